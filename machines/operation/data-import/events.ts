import * as z from 'zod';
import { domainReplies } from '../../shared/domain-port.ts';
import { type EventsOf, event } from '../../shared/events.ts';
import { caseId, documentRef, reason, returned, sentence, sha256, title } from '../../shared/schemas.ts';
import { agreementEvents, grantEvents } from '../../shared/under-agreement.ts';

export const input = z.strictObject({
  agreement: caseId,
  /** The scenario for which the data are computed together with public data. */
  grant: caseId,
  title,
});
export type Input = z.output<typeof input>;

export const sources = ['ownBusiness', 'purchased', 'licensed', 'publiclyAvailable', 'consented'] as const;

/** What a reviewer needs; which part is missing, a guard says. */
export const dossier = z.strictObject({
  description: sentence,
  /** What it is computed together with, and what for. */
  purpose: sentence,
  source: z
    .strictObject({ kind: z.enum(sources), statement: sentence, evidence: z.array(documentRef).max(20).default([]) })
    .optional(),
  personalData: z
    .discriminatedUnion('mode', [
      z.strictObject({ mode: z.literal('none') }),
      z.strictObject({ mode: z.enum(['consent', 'anonymised']), evidence: z.array(documentRef).max(20).default([]) }),
    ])
    .optional(),
  /** Of the data as they are to be imported. */
  fingerprint: sha256,
});
export type Dossier = z.output<typeof dossier>;

const finding = z.strictObject({ clear: z.boolean(), basis: sentence });

export const events = {
  SUBMIT: event('申请导入社会数据', 'Ask to import', z.strictObject({ dossier })),
  RESUBMIT: event('补正后提交', 'Submit again', z.strictObject({ dossier })),
  APPROVE: event(
    '批准导入',
    'Approve the import',
    z.strictObject({
      findings: z.strictObject({
        lawfulSource: finding.optional(),
        personalData: finding.optional(),
        security: finding.optional(),
      }),
    }),
  ),
  RETURN: event('退回补正', 'Return for correction', returned),
  REFUSE: event('不予批准', 'Refuse the import', reason),
  WITHDRAW: event('撤回', 'Withdraw', z.strictObject({ reason: sentence.optional() })),
  IMPORT: event('执行导入', 'Import', z.strictObject({ fingerprint: sha256 })),
  REMOVE: event('移除导入数据', 'Remove the imported data', reason),
  DATA_IMPORTED: domainReplies.DATA_IMPORTED,
  DATA_DELETED: domainReplies.DATA_DELETED,
  GRANT_ENDED: grantEvents.GRANT_ENDED,
  AGREEMENT_ENDED: agreementEvents.AGREEMENT_ENDED,
};
export type Event = EventsOf<typeof events>;
