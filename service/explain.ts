// What would become of an event: as far as can be told without its content, or as a dry run with it.
import type { Caller } from '../accounts/identity.ts';
import type { Actor, Enabled, JsonObject } from '@shuquan/machines/kernel';
import type { Ledger, OpeningRehearsal } from '../ledger/index.ts';
import { type No, typeOf } from './door.ts';
import type { handing } from './handing.ts';
import { type Who, who } from './titles.ts';

export type Possible = Omit<Enabled, 'by'> & { by: Who[]; onFile?: JsonObject };
export const possible = (one: Enabled & { onFile?: JsonObject }): Possible => ({ ...one, by: one.by.map(who) });

/** `No` only when the question itself cannot be answered; that the event would be refused is an answer. */
export type Explained = { ok: true; taken: true; possible: Possible } | { ok: true; taken: false; refusal: No } | No;
/** `state`: where the event would lead. `refusal` lists everything that stands against it. */
export type Rehearsal = { ok: true; taken: true; state: string[] } | { ok: true; taken: false; refusal: No } | No;

type Parts = {
  ledger: Ledger;
  hand: Pick<ReturnType<typeof handing>, 'rehearse'>;
  acting: <T>(as: Caller, work: (actor: Actor) => Promise<T>, event: string) => Promise<T | No>;
  /** `event`: what is asked about; a program asks only about what it may send. */
  onCase: <T>(as: Caller, caseId: string, work: (actor: Actor) => Promise<T>, event: string) => Promise<T | No>;
};
type As = { as: Caller; caseId: string };

export const explainCalls = ({ ledger, acting, onCase, hand }: Parts) => ({
  /** Would this event be taken now, as far as its content does not matter? If not, why. */
  explain: ({ as, caseId, event }: As & { event: string }): Promise<Explained> =>
    onCase<Explained>(
      as,
      caseId,
      async (by) => {
        const answer = await ledger.explain(caseId, { type: event }, by);
        if (answer.ok) return { ok: true, taken: true, possible: possible(answer.possible) };
        return answer.code === 'CASE_UNKNOWN' || answer.code === 'READ_NOT_ALLOWED'
          ? answer
          : { ok: true, taken: false, refusal: answer };
      },
      event,
    ),
  /** A dry run of an event with its content: nothing is written. */
  rehearse: ({ as, caseId, event }: As & { event: unknown }): Promise<Rehearsal> =>
    onCase<Rehearsal>(
      as,
      caseId,
      async (by) => {
        const answer = await hand.rehearse({ caseId, event, actor: by });
        if (answer.ok) return { ok: true, taken: true, state: answer.state };
        return answer.code === 'CASE_UNKNOWN' ? answer : { ok: true, taken: false, refusal: answer };
      },
      typeOf(event),
    ),
  /** A dry run of an opening: nothing is written, and no case comes of it. */
  rehearseOpening: ({ as, ...asked }: { as: Caller } & Omit<OpeningRehearsal, 'actor'>): Promise<Rehearsal> =>
    acting<Rehearsal>(
      as,
      async (by) => {
        const answer = await ledger.rehearseOpening({ ...asked, actor: by });
        if (answer.ok) return { ok: true, taken: true, state: answer.state };
        return answer.code === 'LIFECYCLE_UNKNOWN' ? answer : { ok: true, taken: false, refusal: answer };
      },
      `${asked.lifecycle}.OPEN`,
    ),
});
