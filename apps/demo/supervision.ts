// Supervision of the venue: an incident at night, its notice and reports, an inspection, an order, late results, the closing,
// and the archive that stands without the product. Days pass, so it runs on a system of its own with a clock that it moves.
import { bagStands } from './bag.ts';
import { closed, discovered, head, lifted, toldAndReported } from './incident.ts';
import { inspected, rectified, supervisor } from './inspecting.ts';
import { ledgerStands } from './ledger.ts';
import { listed } from './listing.ts';
import { registered } from './registration.ts';
import type { Stage } from './stage.ts';

export const WEEK_BEGINS = '2026-03-02T09:00:00+08:00';
const merchant = 'liu.yang@MERCHANT';

/** Answers whether the incident is closed, everything verifies and the bag stands alone. */
export async function tellSupervision(stage: Stage): Promise<boolean> {
  const { tell } = stage;
  tell.title('场所监管 从夜间事件到结案归档 · Supervision: from an incident at night to the archive of its case');
  tell.aside(
    '小时和期限按演示时钟经过（始于 2026-03-02），因此使用自带系统 · Hours and limits pass on a clock that the demo moves, so it runs its own system.',
  );
  tell.stage({ zh: '一 主体与标的登记', en: '1 A subject and its listing' }, ['T6', 'T8', 'T12', 'T14', 'T17']);
  const listing = await listed(stage, merchant, await registered(stage, merchant, 'merchant'));
  const incident = await discovered(stage, listing);
  await toldAndReported(stage, incident, listing);
  await lifted(stage, incident, listing);
  const found = await inspected(stage, incident);
  await rectified(stage, found);
  const { ended } = await closed(stage, incident);
  tell.stage({ zh: '八 档案脱离系统核验', en: '8 The archive, checked without the product' }, ['T24', 'T25']);
  const whole = await ledgerStands(stage, supervisor, [listing, incident, found.inspection, found.order]);
  const stands = await bagStands(stage, head, incident);
  const done = ended && whole && stands;
  tell.verdict(done, `${done ? '事件已结案归档 · CLOSED' : '未按故事结束 · did not end as told'} ${incident}`);
  return done;
}
