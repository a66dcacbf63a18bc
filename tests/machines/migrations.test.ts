// Cases that older programs left in every state of their charts, carried over: each lifecycle that has a migration.
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../machines/kernel/calendar.ts';
import { fireDue, takeEvent } from '../../machines/kernel/case.ts';
import { isJson } from '../../machines/kernel/chart-rules.ts';
import { decide } from '../../machines/kernel/decide.ts';
import type { Env } from '../../machines/kernel/env.ts';
import { migrate } from '../../machines/kernel/migrate.ts';
import { factsAsked, sealedIn } from '../../machines/kernel/reading.ts';
import { start } from '../../machines/kernel/step.ts';
import type { CaseState, Lifecycle } from '../../machines/kernel/types.ts';
import { lifecycles } from '../../machines/index.ts';
import { defaultRegime } from '../../machines/regimes/index.ts';
import { asItsFormSends } from '../support/confirming.ts';
import { system } from '../support/driver.ts';
import { type RecordedCase, recordedCases } from '../support/recorded-cases.ts';

const calendar = bundledCalendar();
const envAt = (at: string): Env => ({ at, regime: defaultRegime, calendar });
/** The instant at which no deadline of a recorded case is ahead any more. */
const end = '2090-01-01T00:00:00.000Z';

/** Events that today's chart asks more of than a case of that version, or the test that recorded it, could tell. */
const askMore: Record<string, string[]> = {
  'annualAnnouncement 1': ['AMEND'],
  // Not by who handed in the materials, as it was recorded.
  'annualEvaluation 2': ['REQUEST_MORE'],
  'annualEvaluation 3': ['REQUEST_MORE'],
  'annualReport 1': ['EXTEND', 'WAIVE'],
  'authorizationApplication 1': ['PASS', 'RESUBMIT', 'SUBMIT'],
  'dataQualityIssue 1': ['ACCEPT'],
  'domainAcceptance 1': ['START'],
  // By the center alone; of a security organ, by one person of it.
  'informationAccess 1': ['FINISH', 'NARROW', 'PLACE_HOLD', 'PROVIDE'],
  // Once another person has packed the copies.
  'informationAccess 2': ['PROVIDE'],
  'listingRegistration 1': ['CONSENT_WITHDRAWN', 'PASS', 'PASS_CHANGE', 'PUBLISH', 'REVOKE'],
  'operatingAgreement 1': ['PROPOSE', 'SIGN_AS_AUTHORITY', 'SIGN_AS_OPERATOR'],
  'operationReport 1': ['WAIVE'],
  'productExport 1': ['GRANT_RESTORED'],
  // By another person than who issued it.
  'rectificationOrder 1': ['ACCEPT', 'ACCEPT_PARTLY'],
  'retentionRecord 1': ['PLACE_HOLD'],
  'revocation 1': ['DISMISS', 'ORDER_SUSPENSION'],
  'scenarioGrant 1': ['REQUEST_CHANGE', 'RESUBMIT', 'SUBMIT'],
  'subjectRegistration 1': ['APPROVE', 'REINSTATE', 'RESUBMIT', 'REVOKE', 'SUBMIT', 'SUSPEND'],
  'trade 1': ['COMMISSION', 'HAND_OVER', 'RECORD_AWARD', 'REFER_TO_ARBITRATION', 'SIGN', 'SUBMIT_PRICE_PROPOSAL'],
  'violationCase 1': ['CLOSE', 'RETURN_RECTIFICATION', 'REVOKE'],
};

const recorded = recordedCases();
const versions = Object.values(lifecycles).flatMap((lifecycle) =>
  Array.from({ length: lifecycle.version - 1 }, (_, index) => {
    const older = recorded.filter((one) => one.lifecycle === lifecycle.id && one.version === index + 1);
    return { name: `${lifecycle.id} ${index + 1}`, lifecycle, older };
  }),
);
const carried = (lifecycle: Lifecycle, { case: one, version }: RecordedCase): CaseState =>
  migrate(lifecycle, one, version).next;

/** The fields that a case of today begins with: from the openings of old. */
function fieldsToday(lifecycle: Lifecycle, older: RecordedCase[]): string[] {
  const { next, at, case: one } = older.find(({ next: { event } }) => event.type === 'OPEN')!;
  const input = lifecycle.input.safeParse(next.event['input']).data ?? next.event['input'];
  const { actor, facts } = next;
  const opened = start(lifecycle, { ...(input as object), id: one.context['id'], actor, facts }, envAt(at));
  return Object.keys(opened.next.context).toSorted();
}

/** All that is asked of a case without an event, or to know which events are possible. */
function readWhole(lifecycle: Lifecycle, one: CaseState, env: Env): void {
  expect(isJson(one.context)).toBe(true);
  sealedIn(lifecycle, one);
  for (const read of [lifecycle.seats, lifecycle.publicView, ...Object.values(lifecycle.dues ?? {})])
    read?.(one.context as never);
  for (const type of Object.keys(lifecycle.events)) {
    factsAsked(lifecycle, { type }, one, `${lifecycle.id}/test/1`);
    decide(lifecycle, one, { type, actor: system, facts: {} }, env);
  }
}

describe.each(versions)('open cases of $name', ({ name, lifecycle, older }) => {
  it('are recorded in many states, by scripts/record-cases.ts', () => {
    expect(new Set(older.flatMap(({ leaves }) => leaves)).size).toBeGreaterThan(2);
  });

  it('have the fields of a case of today, can be read, and their deadlines come', () => {
    const fields = fieldsToday(lifecycle, older);
    for (const one of older) {
      const state = carried(lifecycle, one);
      expect(Object.keys(state.context).toSorted(), JSON.stringify(one.case.value)).toEqual(fields);
      readWhole(lifecycle, state, envAt(one.at));
      fireDue(lifecycle, state, envAt(end), one.at);
    }
  });

  it('take what they took, but for what is asked more of them', () => {
    const taken = new Set<string>();
    const acts = older.filter(({ next }) => next.event.type !== 'OPEN');
    for (const one of acts) {
      const { event: sent, ...asking } = one.next;
      const state = carried(lifecycle, one);
      const event = asItsFormSends(lifecycle, state.context, sent);
      if (takeEvent(lifecycle, state, event, asking, envAt(one.at)).ok) taken.add(event.type);
    }
    const types = [...new Set(acts.map(({ next }) => next.event.type))].toSorted();
    expect(types.filter((type) => !taken.has(type))).toEqual(askMore[name] ?? []);
  });
});
