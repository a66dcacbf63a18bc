// P11 and P4(5): a domain is accepted when each of its conditions was checked and met. The groups are independent
// questions, checked side by side; who checked does not accept.
import { type EventObject, assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now } from '../../kernel/env.ts';
import { auto, branch, by, cited, state, type Meta, type StateMeta } from '../../kernel/lifecycle.ts';
import { type ArticleId, gap, reading, text } from '../../law/cite.ts';
import type { DocumentRef } from '../../shared/schemas.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import { type Event, type Finding, type Group, type Input, groups, points } from './events.ts';

export type Check = { findings: Record<string, Finding>; by: string; at: string };
export type Context = {
  id: string;
  domain: string;
  title: string;
  builder: Input['builder'];
  standard: { version: string; document: DocumentRef } | null;
  checks: Partial<Record<Group, Check>>;
  /** Everybody who checked or reported a remedy, ever. */
  hands: string[];
  remedies: { report: DocumentRef; at: string }[];
  sentBack: { reason: string; at: string }[];
  accepted: { report: DocumentRef; by: string; at: string } | null;
};

type Args = { context: Context; event: Event };
const law: Record<Group, ArticleId> = { safety: 'P11(1)', standards: 'P11(2)', functions: 'P11(3)', enclave: 'P4(5)' };

const isMet = ({ checks }: Context, group: Group): boolean =>
  points[group].every((point) => checks[group]?.findings[point]?.met === true);
const findingsOf = (event: EventObject): Partial<Record<string, Finding>> =>
  ('findings' in event ? (event.findings as Record<string, Finding> | undefined) : undefined) ?? {};
const groupOf: Partial<Record<Event['type'], Group>> = {
  CHECK_SAFETY: 'safety',
  CHECK_STANDARDS: 'standards',
  CHECK_FUNCTIONS: 'functions',
  CHECK_ENCLAVE: 'enclave',
};

/** Every point of a group has its finding, for or against; one that is met has evidence. */
const assessed = (group: Group, zh: string, en: string) =>
  cited(
    ({ event }: Args) => {
      const findings = findingsOf(event);
      return points[group].every(
        (point) =>
          findings[point]?.met === false || (findings[point]?.met === true && findings[point].evidence.length > 0),
      );
    },
    {
      law: text(law[group]),
      reads: 'payload',
      says: { zh: `须逐项检查并附依据：${zh}`, en: `every point needs a finding, and evidence where it is met: ${en}` },
    },
  );

const inspection = (zh: string, en: string, group: Group): StateMeta =>
  state(`待检查：${zh}`, `To be checked: ${en}`, text(law[group]), {
    task: {
      by: 'AUTHORITY',
      sla: 'pd.domain.checkSla',
      lead: 'COMMITTEE_OFFICE',
      title: { zh: `检查${zh}`, en: `Check: ${en}` },
    },
  });
