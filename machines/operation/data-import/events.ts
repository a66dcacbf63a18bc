import * as z from 'zod';
import { domainReplies } from '../../shared/domain-port.ts';
import { type EventsOf, event } from '../../shared/events.ts';
import { caseId, documentRef, reason, returned, sentence, sha256, title } from '../../shared/schemas.ts';
import { agreementEvents, grantEvents } from '../../shared/under-agreement.ts';
import { words } from './words.ts';

export const input = z.strictObject({
  agreement: caseId,
  /** The grant of the scenario for which the data are computed together with public data. */
  grant: caseId,
  title,
});
export type Input = z.output<typeof input>;

export const sources = ['ownBusiness', 'purchased', 'licensed', 'publiclyAvailable', 'consented'] as const;

/** What a reviewer needs; a guard reports a missing part. */
export const dossier = z.strictObject({
  description: sentence,
  /** The public data with which it is computed, and the aim. */
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
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ dossier })),
  RESUBMIT: event(words.events.RESUBMIT, z.strictObject({ dossier })),
  APPROVE: event(
    words.events.APPROVE,
    z.strictObject({
      findings: z.strictObject({
        lawfulSource: finding.optional(),
        personalData: finding.optional(),
        security: finding.optional(),
      }),
    }),
  ),
  RETURN: event(words.events.RETURN, returned),
  REFUSE: event(words.events.REFUSE, reason),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: sentence.optional() })),
  IMPORT: event(words.events.IMPORT, z.strictObject({ fingerprint: sha256 })),
  REMOVE: event(words.events.REMOVE, reason),
  DATA_IMPORTED: domainReplies.DATA_IMPORTED,
  DATA_DELETED: domainReplies.DATA_DELETED,
  ...grantEvents,
  ...agreementEvents,
};
export type Event = EventsOf<typeof events>;
