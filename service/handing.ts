// Handing a task to somebody: the accounts are asked at that moment who wears the hat that it wants, and a refusal says who
// could be named.
import type { Callers, Wearer } from '../accounts/callers.ts';
import type { Caller } from '../accounts/identity.ts';
import { type Actor, WEARS_THE_HAT, isRefusal, namesSomebody } from '@shuquan/machines/kernel';
import type { Ledger } from '../ledger/index.ts';
import type { Handing } from '../ledger/naming.ts';
import { type No, typeOf } from './door.ts';

export type Nameable = { ok: true; people: Pick<Wearer, 'person' | 'name'>[] };

type Parts = {
  ledger: Ledger;
  callers: Callers;
  onCase: <T>(as: Caller, caseId: string, work: (actor: Actor) => Promise<T>, event: string) => Promise<T | No>;
};
type Asked = { caseId: string; event: unknown; actor: Actor };

export const handing = ({ ledger, callers, onCase }: Parts) => {
  const nameable = async ({ caseId, event, actor }: Asked & { event: Handing }): Promise<Nameable | No> => {
    const found = await ledger.nameable(caseId, event, actor, await callers.wearers());
    return isRefusal(found) ? found : { ok: true, people: found.map(({ person, name }) => ({ person, name })) };
  };
  return {
    /** What the accounts say of whom an event names; nothing of an event that names nobody. */
    named: async (event: unknown): Promise<Actor[] | undefined> => {
      if (!namesSomebody(typeOf(event))) return undefined;
      const { person } = event as { person?: unknown };
      return typeof person === 'string' ? (await callers.wearers(person)).flatMap(({ hats }) => hats) : [];
    },
    /** A refusal of whom an event names, with those who could be named instead. */
    withNames: async <A extends { ok: boolean }>(answer: A, asked: Asked): Promise<A> => {
      if (!isUnfit(answer)) return answer;
      const others = await nameable({ ...asked, event: asked.event as Handing });
      return 'people' in others ? { ...answer, ...naming(answer, others.people) } : answer;
    },
    calls: {
      /** To whom the actor may hand a task now. */
      nameable: ({ as, caseId, ...event }: { as: Caller; caseId: string } & Handing): Promise<Nameable | No> =>
        onCase<Nameable | No>(as, caseId, (actor) => nameable({ caseId, event, actor }), event.type),
    },
  };
};

type Unfit = Pick<No, 'message' | 'details'>;
const isUnfit = <A extends { ok: boolean }>(answer: A): answer is A & Unfit =>
  !answer.ok && Boolean((answer as Partial<Unfit>).details?.some(({ rule }) => rule === WEARS_THE_HAT));

const SHOWN = 10;
function naming({ message, details = [] }: Unfit, people: Nameable['people']): Unfit {
  const listed = people.slice(0, SHOWN).map(({ person, name }) => `${name}（${person}）`);
  const zh = listed.length
    ? `可以指定：${listed.join('、')}${people.length > SHOWN ? '等' : ''}。`
    : '目前无人可以指定。';
  const some = people.slice(0, SHOWN).map(({ person, name }) => `${name} (${person})`);
  const en = some.length
    ? ` You can name ${some.join(', ')}${people.length > SHOWN ? ' …' : ''}.`
    : ' Nobody can be named now.';
  const added = { zh: message.zh + zh, en: message.en + en };
  return {
    message: added,
    details: details.map((one) => (one.rule === WEARS_THE_HAT ? { ...one, message: added } : one)) as No['details'],
  };
}
