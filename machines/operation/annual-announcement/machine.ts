// P10(1): the yearly announcement. It says the modes of authorization and the conditions, and its window opens and
// closes by the clock: an application that comes too late loses, whoever is up. Knows applications by their ids only.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import { dateOf, endOfDay, startOfDay } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { now, until } from '../../kernel/env.ts';
import { auto, branch, by, cited, state, type Meta } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import type { DocumentRef } from '../../shared/schemas.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Content, Event, Input } from './events.ts';

export type Context = {
  id: string;
  year: number;
  round: number;
  content: Content | null;
  version: number;
  preparer: string;
  approver: string | null;
  /** Since when the public knows of it; an amendment goes through approval again. */
  publishedAt: string | null;
  returned: { item: string; problem: string }[];
  extended: { closesOn: string; reason: string; document: DocumentRef }[];
  /** Applications that were submitted and have not ended. */
  pending: string[];
  /** Hashes of the applicants on whom it was decided under this announcement. */
  settled: string[];
  cancelled: string | null;
};

type Args = { context: Context; event: Event };

const contentOf = (event: Event): Partial<Content> => ('content' in event && event.content) || {};
const stated = (is: (content: Partial<Content>) => boolean, zh: string, en: string) =>
  cited(({ event }: Args) => is(contentOf(event)), { law: text('P10(1)'), reads: 'payload', says: { zh, en } });
/** An instant that has passed already comes at once. */
const atLeastNow = (instant: string): string => (instant > now() ? instant : now());
const isAhead = ({ opensOn, closesOn }: Partial<Content>): boolean =>
  Boolean(opensOn && closesOn && opensOn >= dateOf(now()) && closesOn >= opensOn);

