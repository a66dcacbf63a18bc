// The parts of the chart by name: the four groups of conditions, and what their checks leave behind.
import { type EventObject, assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now, param } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import { type Meta, branch, cited, speaking } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { isInForce } from '../../shared/rule-register/in-force.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import { confirmation, proposalOf } from '../../shared/second-hand.ts';
import type { Args, Context } from './context.ts';
import { type Event, type Finding, type Group, type Input, groups, points } from './events.ts';
import { words } from './words.ts';

/** The law of each group, the event that answers it, and the rule that its answer must satisfy. */
export const questions = {
  safety: { law: text('P11(1)'), event: 'CHECK_SAFETY', rule: 'safetyIsAssessed' },
  standards: { law: text('P11(2)'), event: 'CHECK_STANDARDS', rule: 'standardsAreAssessed' },
  functions: { law: text('P11(3)'), event: 'CHECK_FUNCTIONS', rule: 'functionsAreAssessed' },
  enclave: { law: text('P4(5)'), event: 'CHECK_ENCLAVE', rule: 'enclaveIsAssessed' },
} as const;

const isMet = ({ checks }: Context, group: Group): boolean =>
  points[group].every((point) => checks[group]?.findings[point]?.met === true);
const findingsOf = (event: EventObject): Record<string, Finding> =>
  ('findings' in event ? (event.findings as Record<string, Finding> | undefined) : undefined) ?? {};

/** The groups that are checked again have no findings meanwhile, and the domain is not accepted. */
const without = ({ checks, sentBack }: Context, { groups: again, reason }: { groups: Group[]; reason: string }) => ({
  checks: Object.fromEntries(Object.entries(checks).filter(([group]) => !again.includes(group as Group))),
  accepted: null,
  proposal: null,
  sentBack: [...sentBack, { reason, at: now() }],
});

/** Every point of a group has its finding; a point that is met has evidence. */
const assessed = (group: Group) =>
  cited(questions[group].law, 'payload', ({ event }: Args) => {
    const findings = findingsOf(event);
    return points[group].every((point) => {
      const finding = findings[point];
      return finding?.met === false || (finding?.met === true && finding.evidence.length > 0);
    });
  });

/** Accepted only where each point of the group was checked and met; the refusal names its item. */
const met = (group: Group) => cited(questions[group].law, 'context', ({ context }: Args) => isMet(context, group));
export const conditions = ['safetyIsMet', 'standardsAreMet', 'functionsAreMet', 'enclaveIsMet'] as const;

export const acceptance = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: { person: string } };
    meta: Meta;
    tags: 'accepted';
    emitted: Effect;
  },
  delays: { ...after('pd.domain.remedyDue') },
  guards: speaking(words.rules, {
    extensionIsLeft: cited(
      gap('P11', 'D-0231'),
      'context',
      ({ context }: Args) => context.extensions < param('pd.domain.extensions'),
    ),
    safetyIsAssessed: assessed('safety'),
    standardIsInForce: cited(
      reading('P11', 'D-0264'),
      'facts',
      ({ event }: Args) => event.type === 'START' && isInForce(event.facts, event.standard, 'domainStandard', now()),
    ),
    standardsAreAssessed: assessed('standards'),
    functionsAreAssessed: assessed('functions'),
    enclaveIsAssessed: assessed('enclave'),
    ...confirmation('P11'),
    retirementIsProposed: branch(({ context }: Args) => context.proposal?.act === 'RETIRE'),
    groupIsMet: branch(({ context }: Args, { group }: { group: Group }) => isMet(context, group)),
    everythingIsMet: branch(({ context }: Args) => groups.every((group) => isMet(context, group))),
    acceptorDiffersFromCheckers: checkerDiffersFrom<Context>(({ hands }) => hands, reading('P11', 'D-0005')),
    checkerDiffersFromRemedier: checkerDiffersFrom<Context>(({ remediers }) => remediers, reading('P11', 'D-0005')),
    safetyIsMet: met('safety'),
    standardsAreMet: met('standards'),
    functionsAreMet: met('functions'),
    enclaveIsMet: met('enclave'),
  }),
  actions: {
    countExtension: assign(({ context }) => ({ extensions: context.extensions + 1 })),
    recordStandard: assign(({ event }) => (assertEvent(event, 'START'), { standard: event.standard })),
    recordCheck: assign(({ context, event }) => {
      const group = groups.find((each) => questions[each].event === event.type);
      if (!group) return {};
      const check = { findings: findingsOf(event), by: event.actor.person, at: now() };
      return {
        checks: { ...context.checks, [group]: check },
        hands: personsIn([...context.hands, ...handsOf(event.actor)]),
      };
    }),
    dropChecks: assign(({ context, event }) => (assertEvent(event, 'SEND_BACK'), without(context, event))),
    propose: assign(({ event }) => {
      assertEvent(event, ['RECHECK', 'RETIRE']);
      return { proposal: { ...proposalOf(event), groups: event.type === 'RECHECK' ? event.groups : [] } };
    }),
    takeBack: assign({ proposal: null }),
    checkAgain: assign(({ context }) => (context.proposal ? without(context, context.proposal) : {})),
    recordRemedy: assign(({ context, event }) => {
      assertEvent(event, 'REMEDIED');
      return {
        remedies: [...context.remedies, { report: event.report, at: now() }],
        hands: personsIn([...context.hands, ...handsOf(event.actor)]),
        remediers: personsIn([...context.remediers, ...handsOf(event.actor)]),
      };
    }),
    recordAcceptance: assign(
      ({ event }) => (
        assertEvent(event, 'ACCEPT'),
        { accepted: { report: event.report, by: event.actor.person, at: now() } }
      ),
    ),
    notifyBuilder: emit(({ context: { domain } }): Effect => ({
      type: 'notify',
      notice: 'N10',
      to: ['builder'],
      subject: words.notices.moved,
      about: { domain },
    })),
  },
});
