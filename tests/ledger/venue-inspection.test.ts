// What a confirmed inspection brings about in other cases: all of it in one transaction, or nothing.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import type { Context } from '../../machines/shared/venue-inspection/context.ts';
import type { Actor } from '../../machines/kernel/types.ts';
import { anAgreementInForce } from '../support/agreement-in-force.ts';
import {
  aDraftSubject,
  aLedger,
  anActiveSubject,
  clockAt,
  key,
  person,
  sent,
  started,
  uscc,
} from '../support/ledger.ts';
import { law } from '../support/law.ts';
import {
  ask,
  bad,
  begins,
  center,
  chief,
  comment,
  commission,
  confirm,
  doc,
  director,
  draft,
  enterprise,
  finding,
  finish,
  handIn,
  lead,
  noted,
  official,
  opened,
  order,
  plan,
  rectify,
  risk,
  start,
  twoBad,
  venueTarget,
} from '../support/venue-inspections.ts';

let ledger: Ledger;
const clock = clockAt(opened);
beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
  await ledger.sql`insert into document values (${doc.sha256}, 'application/pdf', 1000, '{}', now())`;
});
const count = async (): Promise<number> =>
  (await ledger.sql<{ n: number }[]>`select count(*)::int as n from cases`)[0]!.n;
const read = async (id: string) =>
  (
    await ledger.sql<{ version: number; parent: string | null; context: Context }[]>`
    select version, parent, snapshot -> 'context' as context from cases where id = ${id}`
  )[0]!;
const act = (caseId: string, event: { type: string; [field: string]: unknown }, actor: Actor) =>
  ledger.append({ caseId, event, actor, key: key() });
const venueIn = async () => {
  clock.set(opened);
  return started(ledger, 'venueInspection', { kind: 'evaluation', target: venueTarget }, lead);
};
const drafting = async () => {
  const id = await venueIn();
  await sent(ledger, id, plan, lead);
  clock.set(begins);
  await sent(ledger, id, start, lead);
  await sent(ledger, id, ask, lead);
  await sent(ledger, id, handIn, center);
  await sent(ledger, id, finish, lead);
  return id;
};
const confirming = async (...found: object[]) => {
  const id = await drafting();
  await sent(ledger, id, draft(...found), lead);
  await sent(ledger, id, comment, center);
  await sent(ledger, id, comment, enterprise);
  return id;
};
const seller = async (serial: number) => (await anActiveSubject(ledger, serial)).id;

describe('a confirmed inspection', () => {
  it(
    'opens everything that follows in one transaction, or nothing',
    law('T28', 'T31', 'T32', 'T22', 'T27'),
    async () => {
      const subject = await seller(7001);
      const id = await confirming(
        ...['交易活动', '服务质量', '安全管理'].map((aspect) => finding(aspect, bad)),
        finding('规范经营'),
      );
      const violation = (subjects: string[]) => ({
        findings: ['交易活动'],
        opens: { lifecycle: 'violationCase', input: { finding: '卖方重复出售', subjects } },
      });
      const first = { findings: ['服务质量'], opens: rectify({ inspection: id }) };
      const second = { findings: ['安全管理'], opens: risk({ discoveredAt: clock.at }) };
      const [before, cases] = [await read(id), await count()];
      // The last of the three cannot be opened: the two before it are not there either.
      const refused = await act(id, confirm(first, second, violation(['subjectRegistration/z/1'])), chief);
      expect(refused).toMatchObject({ ok: false, details: [{ rule: 'namedCasesExist' }] });
      expect([await read(id), await count()]).toEqual([before, cases]);

      await sent(ledger, id, confirm(first, second, violation([subject])), chief);
      const { followed, pending } = (await read(id)).context;
      expect(pending).toEqual([]);
      const ids = followed.flatMap((one) => one.case ?? []);
      expect(ids.map((one) => one.split('/')[0])).toEqual(['rectificationOrder', 'securityIncident', 'violationCase']);
      const written = await ledger.sql<{ xmin: string }[]>`
      select distinct xmin::text from ledger where case_id = any(${ids}) or (case_id = ${id} and event ->> 'type' in ('CONFIRM', 'CONSEQUENCE_OPENED'))`;
      expect(written).toHaveLength(1);
      for (const other of ids) expect((await read(other)).parent).toBe(id);

      // Who drafted and who confirmed are hands of what was opened: neither decides there, whatever hat they wear.
      const confirms = { type: 'CONFIRM', account: '查实', provisions: ['第二十二条'] };
      for (const { person: name } of [lead, chief])
        expect(await act(ids[2]!, confirms, person(name, 'CENTER'))).toMatchObject({ code: 'MAKER_IS_CHECKER' });

      const next = await drafting();
      expect(await act(next, draft(), lead)).toMatchObject({ ok: false, details: [{ rule: 'ordersAreConsidered' }] });
      expect(await act(next, { ...draft(), considered: [ids[0]!] }, lead)).toMatchObject({ ok: true });

      const close = { type: 'CLOSE', conclusion: '均已办结' };
      expect(await act(id, close, lead)).toMatchObject({ ok: false, details: [{ rule: 'consequencesHaveEnded' }] });
      await sent(ledger, ids[2]!, { type: 'DISMISS', reason: '查无实据' }, center);
      await sent(ledger, ids[1]!, { type: 'FALSE_ALARM', finding: '已有控制措施', document: doc }, center);
      expect(await act(id, close, lead)).toMatchObject({ ok: false, details: [{ rule: 'consequencesHaveEnded' }] });
      await sent(ledger, ids[0]!, { type: 'WITHDRAW', reason: '已当场改正', document: doc }, lead);
      expect(await sent(ledger, id, close, lead)).toEqual(['closed']);
      for (const one of [id, ...ids]) expect((await ledger.verifyCase(one)).problems).toEqual([]);
    },
  );

  it(
    'of an operator orders it to correct, and suspends what the order concerns, at once',
    law('P16(3)', 'P26', 'P29'),
    async () => {
      clock.set('2026-03-02T10:00:00+08:00');
      const agreement = await anAgreementInForce(ledger, 7100);
      const about = `org:${uscc(7100)}`;
      const operator = person('owner.7100', 'OPERATOR', about);
      const target = { of: 'operator', agreement };
      const id = await started(ledger, 'venueInspection', { kind: 'operatorInspection', target }, official);
      const { venue: _, ...its } = plan;
      await sent(
        ledger,
        id,
        { ...its, aspects: ['日志'], inspectors: ['wei'], departments: [], from: opened },
        official,
      );
      clock.set(begins);
      await sent(ledger, id, start, official);
      await sent(ledger, id, finish, official);
      await sent(ledger, id, draft(finding('日志', { about, ...bad })), official);
      await sent(ledger, id, comment, operator);
      const ordered = { findings: ['日志'], opens: order({ agreement, datasets: ['病案首页'] }) };
      await sent(ledger, id, confirm(ordered), director);
      const [rectification] = await ledger.sql<{ id: string; state: string[] }[]>`
      select id, state from cases where parent = ${id} and lifecycle = 'operatorRectification'`;
      const { context } = await read(agreement);
      expect(JSON.stringify(context)).toContain(rectification!.id);
      expect((await ledger.verifyCase(id)).problems).toEqual([]);
    },
  );
});

