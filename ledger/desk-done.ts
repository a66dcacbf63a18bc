// What a person did, last first: the tasks of their hat in which they sent something, and how their cases stand by now.
import { showsAsked } from './desk-list.ts';
import { type Actor, type CaseId, stateAt, stateTitle } from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import { type LedgerContext, lifecycleOf } from './context.ts';
import { keyOf } from './desk.ts';
import { cursorOf, readCursor } from './desk-cursor.ts';
import { type Found, type Task, type TasksAsked, doneBy, tasksShown } from './desk-tasks.ts';
import { showsTerms, textAsked } from './desk-text.ts';
import { mayRead } from './reading.ts';
import type { CaseRow } from './types.ts';

export type DoneTask = Pick<
  Task,
  'caseId' | 'task' | 'lifecycle' | 'lifecycleTitle' | 'label' | 'title' | 'parties'
> & {
  /** Their last act in it. */ doneAt: string;
  stateTitle: Text;
  ended: boolean;
};

export const doneCursorAfter = ({ doneAt, caseId, task }: Pick<DoneTask, 'doneAt' | 'caseId' | 'task'>): string =>
  cursorOf('done', [doneAt, caseId, task]);
const doneCursorIn = (after: string) => readCursor('done', after, ['instant', 'text', 'text']);
export const isDoneCursor = (after: string): boolean => doneCursorIn(after) !== undefined;

type DoneRow = { case_id: CaseId; state: string; lifecycle: string; done_at: string; held: CaseRow };

export async function done(ledger: LedgerContext, actor: Actor, asked: TasksAsked = {}): Promise<DoneTask[]> {
  const limit = Math.min(asked.limit ?? 100, 1000);
  const { reading: sql } = ledger;
  const text = await textAsked(sql, asked.text);
  if (asked.text !== undefined && !text) return [];
  const found: DoneRow[] = [];
  for (let after = asked.after === undefined ? undefined : doneCursorIn(asked.after); found.length < limit;) {
    const rows = await sql<DoneRow[]>`
      with found as materialized (
        select o.* from desk_done o
        where ${doneBy(sql, actor)} ${asked.lifecycle === undefined ? sql`` : sql`and o.lifecycle = ${asked.lifecycle}`}
          ${after ? sql`and (o.at, o.case_id, o.state) < (${after[0]}::timestamptz, ${after[1]}::text, ${after[2]}::text)` : sql``}
          ${asked.article === undefined ? sql`` : sql`and exists (select 1 from desk_case x where x.case_id = o.case_id and x.keys @> ${[keyOf.article(asked.article)]}::text[])`}
          ${text ? sql`and exists (select 1 from desk_case d where d.case_id = o.case_id and ${text.where})` : sql``}
        order by o.at desc, o.case_id desc, o.state desc limit ${limit}
      )
      select d.case_id, d.state, d.lifecycle, d.at as done_at, to_jsonb(c) as held from found d join cases c on c.id = d.case_id
      order by d.at desc, d.case_id desc, d.state desc`;
    // Who has lost the right to read a case since sees no more of it.
    found.push(
      ...rows.filter(
        ({ held }) =>
          mayRead(ledger, held, actor) &&
          showsAsked(ledger, held, actor, { article: asked.article }) &&
          (!text || showsTerms(ledger, held, actor, text.terms)),
      ),
    );
    if (rows.length < limit) break;
    const last = rows.at(-1)!;
    after = [last.done_at, last.case_id, last.state];
  }
  return shown(ledger, actor, found.slice(0, limit));
}

async function shown(ledger: LedgerContext, actor: Actor, rows: DoneRow[]): Promise<DoneTask[]> {
  const asTasks = rows.map(({ case_id, state, lifecycle, done_at, held }): Found => {
    const title = stateAt(lifecycleOf(ledger, lifecycle), state)?.meta?.task?.title ?? { zh: state, en: state };
    return {
      case_id,
      state,
      lifecycle,
      title,
      claimed_by: null,
      opened_at: done_at,
      due_at: null,
      escalated: false,
      held,
    };
  });
  const titled = await tasksShown(ledger, actor, asTasks);
  return titled.map(({ caseId, task, lifecycle, lifecycleTitle, label, title, parties, openedAt }, n) => {
    const { state, ended } = rows[n]!.held;
    return {
      caseId,
      task,
      lifecycle,
      lifecycleTitle,
      label,
      title,
      parties,
      doneAt: openedAt,
      stateTitle: stateTitle(lifecycleOf(ledger, lifecycle), state),
      ended,
    };
  });
}
