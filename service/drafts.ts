// Drafts as apps ask for them: bound to an event of a case, or to the opening of one; of their owner alone.
import { type Actor, isTaskEvent, refuse } from '@shuquan/machines/kernel';
import type { Caller } from '../accounts/identity.ts';
import { lifecycleNamed } from '../ledger/context.ts';
import type { Begun, Draft, DraftOf } from '../ledger/drafts.ts';
import type { Ledger } from '../ledger/index.ts';
import { type No, checkKey, hasNul, isNo, no } from './door.ts';

export type { Begun, Draft, DraftOf } from '../ledger/drafts.ts';
type As = { as: Caller };
type Parts = {
  ledger: Ledger;
  acting: <T>(as: Caller, work: (actor: Actor) => Promise<T>) => Promise<T | No>;
};
/** The event of a draft that is to open a case. */
export const OPENING = 'OPEN';

export const draftCalls = ({ ledger, acting }: Parts) => ({
  /** What somebody has begun in this hat, the latest first; without its content. */
  drafts: ({ as }: As): Promise<{ ok: true; drafts: Begun[] } | No> =>
    acting(as, async (by) => ({ ok: true as const, drafts: await ledger.drafts(by) })),
  draft: ({ as, id }: As & { id: string }): Promise<({ ok: true } & Draft) | No> =>
    acting<({ ok: true } & Draft) | No>(as, async (by) => {
      const found = hasNul(id) ? undefined : await ledger.draft(by, id);
      return found ? { ok: true, ...found } : no('NOT_FOUND', { zh: '没有这份草稿。', en: 'There is no such draft.' });
    }),
  saveDraft: ({
    as,
    ...draft
  }: As & DraftOf & { id: string; content: unknown }): Promise<({ ok: true } & Begun) | No> =>
    acting<({ ok: true } & Begun) | No>(as, async (by) => {
      const bad = checkKey(draft.id) ?? unknownForm(ledger, draft);
      const saved = bad ?? (await ledger.saveDraft(by, draft));
      return isNo(saved) ? saved : { ok: true, ...saved };
    }),
  /** There is none afterwards; nor is it a fault where there was none. */
  removeDraft: ({ as, id }: As & { id: string }): Promise<{ ok: true } | No> =>
    acting(as, async (by) => {
      if (!hasNul(id)) await ledger.removeDraft(by, id);
      return { ok: true as const };
    }),
});

function unknownForm(ledger: Ledger, { lifecycle: id, caseId, event }: DraftOf): No | undefined {
  const lifecycle = lifecycleNamed(ledger, id);
  if (isNo(lifecycle)) return lifecycle;
  if (caseId !== undefined && (!caseId.startsWith(`${id}/`) || hasNul(caseId)))
    return refuse('CASE_UNKNOWN', { zh: '没有这个案件。', en: 'There is no such case.' });
  const own = Object.hasOwn(lifecycle.events, event) && !lifecycle.events[event]?.internal;
  return (caseId === undefined ? event === OPENING : own || isTaskEvent(event))
    ? undefined
    : refuse('EVENT_UNKNOWN', {
        zh: `“${lifecycle.title.zh}”没有“${event}”这一事件。`,
        en: `${id} knows no event ${event}.`,
      });
}