const contentRules = [
  'demandIsStated',
  'modesAreStated',
  'conditionsAreStated',
  'windowIsSet',
  'windowIsAhead',
] as const;

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: { person: string } };
    meta: Meta;
    tags: 'published' | 'open';
    emitted: Effect;
  },
  delays: {
    windowOpens: until<Context>(({ content }) => content?.opensOn && atLeastNow(startOfDay(content.opensOn))),
    windowCloses: until<Context>(({ content }) => content?.closesOn && atLeastNow(endOfDay(content.closesOn))),
  },
  guards: {
    demandIsStated: stated(
      ({ demand }) => Boolean(demand),
      '公告应根据社会主体的数据需求发布，须写明需求情况',
      'an announcement rests on the demand of society for data; state it in `demand`',
    ),
    modesAreStated: stated(
      ({ modes }) => Boolean(modes?.length),
      '公告须明确授权方式',
      'the announcement must state the modes of authorization',
    ),
    conditionsAreStated: stated(
      ({ conditions }) => Boolean(conditions?.length),
      '公告须明确申报条件',
      'the announcement must state the conditions for applying',
    ),
    windowIsSet: stated(
      ({ opensOn, closesOn }) => Boolean(opensOn && closesOn),
      '公告须规定申请时间（起止日）',
      'the announcement must prescribe the time for applications: its first and last day',
    ),
    windowIsAhead: cited(({ event }: Args) => isAhead(contentOf(event)), {
      law: gap('P10(1)', 'D-0105'),
      reads: 'payload',
      says: {
        zh: '申请期间不得早于今日开始，截止日不得早于起始日',
        en: 'the window may not begin in the past, nor end before it begins; set other days',
      },
    }),
    windowIsStillAhead: cited(({ context }: Args) => isAhead(context.content ?? {}), {
      law: gap('P10(1)', 'D-0105'),
      reads: 'context',
      says: {
        zh: '拟定的申请期间已经开始；请退回并重新设定',
        en: 'the window that was drawn up has begun meanwhile; return the announcement and set it anew',
      },
    }),
    approverDiffersFromPreparer: checkerDiffersFrom<Context>(
      ({ preparer }) => [preparer],
      reading('P10(1)', 'D-0005'),
      '公告的拟制与审定分别办理',
      'an announcement is drawn up and approved by two hands',
    ),
    extensionIsLater: cited(
      ({ context, event }: Args) =>
        event.type === 'EXTEND' && !!event.closesOn && event.closesOn > (context.content?.closesOn ?? ''),
      {
        law: gap('P10(1)', 'D-0105'),
        reads: 'payload',
        says: {
          zh: '延长后的截止日须晚于原截止日',
          en: 'an extension moves the last day back, never forward; name a later day',
        },
      },
    ),
    nobodyHasApplied: cited(({ context }: Args) => context.pending.length === 0 && context.settled.length === 0, {
      law: gap('P10(1)', 'D-0105'),
      reads: 'context',
      says: {
        zh: '已有单位提交申请，不得撤销公告；申请办结后公告自行办结',
        en: 'applications have been submitted, so the announcement cannot be cancelled; it concludes when they have ended',
      },
    }),
    wasPublished: branch(({ context }: Args) => context.publishedAt !== null),
    nothingIsPending: branch(({ context }: Args) => context.pending.length === 0),
  },
  actions: {
    recordContent: assign(({ context, event }) => {
      assertEvent(event, ['SUBMIT', 'AMEND']);
      return {
        content: event.content,
        preparer: event.actor.person,
        approver: null,
        returned: [],
        version: context.version + 1,
      };
    }),
    recordReturn: assign(({ event }) => (assertEvent(event, 'RETURN'), { returned: event.items })),
    recordApproval: assign(({ context, event }) => ({
      approver: event.actor.person,
      publishedAt: context.publishedAt ?? now(),
    })),
    recordExtension: assign(({ context, event }) => {
      assertEvent(event, 'EXTEND');
      const { closesOn, reason, document } = event;
      return {
        content: context.content && { ...context.content, closesOn },
        extended: [...context.extended, { closesOn, reason, document }],
      };
    }),
    recordCancellation: assign(({ event }) => (assertEvent(event, 'CANCEL'), { cancelled: event.reason })),
    addApplication: assign(({ context, event }) => {
      assertEvent(event, 'APPLICATION_SUBMITTED');
      return { pending: [...context.pending.filter((id) => id !== event.application), event.application] };
    }),
    dropApplication: assign(({ context, event }) => {
      assertEvent(event, 'APPLICATION_ENDED');
      return {
        pending: context.pending.filter((id) => id !== event.application),
        settled: event.settled ? [...context.settled, event.settled] : context.settled,
      };
    }),
    announce: emit(({ context: { year, round, version, content } }): Effect => ({
      type: 'notify',
      notice: 'N8',
      to: ['public'],
      subject: { zh: '公共数据授权运营年度公告', en: 'Annual announcement of authorized operation of public data' },
      about: {
        year,
        round,
        version,
        opensOn: content?.opensOn ?? null,
        closesOn: content?.closesOn ?? null,
        document: content?.document ?? null,
      },
    })),
    announceCancellation: emit(({ context: { year, round, cancelled } }): Effect => ({
      type: 'notify',
      notice: 'N8',
      to: ['public'],
      subject: { zh: '撤销年度公告', en: 'The annual announcement is cancelled' },
      about: { year, round, reason: cancelled },
    })),
  },
}).createMachine({
  id: 'annualAnnouncement',
  context: ({ input }) => ({
    id: input.id,
    year: input.year,
    round: input.round,
    content: null,
    version: 0,
    preparer: input.actor.person,
    approver: null,
    publishedAt: null,
    returned: [],
    extended: [],
    pending: [],
    settled: [],
    cancelled: null,
  }),
  initial: 'draft',
  states: {
    draft: {
      meta: state('拟制', 'Draft', text('P10(1)'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.announcement.prepareDue',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '拟制年度公告', en: 'Draw up the annual announcement' },
        },
      }),
      on: {
        SUBMIT: {
          target: 'underApproval',
          guard: and([...contentRules]),
          actions: 'recordContent',
          meta: by('AUTHORITY', text('P10(1)')),
        },
        CANCEL: [
          {
            target: 'cancelled',
            guard: 'wasPublished',
            actions: ['recordCancellation', 'announceCancellation'],
            meta: by('AUTHORITY', gap('P10(1)', 'D-0105')),
          },
          { target: 'cancelled', actions: 'recordCancellation', meta: by('AUTHORITY', gap('P10(1)', 'D-0105')) },
        ],
      },
    },
    underApproval: {
      meta: state('审定', 'Approval', reading('P10(1)', 'D-0005'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.announcement.approveSla',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '审定年度公告', en: 'Approve the annual announcement' },
        },
      }),
      on: {
        APPROVE: {
          target: 'published',
          guard: and(['approverDiffersFromPreparer', 'windowIsStillAhead']),
          actions: ['recordApproval', 'announce'],
          meta: by('AUTHORITY', text('P10(1)')),
        },
        RETURN: {
          target: 'draft',
          guard: 'approverDiffersFromPreparer',
          actions: 'recordReturn',
          meta: by('AUTHORITY', gap('P10(1)', 'D-0105')),
        },
        CANCEL: [
          {
            target: 'cancelled',
            guard: 'wasPublished',
            actions: ['recordCancellation', 'announceCancellation'],
            meta: by('AUTHORITY', gap('P10(1)', 'D-0105')),
          },
          { target: 'cancelled', actions: 'recordCancellation', meta: by('AUTHORITY', gap('P10(1)', 'D-0105')) },
        ],
      },
    },
    published: {
      meta: state('已发布', 'Published', text('P10(1)')),
      tags: 'published',
      on: {
        AMEND: {
          target: 'underApproval',
          guard: and([...contentRules]),
          actions: 'recordContent',
          meta: by('AUTHORITY', gap('P10(1)', 'D-0105')),
        },
        CANCEL: {
          target: 'cancelled',
          actions: ['recordCancellation', 'announceCancellation'],
          meta: by('AUTHORITY', gap('P10(1)', 'D-0105')),
        },
      },
      after: { windowOpens: { target: 'open', meta: auto(text('P10(1)')) } },
    },
    open: {
      meta: state('受理申请', 'Open for applications', text('P10(1)')),
      tags: ['published', 'open'],
      on: {
        EXTEND: {
          target: 'open',
          reenter: true,
          guard: 'extensionIsLater',
          actions: ['recordExtension', 'announce'],
          meta: by('AUTHORITY', gap('P10(1)', 'D-0105')),
        },
        CANCEL: {
          target: 'cancelled',
          guard: 'nobodyHasApplied',
          actions: ['recordCancellation', 'announceCancellation'],
          meta: by('AUTHORITY', gap('P10(1)', 'D-0105')),
        },
        APPLICATION_SUBMITTED: { actions: 'addApplication', meta: auto(text('P10(1)')) },
        APPLICATION_ENDED: { actions: 'dropApplication', meta: auto(gap('P10(1)', 'D-0105')) },
      },
      after: { windowCloses: { target: 'closed', meta: auto(text('P10(1)')) } },
    },
    closed: {
      meta: state('申请截止', 'Closed for applications', text('P10(1)')),
      tags: 'published',
      on: { APPLICATION_ENDED: { actions: 'dropApplication', meta: auto(gap('P10(1)', 'D-0105')) } },
      always: { target: 'concluded', guard: 'nothingIsPending', meta: auto(gap('P10(1)', 'D-0105')) },
    },
    concluded: { type: 'final', meta: state('办结', 'Concluded', gap('P10(1)', 'D-0105')) },
    cancelled: { type: 'final', meta: state('已撤销', 'Cancelled', gap('P10(1)', 'D-0105')) },
  },
});
