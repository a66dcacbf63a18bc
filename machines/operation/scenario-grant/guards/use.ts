// What the use of a grant demands (P11, P20), what suspends it (P6(2), P9, P29), and how it ends.
import { now, param } from '../../../kernel/env.ts';
import { branch, cited, many, one } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { textsIn } from '../../../shared/facts.ts';
import { nothingRemains } from '../../../shared/domain-port.ts';
import { checkerDiffersFrom } from '../../../shared/rules.ts';
import {
  causeIsNew,
  causeStands,
  concerns,
  hasSuccessor,
  isTakenOverWith,
  noCauseIsLeft,
  someCauseStands,
} from '../../../shared/under-agreement.ts';
import type { Args, Context } from '../context.ts';
import { barredOf, datasetsOf, groundOf, providersIn } from './reading.ts';

const endedAs = (kind: NonNullable<Context['end']>['kind']) =>
  branch(({ context }: Args) => context.end?.kind === kind);

export const useGuards = {
  /** This case's own cause stands for barred data, which have a rule of their own. */
  grantIsNotSuspended: cited(text('P29'), 'context', ({ context }: Args) =>
    context.causes.every((cause) => cause === context.id),
  ),
  dataMayStillBeOperated: cited(text('P9'), 'context', ({ context }: Args) => barredOf(context).length === 0),
  domainIsAccepted: cited(text('P11'), 'facts', ({ event }: Args) => {
    const acceptance = one(event.facts, 'acceptance');
    return acceptance?.lifecycle === 'domainAcceptance' && acceptance.tags.includes('accepted');
  }),
  staffIsAdmitted: cited(text('P20(1)'), 'facts', ({ context, event }: Args) => {
    const staff = many(event.facts, 'accounts');
    return (
      event.type === 'PROVISION' &&
      (event.accounts ?? []).every((account) =>
        staff.some(
          ({ id, lifecycle, tags, shares }) =>
            id === account &&
            lifecycle === 'staffAdmission' &&
            tags.includes('admitted') &&
            textsIn(shares['grants']).includes(context.id),
        ),
      )
    );
  }),
  dataIsOfTheGrant: cited(
    text('P6(2)'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'REGRADE' &&
      (datasetsOf(context.granted).includes(event.dataset) || context.barred.includes(event.dataset)),
  ),
  /** The unit that the agreement names, in its hat; of data that are left out by now, as the agreement still says. */
  dataIsTheirs: cited(text('P6(2)'), 'facts', ({ context, event }: Args) => {
    if (event.type !== 'REGRADE') return false;
    const { hat, party } = event.actor ?? {};
    const held = context.granted?.datasets.find(({ dataset }) => dataset === event.dataset);
    const provider = held?.provider ?? providersIn(one(event.facts, 'agreement'))[event.dataset];
    return hat === 'AUTHORITY' || (hat === 'PROVIDER' && party !== undefined && provider === party);
  }),
  provisionerIsNoApplicant: checkerDiffersFrom<Context>(({ applicants }) => applicants, reading('P18', 'D-0330')),
  graderIsNoApplicant: checkerDiffersFrom<Context>(({ applicants }) => applicants, reading(['P6(2)', 'P18'], 'D-0005')),
  examinerDiffersFromReporter: checkerDiffersFrom<Context>(
    ({ applicants, findings }) => [...applicants, ...findings.flatMap(({ by }) => by)],
    [gap(['P16(2)', 'P20'], 'D-0142'), reading(['P16(2)', 'P20'], 'D-0330')],
  ),
  nothingIsExamined: cited(
    reading(['P16(2)', 'P20'], 'D-0331'),
    'context',
    ({ context }: Args) => context.findings.length === 0,
  ),
  limitIsAhead: cited(
    text('P29'),
    'payload',
    ({ event }: Args) => event.type === 'ORDER_CORRECTION' && Date.parse(event.due) > Date.parse(now()),
  ),
  groundIsListed: cited(gap('P7(3)', 'D-0041'), 'context', ({ context }: Args) =>
    (param('pd.revocation.grounds') as string[]).includes(groundOf(context.findings)),
  ),

  concernsTheGrant: branch(
    ({ context, event }: Args) => event.type === 'AGREEMENT_SUSPENDED' && concerns(event.grants, context.id),
  ),
  isTakenOver: branch(
    ({ context, event }: Args) =>
      event.type === 'AGREEMENT_ENDED' &&
      isTakenOverWith(event, {
        right: 'processingUse',
        purpose: (context.granted ?? context.proposal)?.purpose ?? null,
        scenarios: [context.scenario],
        datasets: datasetsOf(context.granted ?? context.proposal),
      }),
  ),
  someDataIsBarred: branch(({ context }: Args) => barredOf(context).length > 0),
  noDataIsBarred: branch(({ context }: Args) => barredOf(context).length === 0),
  /** Of data that a change has left out: what was made of them may come back. */
  permitsWhatIsLeftOut: branch(
    ({ context, event }: Args) =>
      event.type === 'REGRADE' &&
      !event.prohibited &&
      context.barred.includes(event.dataset) &&
      !datasetsOf(context.granted).includes(event.dataset) &&
      barredOf(context).length === 0,
  ),
  versionIsNew: branch(({ context }: Args) => context.askedVersion !== context.version),
  planHasMoved: branch(({ context }: Args) => context.planIsArmedFor !== context.version),
  wasCompleted: endedAs('completed'),
  wasRelinquished: endedAs('relinquished'),
  nothingRemains: branch(nothingRemains),
  hasSuccessor,
  causeIsNew,
  causeStands,
  someCauseStands,
  noCauseIsLeft,
};
