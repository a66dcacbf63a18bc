import * as z from 'zod';
import { fault } from '../../kernel/faults.ts';
import { type EventsOf, event, told } from '../events.ts';
import { ruleRef } from '../rule-register/in-force.ts';
import { caseId, day, documentRef, instant, returned, sentence, sha256, title } from '../schemas.ts';
import { words } from './words.ts';

const grades = ['high', 'medium', 'low'] as const;
const name = z.string().min(1).max(300);
const carried = z.array(z.strictObject({ name, grade: z.enum(grades), limit: day })).max(200);

const extra = z.strictObject({ reason: sentence, dueOn: day, document: documentRef.optional() });
/** What another case asks for beside the periods. */
export const extraDuty = z.strictObject({ duty: title, extra });

export const input = z
  .strictObject({
    side: z.enum(['venue', 'domain']),
    duty: title,
    /** Of an operator's duty: the agreement. */
    agreement: caseId.optional(),
    /** What the calendar opens: which period, after which case, with what that one left open. */
    period: z
      .strictObject({
        anchor: day,
        index: z.int().min(0).max(2400),
        follows: caseId.nullable(),
        carried: carried.default([]),
      })
      .optional(),
    /** What somebody demands beside the periods. */
    extra: extra.optional(),
  })
  .refine(
    ({ period, extra }) => (period === undefined) !== (extra === undefined),
    fault('须为某一周期（period）或者一次专项（extra），二者择一', 'either one period or an extra one'),
  );
export type Input = z.output<typeof input>;

const count = z.int().min(0);
const id = z
  .string()
  .regex(/^[A-Za-z0-9][\w-]{0,39}$/, fault('须为字母、数字组成的编号', 'a short name of letters and digits'));
const finding = z.strictObject({ id, title, grade: z.enum(grades), limit: day });

export const events = {
  START: event(words.events.START, z.strictObject({ plan: documentRef, leader: title })),
  REPORT: event(
    words.events.REPORT,
    z.strictObject({
      document: documentRef,
      /** What the catalogue asks for, by name. */
      evidence: z.record(z.string().max(40), z.array(documentRef).min(1).max(20)),
      rules: z.array(ruleRef).max(20).default([]),
      findings: z
        .array(finding)
        .max(200)
        .refine(
          (list) => new Set(list.map((one) => one.id)).size === list.length,
          fault('问题编号不得重复', 'each finding has a name of its own'),
        ),
      /** T27: what a high finding opens. */
      risk: z
        .strictObject({
          discoveredAt: instant,
          account: sentence,
          criminal: z.enum(['yes', 'no', 'unknown']),
          critical: z.boolean(),
        })
        .optional(),
    }),
  ),
  RETURN: event(words.events.RETURN, returned),
  CLOSE_FINDING: event(
    words.events.CLOSE_FINDING,
    z.strictObject({ finding: name, evidence: z.array(documentRef).min(1).max(20) }),
  ),
  CONFIRM: event(
    words.events.CONFIRM,
    z.strictObject({
      note: sentence.optional(),
      /** Open findings that the next case takes over. */ carry: z.array(name).max(200).default([]),
    }),
  ),
  POSTPONE: event(words.events.POSTPONE, z.strictObject({ dueOn: day, reason: sentence })),
  RECORD_DEFAULT: event(words.events.RECORD_DEFAULT, z.strictObject({ reason: sentence })),
  /** What the archive found when it opened a sample. */
  ARCHIVES_SAMPLED: told(
    words.events.ARCHIVES_SAMPLED,
    z.strictObject({ sample: z.array(z.strictObject({ case: caseId, archive: sha256, ok: z.boolean() })).max(500) }),
  ),
  /** Counted over the rows, by purpose: neither who asked nor about whom. */
  ACCESSES_COUNTED: told(
    words.events.ACCESSES_COUNTED,
    z.strictObject({
      counts: z
        .array(z.strictObject({ purpose: title, asked: count, granted: count, refused: count, reads: count }))
        .max(50),
    }),
  ),
  INCIDENT_OPENED: told(words.events.INCIDENT_OPENED, z.strictObject({ case: caseId })),
  FINDINGS_CARRIED: told(words.events.FINDINGS_CARRIED, z.strictObject({ findings: carried })),
};
export type Event = EventsOf<typeof events>;
