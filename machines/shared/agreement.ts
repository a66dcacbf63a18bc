// What the cases linked to an operating agreement ask of it: is it in force, and who is its operator?
import * as z from 'zod';
import { type Basis, say, text } from '../law/cite.ts';
import { type CitedGuard, type Facts, type PartyId, type Stamp, cited, one } from '../kernel/lifecycle.ts';
import { choice, field } from './fields.ts';
import { caseId, organisationParty, title } from './schemas.ts';

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

/** P4(3): two rights can be authorized; the third is named so that it can be refused. */
export const right = choice({
  processingUse: ['数据加工使用权', 'Right to process and use data'],
  productOperation: ['数据产品经营权', 'Right to operate data products'],
  dataHolding: ['数据持有权', 'Right to hold data'],
});
export const rights = right.options;
/** P22: the first two are free of charge under conditions, the last two are paid for after evaluation. */
export const purpose = choice({
  publicGovernance: ['公共治理', 'Public governance'],
  publicWelfare: ['公益事业', 'Public welfare'],
  industrialDevelopment: ['产业发展', 'Industrial development'],
  sectorDevelopment: ['行业发展', 'Development of a sector'],
});
export const purposes = purpose.options;

/** P10(2)(3): what was applied for, reviewed and decided; the agreement lies within it, field by field. */
export const appliedScope = z.strictObject({
  /** Each with the party of its provider, as the catalogue has it and the authority confirmed it. */
  datasets: field(
    '公共数据',
    'Data sets',
    z
      .array(
        z.strictObject({
          id: field('数据名称', 'Data set', title),
          provider: field('数据提供单位', 'Providing unit', organisationParty),
        }),
      )
      .min(1)
      .max(1000),
  ),
  rights: field('授权的权利', 'Rights', z.array(right).max(3)),
  purposes: field('用途', 'Purposes', z.array(purpose).max(4)),
  scenarios: field('应用场景', 'Scenarios', z.array(title).max(500), {
    hint: say('空：该数据的全部场景', 'Empty: every scenario of these data'),
  }),
  /** Data sets whose qualification was terminated before and that are asked for anew, by name (P29). */
  reapplied: field(
    '终止资格后重新申请的数据',
    'Data asked for anew after a termination',
    z.array(title).max(1000).default([]),
  ),
});
export type AppliedScope = z.output<typeof appliedScope>;

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

/** Reads the fact `agreement`. How long it is in force, P13 says. */
export const agreementIsInForce = (law: Basis | Basis[]): CitedGuard<Opening> =>
  cited(({ event }: { event: Partial<Stamp> }) => one(event.facts, 'agreement')?.tags.includes('inForce') === true, {
    law: [law, text('P13')].flat(),
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
