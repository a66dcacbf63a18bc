// From who somebody is to the actor of an act. The name that a request gives chooses among the hats of the identity; it makes none.
import { type Actor, type Refusal, isRefusal } from '@shuquan/machines/kernel';
import { type Principals, type WornHat, actorOf, alsoFor } from './principals.ts';
import { type AccountRefusal, refused } from './refusals.ts';

/** `signedInAt`: when the identity provider saw the person; `strength`: how (its `acr`). */
export type Identity =
  | { kind: 'person'; person: string; signedInAt: string; strength?: string }
  | { kind: 'service'; client: string };
/** A name alone is taken only where nobody can be asked who they are: in development, on loopback. */
export type Caller = string | { identity: Identity; name?: string };
export type Named = Actor | Refusal | AccountRefusal;

/** `development`: no identity provider is configured, so that a name is believed. */
export function actorBehind(known: Principals, caller: Caller, at: string, development: boolean): Named {
  if (typeof caller === 'string') return development ? actorOf(known, caller, at) : unsigned();
  const { identity, name } = caller;
  return identity.kind === 'service'
    ? actorOfService(known, identity.client, name)
    : actorOfPerson(known, identity.person, name, at);
}

export const unsigned = (): AccountRefusal => refused('SIGN_IN_NEEDED', '请先登录。', 'Sign in first.');
const spelling = /^(?:([^@\s:]+)@)?([A-Z_]+)(?::(\S+))?$/;
const shown = ({ hat, party }: Pick<WornHat, 'hat' | 'party'>): string => `${hat}${party ? `:${party}` : ''}`;

function actorOfPerson(known: Principals, person: string, name: string | undefined, at: string): Named {
  if (!known.person(person))
    return refused('SIGN_IN_NEEDED', '账户不存在或者已停用。', 'The account is unknown or disabled.');
  const own = known.worn(at, person);
  if (name === undefined) {
    const [only] = own;
    if (only && own.length === 1) return actorOf(known, `${person}@${shown(only)}`, at);
    return refused(
      'ACCOUNT_UNKNOWN',
      own.length
        ? `请在 Shuquan-Actor 中选择身份：${own.map(shown).join('、')}。`
        : '该账户目前没有任何身份，请联系管理员。',
      own.length
        ? `Choose a hat in Shuquan-Actor: ${own.map(shown).join(', ')}.`
        : 'This account wears no hat now; ask an administrator.',
    );
  }
  const [, other, hat, party] = spelling.exec(name) ?? [];
  if (hat !== undefined && (other === undefined || other === person))
    return actorOf(known, `${person}@${hat}${party ? `:${party}` : ''}`, at);
  return other === undefined ? actorOf(known, name, at) : onBehalf(known, { person, other, name }, at);
}

/** The delegate acts under the own name; the hat is the other's, and has to be worn by them at that moment. */
function onBehalf(
  known: Principals,
  { person, other, name }: { person: string; other: string; name: string },
  at: string,
): Named {
  const principal = actorOf(known, name, at);
  if (isRefusal(principal)) return principal;
  const handed = known
    .delegatedTo(person, at)
    .some((one) => one.from === other && one.hat === principal.hat && one.party === principal.party);
  return handed
    ? { ...principal, person, onBehalfOf: other, ...alsoFor(known, at, principal, [person, other]) }
    : refused(
        'ACCOUNT_UNKNOWN',
        `“${other}”没有把这一身份委托给您，或者委托已终止。`,
        `${other} has not handed that hat to you, or the delegation has ended.`,
      );
}

function actorOfService(known: Principals, client: string, name: string | undefined): Named {
  const service = known.service(client);
  if (!service)
    return refused('SIGN_IN_NEEDED', '服务账户不存在或者已停用。', 'The service account is unknown or disabled.');
  const { hat, party } = service;
  const own = shown({ hat, party });
  if (name !== undefined && name !== own && name !== hat)
    return refused('ACCOUNT_UNKNOWN', `该服务账户的身份是 ${own}。`, `This service account acts as ${own}.`);
  return { person: `service:${client}`, hat, party };
}

/** What a program may send; a person may send whatever the chart lets the hat send. */
export function beyondService(known: Principals, caller: Caller, what: string): AccountRefusal | undefined {
  if (typeof caller === 'string' || caller.identity.kind !== 'service') return undefined;
  const events = known.service(caller.identity.client)?.events ?? [];
  return events.includes(what)
    ? undefined
    : refused(
        'SERVICE_MAY_NOT',
        `该服务账户不得办理 ${what}；可办理：${events.join('、')}。`,
        `This service account may not send ${what}; it may send ${events.join(', ')}.`,
      );
}

/** The person who is there; undefined: a program. */
export function personOf(caller: Caller): string | undefined {
  if (typeof caller === 'string') return caller.split('@')[0];
  return caller.identity.kind === 'person' ? caller.identity.person : undefined;
}
