// P13: the operator may apply to end the agreement early. The authority reviews, the committee decides, notice is kept.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import { endOfDay } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { param } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import { type Actor, type Facts, type Meta, auto, branch, by, cited, speaking, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf } from '../../shared/agreement.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Event, Input } from './events.ts';
import type { Args, Context } from './context.ts';
import { words } from './words.ts';

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: 'open' | 'approved';
    emitted: Effect;
  },
  guards: speaking(words.rules, {
    reviewerDiffersFromApplicant: checkerDiffersFrom<Context>(({ applicants }) => applicants, gap('P13', 'D-0127')),
    matterIsOurs: cited(
      reading(['P7(3)', 'P13'], 'D-0036'),
      'payload',
      ({ event }: Args) => event.type === 'MATTER_DECIDED' && event.kind === 'EARLY_TERMINATION',
    ),
    committeeDecides: branch(() => param('pd.committee.requiredFor').includes('earlyTermination')),
    endIsOurs: branch(({ event }: Args) => event.type === 'AGREEMENT_ENDED' && event.kind === 'early'),
    matterIsApproved: branch(({ event }: Args) => event.type === 'MATTER_DECIDED' && event.outcome === 'approved'),
  }),
  actions: {
    recordReviewer: assign(({ event }) => ({ reviewers: handsOf(event.actor) })),
    recordMatter: assign(({ event }) => (assertEvent(event, 'MATTER_DECIDED'), { matter: event.matter })),
    openMatter: emit(({ context, event }): Effect => ({
      type: 'open',
      lifecycle: 'committeeMatter',
      input: {
        kind: 'EARLY_TERMINATION',
        about: context.id,
        party: context.operator,
        summary: context.reason,
        hands: personsIn([...context.applicants, ...handsOf(event.actor)]),
      },
    })),
    withdrawMatter: emit(({ context }): Effect => ({
      type: 'tell',
      to: { rel: 'about', lifecycle: 'committeeMatter' },
      event: { type: 'WITHDRAW_MATTER', cause: context.id },
    })),
    setTheEnd: emit(({ context }): Effect => ({
      type: 'tell',
      to: context.agreement,
      mode: 'must',
      event: { type: 'EARLY_END_SET', cause: context.id, at: endOfDay(context.effectiveDate) },
    })),
    notifyOperator: emit({
      type: 'notify',
      notice: 'N10',
      to: ['operator'],
      subject: words.notices.decided,
    }),
    notifyAuthority: emit({
      type: 'notify',
      notice: 'N10',
      to: ['AUTHORITY', 'operator'],
      subject: words.notices.committee,
    }),
  },
}).createMachine({
  id: 'earlyTermination',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    applicants: handsOf(input.actor),
    reviewers: [],
    reason: input.reason,
    effectiveDate: input.effectiveDate,
    matter: null,
  }),
  initial: 'underReview',
  on: { AGREEMENT_ENDED: { target: '.overtaken', actions: 'withdrawMatter', meta: auto(gap('P13', 'D-0124')) } },
  states: {
    underReview: {
      meta: state(words.states.underReview, text('P13'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.earlyTermination.reviewSla',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.underReview,
        },
      }),
      tags: 'open',
      on: {
        PASS: [
          {
            target: 'beforeCommittee',
            guard: and(['reviewerDiffersFromApplicant', 'committeeDecides']),
            actions: ['recordReviewer', 'openMatter'],
            meta: by('AUTHORITY', text('P13'), reading(['P7(3)', 'P13'], 'D-0036')),
          },
          {
            target: 'approved',
            guard: 'reviewerDiffersFromApplicant',
            actions: ['recordReviewer', 'notifyOperator'],
            meta: by('AUTHORITY', text('P13'), reading(['P7(3)', 'P13'], 'D-0036')),
          },
        ],
        REFUSE: {
          target: 'refused',
          guard: 'reviewerDiffersFromApplicant',
          actions: 'notifyOperator',
          meta: by('AUTHORITY', text('P13')),
        },
        WITHDRAW: { target: 'withdrawn', meta: by('operator', gap('P13', 'D-0127')) },
      },
    },
    beforeCommittee: {
      meta: state(words.states.beforeCommittee, reading(['P7(3)', 'P13'], 'D-0036')),
      tags: 'open',
      on: {
        MATTER_DECIDED: [
          {
            target: 'approved',
            guard: and(['matterIsOurs', 'matterIsApproved']),
            actions: ['recordMatter', 'notifyAuthority'],
            meta: auto(text('P7(3)')),
          },
          {
            target: 'refused',
            guard: 'matterIsOurs',
            actions: ['recordMatter', 'notifyAuthority'],
            meta: auto(text('P7(3)')),
          },
        ],
        WITHDRAW: { target: 'withdrawn', actions: 'withdrawMatter', meta: by('operator', gap('P13', 'D-0127')) },
      },
    },
    approved: {
      meta: state(words.states.approved, gap('P13', 'D-0041')),
      tags: ['open', 'approved'],
      // The agreement itself holds the timer: after that day, every reader finds it ended.
      entry: 'setTheEnd',
      on: { AGREEMENT_ENDED: { target: 'effected', guard: 'endIsOurs', meta: auto(text('P13')) } },
    },
    effected: { type: 'final', meta: state(words.states.effected, text('P13')) },
    refused: { type: 'final', meta: state(words.states.refused, text('P13')) },
    withdrawn: { type: 'final', meta: state(words.states.withdrawn, gap('P13', 'D-0127')) },
    overtaken: { type: 'final', meta: state(words.states.overtaken, gap('P13', 'D-0124')) },
  },
});
