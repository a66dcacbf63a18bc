// T27, over random histories of one incident: what “contained” says is true whenever it is said, the clocks follow the highest
// grade and count from discovery, and nothing closes while something of it stands.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Actor, Facts } from '../../machines/kernel/types.ts';
import { type Driven, fact } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  anIncident,
  doc,
  duty,
  enterprise,
  head,
  hours,
  lift,
  named,
  naming,
  nobody,
  pause,
  reportTo,
  settled,
  summary,
  targets,
} from '../support/security-incident.ts';

const bodies = ['数据主管部门', '省级网信部门', '保护工作部门', '公安机关'];
const ordered = 'rectificationOrder/opco-2026-03-07/1';
type Step = [event: { type: string; [field: string]: unknown }, actor?: Actor, facts?: Facts];
const grade = (to: string, more: object = {}) => ({ type: 'GRADE', grade: to, reason: '核实', ...more });
const closing: Facts = { 'followed/rectificationOrder': [fact(ordered, { open: false })] };
const steps: Step[] = [
  [grade('general'), duty],
  [grade('larger'), head],
  [grade('major', { critical: true }), duty],
  [{ type: 'LOWER_GRADE', grade: 'general', reason: '核减' }, duty],
  [{ type: 'CONFIRM_LOWERING' }, head],
  [{ type: 'JUDGE_CRIME', criminal: 'yes', finding: '涉嫌犯罪', document: doc }, duty],
  [{ type: 'REPORT_TO_POLICE', document: doc }, duty],
  [{ type: 'START_REMEDY', account: '隔离' }, enterprise],
  [{ type: 'FINISH_REMEDY', account: '已修补', evidence: [doc] }, enterprise],
  [{ ...naming, persons: 2 }, duty, named],
  [settled()],
  [settled('org:B')],
  [{ type: 'TELL_OTHERWISE', channel: '电话', parties: ['org:B'], receipt: doc }, duty],
  [nobody, head],
  [{ type: 'TELL_PERSONS', document: doc }, duty],
  ...bodies.map((body): Step => [reportTo(body), duty]),
  [pause, duty, targets],
  [lift, head],
  [{ type: 'ROOT_CAUSE', document: doc }, duty],
  [{ ...summary, bodies }, duty],
  [{ type: 'NO_FOLLOW_UP', reason: '无责任主体' }, duty],
  [{ type: 'FOLLOW_UP_OPENED', case: ordered }],
  [{ type: 'CLOSE', conclusion: '处置完毕' }, duty, closing],
  [{ type: 'CLOSE', conclusion: '处置完毕' }, duty],
];
const ranks = ['general', 'larger', 'major', 'extraordinary'];
const HOURS = { general: 24, larger: 4, critical: 1 };

const standing = ({ context }: Driven, highest: number, critical: boolean) => ({
  has: (body: string): boolean => context.reports.some((report: { body: string }) => report.body === body),
  owed: bodies.filter((_, i) => i === 0 || (i === 1 && highest > 0) || (i > 1 && critical)),
});
/** The clock of the highest grade, from discovery: a lower grade takes nothing back. */
function expectClocks(one: Driven, at: number, highest: number, critical: boolean): void {
  const { has, owed } = standing(one, highest, critical);
  const limits = [highest > 0 ? HOURS.larger : HOURS.general, HOURS.larger, HOURS.critical, HOURS.critical];
  const late = owed.filter((body) => !has(body) && at >= limits[bodies.indexOf(body)]!);
  const inTime = owed.filter((body) => !has(body) && !late.includes(body));
  expect(late.filter((body) => !one.context.lateReports.includes(body))).toEqual([]);
  expect(inTime.filter((body) => one.context.lateReports.includes(body))).toEqual([]);
}

it('says “contained” and “closed” only of what is', law('T27'), () => {
  let [contained, closed] = [0, 0];
  // Every step three times, in any order: remedy, reports and settlements come before and after what they answer.
  const every = fc.shuffledSubarray([...steps.keys()], { minLength: steps.length - 4 });
  const waits = fc.array(fc.constantFrom(0, 0, 0, 0, 0.5, 3), {
    minLength: 3 * steps.length,
    maxLength: 3 * steps.length,
  });
  const history = fc
    .tuple(every, every, every, waits)
    .map(([one, two, three, wait]) => [...one, ...two, ...three].map((step, i) => ({ step, wait: wait[i]! })));
  fc.assert(
    fc.property(history, (taken) => {
      const one = anIncident();
      let [at, highest, critical] = [0, -1, false];
      for (const { step, wait } of taken) {
        if (one.done) break;
        at += wait;
        one.at(hours(at, 1));
        expectClocks(one, at, highest, critical);
        const [event, actor, facts] = steps[step]!;
        // A settlement answers a notice that is under way.
        if (event.type === 'NOTICES_SETTLED' && one.context.sending === 0) continue;
        one.send(event, actor, facts);
        const { context } = one;
        if (!one.refusal && event.type === 'GRADE') {
          highest = Math.max(highest, ranks.indexOf(event['grade'] as string));
          critical ||= event['critical'] === true;
        }
        const { has, owed } = standing(one, highest, critical);
        if (one.tags.includes('contained') || one.state === 'closed') {
          expect(context.remedy?.doneAt).toBeTruthy();
          expect(owed.filter((body) => !has(body))).toEqual([]);
          expect(context.nobody || (context.affected.length > 0 && context.sending === 0)).toBe(true);
          expect(context.undeliverable).toEqual([]);
          expect(context.criminal === 'no' || context.police !== null).toBe(true);
          expect(context.persons === 0 || context.personsTold !== null).toBe(true);
          contained += 1;
        }
        if (one.state === 'closed') {
          expect(context.measures).toEqual([]);
          expect([context.grade, context.rootCause, context.summary].includes(null)).toBe(false);
          if (context.followUps.includes(ordered)) expect(facts).toBe(closing);
          closed += 1;
        }
      }
    }),
    // The same histories each time, so that a build is red for what changed.
    { numRuns: 60, seed: 20260307 },
  );
  // The histories reach what the rules are about.
  expect(contained).toBeGreaterThan(10);
  expect(closed).toBeGreaterThan(0);
});
