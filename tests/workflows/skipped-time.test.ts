// Years in seconds: the runner's timers on the time-skipping server, the ledger's clock being the environment's.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLedgerActivities } from '../../activities/ledger.ts';
import { endOfDay } from '../../machines/kernel/durations.ts';
import { wakeRunners } from '../../service/relay.ts';
import type { CallPort, Ledger } from '../../ledger/index.ts';
import { RUNNERS, portQueues } from '../../workflows/ids.ts';
import { aVenue, ports, steps } from '../invariants/venue.ts';
import type { Documents } from '../invariants/trading-acts.ts';
import { World } from '../invariants/world.ts';
import { anAgreementInForce } from '../support/agreement-in-force.ts';
import {
  aDocument,
  aDraftSubject,
  aFullChecklist,
  aLedger,
  aRuleInForce,
  opco,
  sent,
  started,
} from '../support/ledger.ts';
import { workflowBundlePath } from '../support/servers.ts';
import { aTimeSkippingTemporal } from '../support/skipped-time.ts';
import { law } from '../support/law.ts';
import * as of from '../support/venue-inspections.ts';

const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
let env: TestWorkflowEnvironment;
let ledger: Ledger;
let stop: () => Promise<void>;
const notices: string[] = [];
let documents: Documents;
const callPort: CallPort = async ({ caseId, effect }) => {
  if (effect.type === 'notify')
    return void notices.push(
      `${caseId.split('/')[0]} ${effect.notice} ${JSON.stringify(effect.about?.['kind'] ?? 'decision')}`,
    );
  return effect.port === 'domain'
    ? { receipt: 'R-1', remaining: 0 }
    : ports(documents)(`${effect.port}.${effect.op}`, effect.input);
};

beforeAll(async () => {
  env = await aTimeSkippingTemporal();
  ledger = await aLedger({ clock: async () => new Date(await env.currentTimeMs()).toISOString() });
  const activities = createLedgerActivities({ ledger, actorOf: () => opco, callPort });
  await aRuleInForce(ledger, 'assessmentStandard');
  documents = { paper: await aDocument(ledger), checklist: await aFullChecklist(ledger) };
  const workflowBundle = { code: await readFile(await workflowBundlePath(), 'utf8') };
  const workers = await Promise.all([
    Worker.create({ connection: env.nativeConnection, taskQueue: RUNNERS, workflowBundle, activities }),
    ...portQueues.map((taskQueue) => Worker.create({ connection: env.nativeConnection, taskQueue, activities })),
  ]);
  const done = Promise.all(workers.map((worker) => worker.run()));
  stop = async () => {
    for (const worker of workers) worker.shutdown();
    await done;
    await env.teardown();
  };
});
afterAll(() => stop());

const wake = async () => {
  await new Promise((resolve) => setTimeout(resolve, 2_100)); // the coalesced wake-up of a mere change of state
  while (await ledger.relay(callPort, (runners) => wakeRunners(env.client, runners, log)));
};

