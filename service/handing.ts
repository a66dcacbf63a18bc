// Handing a task to somebody: the accounts are asked at that moment who wears the hat that it wants, and a refusal says who
// could be named.
import { hash } from 'node:crypto';
import type { Callers, Wearer } from '../accounts/callers.ts';
import type { Caller } from '../accounts/identity.ts';
import { spell } from '../accounts/principals.ts';
import { type Actor, WEARS_THE_HAT, handsOf, isRefusal, namesSomebody } from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import type { Answer, Ledger } from '../ledger/index.ts';
import type { Handing } from '../ledger/naming.ts';
import { type No, checkKey, typeOf } from './door.ts';

export type Nameable = { ok: true; people: Pick<Wearer, 'person' | 'name'>[] };

export type Recipients = {
  ok: true;
  recipients: { recipient: string; name: string; hat: string; party: string | null }[];
};

type Parts = {
  ledger: Ledger;
  callers: Callers;
  acting: <T>(as: Caller, work: (actor: Actor) => Promise<T>) => Promise<T | No>;
  onCase: <T>(as: Caller, caseId: string, work: (actor: Actor) => Promise<T>, event?: string) => Promise<T | No>;
};
type As = { as: Caller };
type Asked = { caseId: string; event: unknown; actor: Actor };
type Sending = { key: string; expectedVersion?: number | undefined };
type Named = { caseId: string; task: string };
export type Bulk = { key: string; tasks: Named[] } & ({ do: 'CLAIM' | 'UNCLAIM' } | { do: 'ASSIGN'; person: string });
export type BulkAnswer = {
  ok: true;
  results: (Named & { taken: boolean; code?: No['code']; message?: Text })[];
};

/** Events that may name somebody, with what the accounts say of them; and whom they could name. */
function namingFor({ ledger, callers }: Pick<Parts, 'ledger' | 'callers'>) {
  const nameable = async ({ caseId, event, actor }: Asked & { event: Handing }): Promise<Nameable | No> => {
    const found = await ledger.nameable(caseId, event, actor, await callers.wearers());
    return isRefusal(found) ? found : { ok: true, people: found.map(({ person, name }) => ({ person, name })) };
  };
  /** What the accounts say of whom an event names; nothing of an event that names nobody. */
  const named = async (event: unknown): Promise<Actor[] | undefined> => {
    if (!namesSomebody(typeOf(event))) return undefined;
    const { person } = event as { person?: unknown };
    return typeof person === 'string' ? (await callers.wearers(person)).flatMap(({ hats }) => hats) : [];
  };
  /** A refusal of whom an event names, with those who could be named instead. */
  const withNames = async <A extends { ok: boolean }>(answer: A, asked: Asked): Promise<A> => {
    if (!isUnfit(answer)) return answer;
    const { person: _, ...event } = asked.event as Handing & { person: unknown };
    const others = await nameable({ ...asked, event });
    return 'people' in others ? { ...answer, ...naming(answer, others.people) } : answer;
  };
  return {
    nameable,
    send: async ({ key, expectedVersion, ...asked }: Asked & Sending): Promise<Answer | No> => {
      const event = asked.event as { type: string };
      const known = { named: await named(event), ...(expectedVersion !== undefined && { expectedVersion }) };
      return checkKey(key) ?? withNames(await ledger.append({ ...asked, event, key, ...known }), asked);
    },
    rehearse: async (asked: Asked) => {
      const event = asked.event as { type: string };
      return withNames(await ledger.rehearse({ ...asked, event, named: await named(event) }), asked);
    },
  };
}

export const handing = (parts: Parts) => {
  const { nameable, send, rehearse } = namingFor(parts);
  const { acting, onCase, callers, ledger } = parts;
  const calls = {
    /** Who wears the same hat, or acts for the same party: to whom one's own work may be handed on. */
    colleagues: ({ as }: As): Promise<Nameable | No> =>
      acting<Nameable | No>(as, async (actor) => ({ ok: true, people: besides(actor, await callers.wearers()) })),
    /** To whom the actor may hand a task now. */
    nameable: ({ as, caseId, ...event }: As & { caseId: string } & Handing): Promise<Nameable | No> =>
      onCase<Nameable | No>(as, caseId, (actor) => nameable({ caseId, event, actor }), event.type),
    /** Who else reads a case, as `recipient` of a report names them. */
    recipients: ({ as, caseId }: As & { caseId: string }): Promise<Recipients | No> =>
      onCase<Recipients | No>(as, caseId, async (actor) => {
        const people = await callers.wearers();
        const names = new Map(people.map(({ person, name }) => [person, name]));
        const among = people.flatMap(({ hats }) => hats);
        const found = await ledger.readersAmong(caseId, actor, among);
        if (isRefusal(found)) return found;
        return { ok: true, recipients: found.map((one) => ({ ...recipientOf(one), name: names.get(one.person)! })) };
      }),
    /** Many tasks claimed, given back or assigned, one after the other; each says what came of it. */
    bulk: async ({ as, key, tasks, ...what }: As & Bulk): Promise<BulkAnswer | No> => {
      const wrong = checkKey(key);
      if (wrong) return wrong;
      const results: BulkAnswer['results'] = [];
      for (const [n, { caseId, task }] of tasks.entries()) {
        const event = { type: what.do, task, ...('person' in what && { person: what.person }) };
        const one = (actor: Actor) => send({ caseId, event, actor, key: keyOfOne(key, n) });
        results.push({ caseId, task, ...outcomeOf(await onCase<Answer | No>(as, caseId, one, event.type)) });
      }
      return { ok: true, results };
    },
  };
  return { send, rehearse, calls };
};

/** Of one of many: made of the key of all, by its hash where it would be too long. */
const keyOfOne = (key: string, n: number): string => {
  const own = `${key}.${n}`;
  return checkKey(own) ? `${hash('sha256', key, 'hex')}.${n}` : own;
};

const besides = (actor: Actor, people: Wearer[]): Nameable['people'] =>
  people.flatMap(({ person, name, hats }) =>
    !handsOf(actor).includes(person) && hats.some((one) => isBeside(one, actor)) ? [{ person, name }] : [],
  );
const recipientOf = (one: Actor) => ({ recipient: spell(one), hat: one.hat, party: one.party ?? null });
const isBeside = (one: Actor, { hat, party }: Pick<Actor, 'hat' | 'party'>): boolean =>
  party === undefined ? one.hat === hat : one.party === party;
const outcomeOf = (answer: Answer | No) =>
  answer.ok ? { taken: true } : { taken: false, code: answer.code, message: answer.message };

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
