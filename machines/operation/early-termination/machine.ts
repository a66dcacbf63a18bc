// P13: the operator may apply to end the agreement early. The authority reviews, the committee decides, notice is kept.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import { endOfDay } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { param } from '../../kernel/env.ts';
import { type Actor, type Facts, type Meta, auto, branch, by, cited, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf } from '../../shared/agreement.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Event, Input } from './events.ts';

export type Context = {
  id: string;
  agreement: string;
  operator: string;
  applicant: string;
  reason: string;
  effectiveDate: string;
  matter: string | null;
};
type Args = { context: Context; event: Event };

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: 'open' | 'approved';
    emitted: Effect;
  },
  guards: {
    reviewerDiffersFromApplicant: checkerDiffersFrom<Context>(
      (context) => [context.applicant],
      gap('P13', 'D-0127'),
      '申请人不得审核自己的申请',
      'an applicant does not review their own application',
    ),
    matterIsOurs: cited(({ event }: Args) => event.type === 'MATTER_DECIDED' && event.kind === 'EARLY_TERMINATION', {
      law: reading(['P7(3)', 'P13'], 'D-0036'),
      reads: 'payload',
      says: { zh: '该决定不是关于提前终止的', en: 'this decision is not about an early end' },
    }),
    committeeDecides: branch(() => param('pd.committee.requiredFor').includes('earlyTermination')),
    endIsOurs: branch(({ event }: Args) => event.type === 'AGREEMENT_ENDED' && event.kind === 'early'),
    matterIsApproved: branch(({ event }: Args) => event.type === 'MATTER_DECIDED' && event.outcome === 'approved'),
  },
  actions: {
    recordMatter: assign(({ event }) => (assertEvent(event, 'MATTER_DECIDED'), { matter: event.matter })),
    openMatter: emit(({ context, event }): Effect => ({
      type: 'open',
      lifecycle: 'committeeMatter',
      input: {
        kind: 'EARLY_TERMINATION',
        about: context.id,
        summary: context.reason,
        hands: [context.applicant, event.actor.person],
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
      subject: { zh: '提前终止协议办理结果', en: 'Decision on the early end' },
    }),
    notifyAuthority: emit({
      type: 'notify',
      notice: 'N10',
      to: ['AUTHORITY', 'operator'],
      subject: { zh: '提前终止协议的决定', en: 'The committee’s decision on the early end' },
    }),
  },
}).createMachine({
  id: 'earlyTermination',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    applicant: input.actor.person,
    reason: input.reason,
    effectiveDate: input.effectiveDate,
    matter: null,
  }),
  initial: 'underReview',
  on: { AGREEMENT_ENDED: { target: '.overtaken', actions: 'withdrawMatter', meta: auto(gap('P13', 'D-0124')) } },
  states: {
    underReview: {
      meta: state('主管部门审核', 'Under review', text('P13'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.earlyTermination.reviewSla',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '审核提前终止申请', en: 'Review the request for an early end' },
        },
      }),
      tags: 'open',
      on: {
        PASS: [
          {
            target: 'beforeCommittee',
            guard: and(['reviewerDiffersFromApplicant', 'committeeDecides']),
            actions: 'openMatter',
            meta: by('AUTHORITY', text('P13'), reading(['P7(3)', 'P13'], 'D-0036')),
          },
          {
            target: 'approved',
            guard: 'reviewerDiffersFromApplicant',
            actions: 'notifyOperator',
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
      meta: state('提请委员会审议', 'Before the committee', reading(['P7(3)', 'P13'], 'D-0036')),
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
      meta: state('已同意、待生效', 'Approved, notice running', gap('P13', 'D-0041')),
      tags: ['open', 'approved'],
      // The agreement itself holds the timer: whoever looks at it after that day finds it ended.
      entry: 'setTheEnd',
      on: { AGREEMENT_ENDED: { target: 'effected', guard: 'endIsOurs', meta: auto(text('P13')) } },
    },
    effected: { type: 'final', meta: state('提前终止', 'Ended early', text('P13')) },
    refused: { type: 'final', meta: state('不同意提前终止', 'Refused', text('P13')) },
    withdrawn: { type: 'final', meta: state('已撤回', 'Withdrawn', gap('P13', 'D-0127')) },
    overtaken: { type: 'final', meta: state('因协议已终止而终结', 'Overtaken by another end', gap('P13', 'D-0124')) },
  },
});
