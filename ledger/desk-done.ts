// What a person did, last first: the tasks of their hat in which they sent something, and how their cases stand by now.
import { type Actor, type CaseId, stateAt, stateTitle } from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import { type LedgerContext, lifecycleOf } from './context.ts';
import { keyOf, numberOf } from './desk.ts';
import { type Cursor, cursorOf, readCursor } from './desk-cursor.ts';
import { type Found, type Task, type TasksAsked, doneBy, tasksShown } from './desk-tasks.ts';
import { type Text as TextAsked, showsAsked, textAsked } from './desk-text.ts';
import { caseAsJson } from './held.ts';
import { filledPage, sizeOf } from './pages.ts';
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
  const limit = sizeOf(asked.limit);
  const { article } = asked;
  const text = await textAsked(ledger, asked.text);
  if (asked.text !== undefined && !text) return [];
  const found = await filledPage(limit, asked.after === undefined ? undefined : doneCursorIn(asked.after), {
    read: (after) => doneAfter(ledger, actor, { ...asked, limit }, { after, text }),
    // Who has lost the right to read a case since sees no more of it.
    shows: ({ held }) =>
      mayRead(ledger, held, actor) && showsAsked(ledger, held, actor, { article, terms: text?.terms }),
    placeOf: ({ done_at, case_id, state }): Cursor => [done_at, case_id, state],
  });
  return shown(ledger, actor, found);
}

const doneAfter = (
  { reading: sql }: LedgerContext,
  actor: Actor,
  asked: TasksAsked & { limit: number },
  { after, text }: { after: Cursor | undefined; text: TextAsked | null },
) => sql<DoneRow[]>`
    with found as materialized (
      select o.* from desk_done o
      where ${doneBy(sql, actor)} ${asked.lifecycle === undefined ? sql`` : sql`and o.lifecycle = ${asked.lifecycle}`}
        ${after ? sql`and (o.at, o.no, o.state) < (${after[0]}::timestamptz, ${numberOf(sql, after[1]!)}, ${after[2]}::text)` : sql``}
        ${asked.article === undefined ? sql`` : sql`and exists (select 1 from desk_case x where x.no = o.no and x.keys @> ${[keyOf.article(asked.article)]}::text[])`}
        ${text ? sql`and exists (select 1 from desk_case d where d.no = o.no and ${text.where})` : sql``}
      order by o.at desc, o.no desc, o.state desc limit ${asked.limit}
    )
    select c.id as case_id, d.state, d.lifecycle, d.at as done_at, ${caseAsJson(sql)} as held from found d join cases c on c.no = d.no
    order by d.at desc, d.no desc, d.state desc`;

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
