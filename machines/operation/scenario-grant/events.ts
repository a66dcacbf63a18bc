import * as z from 'zod';
import { choice, demanded, field } from '../../shared/fields.ts';
import { say, text } from '../../law/cite.ts';
import { domainReplies } from '../../shared/domain-port.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import {
  caseId,
  day,
  declared,
  documentRef,
  instant,
  named,
  organisationParty,
  reason,
  returned,
  sentence,
  title,
} from '../../shared/schemas.ts';
import { agreementEvents } from '../../shared/under-agreement.ts';
import { purpose } from '../../shared/agreement.ts';
import { words } from './words.ts';

/** P16(2), P20: what the domain detects. */
const gate = choice({
  rawDataSeen: ['原始数据被加工人员看到', 'Raw data were seen'],
  unmaskedTraining: ['使用未抽样、未脱敏数据训练', 'Training with unmasked data'],
  processedOutside: ['在域外加工处理', 'Processed outside of the domain'],
  operationsUnrecorded: ['操作行为无记录', 'Operations without a record'],
  handedToPartner: ['提供给第三方', 'Handed to a third party'],
  leaked: ['泄露', 'Leaked'],
  alteredOrDamaged: ['篡改或者毁损', 'Altered or damaged'],
});
export const gates = gate.options;
export type Gate = (typeof gates)[number];
/** P9: data that may not be operated. */
const prohibition = choice({
  stateSecrets: ['涉及国家秘密', 'State secrets'],
  publicSecurity: ['影响公共安全', 'Public security'],
  openingProhibited: ['禁止开放', 'Opening prohibited'],
  closedByLaw: ['法律法规规定不能开放', 'Closed by law'],
  otherwiseUnsuitable: ['其他不适合授权运营', 'Otherwise unsuitable'],
});
export const prohibitions = prohibition.options;

export const input = z.strictObject({
  agreement: field('授权运营协议', 'Operating agreement', caseId),
  /** 一场景一授权: the name of the scenario, as in the agreement where that lists scenarios. */
  scenario: field('应用场景', 'Scenario', title),
});
export type Input = z.output<typeof input>;

const dataset = z.strictObject({
  dataset: field('公共数据', 'Data set', title),
  provider: field('数据提供单位', 'Providing unit', organisationParty),
  /** P6(2): its entry in the catalogue, its class and grade, and the declaration to follow the provider's requirements. */
  catalogue: demanded('公共数据目录条目', 'Entry in the catalogue', title, text('P6(2)')),
  grade: demanded('分类分级', 'Class and grade', title, text('P6(2)', 'P25')),
  useRequirements: demanded(
    '遵守数据使用要求的声明',
    'Declaration to keep the requirements of use',
    declared,
    text('P6(2)'),
  ),
  /** P17(3): the fields that are needed, and why. */
  fields: field('需用字段', 'Fields that are needed', z.array(title).max(500).default([]), { needed: text('P17(3)') }),
  necessity: demanded('最小必要说明', 'Why they are needed', sentence, text('P17(3)')),
});

/** What P6(2), P9, P16(2), P17 and P22 demand of a request; a guard reports a missing part. */
export const request = z.strictObject({
  description: field('场景说明', 'Description', sentence),
  purpose: field('用途', 'Purpose', purpose),
  partners: field(
    '合作伙伴',
    'Partners',
    z
      .array(z.strictObject({ name: field('合作伙伴名称', 'Name', title), role: field('合作内容', 'Role', sentence) }))
      .max(50)
      .default([]),
  ),
  /** 合作伙伴明确: having none is declared as well. */
  withoutPartner: field('无合作伙伴', 'Without partners', z.boolean().default(false)),
  partnersGetNoData: field('不向合作伙伴提供公共数据的声明', 'Partners get no data', declared.optional(), {
    hint: say('有合作伙伴的须声明（第十六条）', 'Needed where there are partners (P16(2))'),
  }),
  scopeOfUse: demanded('使用范围', 'Scope of use', sentence, text('P17(1)')),
  value: field(
    '社会价值或者经济价值',
    'Social or economic value',
    z
      .strictObject({
        social: field('社会价值', 'Social value', sentence.optional()),
        economic: field('经济价值', 'Economic value', sentence.optional()),
      })
      .default({}),
    { needed: text('P17(1)') },
  ),
  feasibility: demanded('可实施性', 'Feasibility', sentence, text('P17(2)')),
  goals: field('目标', 'Goals', z.array(sentence).max(50).default([]), { needed: text('P17(2)') }),
  plan: field(
    '计划',
    'Plan',
    z
      .strictObject({
        start: field('开始日期', 'First day', day),
        end: field('结束日期', 'Last day', day),
        milestones: field(
          '阶段安排',
          'Milestones',
          z
            .array(z.strictObject({ on: field('日期', 'Day', day), what: field('内容', 'What is reached', sentence) }))
            .max(50)
            .default([]),
        ),
      })
      .optional(),
    { needed: text('P17(2)') },
  ),
  datasets: field('申请的公共数据', 'Data sets', z.array(dataset).min(1).max(200)),
  /** Declared one by one: no data are of this kind. */
  notProhibited: field(
    '不属于不得授权运营数据的声明',
    'Declarations that none is prohibited',
    z
      .strictObject({
        stateSecrets: demanded('不涉及国家秘密', 'No state secrets', declared, text('P9')),
        publicSecurity: demanded('不影响公共安全', 'No effect on public security', declared, text('P9')),
        openingProhibited: demanded(
          '不属于禁止开放的公共数据',
          'Not prohibited from being opened',
          declared,
          text('P9'),
        ),
        closedByLaw: demanded('不属于法律法规规定不能开放的公共数据', 'Not closed by law', declared, text('P9')),
        otherwiseUnsuitable: demanded(
          '不属于其他不适合授权运营的公共数据',
          'Not otherwise unsuitable',
          declared,
          text('P9'),
        ),
      })
      .default({}),
    { needed: text('P9') },
  ),
});
export type Request = z.output<typeof request>;

