import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { domainReplies } from '../../shared/domain-port.ts';
import { type EventsOf, event } from '../../shared/events.ts';
import { caseId, declared, documentRef, reason, returned, sentence, sha256, title } from '../../shared/schemas.ts';
import { agreementEvents, grantEvents } from '../../shared/under-agreement.ts';
import { words } from './words.ts';

/** P4(2): the main forms; the list is open (“等”). */
export const forms = ['component', 'model', 'interface', 'service', 'report'] as const;
const grants = z
  .array(caseId)
  .min(1)
  .max(20)
  .refine((list) => new Set(list).size === list.length, fault('每项授权只列一次', 'each grant once'));

export const input = z.strictObject({
  agreement: caseId,
  /** The scenarios for which the product was made. */
  grants,
  title,
  form: z.union([z.enum(forms), title]),
});
export type Input = z.output<typeof input>;

/** What leaves the domain, piece by piece; the domain checks what is declared of each. */
const piece = z.strictObject({
  name: title,
  kind: title,
  fingerprint: sha256,
  rawData: z.boolean().default(false),
  reversible: z.boolean().default(false),
});

/** What a reviewer needs; a guard reports a missing part. */
export const dossier = z.strictObject({
  version: title,
  description: sentence,
  /** Of the whole version. */
  fingerprint: sha256,
  manifest: z.array(piece).min(1).max(500),
  /** The data sets of which it was made, each under its grant. */
  sources: z
    .array(z.strictObject({ grant: caseId, dataset: title }))
    .min(1)
    .max(500),
  /** Does it still draw on the domain when it is on the market? Interfaces and services always do. */
  drawsOnDomain: z.boolean(),
  rawDataAbsent: declared.optional(),
  reversibilityTest: documentRef.optional(),
  pricing: declared.optional(),
});
export type Dossier = z.output<typeof dossier>;

export const events = {
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ dossier })),
  RESUBMIT: event(words.events.RESUBMIT, z.strictObject({ dossier })),
  APPROVE: event(words.events.APPROVE, z.strictObject({ scenarios: z.array(title).min(1).max(20) })),
  RETURN: event(words.events.RETURN, returned),
  REFUSE: event(words.events.REFUSE, reason),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: sentence.optional() })),
  EXPORT: event(words.events.EXPORT, z.strictObject({})),
  REQUEST_SCENARIOS: event(words.events.REQUEST_SCENARIOS, z.strictObject({ grants })),
  APPROVE_SCENARIOS: event(words.events.APPROVE_SCENARIOS, z.strictObject({ note: sentence.optional() })),
  REFUSE_SCENARIOS: event(words.events.REFUSE_SCENARIOS, reason),
  MISUSE_FOUND: event(
    words.events.MISUSE_FOUND,
    z.strictObject({
      usedFor: title,
      /** 变相使用: under the name of an approved scenario. */ disguised: z.boolean(),
      finding: sentence,
      evidence: z.array(documentRef).min(1).max(50),
    }),
  ),
  CONFIRM_MISUSE: event(words.events.CONFIRM_MISUSE, z.strictObject({ opinion: sentence })),
  DISMISS_MISUSE: event(words.events.DISMISS_MISUSE, reason),
  RETIRE: event(words.events.RETIRE, reason),
  TECH_CHECKED: domainReplies.TECH_CHECKED,
  PRODUCT_EXPORTED: domainReplies.PRODUCT_EXPORTED,
  ...grantEvents,
  ...agreementEvents,
};
export type Event = EventsOf<typeof events>;
