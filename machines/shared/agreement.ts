// What the cases linked to an operating agreement ask of it: is it in force, and who is its operator?
import * as z from 'zod';
import { type Basis, say } from '../law/cite.ts';
import { type CitedGuard, type Facts, type PartyId, type Stamp, cited, one } from '../kernel/lifecycle.ts';
import { caseId, title } from './schemas.ts';

const words = {
  agreementIsInForce: say(
    '授权运营协议须在有效期内；请核对协议编号和状态',
    'the operating agreement must be in force; check its number and its state',
  ),
  actsForTheOperator: say(
    '须由该协议的授权运营单位提出；请以该单位的身份办理',
    'only the operator of this agreement may ask for this; act on behalf of that organisation',
  ),
};

/** How an agreement ends: 期满, 提前终止, 未按要求整改终止, 撤销. */
export const endKinds = ['expired', 'early', 'nonRectification', 'revoked'] as const;
export type EndKind = (typeof endKinds)[number];

/** Sent to every case linked to the agreement. `datasets` and `scenarios`: what its successor covers. */
export const agreementEnded = z.strictObject({
  agreement: caseId,
  kind: z.enum(endKinds),
  successor: caseId.nullable(),
  datasets: z.array(title),
  scenarios: z.array(title),
});

/** The operator of the agreement, as the fact `agreement` shows it. */
export const operatorOf = (facts: Facts | undefined): PartyId => {
  const operator = one(facts, 'agreement')?.shares['operator'];
  return typeof operator === 'string' ? operator : '';
};

type Opening = (args: { event: Partial<Stamp> }) => boolean;

/** Reads the fact `agreement`. */
export const agreementIsInForce = (law: Basis | Basis[]): CitedGuard<Opening> =>
  cited(({ event }: { event: Partial<Stamp> }) => one(event.facts, 'agreement')?.tags.includes('inForce') === true, {
    law,
    reads: 'facts',
    says: words.agreementIsInForce,
  });

/** Reads the fact `agreement`: the actor acts for its operator, or in one of the other hats. */
export const actsForTheOperator = (law: Basis | Basis[], others: string[] = ['SYSTEM']): CitedGuard<Opening> =>
  cited(
    ({ event }: { event: Partial<Stamp> }) =>
      !!event.actor &&
      (others.includes(event.actor.hat) || (!!event.actor.party && event.actor.party === operatorOf(event.facts))),
    {
      law,
      reads: 'facts',
      says: words.actsForTheOperator,
    },
  );

/** The readable part of an agreement's id, for the ids of cases linked to it. */
export const stemOf = (agreement: string): string => agreement.split('/').slice(1).join('-');

type Ended = { event: { type: string } };
/** The signed successor that the event names: open cases against the operator continue under it. */
export const successorOf = ({ event }: Ended): string | null =>
  'successor' in event && typeof event.successor === 'string' ? event.successor : null;
