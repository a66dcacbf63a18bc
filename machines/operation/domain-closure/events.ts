import * as z from 'zod';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, documentRef, instant, sentence, sha256, title } from '../../shared/schemas.ts';

/** P4(4): what is disposed of as the agreement says; each kind is answered, with `none` where there is nothing. */
export const assets = ['products', 'models', 'derivedData', 'importedData'] as const;
export const dispositions = ['none', 'transferred', 'returned', 'sealed', 'destroyed', 'keptAsAgreed'] as const;
/** P31: what must be gone, looked at one by one. Network logs are not among it. */
export const checks = ['authorizedData', 'workingCopies', 'importedData', 'staffAccess', 'interfacesAndKeys'] as const;

export const input = z.strictObject({
  agreement: caseId,
  /** What came over from these is closed with it: the domain knows it under the agreement that it was opened for. */
  predecessors: z.array(caseId).max(1000).default([]),
  operator: title,
  /** What the agreement says about assets at its end. */
  assetDisposal: z.string().max(4000),
  /** When the rights ended. */
  endedAt: instant,
  /** The signed successor and what it takes over: that is not closed. */
  coveredBy: z.strictObject({ agreement: caseId, datasets: z.array(title), scenarios: z.array(title) }).nullable(),
});
export type Input = z.output<typeof input>;

const receipt = title;
const remaining = z.int().min(0);

export const events = {
  ACCESS_REVOKED: told('域内权限已撤销', 'The domain has revoked access', z.strictObject({ receipt, remaining })),
  DATA_DELETED: told('域内数据已删除', 'The domain has deleted the data', z.strictObject({ receipt, remaining })),
  RETRY: event('重新执行', 'Ask the domain again', z.strictObject({ reason: sentence.optional() })),
  RECORD_DISPOSAL: event(
    '登记资产处置',
    'Record how the assets were disposed of',
    z.strictObject({
      dispositions: z
        .array(z.strictObject({ asset: z.enum(assets), how: z.enum(dispositions), note: sentence.optional() }))
        .max(20),
      asAgreed: z.boolean(),
      record: documentRef,
    }),
  ),
  PLACE_HOLD: event(
    '法定冻结',
    'Place a legal hold',
    z.strictObject({ hold: title, basis: sentence, document: documentRef }),
  ),
  LIFT_HOLD: event('解除法定冻结', 'Lift a legal hold', z.strictObject({ hold: title, reason: sentence })),
  VERIFY_DELETION: event(
    '核验删除',
    'Verify the deletion',
    z.strictObject({ checked: z.array(z.enum(checks)).max(20), report: documentRef }),
  ),
  REPORT_REMAINS: event(
    '发现未删除数据',
    'Report data that are still there',
    z.strictObject({ items: z.array(title).min(1).max(200) }),
  ),
  ARCHIVE_SEALED: told('网络日志已封存留存', 'The network logs are sealed', z.strictObject({ sha256, record: caseId })),
};
export type Event = EventsOf<typeof events>;
