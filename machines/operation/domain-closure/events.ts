import * as z from 'zod';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, documentRef, instant, sentence, sha256, title } from '../../shared/schemas.ts';
import { words } from './words.ts';

/** P4(4): the agreement provides for their disposal. Each kind has its answer, `none` where there are no such assets. */
export const assets = ['products', 'models', 'derivedData', 'importedData'] as const;
export const dispositions = ['none', 'transferred', 'returned', 'sealed', 'destroyed', 'keptAsAgreed'] as const;
/** P31: what must be deleted or revoked, checked one by one. Network logs are retained. */
export const checks = ['authorizedData', 'workingCopies', 'importedData', 'staffAccess', 'interfacesAndKeys'] as const;

export const input = z.strictObject({
  agreement: caseId,
  /** Data and access taken over from these are closed as well: the domain keeps them under the agreement of their opening. */
  predecessors: z.array(caseId).max(1000).default([]),
  operator: title,
  /** What the agreement provides for the assets at its end. */
  assetDisposal: z.string().max(4000),
  /** When the rights ended. */
  endedAt: instant,
  /** The signed successor, and what it takes over: that stays open. */
  coveredBy: z.strictObject({ agreement: caseId, datasets: z.array(title), scenarios: z.array(title) }).nullable(),
});
export type Input = z.output<typeof input>;

const receipt = title;
const remaining = z.int().min(0);

export const events = {
  ACCESS_REVOKED: told(words.events.ACCESS_REVOKED, z.strictObject({ receipt, remaining })),
  DATA_DELETED: told(words.events.DATA_DELETED, z.strictObject({ receipt, remaining })),
  RETRY: event(words.events.RETRY, z.strictObject({ reason: sentence.optional() })),
  RECORD_DISPOSAL: event(
    words.events.RECORD_DISPOSAL,
    z.strictObject({
      dispositions: z
        .array(
          z.strictObject({
            asset: z.enum(assets),
            how: z.enum(dispositions),
            /** P27: the exports under which products, models or derived data left the domain. */
            exports: z.array(caseId).max(200).default([]),
            note: sentence.optional(),
          }),
        )
        .max(20),
      asAgreed: z.boolean(),
      record: documentRef,
    }),
  ),
  PLACE_HOLD: event(words.events.PLACE_HOLD, z.strictObject({ hold: title, basis: sentence, document: documentRef })),
  LIFT_HOLD: event(words.events.LIFT_HOLD, z.strictObject({ hold: title, reason: sentence })),
  VERIFY_DELETION: event(
    words.events.VERIFY_DELETION,
    z.strictObject({ checked: z.array(z.enum(checks)).max(20), report: documentRef }),
  ),
  REPORT_REMAINS: event(words.events.REPORT_REMAINS, z.strictObject({ items: z.array(title).min(1).max(200) })),
  ARCHIVE_SEALED: told(words.events.ARCHIVE_SEALED, z.strictObject({ sha256, record: caseId })),
};
export type Event = EventsOf<typeof events>;
