// The shapes of answers, for the OpenAPI document and for tests.
import { z } from '@hono/zod-openapi';
import { noticeSchema, refusalCodes } from '@shuquan/machines/kernel';
import { findingKinds } from '../../ledger/verify.ts';
import { doorCodes } from '../../service/index.ts';

export const instant = z.iso.datetime({ offset: true });
/** Postgres knows no year 0. */
export const day = z.iso.date().refine((one) => one >= '1900');
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const text = z.object({ zh: z.string(), en: z.string() }).openapi('Text');
export const who = z
  .object({ name: z.string(), title: text })
  .openapi('Who', { description: 'A hat, or a relation of the case (a person who acts for that party)' });
export const articles = z.array(z.string());
export const json = z.unknown();

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    code: z.enum([...refusalCodes, ...doorCodes]),
    message: text,
    next: text,
    articles,
    places: z.record(z.string(), text).optional().openapi({
      description: 'Where the text that the case follows says the same, if it numbers its articles otherwise',
    }),
    state: z.array(z.string()),
    allowed: z.array(z.string()).openapi({ description: 'Event types that this actor could send instead' }),
    version: z.int().optional(),
    details: z
      .array(
        z.object({
          rule: z.string().optional(),
          path: z.string().optional(),
          message: text,
          articles: articles.optional(),
        }),
      )
      .optional(),
  })
  .openapi('Problem', { description: 'RFC 9457, with the code, the articles, and what is possible instead' });

export const accepted = z
  .object({
    ok: z.literal(true),
    caseId: z.string(),
    seq: z.int(),
    state: z.array(z.string()),
    at: instant,
    repeated: z.literal(true).optional(),
  })
  .openapi('Accepted', { description: '`repeated`: the key had been seen, nothing happened again' });

