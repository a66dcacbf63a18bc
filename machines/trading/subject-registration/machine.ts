// T6–T10, T16: one subject, one registration. The operating enterprise signs up, the center certifies or admits.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import { hashText } from '../../kernel/hash.ts';
import { after, dueUnder, env, now, param, until } from '../../kernel/env.ts';
import type { Effect } from '../../kernel/effects.ts';
import { auto, branch, by, cited, many, state, type Meta } from '../../kernel/lifecycle.ts';
import { gap, reading, text, type ArticleId } from '../../law/cite.ts';
import { partyOf } from '../../shared/parties.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Checklist, Event, Input } from './events.ts';

type Kind = Input['kinds'][number];
export type Certificate = { kind: Kind; number: string; version: number; issuedAt: string; validUntil: string | null };
export type Context = {
  id: string;
  kinds: Kind[];
  subject: Input['subject'];
  merchantKinds: string[];
  services: string[];
  applicant: string;
  checklist: Checklist | null;
  /** What may be registered once only: the subject, or each of its roles, as the regime says. */
  registers: string[];
  returned: { item: string; problem: string }[];
  signupReviewer: string | null;
  refusalRecommended: string | null;
  certificates: Certificate[];
  /** What keeps the subject suspended; empty means active. */
  causes: string[];
  change: { name?: string; merchantKinds?: string[]; services?: string[]; by: string } | null;
};

type Args = { context: Context; event: Event };

const checklistRules = [
  'commitmentIsGiven',
  'securityAbilityIsShown',
  'venueRulesAreAccepted',
  'legalRequirementsAreMet',
  'premisesAndStaffAreShown',
  'qualificationsAreShown',
  'practitionersAreFit',
  'serviceIsSecure',
  'securitySystemIsInPlace',
] as const;

/** An item of the checklist, asked of the kinds that the article names. */
const item = (of: Partial<Record<Kind, ArticleId>>, field: keyof Checklist, zh: string, en: string) =>
  cited(
    ({ context, event }: Args) => {
      const asked = context.kinds.some((kind) => of[kind]);
      return !asked || Boolean((event as Partial<Extract<Event, { type: 'SUBMIT' }>>).checklist?.[field]?.declared);
    },
    {
      law: text(...new Set(Object.values(of))),
      reads: 'payload',
      says: { zh: `须提交：${zh}`, en: `the checklist needs “${field}”: ${en}` },
    },
  );

const registersOf = ({ subject, kinds }: Context): string[] =>
  param('trade.subject.uniqueness') === 'perRole'
    ? kinds.map((kind) => `${partyOf(subject)} ${kind}`)
    : [partyOf(subject)];

// A number that says nothing about the subject, is the same when derived again, and can be typed from paper.
const certificateNumber = (id: string, kind: Kind): string =>
  `CC-${{ MERCHANT: 'M', DEMANDER: 'D', THIRD_PARTY: 'T' }[kind]}-${now().slice(0, 4)}-${hashText(`${id}/${kind}`).slice(0, 10).toUpperCase()}`;
