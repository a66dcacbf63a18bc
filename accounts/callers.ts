// Who is behind a request, asked of the accounts at that moment.
import type { Actor, Refusal } from '@shuquan/machines/kernel';
import { type Caller, type Named, actorBehind, beyondService } from './identity.ts';
import { isPersonalAct } from './personal.ts';
import { type Principals, actorOf, alsoFor } from './principals.ts';
import { type AccountRefusal, isRefused, refused } from './refusals.ts';

/** What a sign-in must be for acts that a person signs, votes or decides: at most so old, and at least so strong (`acr`). */
export type SignInRules = { freshMinutes?: number; strengths?: readonly string[] };
export type Callers = {
  /** `what` is about to be sent: `lifecycle.EVENT`. */
  actorOf: (caller: Caller, what?: string) => Promise<Named>;
  /** Somebody whom another names, like the recipient of a report. */
  named: (name: string) => Promise<Actor | Refusal>;
  /** Everybody with the hats that they wear now, or one of them: to whom a task may be handed. */
  wearers: (person?: string) => Promise<Wearer[]>;
};
export type Wearer = { person: string; name: string; hats: Actor[] };
type Asked = {
  principals: () => Promise<Principals> | Principals;
  clock?: () => Promise<string>;
  /** No identity provider is configured: a name is believed, on loopback. */
  development: boolean;
  rules?: SignInRules;
};

export function createCallers({
  principals,
  clock = async () => new Date().toISOString(),
  development,
  rules = {},
}: Asked): Callers {
  return {
    actorOf: async (caller, what) => {
      const known = await principals();
      const at = await clock();
      const actor = actorBehind(known, caller, at, development);
      if (isRefused(actor) || what === undefined) return actor;
      return beyondService(known, caller, what) ?? tooWeak(caller, what, at, rules) ?? actor;
    },
    named: async (name) => actorOf(await principals(), name, await clock()),
    wearers: async (person) => wearersOf(await principals(), await clock(), person),
  };
}

function wearersOf(known: Principals, at: string, only: string | undefined): Wearer[] {
  const people = only === undefined ? known.file.people : known.file.people.filter(({ id }) => id === only);
  return people.map(({ id: person, name }) => ({
    person,
    name,
    hats: known.worn(at, person).map(({ hat, party }) => ({
      person,
      hat,
      ...(party && { party }),
      ...alsoFor(known, at, { hat, party }, [person]),
    })),
  }));
}

function tooWeak(
  caller: Caller,
  what: string,
  at: string,
  { freshMinutes, strengths }: SignInRules,
): AccountRefusal | undefined {
  if (typeof caller === 'string' || caller.identity.kind !== 'person' || !isPersonalAct(what)) return undefined;
  const { signedInAt, strength } = caller.identity;
  const isOld = freshMinutes !== undefined && Date.parse(at) - Date.parse(signedInAt) > freshMinutes * 60_000;
  const isWeak = strengths !== undefined && !(strength !== undefined && strengths.includes(strength));
  return isOld || isWeak
    ? refused(
        'SIGN_IN_AGAIN',
        '签署、表决和作出决定，须重新登录或者以更高强度的方式登录后办理。',
        'To sign, vote or decide, sign in again, or by a stronger means.',
      )
    : undefined;
}
