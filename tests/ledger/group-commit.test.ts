// Acts that come while others are being written go to the database together, and nobody can tell by what comes of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import {
  aDocument,
  aFullChecklist,
  aLedger,
  anActiveSubject,
  approve,
  center,
  clockAt,
  key,
  opco,
  person,
  uscc,
} from '../support/ledger.ts';
import { freshDatabase } from '../support/servers.ts';

const AT = '2026-03-02T02:00:00.000Z';
const SUBJECTS = 6;
const OFFICES = { PASS: opco, RETURN: opco, APPROVE: center, APPROVE_CHANGE: center };
const OWN = ['SUBMIT', 'SUBMIT_UNKNOWN', 'REQUEST_CHANGE', 'DEREGISTER'];
type Asked = { subject: number; kind: string; key: number };

const ownerOf = (serial: number) => person(`owner.${serial}`, 'MERCHANT', `org:${uscc(serial)}`);
async function opened(ledger: Ledger, serial: number): Promise<string> {
  const subject = { type: 'organisation', uscc: uscc(serial), name: `长春数据科技有限公司${serial}` };
  const input = { kinds: ['MERCHANT'], subject };
  const actor = ownerOf(serial);
  const answer = await ledger.open({ lifecycle: 'subjectRegistration', input, actor, key: `open-${serial}` });
  if (!answer.ok) throw new Error(answer.message.en);
  return answer.caseId;
}

async function aWorld() {
  const ledger = await aLedger({ clock: clockAt(AT).read });
  const cases: string[] = [];
  for (let n = 0; n < SUBJECTS; n += 1) cases.push(await opened(ledger, n));
  const evidence = [await aDocument(ledger)];
  const checklist = await aFullChecklist(ledger);
  const unknown = { declared: true, evidence: [{ sha256: 'f'.repeat(64), name: 'unknown.pdf' }] };
  const payloads: Record<string, object> = {
    SUBMIT: { checklist },
    SUBMIT_UNKNOWN: { type: 'SUBMIT', checklist: { ...checklist, venueRules: unknown } },
    APPROVE: approve,
    REQUEST_CHANGE: { name: '数据科技集团', evidence },
    DEREGISTER: { reason: '停业' },
  };
  const act = ({ subject, kind, key: name }: Asked) =>
    ledger.append({
      caseId: cases[subject]!,
      event: { type: kind, ...payloads[kind] },
      actor: OFFICES[kind as keyof typeof OFFICES] ?? ownerOf(subject),
      key: `key-${name}`,
    });
  return { ledger, act };
}

/** All that acts write, but for the order over all cases and the wake-ups. */
async function kept({ sql }: Ledger) {
  const tables = {
    ledger: 'case_id, seq, event, actor, facts, key, cause, from_state, to_state, articles, snapshot_hash, prev, hash',
    cases: "id, to_jsonb(cases) - 'no' as row",
    alarm: 'case_id, next_due',
    claim: '*',
    link: '*',
    task: '*',
    effect: '*',
    document_ref: '*',
  };
  const read = Object.entries(tables).map(async ([table, columns]) => [
    table,
    await sql.unsafe(`select ${columns} from ${table} order by 1, 2`),
  ]);
  return Object.fromEntries(await Promise.all(read)) as Record<string, unknown[]>;
}
const transactions = async ({ sql }: Ledger): Promise<number> =>
  (await sql<{ count: number }[]>`select count(distinct xmin::text)::int as count from ledger`)[0]!.count;

// Mostly the road that a registration takes, so that most acts are accepted; keys are used twice now and then.
const anAct = fc.record({
  subject: fc.nat(SUBJECTS - 1),
  kind: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...OWN, ...Object.keys(OFFICES)) },
    { weight: 2, arbitrary: fc.constant('next') },
  ),
  key: fc.nat(30),
});
const ROAD = ['SUBMIT', 'PASS', 'APPROVE', 'REQUEST_CHANGE', 'APPROVE_CHANGE', 'DEREGISTER'];
const asAsked = (acts: { subject: number; kind: string; key: number }[]): Asked[] => {
  const steps = new Map<number, number>();
  return acts.map((act) => {
    if (act.kind !== 'next') return act;
    const step = steps.get(act.subject) ?? 0;
    steps.set(act.subject, step + 1);
    return { ...act, kind: ROAD[step % ROAD.length]! };
  });
};

describe('acts that are asked at once', () => {
  it('leave the rows and get the verdicts that they leave and get one by one', async () => {
    let together = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { minLength: 30, maxLength: 60 }), async (drawn) => {
        const acts = asAsked(drawn);
        const [atOnce, oneByOne] = [await aWorld(), await aWorld()];
        const answers = await Promise.all(acts.map(atOnce.act));
        const expected = [];
        for (const act of acts) expected.push(await oneByOne.act(act));
        expect(answers).toEqual(expected);
        expect(await kept(atOnce.ledger)).toEqual(await kept(oneByOne.ledger));
        together += (await transactions(oneByOne.ledger)) - (await transactions(atOnce.ledger));
      }),
      // To shrink it would open a hundred databases more, and hide what failed.
      { numRuns: 3, endOnFailure: true },
    );
    expect(together).toBeGreaterThan(0);
  });

  it('go on beside one whose case is locked by somebody else, which waits and is taken', async () => {
    const ledger = await aLedger({ clock: clockAt(AT).read });
    const [held, ...free] = [
      await anActiveSubject(ledger, 1),
      await anActiveSubject(ledger, 2),
      await anActiveSubject(ledger, 3),
    ];
    const evidence = [await aDocument(ledger)];
    const change = ({ id, actor }: typeof held) =>
      ledger.append({ caseId: id, event: { type: 'REQUEST_CHANGE', name: '集团', evidence }, actor, key: key() });
    let last: Promise<unknown> = Promise.resolve();
    await ledger.sql.begin(async (sql) => {
      await sql`select 1 from cases where id = ${held.id} for no key update`;
      let isOver = false;
      last = change(held).then((answer) => {
        isOver = true;
        return answer;
      });
      expect(await Promise.all(free.map(change))).toMatchObject([{ ok: true }, { ok: true }]);
      expect(isOver).toBe(false);
    });
    expect(await last).toMatchObject({ ok: true });
  });

  it('are decided again where another process was first, and only those', async () => {
    const url = await freshDatabase();
    const [ledger, other] = [
      await aLedger({ url, clock: clockAt(AT).read }),
      await aLedger({ url, clock: clockAt(AT).read }),
    ];
    const subjects = [
      await anActiveSubject(ledger, 1),
      await anActiveSubject(ledger, 2),
      await anActiveSubject(ledger, 3),
    ];
    const evidence = [await aDocument(ledger)];
    const change = (of: Ledger, { id, actor }: (typeof subjects)[0]) =>
      of.append({ caseId: id, event: { type: 'REQUEST_CHANGE', name: '集团', evidence }, actor, key: key() });
    expect(await change(other, subjects[1]!)).toMatchObject({ ok: true });
    expect(await Promise.all(subjects.map((one) => change(ledger, one)))).toMatchObject([
      { ok: true },
      { ok: false, code: 'EVENT_NOT_ALLOWED' },
      { ok: true },
    ]);
  });
});