const finding = z.strictObject({
  clear: field('符合要求', 'Clear', z.boolean()),
  basis: field('认定依据', 'Basis of the finding', sentence),
});
/** What the authority finds, point by point (P9, P17). */
export const review = z.strictObject({
  scenario: demanded('应用场景明确', 'Scenario is definite', finding, text('P17(1)')),
  partners: demanded('合作伙伴明确', 'Partners are definite', finding, text('P17(1)')),
  scope: demanded('使用范围明确', 'Scope of use is definite', finding, text('P17(1)')),
  value: demanded('具有社会价值或者经济价值', 'It has value', finding, text('P17(1)')),
  feasibility: demanded('可实施性较强', 'It is feasible', finding, text('P17(2)')),
  plan: demanded('有明确目标和计划', 'Goals and plan are definite', finding, text('P17(2)')),
  minimality: demanded('符合最小必要原则', 'Only what is necessary', finding, text('P17(3)')),
  notProhibited: demanded('不属于不得授权运营的数据', 'None is prohibited', finding, text('P9')),
});
export type Review = z.output<typeof review>;

/** What a provider confirms of each of its data sets (P6(2), P9). */
const answer = z.strictObject({
  dataset: field('公共数据', 'Data set', title),
  catalogued: field('已编入公共数据目录', 'Catalogued', z.boolean()),
  graded: field('已分类分级', 'Classified and graded', z.boolean()),
  withinUseRequirements: field('符合数据使用要求', 'Within the requirements of use', z.boolean()),
  prohibited: field('属于不得授权运营的情形', 'Kind of prohibited data', prohibition.nullable(), {
    hint: say('空：不属于', 'Empty: none'),
  }),
});
export type Answer = z.output<typeof answer>;

export const events = {
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ request: field('需求申请', 'Request', request) })),
  RESUBMIT: event(words.events.RESUBMIT, z.strictObject({ request: field('需求申请', 'Request', request) })),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: named.reasonIfAny })),
  CONSENT: event(words.events.CONSENT, z.strictObject({ review: field('审核意见', 'Review', review) })),
  REFUSE: event(words.events.REFUSE, reason),
  CONSENT_AS_PROVIDER: event(
    words.events.CONSENT_AS_PROVIDER,
    z.strictObject({ answers: field('数据提供单位意见', 'Answers of the provider', z.array(answer).min(1).max(200)) }),
  ),
  REFUSE_AS_PROVIDER: event(words.events.REFUSE_AS_PROVIDER, reason),
  RETURN: event(words.events.RETURN, returned),
  PROVISION: event(
    words.events.PROVISION,
    z.strictObject({
      /** The acceptance of the domain, and the staff who start. */
      acceptance: field('授权运营域验收', 'Acceptance of the domain', caseId),
      accounts: field('参与人员准入', 'Admissions of the staff', z.array(caseId).max(500).default([])),
    }),
  ),
  REQUEST_CHANGE: event(
    words.events.REQUEST_CHANGE,
    z.strictObject({ request: field('变更后的需求申请', 'Changed request', request) }),
  ),
  WITHDRAW_CHANGE: event(words.events.WITHDRAW_CHANGE, z.strictObject({ reason: named.reasonIfAny })),
  REGRADE: event(
    words.events.REGRADE,
    z.strictObject({
      dataset: field('公共数据', 'Data set', title),
      grade: field('新的分类分级', 'New class and grade', title),
      /** Does the new grade bar it from authorized operation (P9)? */ prohibited: field(
        '调整后不得授权运营',
        'No longer to be operated',
        z.boolean(),
      ),
      reason: named.reason,
      evidence: field('证明材料', 'Evidence', z.array(documentRef).max(20).default([])),
    }),
  ),
  REPORT_FINDING: event(
    words.events.REPORT_FINDING,
    z.strictObject({
      gate: field('发现的情形', 'What was found', gate),
      description: field('情况说明', 'Description', sentence),
      evidence: field('证据', 'Evidence', z.array(documentRef).max(20).default([])),
    }),
  ),
  DISMISS_FINDING: event(words.events.DISMISS_FINDING, reason),
  ORDER_CORRECTION: event(
    words.events.ORDER_CORRECTION,
    z.strictObject({
      items: field(
        '改正事项',
        'What is to be corrected',
        z
          .array(
            z.strictObject({
              item: field('事项', 'Item', title),
              requirement: field('改正要求', 'Requirement', sentence),
            }),
          )
          .min(1)
          .max(100),
      ),
      due: field('改正期限', 'Due', instant),
    }),
  ),
  START_REVOCATION: event(words.events.START_REVOCATION, reason),
  RELINQUISH: event(words.events.RELINQUISH, reason),
  TERMINATE_GRANT: told(words.events.TERMINATE_GRANT, z.strictObject({ cause: caseId })),
  ACCESS_PROVISIONED: domainReplies.ACCESS_PROVISIONED,
  ACCESS_SUSPENDED: domainReplies.ACCESS_SUSPENDED,
  ACCESS_RESTORED: domainReplies.ACCESS_RESTORED,
  ACCESS_REVOKED: domainReplies.ACCESS_REVOKED,
  ...agreementEvents,
};
export type Event = EventsOf<typeof events>;
