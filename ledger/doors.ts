// What people, services and ports ask of the ledger.
import { type Actor, type Grant, type Refusal, type Worn, isRefusal } from '@shuquan/machines/kernel';
import * as access from './access.ts';
import { append } from './append.ts';
import { certificate } from './certificates.ts';
import type { LedgerContext } from './context.ts';
import { done } from './desk-done.ts';
import type { ListFilter } from './desk-list.ts';
import { type NoticesAsked, markRead, noticesOf, setMail, unreadNotices, wantsMail } from './desk-notices.ts';
import { type TasksAsked, taskCounts, tasks } from './desk-tasks.ts';
import * as market from './listings.ts';
import { type Handing, nameable, readersAmong } from './naming.ts';
import { open } from './open.ts';
import type { RowsAsked } from './pages.ts';
import { readerFor } from './readers.ts';
import * as begun from './drafts.ts';
import { type OpeningRehearsal, type RehearsalRequest, rehearse, rehearseOpening } from './rehearse.ts';
import type { AppendRequest, OpenRequest, Settlement } from './types.ts';
import { type Door, use } from './uses.ts';
import * as who from './who-read.ts';

/** A read that is refused leaves a trace as an act does (T25). */
async function noted<T extends object>(
  { onAct }: LedgerContext,
  caseId: string,
  actor: Actor,
  reading: Promise<T | Refusal>,
): Promise<T | Refusal> {
  const begun = performance.now();
  const answer = await reading;
  if (isRefusal(answer) && answer.code === 'READ_NOT_ALLOWED')
    onAct({ lifecycle: caseId.split('/')[0]!, caseId, event: 'READ', actor, ms: performance.now() - begun, answer });
  return answer;
}

export const doors = (context: LedgerContext) => ({
  append: (request: AppendRequest, settlement?: Settlement) => append(context, request, settlement),
  open: (request: OpenRequest) => open(context, request),
  show: (caseId: string, actor: Actor) => noted(context, caseId, actor, access.show(context, caseId, actor)),
  rehearse: (request: RehearsalRequest) => rehearse(context, request),
  rehearseOpening: (request: OpeningRehearsal) => rehearseOpening(context, request),
  explain: (caseId: string, event: { type: string }, actor: Actor) => access.explain(context, caseId, event, actor),
  nameable: <P extends Worn>(caseId: string, event: Handing, actor: Actor, people: P[]) =>
    nameable(context, caseId, event, { actor, people }),
  readersAmong: (caseId: string, actor: Actor, among: Actor[]) => readersAmong(context, caseId, { actor, among }),
  list: (actor: Actor, filter?: ListFilter) => access.list(context, actor, filter),
  log: (caseId: string, actor: Actor) => noted(context, caseId, actor, access.log(context, caseId, actor)),
  /** For something that is made of the case: no read yet. */
  reader: (caseId: string, actor: Actor, classes: Grant['classes']) =>
    noted(context, caseId, actor, readerFor(context, caseId, actor, classes)),
  reads: (caseId: string, actor: Actor, page?: RowsAsked) =>
    noted(context, caseId, actor, who.readsOf(context, caseId, actor, page)),
  actsOf: (person: string, actor: Actor, page?: RowsAsked) => who.actsOf(context, person, actor, page),
  accessCounts: (from: string, to: string) => who.accessCounts(context, from, to),
  tasks: (actor: Actor, asked?: TasksAsked) => tasks(context, actor, asked),
  /** What the person did lately. */
  done: (actor: Actor, asked?: TasksAsked) => done(context, actor, asked),
  taskCounts: (actor: Actor) => taskCounts(context, actor),
  notices: (actor: Actor, asked?: NoticesAsked) => noticesOf(context, actor.person, asked),
  unreadNotices: (actor: Actor) => unreadNotices(context, actor.person),
  markRead: (actor: Actor, id: number) => markRead(context, actor.person, id),
  wantsMail: (actor: Actor) => wantsMail(context, actor.person),
  setMail: (actor: Actor, wanted: boolean) => setMail(context, actor.person, wanted),
  listings: (actor: Actor, page?: market.PageAsked) => market.listings(context, actor, page),
  listing: (caseId: string, actor: Actor) => market.listing(context, caseId, actor),
  certificate: (number: string) => certificate(context, number),
  use: (door: Door, actor: Actor) => use(context, door, actor),
  drafts: (actor: Actor) => begun.draftsOf(context, actor),
  draft: (actor: Actor, id: string) => begun.draft(context, actor, id),
  saveDraft: (actor: Actor, one: Parameters<typeof begun.saveDraft>[2]) => begun.saveDraft(context, actor, one),
  removeDraft: (actor: Actor, id: string) => begun.removeDraft(context, actor, id),
});
