// Periodic duties on a real database: opened once for each period by any number of processes, over years and outages; what they
// find goes on in the same act.
import { describe, expect, it } from 'vitest';
import { bundledCalendar, withNotices } from '../../machines/kernel/calendar.ts';
import type { Ledger } from '../../ledger/index.ts';
import { aDocument, aLedger, center, clockAt, key, opco, person, sent, started } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import { freshDatabase } from '../support/servers.ts';

const qian = person('qian.jun', 'CENTER');
type Shown = { duty: string; side: string; period: { from: string; to: string } };

const run = async (ledger: Ledger): Promise<number> => {
  let opened = 0;
  for (let after: string | null = ''; after !== null;) {
    const answer: Awaited<ReturnType<Ledger['openDue']>> = await ledger.openDue('periodicDuty', after, 100);
    if ('code' in answer) throw new Error(answer.code);
    expect(answer.refused).toEqual([]);
    opened += answer.opened;
    after = answer.next;
  }
  return opened;
};
const shown = async (ledger: Ledger): Promise<Shown[]> =>
  (await ledger.sql<{ shares: Shown }[]>`select shares from cases where lifecycle = 'periodicDuty'`).map(
    ({ shares }) => shares,
  );
const caseOf = async (ledger: Ledger, duty: string, from: string): Promise<string> =>
  (
    await ledger.sql<{ id: string }[]>`
      select id from cases where lifecycle = 'periodicDuty' and shares->>'side' = 'venue' and shares->>'duty' = ${duty} and shares->'period'->>'from' = ${from}`
  )[0]!.id;
const contextOf = async (ledger: Ledger, id: string) =>
  (
    await ledger.sql<{ snapshot: { context: Record<string, unknown> } }[]>`select snapshot from cases where id = ${id}`
  )[0]!.snapshot.context;

const aVenue = async () => {
  const clock = clockAt('2026-03-02T10:00:00+08:00');
  const url = await freshDatabase();
  const ledger = await aLedger({ clock: clock.read, url });
  const document = await aDocument(ledger);
  return { clock, url, ledger, document };
};
const assessed = (document: object, findings: object[] = [], more: object = {}) => ({
  type: 'REPORT',
  document,
  evidence: { scope: [document], method: [document], risks: [document] },
  findings,
  ...more,
});
const finding = (id: string, grade: string, limit = '2030-01-01') => ({ id, title: '口令强度不足', grade, limit });