/** What was met before a remedy elsewhere need not be checked again. */
const alreadyMet = (group: Group) => ({
  target: 'checked',
  guard: { type: 'groupIsMet' as const, params: { group } },
  meta: auto(gap('P11', 'D-0112')),
});

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: { person: string } };
    meta: Meta;
    tags: 'accepted';
    emitted: Effect;
  },
  delays: { ...after('pd.domain.remedyDue') },
  guards: {
    safetyIsAssessed: assessed(
      'safety',
      '网络隔离、租户隔离、开发与生产环境隔离、脱敏、出域审核、可审计、可溯源',
      'isolation of network, of tenants, of development from production, masking, export review, audit, tracing',
    ),
    standardsAreAssessed: assessed(
      'standards',
      '平台标准规范、统一用户认证、数据开放网站、用户授权服务',
      'platform standards, unified identity, open-data site, user authorization',
    ),
    functionsAreAssessed: assessed(
      'functions',
      '审批和监管、外部数据、分布式隐私计算、基本加工',
      'approval and supervision, external data, distributed privacy computing, basic processing',
    ),
    enclaveIsAssessed: assessed(
      'enclave',
      '访问控制、算法建模、接口生成、封存销毁、全程审计',
      'access control, modelling, interface generation, sealing and destruction, full audit',
    ),
    groupIsMet: branch(({ context }: Args, { group }: { group: Group }) => isMet(context, group)),
    everythingIsMet: branch(({ context }: Args) => groups.every((group) => isMet(context, group))),
    acceptorDiffersFromCheckers: checkerDiffersFrom<Context>(
      ({ hands }) => hands,
      reading('P11', 'D-0005'),
      '检查人员不得作出验收结论',
      'who checked does not accept',
    ),
  },
  actions: {
    recordStandard: assign(({ event }) => (assertEvent(event, 'START'), { standard: event.standard })),
    recordCheck: assign(({ context, event }) => {
      const group = groupOf[event.type];
      if (!group) return {};
      const check = { findings: findingsOf(event) as Record<string, Finding>, by: event.actor.person, at: now() };
      return {
        checks: { ...context.checks, [group]: check },
        hands: [...new Set([...context.hands, event.actor.person])],
      };
    }),
    dropChecks: assign(({ context, event }) => {
      assertEvent(event, ['SEND_BACK', 'RECHECK']);
      const kept = Object.entries(context.checks).filter(([group]) => !event.groups.includes(group as Group));
      return {
        checks: Object.fromEntries(kept),
        accepted: null,
        sentBack: [...context.sentBack, { reason: event.reason, at: now() }],
      };
    }),
    recordRemedy: assign(({ context, event }) => {
      assertEvent(event, 'REMEDIED');
      return {
        remedies: [...context.remedies, { report: event.report, at: now() }],
        hands: [...new Set([...context.hands, event.actor.person])],
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
      subject: { zh: '授权运营域验收', en: 'Acceptance of the domain' },
      about: { domain },
    })),
  },
}).createMachine({
  id: 'domainAcceptance',
  context: ({ input }) => ({
    id: input.id,
    domain: input.domain,
    title: input.title,
    builder: input.builder,
    standard: null,
    checks: {},
    hands: [],
    remedies: [],
    sentBack: [],
    accepted: null,
  }),
  initial: 'planned',
  states: {
    planned: {
      meta: state('拟验收', 'Planned', text('P11'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.domain.checkSla',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '按建设标准组织验收', en: 'Organise the acceptance by the standard' },
        },
      }),
      on: {
        START: { target: 'checking', actions: 'recordStandard', meta: by('AUTHORITY', text('P11')) },
        RETIRE: { target: 'retired', meta: by('AUTHORITY', gap('P11', 'D-0112')) },
      },
    },
    checking: {
      meta: state('逐项检查', 'Checks', text('P11')),
      type: 'parallel',
      onDone: [
        { target: 'underDecision', guard: 'everythingIsMet', meta: auto(text('P11')) },
        { target: 'remedy', actions: 'notifyBuilder', meta: auto(text('P11')) },
      ],
      states: {
        safety: {
          meta: state('安全可控', 'Safety and control', text('P11(1)')),
          initial: 'pending',
          states: {
            pending: {
              meta: inspection('安全可控', 'Safety and control', 'safety'),
              on: {
                CHECK_SAFETY: {
                  target: 'checked',
                  guard: 'safetyIsAssessed',
                  actions: 'recordCheck',
                  meta: by('AUTHORITY', text('P11(1)')),
                },
              },
              always: alreadyMet('safety'),
            },
            checked: { type: 'final', meta: state('已检查：安全可控', 'Checked: Safety and control', text('P11(1)')) },
          },
        },
        standards: {
          meta: state('标准规范', 'Standards', text('P11(2)')),
          initial: 'pending',
          states: {
            pending: {
              meta: inspection('标准规范', 'Standards', 'standards'),
              on: {
                CHECK_STANDARDS: {
                  target: 'checked',
                  guard: 'standardsAreAssessed',
                  actions: 'recordCheck',
                  meta: by('AUTHORITY', text('P11(2)')),
                },
              },
              always: alreadyMet('standards'),
            },
            checked: { type: 'final', meta: state('已检查：标准规范', 'Checked: Standards', text('P11(2)')) },
          },
        },
        functions: {
          meta: state('基础功能', 'Basic functions', text('P11(3)')),
          initial: 'pending',
          states: {
            pending: {
              meta: inspection('基础功能', 'Basic functions', 'functions'),
              on: {
                CHECK_FUNCTIONS: {
                  target: 'checked',
                  guard: 'functionsAreAssessed',
                  actions: 'recordCheck',
                  meta: by('AUTHORITY', text('P11(3)')),
                },
              },
              always: alreadyMet('functions'),
            },
            checked: { type: 'final', meta: state('已检查：基础功能', 'Checked: Basic functions', text('P11(3)')) },
          },
        },
        enclave: {
          meta: state('安全域功能', 'Functions of the enclave', text('P4(5)')),
          initial: 'pending',
          states: {
            pending: {
              meta: inspection('安全域功能', 'Functions of the enclave', 'enclave'),
              on: {
                CHECK_ENCLAVE: {
                  target: 'checked',
                  guard: 'enclaveIsAssessed',
                  actions: 'recordCheck',
                  meta: by('AUTHORITY', text('P4(5)')),
                },
              },
              always: alreadyMet('enclave'),
            },
            checked: {
              type: 'final',
              meta: state('已检查：安全域功能', 'Checked: Functions of the enclave', text('P4(5)')),
            },
          },
        },
      },
    },
    underDecision: {
      meta: state('验收结论', 'Decision', text('P11'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.domain.decideSla',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '作出验收结论', en: 'Decide on the acceptance' },
        },
      }),
      on: {
        ACCEPT: {
          target: 'accepted',
          guard: 'acceptorDiffersFromCheckers',
          actions: ['recordAcceptance', 'notifyBuilder'],
          meta: by('AUTHORITY', text('P11')),
        },
        SEND_BACK: {
          target: 'remedy',
          guard: 'acceptorDiffersFromCheckers',
          actions: ['dropChecks', 'notifyBuilder'],
          meta: by('AUTHORITY', text('P11')),
        },
      },
    },
    remedy: {
      meta: state('整改', 'Remedy', gap('P11', 'D-0112'), {
        task: {
          by: 'builder',
          sla: 'pd.domain.remedyDue',
          lead: 'AUTHORITY',
          title: { zh: '整改未达标项', en: 'Mend what does not meet the conditions' },
        },
      }),
      on: {
        REMEDIED: {
          target: 'checking',
          actions: 'recordRemedy',
          meta: by(['builder', 'AUTHORITY'], gap('P11', 'D-0112')),
        },
        REFUSE: { target: 'refused', actions: 'notifyBuilder', meta: by('AUTHORITY', text('P11')) },
      },
      after: { 'pd.domain.remedyDue': { target: 'remedyOverdue', meta: auto(gap('P11', 'D-0043')) } },
    },
    remedyOverdue: {
      meta: state('整改逾期', 'Remedy overdue', gap('P11', 'D-0043'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.domain.decideSla',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '处理逾期整改', en: 'Decide what becomes of the overdue remedy' },
        },
      }),
      on: {
        EXTEND: { target: 'remedy', actions: 'notifyBuilder', meta: by('AUTHORITY', gap('P11', 'D-0112')) },
        REFUSE: { target: 'refused', actions: 'notifyBuilder', meta: by('AUTHORITY', text('P11')) },
      },
    },
    accepted: {
      meta: state('验收合格', 'Accepted', text('P11')),
      tags: 'accepted',
      on: {
        RECHECK: {
          target: 'checking',
          actions: ['dropChecks', 'notifyBuilder'],
          meta: by('AUTHORITY', gap('P11', 'D-0112')),
        },
        RETIRE: { target: 'retired', actions: 'notifyBuilder', meta: by('AUTHORITY', gap('P11', 'D-0112')) },
      },
    },
    refused: { type: 'final', meta: state('验收不合格', 'Refused', text('P11')) },
    retired: { type: 'final', meta: state('已停用', 'Retired', gap('P11', 'D-0112')) },
  },
});