describe('an evaluator', () => {
  it('is compared with the subjects that are registered when it is commissioned', law('T31'), async () => {
    const body = (serial: number) => ({ type: 'organisation', uscc: uscc(serial), name: `评价公司${serial}` });
    const id = await venueIn();
    await sent(ledger, id, plan, lead);
    await aDraftSubject(ledger, 7200, 'THIRD_PARTY');
    expect(await act(id, { ...commission, evaluator: body(7200) }, lead)).toMatchObject({
      ok: false,
      details: [{ rule: 'evaluatorDoesNotTrade' }],
    });
    // One that came meanwhile is found by the commit, which counts again.
    const counted = async (count: number) => {
      const phantoms = [{ target: `org:${uscc(7200)}`, rel: null, lifecycle: 'subjectRegistration', count, act: 1 }];
      const [row] = await ledger.sql<{ why: string | null }[]>`
        select (commit_acts('{}', '{}', '{}', '{}', 1, true, ${ledger.sql.json({ phantoms })}))[1] as why`;
      return row!.why;
    };
    expect([await counted(0), await counted(1)]).toEqual(['phantom', null]);
    expect(await act(id, { ...commission, evaluator: body(7299) }, lead)).toMatchObject({ ok: true });
  });
});

describe('an inspection', () => {
  it(
    'is read by those inspected from its notice or its start, and by nobody else of the venue',
    law('T25', 'T28'),
    async () => {
      const reads = async (id: string, actor: Actor) => !('code' in (await ledger.show(id, actor)));
      clock.set(opened);
      const id = await started(
        ledger,
        'venueInspection',
        { kind: 'special', target: { of: 'venue', bodies: ['CENTER'] } },
        lead,
      );
      await sent(ledger, id, { ...plan, announced: false, from: opened }, lead);
      expect(await reads(id, center)).toBe(false);
      expect(await reads(id, person('cao', 'SEC_REG'))).toBe(true);
      expect(await reads(id, person('other', 'SEC_REG'))).toBe(false);
      await sent(ledger, id, start, lead);
      expect(await reads(id, center)).toBe(true);
      expect(await reads(id, enterprise)).toBe(false);
    },
  );

  it('confirmed by two at once has its consequences once', law('T28', 'T31'), async () => {
    const id = await confirming(...twoBad);
    const sentTwice = confirm(noted('交易活动'), { findings: ['服务质量'], opens: risk({ discoveredAt: clock.at }) });
    const answers = await Promise.all([chief, { ...chief, person: 'ma' }].map((actor) => act(id, sentTwice, actor)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const opens = await ledger.sql`select id from cases where parent = ${id}`;
    expect(opens).toHaveLength(1);
  });
});