describe('periodic duties in the ledger', () => {
  it(
    'each duty has one case for each period, by several processes, over three years and an outage',
    law('T27', 'P26'),
    async () => {
      const { clock, url, ledger } = await aVenue();
      const other = await aLedger({ clock: clock.read, url });
      const both = async () => (await Promise.all([run(ledger), run(other)])).reduce((a, b) => a + b);
      expect([await both(), await both()]).toEqual([8, 0]);
      clock.set('2027-03-01T23:59:59+08:00');
      // Four quarters of the year have begun meanwhile, whose numbers of accesses are due.
      expect(await both()).toBe(4);
      clock.set('2027-03-02T00:00:00+08:00');
      expect(await both()).toBe(8);
      clock.set('2029-03-05T00:10:00+08:00');
      // A process that is killed in the middle has opened some of them.
      await other.openDue('periodicDuty', '');
      expect([await both(), await both()]).toEqual([15, 0]);
      const drills = (await shown(ledger)).filter(({ side, duty }) => side === 'venue' && duty === 'drill');
      expect(drills.map(({ period }) => [period.from, period.to]).sort()).toEqual([
        ['2026-03-02', '2027-03-01'],
        ['2027-03-02', '2028-03-01'],
        ['2028-03-02', '2029-03-01'],
        ['2029-03-02', '2030-03-01'],
      ]);
      expect(await shown(ledger)).toHaveLength(44);
      // The one that was missed is overdue at once, and stays so until it is done or recorded.
      const missed = await caseOf(ledger, 'drill', '2027-03-02');
      await ledger.pendingWork(missed);
      expect((await contextOf(ledger, missed))['late']).toBe(true);
      expect((await ledger.verifyCase(missed)).problems).toEqual([]);
    },
  );

  it('a high finding opens an incident in the same act, and its hands go along', law('T27'), async () => {
    const { ledger, document } = await aVenue();
    await run(ledger);
    const id = await caseOf(ledger, 'riskAssessment', '2026-03-02');
    await sent(ledger, id, { type: 'START', plan: document, leader: '赵敏' }, opco);
    const risk = {
      discoveredAt: '2026-03-02T09:00:00+08:00',
      account: '结算接口可被越权访问',
      criminal: 'no',
      critical: false,
    };
    await sent(ledger, id, assessed(document, [finding('F1', 'high')], { risk }), opco);
    const { incidents } = await contextOf(ledger, id);
    const [incident] = incidents as [string];
    expect(await contextOf(ledger, incident)).toMatchObject({
      kind: 'increasedRisk',
      scope: 'venue',
      finders: ['wang.fang'],
      discoveredAt: '2026-03-02T01:00:00.000Z',
    });
    const alarm = { type: 'FALSE_ALARM', finding: '误判', document };
    const asFinder = { ...opco, hat: 'CENTER' as const };
    expect(await ledger.append({ caseId: incident, event: alarm, actor: asFinder, key: key() })).toMatchObject({
      ok: false,
      code: 'MAKER_IS_CHECKER',
    });
    expect(await sent(ledger, id, { type: 'CONFIRM' }, qian)).toEqual(['done']);
    for (const one of [id, incident]) expect((await ledger.verifyCase(one)).problems).toEqual([]);
  });

  it('an open finding goes to the next case by its name: when that is opened, or at once', law('T27'), async () => {
    const { clock, ledger, document } = await aVenue();
    await run(ledger);
    const first = await caseOf(ledger, 'riskAssessment', '2026-03-02');
    await sent(ledger, first, { type: 'START', plan: document, leader: '赵敏' }, opco);
    await sent(ledger, first, assessed(document, [finding('F1', 'medium')]), opco);
    const carry = { type: 'CONFIRM', carry: [`${first}#F1`] };
    await sent(ledger, first, carry, qian);
    clock.set('2027-03-02T00:10:00+08:00');
    await run(ledger);
    const second = await caseOf(ledger, 'riskAssessment', '2027-03-02');
    expect((await contextOf(ledger, second))['findings']).toMatchObject([{ name: `${first}#F1`, closed: false }]);
    // Nobody holds the second one; the third is there when that is recorded.
    clock.set('2028-03-02T00:00:00+08:00');
    const missed = { type: 'RECORD_DEFAULT', reason: '未组织开展' };
    expect(await ledger.append({ caseId: second, event: missed, actor: center, key: key() })).toMatchObject({
      details: [{ rule: 'openFindingsHaveAPlace' }],
    });
    await run(ledger);
    expect(await sent(ledger, second, missed, center)).toEqual(['notHeld']);
    const third = await caseOf(ledger, 'riskAssessment', '2028-03-02');
    expect((await contextOf(ledger, third))['findings']).toMatchObject([{ name: `${first}#F1`, closed: false }]);
    await sent(ledger, third, { type: 'CLOSE_FINDING', finding: `${first}#F1`, evidence: [document] }, opco);
    for (const one of [first, second, third]) expect((await ledger.verifyCase(one)).problems).toEqual([]);
  });

  it('a holiday notice moves the end of its time, and nothing that was postponed', law('T27'), async () => {
    const { ledger } = await aVenue();
    await run(ledger);
    const id = await caseOf(ledger, 'drill', '2026-03-02');
    const postponed = await caseOf(ledger, 'training', '2026-03-02');
    await sent(ledger, postponed, { type: 'POSTPONE', dueOn: '2027-02-02', reason: '系统升级' }, center);
    const dues = async () => Promise.all([id, postponed].map(async (one) => (await contextOf(ledger, one))['dueAt']));
    expect(await dues()).toEqual(['2027-02-01T16:00:00.000Z', '2027-02-02T16:00:00.000Z']);
    const notice = { year: 2027, holidays: ['2027-02-01', '2027-02-02'], workdays: [], source: '国务院办公厅通知' };
    await ledger.useCalendar(withNotices(bundledCalendar(), [notice]));
    expect(await dues()).toEqual(['2027-02-03T16:00:00.000Z', '2027-02-02T16:00:00.000Z']);
    expect((await ledger.verifyCase(id)).problems).toEqual([]);
  });

  it('a drill names the plan in force; there is one register of a kind', law('T6', 'T27'), async () => {
    const { ledger, document } = await aVenue();
    await run(ledger);
    const plan = { kind: 'emergencyPlan', version: '2026-1', document, from: '2025-01-01' };
    const register = await started(ledger, 'ruleRegister', plan, center);
    expect(await ledger.open({ lifecycle: 'ruleRegister', input: plan, actor: center, key: key() })).toMatchObject({
      ok: false,
      code: 'ALREADY_CLAIMED',
    });
    const id = await caseOf(ledger, 'drill', '2026-03-02');
    await sent(ledger, id, { type: 'START', plan: document, leader: '王芳' }, opco);
    const drilled = {
      type: 'REPORT',
      document,
      evidence: { scenario: [document], attendance: [document], course: [document], defects: [document] },
      rules: [{ register, version: '2026-1' }],
      findings: [],
    };
    const asked = () => ledger.append({ caseId: id, event: drilled, actor: opco, key: key() });
    expect(await asked()).toMatchObject({ details: [{ rule: 'rulesAreInForce' }] });
    await sent(ledger, register, { type: 'APPROVE', body: '主任办公会', document }, qian);
    expect(await asked()).toMatchObject({ ok: true, state: ['underConfirmation.byCenter'] });
    const incident = {
      kind: 'incident',
      scope: 'venue',
      discoveredAt: '2026-03-02T09:00:00+08:00',
      account: '接口被非法访问',
      criminal: 'no',
      critical: false,
    };
    const open = (version: string) =>
      ledger.open({
        lifecycle: 'securityIncident',
        input: { ...incident, plan: { register, version } },
        actor: center,
        key: key(),
      });
    expect(await open('2025-9')).toMatchObject({ details: [{ rule: 'planIsInForce' }] });
    expect(await open('2026-1')).toMatchObject({ ok: true });
  });
});
