// The rules of an evaluation (P12, P28, P29): who takes part, what counts, when the result carries an order to correct.
import { now, param } from '../../kernel/env.ts';
import { branch, cited, one, speaking } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { textsIn } from '../../shared/facts.ts';
import { successorOf } from '../../shared/agreement.ts';
import { confirmsWhatStands } from '../../shared/confirming.ts';
import { partyOf } from '../../shared/parties.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import { type Args, type Context, resultIn } from './context.ts';
import { type Event, departments } from './events.ts';
import { words } from './words.ts';

/** The grades are listed best first; the one named by `failBelow`, and those after it, do not conform. */
export const conforms = ({ grade, refusal }: Context): boolean => {
  const grades: string[] = param('pd.evaluation.grades');
  const place = grades.indexOf(grade ?? '');
  return !refusal && place >= 0 && place < grades.indexOf(param('pd.evaluation.failBelow'));
};
const orderOf = (event: Event) => ('order' in event ? event.order : undefined);

export const guards = speaking(words.rules, {
  departmentsTookPart: cited(
    text('P12'),
    'payload',
    ({ event }: Args) =>
      event.type === 'REQUEST_EVIDENCE' && departments.every((department) => event.departments?.includes(department)),
  ),
  evaluatorIsIndependent: cited(
    gap('P12', 'D-0123'),
    'facts',
    ({ context, event }: Args) =>
      event.type === 'COMMISSION' &&
      !!event.evaluator &&
      ![context.operator, ...textsIn(one(event.facts, 'agreement')?.shares['affiliates'])].includes(
        partyOf(event.evaluator),
      ),
  ),
  extensionIsLeft: cited(
    gap('P28', 'D-0231'),
    'context',
    ({ context }: Args) => context.extensions < param('pd.evaluation.extensions'),
  ),
  truthIsDeclared: cited(
    text('P28'),
    'payload',
    ({ event }: Args) => event.type === 'SUBMIT_EVIDENCE' && Boolean(event.truthful),
  ),
  gradeIsOnTheScale: cited(
    gap('P12', 'D-0039'),
    'payload',
    ({ event }: Args) => event.type === 'ASSESS' && (param('pd.evaluation.grades') as string[]).includes(event.grade),
  ),
  overdueReportsAreConsidered: cited(reading(['P12', 'P16(3)', 'P30'], 'D-0039'), 'facts', ({ event }: Args) => {
    const overdue = one(event.facts, 'agreement')?.shares['overdue'];
    return (
      event.type === 'ASSESS' &&
      Array.isArray(overdue) &&
      overdue.every((report) => event.considered?.includes(String((report as { case?: unknown }).case)))
    );
  }),
  /** P28: what was concealed counts against the operator, so that its recorder does not confirm it alone. */
  confirmerDiffersFromAssessor: checkerDiffersFrom<Context>(
    ({ assessors, refusers, submitters }) => [...assessors, ...refusers, ...submitters],
    [gap('P12', 'D-0123'), reading('P28', 'D-0170')],
    words.checkers.confirmerDiffersFromAssessor.zh,
    words.checkers.confirmerDiffersFromAssessor.en,
  ),
  confirmsWhatStands: confirmsWhatStands(resultIn, gap(['P12', 'P28'], 'D-0425')),
  assessorDiffersFromOperator: checkerDiffersFrom<Context>(
    ({ submitters }) => submitters,
    [reading('P12', 'D-0170'), reading(['P12', 'P28'], 'D-0330')],
    words.checkers.assessorDiffersFromOperator.zh,
    words.checkers.assessorDiffersFromOperator.en,
  ),
  orderIsGiven: cited(text('P29'), 'payload', ({ event }: Args) => !!orderOf(event)),
  limitIsAhead: cited(text('P29'), 'payload', ({ event }: Args) => {
    const due = orderOf(event)?.due;
    return !due || Date.parse(due) > Date.parse(now());
  }),
  noOrderIsGiven: cited(text('P29'), 'payload', ({ event }: Args) => !orderOf(event)),
  resultConforms: branch(({ context }: Args) => conforms(context)),
  resultDoesNotConform: branch(({ context }: Args) => !context.ended && !conforms(context)),
  agreementHasEnded: branch(({ context }: Args) => context.ended && !conforms(context)),
  isCommissioned: branch(({ context }: Args) => context.evaluator !== null),
  successorTakesOver: branch((args: Args) => successorOf(args) !== null),
});
