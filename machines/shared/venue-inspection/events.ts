import * as z from 'zod';
import { fault } from '../../kernel/faults.ts';
import { input as operatorRectification } from '../../operation/operator-rectification/events.ts';
import { input as rectificationOrder } from '../../trading/rectification-order/events.ts';
import { input as violationCase } from '../../trading/violation-case/events.ts';
import { organisationParty } from '../agreement.ts';
import { type EventsOf, event, told } from '../events.ts';
import { caseId, day, declared, documentRef, instant, organisation, reason, sentence, title } from '../schemas.ts';
import { input as securityIncident } from '../security-incident/events.ts';
import { words } from './words.ts';

export const kinds = ['securityInspection', 'evaluation', 'operatorInspection', 'recheck', 'special'] as const;
export const bodies = ['CENTER', 'OPCO'] as const;

const once = fault('同一项只列一次', 'each of them once');
const unique = (list: unknown[]): boolean => new Set(list).size === list.length;

export const input = z.strictObject({
  kind: z.enum(kinds),
  /** T6: the center, the operating enterprise, or both; a subject by its registration; an operator by its agreement. */
  target: z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('venue'), bodies: z.array(z.enum(bodies)).min(1).refine(unique, once) }),
    z.strictObject({ of: z.literal('subject'), registration: caseId }),
    z.strictObject({ of: z.literal('operator'), agreement: caseId }),
  ]),
  /** Of a round: the period that it is held for. */
  period: z.strictObject({ from: day, to: day }).optional(),
  /** The order, incident or inspection that a recheck or a special inspection follows. */
  follows: caseId.optional(),
});
export type Input = z.output<typeof input>;

/** An account: it stands in the record and opens the case to its owner. */
const account = title;
/** The center or the enterprise by its hat, anybody else by party. */
const body = z.union([z.enum(bodies), organisationParty, z.string().regex(/^citizen:[0-9a-f]{32}$/)]);
const evidence = z.array(documentRef).min(1).max(50);

const finding = z
  .strictObject({
    id: title,
    aspect: title,
    about: body,
    result: z.enum(['for', 'against']),
    /** Of a finding against: how grave it is. */
    gravity: z.enum(['minor', 'serious', 'grave']).optional(),
    fact: sentence,
    evidence,
  })
  .refine(({ result, gravity }) => (result === 'against') === (gravity !== undefined), {
    path: ['gravity'],
    message: fault('不符合的须写明严重程度，符合的不写', 'a finding against has a gravity, one for has none'),
  });
export type Finding = z.output<typeof finding>;

/** Each with the input of the case that it opens: what that case refuses, the confirmation is refused for. */
const opens = z.discriminatedUnion('lifecycle', [
  z.strictObject({ lifecycle: z.literal('rectificationOrder'), input: rectificationOrder }),
  z.strictObject({ lifecycle: z.literal('operatorRectification'), input: operatorRectification }),
  z.strictObject({ lifecycle: z.literal('violationCase'), input: violationCase }),
  z.strictObject({ lifecycle: z.literal('securityIncident'), input: securityIncident }),
]);
const consequence = z
  .strictObject({ findings: z.array(title).min(1).max(200), opens: opens.optional(), noted: sentence.optional() })
  .refine(({ opens: opened, noted }) => (opened === undefined) !== (noted === undefined), {
    path: ['noted'],
    message: fault('须立案，或者写明仅作记录的理由', 'a case is opened, or the reason given why it is only noted'),
  });
export type Consequence = z.output<typeof consequence>;

export const events = {
  PLAN: event(
    words.events.PLAN,
    z.strictObject({
      aspects: z.array(title).min(1).max(50).refine(unique, once),
      from: instant,
      to: instant,
      inspectors: z.array(account).min(1).max(50),
      departments: z
        .array(z.strictObject({ department: title, persons: z.array(account).min(1).max(50) }))
        .max(40)
        .default([]),
      announced: z.boolean(),
      venue: z.strictObject({ center: organisation, opco: organisation }).optional(),
      document: documentRef,
    }),
  ),
  COMMISSION: event(
    words.events.COMMISSION,
    z.strictObject({
      evaluator: organisation,
      contract: documentRef,
      independence: declared,
      /** T25: what it reads here stays here. */
      nonDisclosure: documentRef,
    }),
  ),
  START: event(words.events.START, z.strictObject({ notice: documentRef })),
  REQUEST_MATERIALS: event(
    words.events.REQUEST_MATERIALS,
    z.strictObject({
      items: z
        .array(z.strictObject({ id: title, from: body, item: sentence }))
        .min(1)
        .max(100),
      due: instant,
    }),
  ),
  HAND_IN: event(
    words.events.HAND_IN,
    z.strictObject({
      items: z
        .array(z.strictObject({ id: title, documents: evidence }))
        .min(1)
        .max(100),
    }),
  ),
  RECORD_REFUSAL: event(
    words.events.RECORD_REFUSAL,
    z.strictObject({
      items: z.array(title).min(1).max(100).refine(unique, once),
      account: sentence,
      evidence,
      /** A refusal in writing; without one, the limit has passed. */
      statement: documentRef.optional(),
    }),
  ),
  FINISH_FIELD_WORK: event(words.events.FINISH_FIELD_WORK, z.strictObject({ account: sentence })),
  DRAFT: event(
    words.events.DRAFT,
    z.strictObject({
      findings: z
        .array(finding)
        .min(1)
        .max(500)
        .refine((list) => unique(list.map(({ id }) => id)), once),
      /** T31: the open orders to the venue that an evaluation has taken into account. */
      considered: z.array(caseId).max(500).default([]),
      document: documentRef,
    }),
  ),
  SUBMIT_COMMENT: event(
    words.events.SUBMIT_COMMENT,
    z.strictObject({ statement: sentence, documents: z.array(documentRef).max(50).default([]) }),
  ),
  SEND_BACK: event(words.events.SEND_BACK, reason),
  CONFIRM: event(
    words.events.CONFIRM,
    z.strictObject({ report: documentRef, consequences: z.array(consequence).max(200) }),
  ),
  CONSEQUENCE_OPENED: told(words.events.CONSEQUENCE_OPENED, z.strictObject({ case: caseId })),
  CLOSE: event(words.events.CLOSE, z.strictObject({ conclusion: sentence })),
  DISCONTINUE: event(words.events.DISCONTINUE, reason),
};
export type Event = EventsOf<typeof events>;