const issue = (context: Context, version: number): Certificate[] => {
  const validity = param('trade.subject.certValidity');
  const validUntil = validity ? dueUnder(env(), now(), validity).at : null;
  return context.kinds.map((kind) => ({
    kind,
    version,
    issuedAt: now(),
    validUntil,
    number:
      context.certificates.find((certificate) => certificate.kind === kind)?.number ??
      certificateNumber(context.id, kind),
  }));
};
/** Tells the subject's listings and open trades, whatever hangs on it. */
const tellDependants = (type: string, { id }: Context): Effect => ({
  type: 'tell',
  to: { rel: 'party' },
  event: { type, cause: id },
});

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: { person: string } };
    meta: Meta;
    tags: 'active' | 'suspended' | 'underReview';
    emitted: Effect;
  },
  delays: {
    ...after('trade.subject.correctionDue', 'trade.subject.draftExpiry'),
    certificateEnds: until<Context>((context) => context.certificates[0]?.validUntil),
  },
  guards: {
    commitmentIsGiven: item(
      { MERCHANT: 'T8(2)' },
      'commitment',
      '相关资源及能力的真实性、完整性、合法性承诺及材料',
      'a commitment of authenticity, completeness and legality, with material',
    ),
    securityAbilityIsShown: item(
      { MERCHANT: 'T8(3)', DEMANDER: 'T9(2)' },
      'securityAbility',
      '必要的安全保护和技术应用能力',
      'the security protection and technical ability that trading needs',
    ),
    venueRulesAreAccepted: item(
      { MERCHANT: 'T8(4)', DEMANDER: 'T9(3)', THIRD_PARTY: 'T10(6)' },
      'venueRules',
      '遵守数据交易场所规章制度',
      'acceptance of the venue’s rules',
    ),
    legalRequirementsAreMet: item(
      { MERCHANT: 'T8(5)', DEMANDER: 'T9(4)', THIRD_PARTY: 'T10(7)' },
      'legalRequirements',
      '符合法律、法规、规章的其他要求',
      'that other legal requirements are met',
    ),
    premisesAndStaffAreShown: item(
      { THIRD_PARTY: 'T10(2)' },
      'premisesAndStaff',
      '依法设立，有固定场所和相应工作人员',
      'lawful establishment, fixed premises and staff',
    ),
    qualificationsAreShown: item(
      { THIRD_PARTY: 'T10(3)' },
      'qualifications',
      '法律、法规要求的资质、资格或许可',
      'the qualifications or licences that the law asks for',
    ),
    practitionersAreFit: item(
      { THIRD_PARTY: 'T10(4)' },
      'practitioners',
      '执业人员的知识、技能和职业操守',
      'practitioners’ knowledge, skills and ethics',
    ),
    serviceIsSecure: item(
      { THIRD_PARTY: 'T10(5)' },
      'secureService',
      '安全可控前提下开展服务的能力',
      'the ability to serve securely',
    ),
    securitySystemIsInPlace: item(
      { MERCHANT: 'T26', DEMANDER: 'T26', THIRD_PARTY: 'T26' },
      'securitySystem',
      '全流程数据安全管理制度',
      'a full-process data security system',
    ),
    checkerDiffersFromMaker: checkerDiffersFrom<Context>(
      (context) => [context.signupReviewer, context.applicant],
      reading('T6', 'D-0005'),
      '注册与登记凭证由两方分别办理',
      'sign-up and certification are two hands',
    ),
    reviewerDiffersFromApplicant: checkerDiffersFrom<Context>(
      (context) => [context.applicant],
      reading('T6', 'D-0005'),
      '申请人不得审核自己的申请',
      'an applicant does not review their own application',
    ),
    changeCheckerDiffers: checkerDiffersFrom<Context>(
      (context) => [context.change?.by],
      reading('T6', 'D-0005'),
      '变更申请人不得核准',
      'who asked for the change does not approve it',
    ),
    hasNoOpenTrades: cited(({ event }: Args) => many(event.facts, 'openTrades').length === 0, {
      law: gap('T7', 'D-0006'),
      reads: 'facts',
      says: {
        zh: '尚有未结交易，不得注销；请先办结或终止交易',
        en: 'trades of this subject are still open; end them before deregistering',
      },
    }),
    nothingStandsAgainstIt: cited(({ context }: Args) => context.causes.length === 0, {
      law: gap(['T7', 'T22'], 'D-0006'),
      reads: 'context',
      says: {
        zh: '暂停期间不得注销；请先由各暂停事由的办理部门解除暂停',
        en: 'nobody leaves while suspended; every cause of the suspension is lifted first',
      },
    }),
    causeIsNew: cited(({ context, event }: Args) => event.type === 'SUSPEND' && !context.causes.includes(event.cause), {
      law: gap('T22', 'D-0007'),
      reads: 'payload',
      says: { zh: '该事由已在暂停之列', en: 'this cause already keeps the subject suspended' },
    }),
    causeStands: cited(
      ({ context, event }: Args) => event.type === 'REINSTATE' && context.causes.includes(event.cause),
      {
        law: gap('T22', 'D-0007'),
        reads: 'payload',
        says: {
          zh: '所列事由不在暂停之列',
          en: 'no suspension stands for this cause; name one of those that the case shows',
        },
      },
    ),
    violationSpeaksForItself: cited(
      ({ event }: Args) =>
        (event.type === 'SUSPEND' || event.type === 'REINSTATE') &&
        (!event.cause?.startsWith('violationCase/') || event.actor?.hat === 'SYSTEM'),
      {
        law: reading('T22', 'D-0007'),
        reads: 'payload',
        says: {
          zh: '以违规案件为事由的暂停和恢复，须在该案件中办理',
          en: 'a suspension for a violation case is made and lifted in that case; act there',
        },
      },
    ),
    otherCausesStand: branch(
      ({ context, event }: Args) => event.type === 'REINSTATE' && context.causes.some((cause) => cause !== event.cause),
    ),
  },
  actions: {
    recordChecklist: assign(({ context, event }) => {
      assertEvent(event, ['SUBMIT', 'RESUBMIT']);
      return {
        checklist: event.checklist,
        applicant: event.actor.person,
        returned: [],
        registers: registersOf(context),
      };
    }),
    recordReturn: assign(({ event }) => (assertEvent(event, 'RETURN'), { returned: event.items })),
    recordSignupReviewer: assign(({ event }) => ({ signupReviewer: event.actor.person, refusalRecommended: null })),
    recordRecommendation: assign(
      ({ event }) => (
        assertEvent(event, 'RECOMMEND_REFUSAL'),
        { signupReviewer: event.actor.person, refusalRecommended: event.reason }
      ),
    ),
    issueCertificates: assign(({ context }) => ({ certificates: issue(context, 1) })),
    recordChange: assign(({ event }) => {
      assertEvent(event, 'REQUEST_CHANGE');
      const { name, merchantKinds, services } = event;
      return {
        change: {
          ...(name && { name }),
          ...(merchantKinds && { merchantKinds }),
          ...(services && { services }),
          by: event.actor.person,
        },
      };
    }),
    applyChange: assign(({ context }) => {
      const { name, merchantKinds, services } = context.change ?? {};
      return {
        change: null,
        certificates: issue(context, (context.certificates[0]?.version ?? 0) + 1),
        merchantKinds: merchantKinds ?? context.merchantKinds,
        services: services ?? context.services,
        subject: name && context.subject.type === 'organisation' ? { ...context.subject, name } : context.subject,
      };
    }),
    dropChange: assign({ change: null }),
    addCause: assign(
      ({ context, event }) => (assertEvent(event, 'SUSPEND'), { causes: [...context.causes, event.cause] }),
    ),
    liftCause: assign(
      ({ context, event }) => (
        assertEvent(event, 'REINSTATE'),
        { causes: context.causes.filter((cause) => cause !== event.cause) }
      ),
    ),
    pauseDependants: emit(({ context }) => tellDependants('PARTY_SUSPENDED', context)),
    resumeDependants: emit(({ context }) => tellDependants('PARTY_REINSTATED', context)),
    endDependants: emit(({ context }) => tellDependants('PARTY_ENDED', context)),
    notifySubject: emit({
      type: 'notify',
      notice: 'N1',
      to: ['subject'],
      subject: { zh: '主体登记办理结果', en: 'Decision on the subject registration' },
    }),
  },
}).createMachine({
  id: 'subjectRegistration',
  context: ({ input }) => ({
    id: input.id,
    kinds: input.kinds,
    subject: input.subject,
    merchantKinds: input.merchantKinds ?? [],
    services: input.services ?? [],
    applicant: input.actor.person,
    checklist: null,
    registers: [],
    returned: [],
    signupReviewer: null,
    refusalRecommended: null,
    certificates: [],
    causes: [],
    change: null,
  }),
  initial: 'draft',
  states: {
    draft: {
      meta: state('草拟', 'Draft', text('T15')),
      on: {
        SUBMIT: {
          target: 'underSignupReview',
          guard: and([...checklistRules]),
          actions: 'recordChecklist',
          meta: by('subject', text('T7', 'T16')),
        },
        WITHDRAW: { target: 'withdrawn', meta: by('subject', gap('T16', 'D-0006')) },
      },
      after: { 'trade.subject.draftExpiry': { target: 'lapsed', meta: auto(gap('T16', 'D-0023')) } },
    },
    underSignupReview: {
      meta: state('注册审核', 'Sign-up review', text('T6'), {
        task: {
          by: 'OPCO',
          sla: 'trade.subject.reviewSla',
          lead: 'CENTER',
          title: { zh: '审核主体注册', en: 'Review the sign-up' },
        },
      }),
      tags: 'underReview',
      on: {
        PASS: {
          target: 'underCenterReview',
          guard: 'reviewerDiffersFromApplicant',
          actions: 'recordSignupReviewer',
          meta: by('OPCO', text('T6')),
        },
        RECOMMEND_REFUSAL: {
          target: 'underCenterReview',
          guard: 'reviewerDiffersFromApplicant',
          actions: 'recordRecommendation',
          meta: by('OPCO', text('T6')),
        },
        RETURN: {
          target: 'correction',
          guard: 'reviewerDiffersFromApplicant',
          actions: ['recordReturn', 'notifySubject'],
          meta: by('OPCO', gap('T16', 'D-0006')),
        },
        WITHDRAW: { target: 'withdrawn', meta: by('subject', gap('T16', 'D-0006')) },
      },
    },
    underCenterReview: {
      meta: state('登记核准', 'Center review', text('T6', 'T9(1)', 'T16'), {
        task: {
          by: 'CENTER',
          sla: 'trade.subject.reviewSla',
          lead: 'SUPERVISOR',
          title: { zh: '核准主体登记', en: 'Decide on the registration' },
        },
      }),
      tags: 'underReview',
      on: {
        APPROVE: {
          target: 'inForce',
          guard: 'checkerDiffersFromMaker',
          actions: ['issueCertificates', 'notifySubject'],
          meta: by('CENTER', text('T6', 'T8(1)', 'T9(1)', 'T10(1)', 'T16')),
        },
        RETURN: {
          target: 'correction',
          guard: 'checkerDiffersFromMaker',
          actions: ['recordReturn', 'notifySubject'],
          meta: by('CENTER', gap('T16', 'D-0006')),
        },
        REJECT: {
          target: 'rejected',
          guard: 'checkerDiffersFromMaker',
          actions: 'notifySubject',
          meta: by('CENTER', text('T6')),
        },
        WITHDRAW: { target: 'withdrawn', meta: by('subject', gap('T16', 'D-0006')) },
      },
    },
    correction: {
      meta: state('补正', 'Correction', gap('T16', 'D-0006'), {
        stops: ['trade.subject.reviewSla'],
        task: { by: 'subject', title: { zh: '补正登记材料', en: 'Correct the registration' } },
      }),
      on: {
        RESUBMIT: {
          target: 'underSignupReview',
          guard: and([...checklistRules]),
          actions: 'recordChecklist',
          meta: by('subject', gap('T16', 'D-0006')),
        },
        WITHDRAW: { target: 'withdrawn', meta: by('subject', gap('T16', 'D-0006')) },
      },
      after: {
        'trade.subject.correctionDue': { target: 'lapsed', actions: 'notifySubject', meta: auto(gap('T16', 'D-0006')) },
      },
    },
    inForce: {
      meta: state('登记有效', 'In force', text('T7', 'T16')),
      type: 'parallel',
      on: {
        REVOKE: {
          target: 'revoked',
          actions: ['endDependants', 'notifySubject'],
          meta: by(['CENTER', 'SYSTEM'], reading('T22', 'D-0007')),
        },
        DEREGISTER: {
          target: 'deregistered',
          guard: and(['nothingStandsAgainstIt', 'hasNoOpenTrades']),
          actions: ['endDependants', 'notifySubject'],
          meta: by(['subject', 'CENTER'], gap('T7', 'D-0006')),
        },
      },
      after: {
        certificateEnds: {
          target: 'expired',
          actions: ['endDependants', 'notifySubject'],
          meta: auto(gap('T16', 'D-0006')),
        },
      },
      states: {
        standing: {
          meta: state('资格', 'Standing', text('T7')),
          initial: 'active',
          states: {
            active: {
              meta: state('有效', 'Active', text('T7', 'T9(1)')),
              tags: 'active',
              on: {
                SUSPEND: {
                  target: 'suspended',
                  guard: 'violationSpeaksForItself',
                  actions: ['addCause', 'pauseDependants', 'notifySubject'],
                  meta: by(['CENTER', 'SYSTEM'], reading('T22', 'D-0007')),
                },
              },
            },
            suspended: {
              meta: state('暂停', 'Suspended', reading('T22', 'D-0007')),
              tags: 'suspended',
              on: {
                SUSPEND: {
                  guard: and(['causeIsNew', 'violationSpeaksForItself']),
                  actions: 'addCause',
                  meta: by(['CENTER', 'SYSTEM'], reading('T22', 'D-0007')),
                },
                REINSTATE: [
                  {
                    guard: and(['causeStands', 'violationSpeaksForItself', 'otherCausesStand']),
                    actions: 'liftCause',
                    meta: by(['CENTER', 'SYSTEM'], reading('T22', 'D-0007')),
                  },
                  {
                    target: 'active',
                    guard: and(['causeStands', 'violationSpeaksForItself']),
                    actions: ['liftCause', 'resumeDependants', 'notifySubject'],
                    meta: by(['CENTER', 'SYSTEM'], reading('T22', 'D-0007')),
                  },
                ],
              },
            },
          },
        },
        change: {
          meta: state('变更', 'Change', gap('T16', 'D-0006')),
          initial: 'none',
          states: {
            none: {
              meta: state('无变更', 'No change pending', gap('T16', 'D-0006')),
              on: {
                REQUEST_CHANGE: {
                  target: 'underReview',
                  actions: 'recordChange',
                  meta: by('subject', gap('T16', 'D-0006')),
                },
              },
            },
            underReview: {
              meta: state('变更审核', 'Change review', gap('T16', 'D-0006'), {
                task: {
                  by: 'CENTER',
                  sla: 'trade.subject.changeReviewSla',
                  lead: 'SUPERVISOR',
                  title: { zh: '审核主体变更', en: 'Decide on the change' },
                },
              }),
              on: {
                APPROVE_CHANGE: {
                  target: 'none',
                  guard: 'changeCheckerDiffers',
                  actions: ['applyChange', 'notifySubject'],
                  meta: by('CENTER', gap('T16', 'D-0006')),
                },
                REFUSE_CHANGE: {
                  target: 'none',
                  guard: 'changeCheckerDiffers',
                  actions: ['dropChange', 'notifySubject'],
                  meta: by('CENTER', gap('T16', 'D-0006')),
                },
              },
            },
          },
        },
      },
    },
    rejected: { type: 'final', meta: state('不予登记', 'Rejected', text('T6')) },
    lapsed: { type: 'final', meta: state('逾期失效', 'Lapsed', gap('T16', 'D-0006')) },
    withdrawn: { type: 'final', meta: state('已撤回', 'Withdrawn', gap('T16', 'D-0006')) },
    revoked: { type: 'final', meta: state('已撤销', 'Revoked', reading('T22', 'D-0007')) },
    deregistered: { type: 'final', meta: state('已注销', 'Deregistered', gap('T7', 'D-0006')) },
    expired: { type: 'final', meta: state('凭证到期', 'Expired', gap('T16', 'D-0006')) },
  },
});
