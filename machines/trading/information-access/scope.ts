// What lies within what: scopes, persons and terms of an access. All total.
import { type CaseFact, type Facts } from '../../kernel/lifecycle.ts';
import { allOfKinds } from '../../shared/facts.ts';
import type { Scope } from './events.ts';
import type { Context, Granted } from './context.ts';

/** The cases of a scope as they are now, whatever they are. */
export const casesIn = (facts: Facts | undefined): CaseFact[] => allOfKinds('scope', facts);

const isPart = (part: readonly string[] | undefined, whole: readonly string[]): boolean =>
  (part ?? []).every((one) => whole.includes(one));
/** Days, of which a missing one is open. */
const isLater = (day: string | undefined, than: string | undefined): boolean =>
  than === undefined || (day !== undefined && day >= than);
const isEarlier = (day: string | undefined, than: string | undefined): boolean =>
  than === undefined || (day !== undefined && day <= than);

export const liesWithin = (part: Scope | undefined, whole: Scope): boolean =>
  part !== undefined &&
  isPart(part.cases, whole.cases) &&
  isPart(part.parties, whole.parties) &&
  isPart(part.persons, whole.persons) &&
  isPart(part.classes, whole.classes) &&
  isLater(part.from, whole.from) &&
  isEarlier(part.to, whole.to);

export const isWithin = ({ scope, persons }: Partial<Granted>, asked: Pick<Context, 'scope' | 'requester'>): boolean =>
  liesWithin(scope, asked.scope) && isPart(persons, asked.requester.persons);

const same = (one: readonly string[], other: readonly string[] | undefined): boolean =>
  isPart(one, other ?? []) && isPart(other, one);
export const isSame = (one: Granted, other: Granted): boolean =>
  liesWithin(one.scope, other.scope) &&
  liesWithin(other.scope, one.scope) &&
  same(one.persons, other.persons) &&
  Date.parse(one.until) === Date.parse(other.until);

/** Less than before, in one thing at least, and in none more. */
export const isNarrower = ({ scope, persons, until }: Partial<Granted>, before: Granted | null): boolean =>
  before !== null &&
  scope !== undefined &&
  persons !== undefined &&
  until !== undefined &&
  liesWithin(scope, before.scope) &&
  isPart(persons, before.persons) &&
  Date.parse(until) <= Date.parse(before.until) &&
  !isSame({ scope, persons, until }, before);
