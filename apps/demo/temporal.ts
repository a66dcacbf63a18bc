// The same deadlines twice: as the ledger has them, and as Temporal holds them for the runner of the case.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, WorkflowHandle } from '@temporalio/client';
import type { Description } from '../../ledger/index.ts';
import { deadline, time } from '../cli/table.ts';
import type { DemoCase } from './caller.ts';
import type { Stage } from './stage.ts';

/** Prints what `describe`, the search attributes and the timer of a case's workflow say, next to the ledger. */
export async function tellTimers({ api, system, tell }: Stage, caseId: string, as: string): Promise<void> {
  let client: Client;
  try {
    client = await system.temporal();
  } catch (error) {
    tell.aside(
      `Temporal 无法连接，期限未能对照 · Temporal cannot be reached (set TEMPORAL_ADDRESS): ${error instanceof Error ? error.message : String(error)}`,
    );
    return;
  }
  const view = await api.show(as, caseId);
  const handle = client.workflow.getHandle(caseId);
  const described = await caughtUp(() => handle.query<Description>('describe'), view);
  const at = new Map(described.deadlines.map(({ clock, kind, dueAt }) => [`${clock} ${kind}`, dueAt]));
  const alike = view.deadlines.filter(({ clock, kind, dueAt }) => at.get(`${clock} ${kind}`) === dueAt);
  const next = view.deadlines.find(({ dueAt }) => dueAt !== null);
  const { typedSearchAttributes, type } = await handle.describe();
  const fires = await armedTimer(handle);
  tell.followed(`Temporal: workflow ${type} ${caseId}`);
  tell.followed(
    `查询 describe 与台账 · query describe and ledger: ${alike.length} of ${view.deadlines.length} deadlines alike`,
  );
  for (const { title, dueAt } of view.deadlines.filter((one) => one.dueAt).slice(0, 3))
    tell.aside(`  ${deadline(dueAt!)}  ${title.zh} · ${title.en}`);
  const attributes = typedSearchAttributes
    .getAll()
    .filter(({ key }) => key.name.startsWith('Shuquan'))
    .map(
      ({ key, value }) =>
        `${key.name} = ${Array.isArray(value) ? `${value.length} states` : value instanceof Date ? time(value.toISOString()) : String(value)}`,
    );
  tell.followed(`搜索属性 · search attributes: ${attributes.join(', ')}`);
  tell.followed(
    `定时器 · timer armed in Temporal: fires ${fires ? time(fires) : 'never'}; next in the ledger: ${next?.dueAt ? time(next.dueAt) : 'none'}`,
  );
}

/** When the timer that stands in the workflow's history goes off; the runner arms it when it has nothing else to do. */
async function armedTimer(handle: WorkflowHandle): Promise<string | null> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { events } = await handle.fetchHistory();
    const gone = new Set(
      (events ?? []).map(({ timerFiredEventAttributes: fired, timerCanceledEventAttributes: canceled }) =>
        String((fired ?? canceled)?.startedEventId ?? ''),
      ),
    );
    const armed = (events ?? []).findLast(
      ({ eventId, timerStartedEventAttributes }) => timerStartedEventAttributes && !gone.has(String(eventId)),
    );
    if (armed)
      return new Date(
        msOf(armed.eventTime) + msOf(armed.timerStartedEventAttributes?.startToFireTimeout),
      ).toISOString();
    await sleep(100);
  }
  return null;
}

type Span = { seconds?: unknown; nanos?: number | null } | null | undefined;
// Rounded up: the runner sleeps for whole milliseconds from the moment it read the ledger.
const msOf = (span: Span): number => Math.round(Number(span?.seconds ?? 0) * 1000 + (span?.nanos ?? 0) / 1e6);

/** A change reaches the runner within seconds. */
async function caughtUp(query: () => Promise<Description | null>, { version }: DemoCase): Promise<Description> {
  for (let tries = 0; ; tries += 1) {
    const described = await query();
    if (described && (described.version >= version || tries > 100)) return described;
    await sleep(100);
  }
}
