import * as z from 'zod';
import { domainReplies } from '../../shared/domain-port.ts';
import { type EventsOf, event } from '../../shared/events.ts';
import { caseId, declared, documentRef, reason, returned, sentence, sha256, title } from '../../shared/schemas.ts';
import { agreementEvents, grantEvents } from '../../shared/under-agreement.ts';

/** P4(2): the main forms; the list is open (“等”). */
export const forms = ['component', 'model', 'interface', 'service', 'report'] as const;
const grants = z
  .array(caseId)
  .min(1)
  .max(20)
  .refine((list) => new Set(list).size === list.length, 'each grant once');

export const input = z.strictObject({
  agreement: caseId,
  /** The scenarios for which the product was made. */
  grants,
  title,
  form: z.union([z.enum(forms), title]),
});
export type Input = z.output<typeof input>;

/** What leaves the domain, piece by piece; what a piece is said to be, the domain checks. */
const piece = z.strictObject({
  name: title,
  kind: title,
  fingerprint: sha256,
  rawData: z.boolean().default(false),
  reversible: z.boolean().default(false),
});

/** What a reviewer needs; which part is missing, a guard says. */
export const dossier = z.strictObject({
  version: title,
  description: sentence,
  /** Of the whole version. */
  fingerprint: sha256,
  manifest: z.array(piece).min(1).max(500),
  /** Which data sets it was made of, under which grant. */
  sources: z
    .array(z.strictObject({ grant: caseId, dataset: title }))
    .min(1)
    .max(500),
  /** Does it go on drawing on the domain once it is on the market? Interfaces and services always do. */
  drawsOnDomain: z.boolean(),
  rawDataAbsent: declared.optional(),
  reversibilityTest: documentRef.optional(),
  pricing: declared.optional(),
});
export type Dossier = z.output<typeof dossier>;

export const events = {
  SUBMIT: event('提交产品审核', 'Submit the product', z.strictObject({ dossier })),
  RESUBMIT: event('补正后提交', 'Submit again', z.strictObject({ dossier })),
  APPROVE: event('批准导出', 'Approve the export', z.strictObject({ scenarios: z.array(title).min(1).max(20) })),
  RETURN: event('退回补正', 'Return for correction', returned),
  REFUSE: event('不予批准', 'Refuse the export', reason),
  WITHDRAW: event('撤回', 'Withdraw', z.strictObject({ reason: sentence.optional() })),
  EXPORT: event('导出产品', 'Export the product', z.strictObject({})),
  REQUEST_SCENARIOS: event('申请增加应用场景', 'Ask for further scenarios', z.strictObject({ grants })),
  APPROVE_SCENARIOS: event(
    '批准增加应用场景',
    'Approve the further scenarios',
    z.strictObject({ note: sentence.optional() }),
  ),
  REFUSE_SCENARIOS: event('不予增加应用场景', 'Refuse the further scenarios', reason),
  MISUSE_FOUND: event(
    '发现用于未经审批的场景',
    'Report use for a scenario that was not approved',
    z.strictObject({
      usedFor: title,
      /** 变相: under the name of an approved scenario. */ disguised: z.boolean(),
      finding: sentence,
      evidence: z.array(documentRef).min(1).max(50),
    }),
  ),
  RETIRE: event('产品下线', 'Retire the product', reason),
  TECH_CHECKED: domainReplies.TECH_CHECKED,
  PRODUCT_EXPORTED: domainReplies.PRODUCT_EXPORTED,
  ...grantEvents,
  ...agreementEvents,
};
export type Event = EventsOf<typeof events>;
