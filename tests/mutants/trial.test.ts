// A mutant counts as killed where a test failed on it, and for no other reason.
import { expect, it } from 'vitest';
import { intervalOf } from '../../scripts/mutants/report.ts';
import { type Report, outcomeOf } from '../../scripts/mutants/trial.ts';

const told = (success: boolean, ...assertionResults: Report['testResults'][0]['assertionResults']): Report => ({
  success,
  testResults: [{ assertionResults }],
});
const passed = { status: 'passed', failureMessages: [] };
const failed = (...failureMessages: string[]) => ({ status: 'failed', failureMessages });

it.each<[string, string, Report, number | null]>([
  ['killed', 'a test failed', told(false, passed, failed('AssertionError: expected 1 to be 2')), 1],
  ['survived', 'every test passed', told(true, passed, { status: 'skipped' }), 0],
  ['broke', 'no file fits the pattern', { success: false, testResults: [] }, 1],
  ['broke', 'a set-up failed, so that its tests were skipped', told(false, passed, { status: 'skipped' }), 1],
  ['broke', 'an error that belongs to no test', told(true, passed), 1],
  ['broke', 'every test was skipped', told(true, { status: 'skipped' }), 0],
  ['timedOut', 'a test took too long', told(false, passed, failed('Error: Test timed out in 60000ms.')), 1],
  [
    'timedOut',
    'a set-up took too long',
    { success: false, testResults: [{ message: 'Hook timed out in 10000ms.', assertionResults: [] }] },
    1,
  ],
  ['killed', 'one took too long and one failed', told(false, failed('Test timed out in 5ms'), failed('no')), 1],
])('%s: %s', (outcome, _, report, code) => {
  expect(outcomeOf(report, code).outcome).toBe(outcome);
});

it('the estimate of forty tried is wide, and never leaves what is possible', () => {
  const [from, to] = intervalOf(36 / 40, 40);
  expect([from, to].map((one) => Math.round(one * 1000))).toEqual([769, 960]);
  expect(intervalOf(1, 40)[1]).toBeCloseTo(1);
});