describe('timers on skipped time', () => {
  it(
    'reminds a reviewer once, escalates once, and lapses an application that is not corrected, with nobody asking',
    law('T6', 'T16'),
    async () => {
      const { id, actor } = await aDraftSubject(ledger, 900);
      await sent(ledger, id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, actor);
      await wake();
      await env.sleep('40 days');
      const rows = async () =>
        ledger.sql<
          { type: string; at: string; to_state: string[] }[]
        >`select event->>'type' as type, at, to_state from ledger where case_id = ${id} order by seq`;
      expect((await rows()).map(({ type }) => type)).toEqual(['OPEN', 'SUBMIT', 'kernel.remind', 'kernel.escalate']);
      await sent(ledger, id, { type: 'RETURN', items: [{ item: '承诺书', problem: '未盖章' }] }, opco);
      await wake();
      await env.sleep('40 days');
      const last = (await rows()).at(-1)!;
      expect(last).toMatchObject({
        type: expect.stringContaining('trade.subject.correctionDue'),
        to_state: ['lapsed'],
      });
      expect(notices.filter((notice) => notice.startsWith('subjectRegistration N19'))).toEqual([
        'subjectRegistration N19 "remind"',
        'subjectRegistration N19 "escalate"',
      ]);
      expect((await ledger.verifyCase(id)).problems).toEqual([]);
    },
  );

  it(
    'an inspection that nobody answers goes on: materials overdue, a draft without comment, a late report',
    law('T28', 'T31', 'T33'),
    async () => {
      await ledger.sql`insert into document values (${of.doc.sha256}, 'application/pdf', 1000, '{}', now()) on conflict do nothing`;
      const inDays = async (days: number) => new Date((await env.currentTimeMs()) + days * 86_400_000).toISOString();
      const input = { kind: 'evaluation', target: of.venueTarget };
      const id = await started(ledger, 'venueInspection', input, of.lead);
      await sent(ledger, id, { ...of.plan, from: await now(), to: await inDays(5) }, of.lead);
      await sent(ledger, id, of.start, of.lead);
      await sent(ledger, id, { ...of.ask, due: await inDays(3) }, of.lead);
      await wake();
      await env.sleep('6 days');
      await vi.waitUntil(async () => (await stateOf(id)).includes('underway.materials.materialsOverdue'), 120_000);
      await sent(ledger, id, { ...of.refusal, statement: undefined }, of.lead);
      await sent(ledger, id, of.finish, of.lead);
      await sent(ledger, id, of.draft(), of.lead);
      await wake();
      await env.sleep('60 days');
      await vi.waitUntil(async () => (await stateOf(id)).includes('reporting.confirming'), 120_000);
      const [row] = await ledger.sql<{ late: string[] }[]>`
        select snapshot -> 'context' -> 'late' as late from cases where id = ${id}`;
      expect(row!.late).toEqual(['fieldWork', 'report']);
      await sent(ledger, id, of.confirm(of.noted('refused/m1')), of.chief);
      expect((await ledger.verifyCase(id)).problems).toEqual([]);
    },
  );

  it('keeps what was filed for twenty years to the day, and never disposes of it by itself', law('T24'), async () => {
    await wake();
    const sealed = () =>
      ledger.sql<
        { id: string; until: string }[]
      >`select id, snapshot -> 'context' ->> 'until' as until from cases where lifecycle = 'retentionRecord' and snapshot -> 'context' ->> 'of' like 'subjectRegistration/%' and 'kept.term.retained' = any(state)`;
    while (!(await sealed()).length) await new Promise((resolve) => setTimeout(resolve, 100));
    const { id, until } = (await sealed())[0]!;
    const [kept] = await ledger.sql<
      { at: string }[]
    >`select at from cases where id = (select snapshot -> 'context' ->> 'of' from cases where id = ${id})`;
    const end = new Date(kept!.at);
    end.setUTCFullYear(end.getUTCFullYear() + 20);
    expect(Date.parse(until)).toBeGreaterThanOrEqual(end.getTime());
    await sleepUntil(Date.parse(until) - 1_000);
    expect(await stateOf(id)).toContain('kept.term.retained');
    await sleepUntil(Date.parse(until) + 60_000);
    // The server ends any run after ten years; the workers' sweep starts the next where something is overdue.
    expect((await env.client.workflow.getHandle(id).describe()).status.name).toBe('TIMED_OUT');
    await wakeRunners(env.client, await ledger.overdue(), log);
    await vi.waitUntil(async () => (await stateOf(id)).includes('kept.term.eligible'), 120_000);
    const [last] = await ledger.sql<
      { at: string }[]
    >`select at from ledger where case_id = ${id} order by seq desc limit 1`;
    expect(new Date(last!.at).toISOString()).toBe(until);
    await sleepUntil(Date.parse(until) + 400 * 86_400_000);
    expect(await stateOf(id)).toContain('kept.term.eligible');
    expect((await ledger.verifyCase(id)).problems).toEqual([]);
  });

  it(
    'a contract that is not signed in time lapses, and the trade is filed all the same',
    law('T21', 'T24'),
    async () => {
      const clock = { at: await now(), read: now, set: () => {} };
      const world = await new World(ledger, clock, []).begin();
      await aVenue(world, documents);
      await steps(world, 'trade 1', documents, 10);
      const { id } = world.of('trade')[0]!;
      expect(await stateOf(id)).toContain('open.stage.preparing.contract.signing.seller.awaited');
      await wake();
      await env.sleep('29 days');
      expect(await stateOf(id)).toContain('open.stage.preparing.contract.signing.seller.awaited');
      await env.sleep('3 days');
      await vi.waitUntil(async () => (await stateOf(id))[0]!.startsWith('filing.'), 120_000);
      const [lapsed] = await ledger.sql<
        { type: string; at: string }[]
      >`select event ->> 'type' as type, at from ledger where case_id = ${id} and event ->> 'type' like 'xstate.after.trade.contract.signTimeout%'`;
      expect(new Date(lapsed!.at).toISOString()).toMatch(/T16:00:00.000Z$/);
      expect((await ledger.verifyCase(id)).problems).toEqual([]);
    },
  );

  it(
    'an agreement that begins on 29 February is reminded of five times and ends with 28 February two years on, its access at that second',
    law('P13', 'P31'),
    async () => {
      await sleepUntil(nextLeapDay(Date.parse(await now())) - 86_400_000);
      const leapDay = new Date(Date.parse(await now()) + 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
      const id = await anAgreementInForce(ledger, 904, { effectiveDate: leapDay });
      await wake();
      const endsAt = endOfDay(`${Number(leapDay.slice(0, 4)) + 2}-02-28`);
      await sleepUntil(Date.parse(endsAt) - 1_000);
      expect(await stateOf(id)).toContain('inForce.rights.active');
      expect(notices.filter((notice) => notice.startsWith('operatingAgreement N11'))).toHaveLength(5);
      await sleepUntil(Date.parse(endsAt) + 1_000);
      await vi.waitUntil(async () => (await stateOf(id)).includes('closing'), 120_000);
      const [end] = await ledger.sql<
        { at: string }[]
      >`select at from ledger where case_id = ${id} and to_state ? 'closing' order by seq limit 1`;
      const [closure] = await ledger.sql<
        { id: string; at: string }[]
      >`select case_id as id, at from ledger where event ->> 'type' = 'OPEN' and event -> 'input' ->> 'agreement' = ${id} and case_id like 'domainClosure/%'`;
      expect([end!.at, closure!.at].map((at) => new Date(at).toISOString())).toEqual([endsAt, endsAt]);
      await wake();
      await vi.waitUntil(async () => (await stateOf(closure!.id)).includes('disposing'), 120_000);
      for (const one of [id, closure!.id]) expect((await ledger.verifyCase(one)).problems).toEqual([]);
    },
  );

  it(
    'each periodic duty is opened for its period over three years, and told when nobody does it',
    law('T27', 'P26'),
    async () => {
      // Waiting for a result would let time run: the round is looked at instead.
      const round = async (): Promise<void> => {
        const handle = await env.client.workflow.start('openRound', {
          args: ['periodicDuty'],
          taskQueue: RUNNERS,
          workflowId: `round-${randomUUID()}`,
        });
        await vi.waitUntil(async () => (await handle.describe()).status.name === 'COMPLETED', 120_000);
      };
      const told = () => notices.filter((one) => one.startsWith('periodicDuty N25')).length;
      const opened = async (): Promise<number> =>
        (
          await ledger.sql<{ n: number }[]>`
            select count(*)::int as n from cases where lifecycle = 'periodicDuty' and shares ->> 'duty' <> 'accessNumbers'`
        )[0]!.n;
      await Promise.all([round(), round()]);
      await wake();
      // Of the years that other tests have slept through, too.
      const [before, toldBefore] = [await opened(), told()];
      expect(before % 8).toBe(0);
      for (const year of [1, 2, 3]) {
        await env.sleep('366 days');
        await Promise.all([round(), round()]);
        expect(await opened()).toBe(before + 8 * year);
        await wake();
        // Due, and overdue, of each of the last period.
        await vi.waitUntil(() => told() >= toldBefore + 16 * year, 120_000);
      }
    },
  );
});

const now = async (): Promise<string> => new Date(await env.currentTimeMs()).toISOString();
const sleepUntil = async (ms: number): Promise<void> => env.sleep(Math.max(1, ms - (await env.currentTimeMs())));
const stateOf = async (id: string): Promise<string[]> =>
  (await ledger.sql<{ state: string[] }[]>`select state from cases where id = ${id}`)[0]!.state;
/** Its beginning in Changchun. */
function nextLeapDay(after: number): number {
  for (let year = new Date(after).getUTCFullYear(); ; year += 1) {
    const day = Date.parse(`${year}-02-29T00:00:00+08:00`);
    if (!Number.isNaN(day) && new Date(day + 8 * 3_600_000).getUTCDate() === 29 && day > after + 86_400_000) return day;
  }
}
