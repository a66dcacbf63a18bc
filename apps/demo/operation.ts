// The authorized operation of public data, in two stories: a suspended and rectified year that leads to renewal, and
// revocation with closure. Years pass, so it runs on a system of its own with a clock that it moves.
import { authority } from './city.ts';
import { closed, revoked } from './closing.ts';
import { agreed, renewed } from './granting.ts';
import { ledgerStands } from './ledger.ts';
import type { Stage } from './stage.ts';
import { opened, rectified, reportedAndEvaluated, takenOver } from './year.ts';

export const BEGINS = '2026-03-02T09:00:00+08:00';

/** Answers whether both stories end as told, and everything verifies. */
export async function tellOperation(stage: Stage): Promise<boolean> {
  const { tell } = stage;
  tell.title('公共数据授权运营 · Authorized operation of public data');
  tell.aside(
    '申请期、年度和两年期限按日历计算，因此本演示使用自带系统，其台账时钟由演示前移（始于 2026-03-02）；各期限仍由台账按其自身时刻触发。',
  );
  tell.aside(
    'Windows, years and the two-year term are days of the calendar: this demo runs its own system, whose ledger clock it moves forward (from 2026-03-02). Deadlines still fire as of their own instants.',
  );
  tell.title('故事一 从公告到整改、续签 · Story one: from announcement through a rectified year to renewal');
  const agreement = await agreed(stage);
  const scenario = await opened(stage, agreement);
  const order = await reportedAndEvaluated(stage, scenario);
  await rectified(stage, order, scenario);
  const { renewal, successor } = await renewed(stage, agreement);
  await takenOver(stage, agreement, successor, scenario);
  tell.title('故事二 撤销与停权删除 · Story two: revocation and closure');
  await revoked(stage, successor, scenario);
  const done = await closed(stage, successor, scenario);
  const whole = await ledgerStands(stage, authority, [
    agreement,
    successor,
    scenario.grant,
    scenario.staff,
    order,
    renewal,
  ]);
  tell.verdict(
    done && whole,
    `${done ? '授权已撤销，授权运营域已关闭 · REVOKED and CLOSED' : '未按故事结束 · did not end as told'} ${successor}`,
  );
  return done && whole;
}
