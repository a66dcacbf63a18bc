// P26, D-0312: under a regime that lays duties on operators each agreement in force has its own cases; T25, D-0316: the numbers of
// a quarter are counted over the rows and told to the supervisor.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createArchive } from '../../activities/ports/archive.ts';
import { createFileStore } from '../../activities/ports/document-store.ts';
import type { Ledger } from '../../ledger/index.ts';
import { defaultRegime, loadRegime } from '../../machines/regimes/index.ts';
import { anAgreementInForce } from '../support/agreement-in-force.ts';
import { law } from '../support/law.ts';
import { aDocument, aLedger, center, clockAt, key, opco, person, sent, uscc } from '../support/ledger.ts';

const national = loadRegime(JSON.parse(readFileSync('examples/regime.cc-2025.json', 'utf8')));
const chief = person('wei.guo', 'AUTHORITY');
const operatorOf = (serial: number) => person(`owner.${serial}`, 'OPERATOR', `org:${uscc(serial)}`);

async function run(ledger: Ledger): Promise<void> {
  for (let after: string | null = ''; after !== null;) {
    const answer: Awaited<ReturnType<Ledger['openDue']>> = await ledger.openDue('periodicDuty', after);
    if ('code' in answer) throw new Error(answer.code);
    expect(answer.refused).toEqual([]);
    after = answer.next;
  }
}
const dutiesOf = async (ledger: Ledger, duty: string) =>
  ledger.sql<{ id: string; parties: string[]; shares: { agreement: string; period: { from: string } } }[]>`
    select id, parties, shares from cases where lifecycle = 'periodicDuty' and shares ->> 'duty' = ${duty} order by id`;

it(
  'an operator’s duty has one case for each agreement in force and period, and is the operator’s own',
  law('P26'),
  async () => {
    const clock = clockAt('2026-03-02T10:00:00+08:00');
    const ledger = await aLedger({ clock: clock.read, regimes: [national, defaultRegime] });
    const document = await aDocument(ledger);
    const [first, second] = [await anAgreementInForce(ledger, 3201), await anAgreementInForce(ledger, 3202)];
    await run(ledger);
    await run(ledger);
    const opened = await dutiesOf(ledger, 'importantDataRisk');
    expect(opened.map(({ shares }) => shares.agreement).toSorted()).toEqual([first, second].toSorted());
    const its = opened.find(({ shares }) => shares.agreement === first)!;
    expect(its.parties).toEqual([operatorOf(3201).party]);
    for (const [reader, may] of [
      [operatorOf(3201), true],
      [operatorOf(3202), false],
      [chief, true],
      [center, false],
      [opco, false],
    ] as const)
      expect('code' in (await ledger.show(its.id, reader)), reader.person).toBe(!may);
    const [ours] = await dutiesOf(ledger, 'drill');
    for (const reader of [center, opco]) expect('code' in (await ledger.show(ours!.id, reader))).toBe(false);
    const start = { type: 'START', plan: document, leader: '刘扬' };
    const other = await ledger.append({ caseId: its.id, event: start, actor: operatorOf(3202), key: key() });
    expect(other).toMatchObject({ ok: false, code: 'ROLE_NOT_ALLOWED' });
    await sent(ledger, its.id, start, operatorOf(3201));
    const shown = ['scope', 'method', 'risks', 'submission'];
    const evidence = Object.fromEntries(shown.map((one) => [one, [document]]));
    await sent(ledger, its.id, { type: 'REPORT', document, evidence, findings: [] }, operatorOf(3201));
    expect(await sent(ledger, its.id, { type: 'CONFIRM' }, chief)).toEqual(['done']);
    // The year after: the next period of each, the disclosure of the calendar year, and none twice.
    clock.set('2027-03-02T10:00:00+08:00');
    await run(ledger);
    await run(ledger);
    expect((await dutiesOf(ledger, 'importantDataRisk')).map(({ shares }) => shares.period.from).toSorted()).toEqual([
      '2026-03-02',
      '2026-03-02',
      '2027-03-02',
      '2027-03-02',
    ]);
    expect((await dutiesOf(ledger, 'operatorDisclosure')).map(({ shares }) => shares.period.from)).toEqual([
      '2027-01-01',
      '2027-01-01',
    ]);
    expect((await ledger.verifyCase(its.id)).problems).toEqual([]);
  },
);

it('the numbers of a quarter are counted and told when it has ended', law('T25', 'T28'), async () => {
  const clock = clockAt('2026-03-02T10:00:00+08:00');
  const ledger = await aLedger({ clock: clock.read });
  await run(ledger);
  expect(await dutiesOf(ledger, 'accessNumbers')).toEqual([]);
  clock.set('2026-04-01T00:10:00+08:00');
  await run(ledger);
  const [duty] = await dutiesOf(ledger, 'accessNumbers');
  const port = createArchive({ ledger, store: createFileStore('/nonexistent') });
  const [effect] = await ledger.sql<{ seq: number; idx: number; effect: { input: object } }[]>`
    select seq, idx, effect from effect where case_id = ${duty!.id} and effect ->> 'op' = 'accesses'`;
  expect(effect!.effect.input).toEqual({ from: '2026-01-01', to: '2026-03-31' });
  expect(await ledger.runEffect(port, duty!.id, effect!.seq, effect!.idx)).toBe('done');
  const [row] = await ledger.sql<{ state: string[]; snapshot: { context: { numbers: object[] } } }[]>`
    select state, snapshot from cases where id = ${duty!.id}`;
  expect([row!.state, row!.snapshot.context.numbers]).toEqual([
    ['done'],
    await ledger.accessCounts('2025-12-31T16:00:00.000Z', '2026-03-31T16:00:00.000Z'),
  ]);
  const told = await ledger.sql<{ effect: { notice: string; to: string[] } }[]>`
    select effect from effect where case_id = ${duty!.id} and effect ->> 'type' = 'notify'`;
  expect(told.map(({ effect: { notice, to } }) => [notice, to])).toEqual([['N30', ['SUPERVISOR']]]);
  expect((await ledger.verifyCase(duty!.id)).problems).toEqual([]);
});