const possible = z
  .object({
    event: z.string(),
    title: text,
    by: z.array(who),
    articles,
    unmet: z.array(z.object({ rule: z.string(), says: text, articles })),
    onFile: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi('Possible', { description: '`unmet`: rules that already stand against it; empty when it may be sent' });
const deadline = z
  .object({
    clock: z.string(),
    title: text,
    kind: z.enum(['after', 'remind', 'escalate', 'return']),
    dueAt: instant.nullable(),
    workingDaysLeft: z.int().nullable(),
    provisional: z.boolean().optional(),
  })
  .openapi('Deadline');
const effect = z
  .object({ key: z.string(), op: z.string(), attempts: z.int(), nextAt: instant, lastError: z.string().nullable() })
  .openapi('PendingEffect');
const caseTask = z
  .object({
    task: z.string(),
    by: who,
    title: text,
    claimedBy: z.string().nullable(),
    dueAt: instant.nullable(),
    workingDaysLeft: z.int().nullable(),
    escalated: z.boolean(),
  })
  .openapi('CaseTask');
export const caseView = z
  .object({
    ok: z.literal(true),
    caseId: z.string(),
    lifecycle: z.string(),
    title: text,
    label: text,
    regime: z.string(),
    version: z.int(),
    ended: z.boolean(),
    state: z.array(z.string()),
    stateTitle: text,
    openedAt: instant,
    at: instant,
    context: json,
    parties: z.array(z.string()),
    tasks: z.array(caseTask),
    deadlines: z.array(deadline),
    effects: z.array(effect),
    mine: z.array(possible),
    open: z.array(possible),
    names: z.record(z.string(), z.string()),
  })
  .openapi('Case', { description: 'names: of parties and persons, as far as the accounts know them' });
const refusal = problem
  .omit({ type: true, title: true, status: true, detail: true, next: true, instance: true })
  .extend({ ok: z.literal(false) })
  .openapi('Refusal');
export const explained = z
  .discriminatedUnion('taken', [
    z.object({ ok: z.literal(true), taken: z.literal(true), possible }),
    z.object({ ok: z.literal(true), taken: z.literal(false), refusal }),
  ])
  .openapi('Explained', {
    description: 'Whether the event would be taken, as far as can be told without its payload; if not, why',
  });

export const rehearsed = z
  .discriminatedUnion('taken', [
    z.object({ ok: z.literal(true), taken: z.literal(true), state: z.array(z.string()) }),
    z.object({ ok: z.literal(true), taken: z.literal(false), refusal }),
  ])
  .openapi('Rehearsed', {
    description:
      'Whether the event would be taken with this content, and the state that it would lead to; if not, every problem and every rule at once',
  });

const actor = z
  .object({
    person: z.string(),
    hat: z.string(),
    party: z.string().optional(),
    onBehalfOf: z.string().optional(),
    alsoFor: z.array(z.string()).optional(),
  })
  .openapi('Actor');
const logRow = z
  .object({
    case_id: z.string(),
    seq: z.int(),
    at: instant,
    recorded_at: instant,
    event: z.record(z.string(), json),
    actor,
    facts: json,
    key: z.string(),
    cause: z.object({ case: z.string(), seq: z.int() }).nullable(),
    from_state: z.array(z.string()),
    to_state: z.array(z.string()),
    articles,
    machine_version: z.int(),
    regime: z.string(),
    calendar: z.string(),
    snapshot_hash: sha256,
    prev: sha256,
    hash: sha256,
  })
  .openapi('LedgerRow');
export const logView = z
  .object({ ok: z.literal(true), rows: z.array(logRow), names: z.record(z.string(), z.string()) })
  .openapi('Log', { description: 'names: of persons and organisations in the rows, as far as the accounts know them' });
export const verdict = z
  .object({
    ok: z.literal(true),
    verdict: z.object({
      caseId: z.string(),
      rows: z.int(),
      ok: z.boolean(),
      problems: z.array(z.string()),
      findings: z.array(
        z.object({ kind: z.enum(findingKinds), table: z.string(), row: z.int().nullable(), problem: z.string() }),
      ),
      hash: sha256,
      older: z.int(),
    }),
  })
  .openapi('Verdict', {
    description:
      'verdict.ok: the chain is whole and every state follows from the events again. older: rows of machine versions that the program no longer has, of which the hashes alone were checked',
  });
export const certificateView = z
  .object({
    number: z.string(),
    valid: z.boolean(),
    lifecycle: z.string(),
    title: text,
    holder: z.string().nullable().openapi({ description: 'null: a citizen, who is not named' }),
    about: z.string().nullable(),
    certificate: z.record(z.string(), json),
    state: z.array(z.string()),
    stateTitle: text,
    since: instant,
    articles,
    asOf: instant,
  })
  .openapi('Certificate');
export const storedDocument = z
  .object({ ok: z.literal(true), sha256, size: z.int(), mediaType: z.string() })
  .openapi('StoredDocument');
export const citizenReference = z
  .object({ ok: z.literal(true), ref: z.string().regex(/^[0-9a-f]{32}$/) })
  .openapi('CitizenReference');
export const identity = z.strictObject({ identityNumber: z.string().max(64) }).openapi('Identity');
const recomputed = z.object({ cases: z.int(), moved: z.int() });
export const proposedNotice = z
  .union([
    z.object({ ok: z.literal(true), unchanged: z.literal(true), year: z.int(), calendar: z.string() }),
    z.object({
      ok: z.literal(true),
      n: z.int(),
      year: z.int(),
      preview: recomputed.extend({ more: z.literal(true).optional() }),
    }),
  ])
  .openapi('ProposedNotice');
export const takenNotice = recomputed
  .extend({ ok: z.literal(true), n: z.int(), year: z.int(), calendar: z.string() })
  .openapi('TakenNotice');
export const keptNotices = z
  .object({
    ok: z.literal(true),
    notices: z.array(
      z.object({
        n: z.int(),
        year: z.int(),
        notice: noticeSchema,
        proposedAt: instant,
        proposedBy: actor,
        decidedAt: instant.nullable(),
        decidedBy: actor.nullable(),
        calendar: z.string().nullable(),
      }),
    ),
  })
  .openapi('KeptNotices');

export const health = z
  .object({ ok: z.boolean(), notes: z.array(text.extend({ name: z.string() })).optional() })
  .openapi('Health');

export const explainQuery = z.strictObject({ event: z.string().min(1).max(200) });
export const openQuery = z.strictObject({ regime: z.string().max(200).optional() });
/** A page of rows that have numbers. */
export const pageQuery = z.strictObject({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(1000).optional(),
});
