// Who waits for news: one look at the ledger a process, for all of them. What is told has no content; whoever hears it asks
// again, under their own rights.
import { setTimeout as sleep } from 'node:timers/promises';
import { type Actor, refuse } from '@shuquan/machines/kernel';
import type { Caller } from '../accounts/identity.ts';
import { type Known, type Mark, type News, markNow, newsSince, tellsOf } from '../ledger/changes.ts';
import type { Ledger } from '../ledger/index.ts';
import type { No } from './door.ts';

/** `all`: there is more than can be told one by one. */
export type Piece = { case: string; version: number } | { task: string } | { notice: number } | { all: true };
export type Heard = { id: string; pieces: Piece[] };
export type Listener = {
  /** What has come by then; nothing, after so long a silence; null: it has ended. */
  next: (silenceMs: number) => Promise<Heard | null>;
  end: () => void;
};
export type Live = {
  /** `after`: the id of what was heard last. undefined: the person listens often enough. */
  listen: (actor: Actor, after?: string) => Promise<Listener | undefined>;
  close: () => void;
};

const LOOK_MS = 150;
/** No act takes longer between its number and its commit. */
const LATE_MS = 10_000;
const MOST_EACH = 4;
const MOST_PIECES = 500;

type Waiting = { actor: Actor; pieces: Piece[]; wake: (() => void) | undefined; ended: boolean };

export function createLive(ledger: Ledger): Live {
  const { context } = ledger;
  const waiting = new Set<Waiting>();
  const looker = lookerAt(ledger, {
    isNeeded: () => waiting.size > 0,
    tell: (news) => {
      for (const one of waiting)
        try {
          add(one, piecesFor(context, news, one.actor));
        } catch (error) {
          // Whoever cannot be told what it was looks at everything again; the others hear it.
          context.onError(error, 'news could not be told to a listener');
          add(one, [{ all: true }]);
        }
    },
  });
  let closed = false;
  const end = (one: Waiting): void => {
    waiting.delete(one);
    one.ended = true;
    one.wake?.();
  };
  return {
    listen: async (actor, after) => {
      const own = [...waiting].filter((one) => one.actor.person === actor.person);
      if (own.length >= MOST_EACH) return undefined;
      const one: Waiting = { actor, pieces: [], wake: undefined, ended: closed };
      if (!closed) waiting.add(one);
      const mark = after === undefined ? undefined : markIn(after);
      try {
        await looker.begin();
        if (mark && !closed) add(one, await missedSince(ledger, mark, actor));
      } catch (error) {
        end(one);
        throw error;
      }
      return { next: (silenceMs) => nextOf(one, silenceMs, looker.mark), end: () => end(one) };
    },
    close: () => {
      closed = true;
      for (const one of waiting) end(one);
    },
  };
}

function add(one: Waiting, pieces: Piece[]): void {
  one.pieces.push(...pieces);
  if (one.pieces.length > MOST_PIECES) one.pieces = [{ all: true }];
  if (one.pieces.length) one.wake?.();
}

async function nextOf(one: Waiting, silenceMs: number, mark: () => Mark): Promise<Heard | null> {
  if (!one.pieces.length && !one.ended) {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      one.wake = resolve;
      timer = setTimeout(resolve, silenceMs);
    });
    clearTimeout(timer);
    one.wake = undefined;
  }
  if (one.ended) return null;
  const { ledger, notice } = mark();
  return { id: `${ledger}-${notice}`, pieces: one.pieces.splice(0) };
}

function markIn(id: string): Mark | undefined {
  const [, ledger, notice] = /^(\d{1,15})-(\d{1,15})$/.exec(id) ?? [];
  return ledger === undefined ? undefined : { ledger: Number(ledger), notice: Number(notice) };
}

async function missedSince(ledger: Ledger, mark: Mark, actor: Actor): Promise<Piece[]> {
  const news = await newsSince(ledger.context, mark);
  return news.more ? [{ all: true }] : piecesFor(ledger.context, news, actor);
}

/** Each case and task once, with the last version. */
function piecesFor(context: Ledger['context'], { changes, notices, more }: News, actor: Actor): Piece[] {
  if (more) return [{ all: true }];
  const versions = new Map<string, number>();
  const tasks = new Set<string>();
  for (const change of changes) {
    const tells = tellsOf(context, change, actor);
    if (tells.case) versions.set(change.caseId, change.version);
    if (tells.task) tasks.add(change.caseId);
  }
  return [
    ...[...versions].map(([id, version]) => ({ case: id, version })),
    ...[...tasks].map((task) => ({ task })),
    ...notices.filter(({ person }) => person === actor.person).map(({ id }) => ({ notice: id })),
  ];
}

type Needed = { isNeeded: () => boolean; tell: (news: News) => void };
const beyond = (numbers: ReadonlySet<number>, mark: number): Set<number> =>
  new Set([...numbers].filter((n) => n > mark));

/** Looks at what is new while somebody waits. Its mark lies so far back that nothing comes to light behind it. */
function lookerAt({ context }: Ledger, { isNeeded, tell }: Needed) {
  let marks: { at: number; mark: Mark }[] = [];
  let known: Known = { ledger: new Set(), notice: new Set() };
  let beginning: Promise<void> | undefined;
  const low = (): Mark => marks[0]!.mark;

  const look = async (): Promise<void> => {
    const news = await newsSince(context, low(), known);
    const ledger = [...known.ledger, ...news.changes.map(({ n }) => n)];
    const notice = [...known.notice, ...news.notices.map(({ id }) => id)];
    const mark = { ledger: Math.max(low().ledger, ...ledger), notice: Math.max(low().notice, ...notice) };
    marks.push({ at: performance.now(), mark });
    while (marks.length > 1 && performance.now() - marks[1]!.at > LATE_MS) marks.shift();
    known = { ledger: beyond(new Set(ledger), low().ledger), notice: beyond(new Set(notice), low().notice) };
    tell(news);
  };
  const again = async (): Promise<void> => {
    for (;;) {
      await sleep(LOOK_MS, undefined, { ref: false });
      if (!isNeeded()) break;
      await look().catch((error: unknown) =>
        context.onError(error, 'news could not be looked for; it will be tried again'),
      );
    }
    beginning = undefined;
  };
  const begin = async (): Promise<void> => {
    marks = [{ at: performance.now(), mark: await markNow(context) }];
    known = { ledger: new Set(), notice: new Set() };
    void again();
  };
  const failed = (error: unknown): never => {
    beginning = undefined;
    throw error;
  };
  return { begin: () => (beginning ??= begin().catch(failed)), mark: low };
}

type Asking = { live: Live; acting: <T>(as: Caller, work: (actor: Actor) => Promise<T>) => Promise<T | No> };
export const liveCalls = ({ live, acting }: Asking) => ({
  /** What changes for an actor, from now on or since they listened last. */
  listen: ({ as, after }: { as: Caller; after: string | undefined }): Promise<Listener | No> =>
    acting<Listener | No>(
      as,
      async (by) =>
        (await live.listen(by, after)) ??
        refuse('LIMIT_REACHED', {
          zh: `每人同时接收动态的连接不超过 ${MOST_EACH} 个。`,
          en: `One person listens ${MOST_EACH} times at once at most.`,
        }),
    ),
  endListening: (): void => live.close(),
});
