import * as z from 'zod';
import { choice, field } from '../../shared/fields.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, documentRef, instant, named, sha256, title } from '../../shared/schemas.ts';
import { holdLifted, holdPlaced } from '../../shared/holds.ts';
import { words } from './words.ts';

/** P4(4): the agreement provides for their disposal. Each kind has its answer, `none` where there are no such assets. */
const asset = choice({
  products: ['公共数据产品', 'Products'],
  models: ['模型', 'Models'],
  derivedData: ['衍生数据', 'Derived data'],
  importedData: ['导入的社会数据', 'Imported data'],
});
export const assets = asset.options;
const disposition = choice({
  none: ['无此类资产', 'None'],
  transferred: ['移交', 'Transferred'],
  returned: ['返还', 'Returned'],
  sealed: ['封存', 'Sealed'],
  destroyed: ['销毁', 'Destroyed'],
  keptAsAgreed: ['按约定保留', 'Kept as agreed'],
});
export const dispositions = disposition.options;
/** P31: what must be deleted or revoked, checked one by one. Network logs are retained. */
const check = choice({
  authorizedData: ['授权运营的公共数据', 'Authorized data'],
  workingCopies: ['加工副本', 'Working copies'],
  importedData: ['导入的社会数据', 'Imported data'],
  staffAccess: ['人员使用权限', 'Access of staff'],
  interfacesAndKeys: ['接口和密钥', 'Interfaces and keys'],
});
export const checks = check.options;

export const input = z.strictObject({
  agreement: field('授权运营协议', 'Operating agreement', caseId),
  /** Data and access taken over from these are closed as well: the domain keeps them under the agreement of their opening. */
  predecessors: field('前续协议', 'Earlier agreements', z.array(caseId).max(1000).default([])),
  operator: field('授权运营单位', 'Operator', title),
  /** What the agreement provides for the assets at its end. */
  assetDisposal: field('协议约定的资产处置', 'Disposal that the agreement provides', z.string().max(4000)),
  /** When the rights ended. */
  endedAt: field('权利终止时间', 'When the rights ended', instant),
  /** The signed successor, and what it takes over: that stays open. */
  coveredBy: field(
    '由续签协议承接',
    'Taken over by a successor',
    z
      .strictObject({
        agreement: field('续签协议', 'Successor', caseId),
        datasets: field('承接的数据', 'Data sets taken over', z.array(title)),
        scenarios: field('承接的场景', 'Scenarios taken over', z.array(title)),
      })
      .nullable(),
  ),
});
export type Input = z.output<typeof input>;

const receipt = title;
const remaining = z.int().min(0);

export const events = {
  ACCESS_REVOKED: told(words.events.ACCESS_REVOKED, z.strictObject({ receipt, remaining })),
  DATA_DELETED: told(words.events.DATA_DELETED, z.strictObject({ receipt, remaining })),
  RETRY: event(words.events.RETRY, z.strictObject({ reason: named.reasonIfAny })),
  RECORD_DISPOSAL: event(
    words.events.RECORD_DISPOSAL,
    z.strictObject({
      dispositions: field(
        '资产处置情况',
        'Disposal of the assets',
        z
          .array(
            z.strictObject({
              asset: field('资产类别', 'Kind of asset', asset),
              how: field('处置方式', 'How it was disposed of', disposition),
              /** P27: the exports under which products, models or derived data left the domain. */
              exports: field('相关产品导出案件', 'Exports concerned', z.array(caseId).max(200).default([])),
              note: named.note,
            }),
          )
          .max(20),
      ),
      asAgreed: field('符合协议约定', 'As agreed', z.boolean()),
      record: field('处置记录', 'Record', documentRef),
    }),
  ),
  PLACE_HOLD: event(words.events.PLACE_HOLD, holdPlaced),
  LIFT_HOLD: event(words.events.LIFT_HOLD, holdLifted),
  VERIFY_DELETION: event(
    words.events.VERIFY_DELETION,
    z.strictObject({
      checked: field('已核查事项', 'What was checked', z.array(check).max(20)),
      report: field('核查报告', 'Report', documentRef),
    }),
  ),
  REPORT_REMAINS: event(
    words.events.REPORT_REMAINS,
    z.strictObject({ items: field('仍留存的数据或者权限', 'What remains', z.array(title).min(1).max(200)) }),
  ),
  ARCHIVE_SEALED: told(words.events.ARCHIVE_SEALED, z.strictObject({ sha256, record: caseId })),
};
export type Event = EventsOf<typeof events>;
