import * as z from 'zod';
import { type Text, say } from '../../law/cite.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { choice, field, worded } from '../../shared/fields.ts';
import { ruleFollowed } from '../../shared/rule-register/in-force.ts';
import {
  caseId,
  documentRef,
  fen,
  named,
  organisationParty,
  reason,
  region,
  returned,
  sentence,
  title,
} from '../../shared/schemas.ts';
import { assessment, dossier, person } from './events/dossier.ts';
import { words } from './words.ts';

export { type Dossier, type Findings, assessment, dossier } from './events/dossier.ts';

/** T11: the four items; what (1) and (2) name. What (3) names is open (“等”), so its kinds are free. */
const listingClass = choice({
  DATA_PRODUCT: ['数据产品', 'Data product'],
  DATA_SERVICE: ['数据服务', 'Data service'],
  THIRD_PARTY_SERVICE: ['第三方专业服务', 'Third-party service'],
  OTHER: ['经同意的其他交易标的', 'Other object, with consent'],
});
export const classes = listingClass.options;
export const namedKinds = {
  DATA_PRODUCT: ['rawData', 'algorithmModel', 'dataTool', 'derivative'],
  DATA_SERVICE: ['infrastructure', 'processing', 'analysis', 'security', 'delivery'],
} as const;
const kind = worded(title.clone(), {
  rawData: say('原始数据', 'Raw data'),
  algorithmModel: say('算法模型', 'Algorithm or model'),
  dataTool: say('数据工具', 'Data tool'),
  derivative: say('加工处理后的数据衍生产品', 'Derivative of processed data'),
  infrastructure: say('数据基础设施服务', 'Data infrastructure service'),
  processing: say('数据加工处理服务', 'Data processing service'),
  analysis: say('数据分析服务', 'Data analysis service'),
  security: say('数据安全服务', 'Data security service'),
  delivery: say('数据交付服务', 'Data delivery service'),
} satisfies Record<(typeof namedKinds)[keyof typeof namedKinds][number], Text>);

export const input = z.strictObject({
  /** The owner's registration, and the owner. */
  registration: field('登记主体的主体登记', 'Registration of the owner', caseId),
  owner: field('登记主体', 'Owner', organisationParty),
  title: field('标的名称', 'Name of the object', title),
  /** A kind that the law does not name is described, and waits for the supervisor's consent (T11(4)). */
  type: field(
    '标的类别',
    'Type of object',
    z.strictObject({
      class: field('标的大类', 'Class', listingClass),
      kind: field('标的种类', 'Kind', kind),
      description: field('种类说明', 'Description of the kind', sentence.optional()),
    }),
  ),
  /** A product of public data names its export and its agreement; null says that it is none. */
  publicData: field(
    '公共数据产品',
    'Product of public data',
    z
      .strictObject({
        export: field('公共数据产品导出案件', 'Export of the product', caseId),
        agreement: field('授权运营协议', 'Operating agreement', caseId),
      })
      .nullable(),
    { hint: say('空：不是公共数据产品', 'Empty: it is none') },
  ),
});
export type Input = z.output<typeof input>;

/** What everybody on the market may read. Where it repeats the register it says the same. */
const publicView = z.strictObject({
  title: field('标的名称', 'Name of the object', title),
  class: field('标的大类', 'Class', listingClass),
  description: field('描述信息', 'Description', sentence),
  purposes: field('使用范围', 'Scope of use', z.array(title).min(1).max(50)),
  regions: field('可交付的国家或者地区', 'Where it is delivered', z.array(region).min(1).max(120)),
  certificate: field('凭证编号', 'Number of the certificate', title),
  price: field('参考价格', 'Price', title.optional()),
  /** Of public data under control of prices: the highest price, and the instrument that set it. */
  priceLimit: field(
    '最高限价',
    'Highest price',
    z
      .strictObject({
        fen: field('最高限价', 'Highest price', fen),
        instrument: field('定价文件', 'Instrument that set it', title),
      })
      .optional(),
    { hint: say('实行价格管理的公共数据产品填写', 'Of public data under control of prices') },
  ),
});

const suspension = z.strictObject({ cause: field('事由案件', 'Case that is the cause', caseId), reason: named.reason });
const cause = z.strictObject({ cause: title });

export const events = {
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ dossier: field('登记材料', 'Dossier', dossier) })),
  RESUBMIT: event(words.events.RESUBMIT, z.strictObject({ dossier: field('登记材料', 'Dossier', dossier) })),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: named.reasonIfAny })),
  GRANT_CONSENT: event(
    words.events.GRANT_CONSENT,
    z.strictObject({ document: field('同意文件', 'Letter of consent', documentRef) }),
  ),
  REFUSE_CONSENT: event(words.events.REFUSE_CONSENT, reason),
  PASS: event(words.events.PASS, z.strictObject({ assessment: field('安全合规评估', 'Assessment', assessment) })),
  RETURN: event(words.events.RETURN, returned),
  REJECT: event(words.events.REJECT, reason),
  PUBLISH: event(
    words.events.PUBLISH,
    z.strictObject({
      publicView: field('公开信息', 'What is published', publicView),
      rule: ruleFollowed('publication'),
    }),
  ),
  SUSPEND: event(words.events.SUSPEND, suspension),
  RESUME: event(words.events.RESUME, suspension),
  CONSENT_WITHDRAWN: event(
    words.events.CONSENT_WITHDRAWN,
    z.strictObject({
      person: field('人员引用值', 'Reference of the person', person),
      by: field(
        '撤回人',
        'Who withdrew',
        choice({ person: ['本人', 'The person'], guardian: ['监护人', 'The guardian'] }),
      ),
      evidence: field('撤回同意的证明', 'Evidence of the withdrawal', z.array(documentRef).min(1).max(20)),
      /** How the center made sure who asks: the person, or the guardian of the person. */
      identity: field('身份核验材料', 'Proof of who asks', documentRef.optional()),
    }),
  ),
  REQUEST_CHANGE: event(
    words.events.REQUEST_CHANGE,
    z.strictObject({
      dossier: field('变更后的登记材料', 'Changed dossier', dossier),
      publicData: field(
        '公共数据产品',
        'Product of public data',
        z
          .strictObject({
            export: field('公共数据产品导出案件', 'Export of the product', caseId),
            agreement: field('授权运营协议', 'Operating agreement', caseId),
          })
          .optional(),
      ),
      /** A certificate that ends is renewed, with the same content or a new one. */
      renew: field('凭证续期', 'Renewal of the certificate', z.literal(true).optional()),
    }),
  ),
  PASS_CHANGE: event(
    words.events.PASS_CHANGE,
    z.strictObject({ assessment: field('安全合规评估', 'Assessment', assessment) }),
  ),
  RETURN_CHANGE: event(words.events.RETURN_CHANGE, returned),
  RESUBMIT_CHANGE: event(
    words.events.RESUBMIT_CHANGE,
    z.strictObject({ dossier: field('登记材料', 'Dossier', dossier) }),
  ),
  REFUSE_CHANGE: event(words.events.REFUSE_CHANGE, reason),
  WITHDRAW_CHANGE: event(words.events.WITHDRAW_CHANGE, z.strictObject({ reason: named.reasonIfAny })),
  DELIST: event(words.events.DELIST, reason),
  REVOKE: event(words.events.REVOKE, suspension),
  PARTY_SUSPENDED: told(words.events.PARTY_SUSPENDED, cause),
  PARTY_REINSTATED: told(words.events.PARTY_REINSTATED, cause),
  PARTY_ENDED: told(words.events.PARTY_ENDED, cause),
  EXPORT_SUSPENDED: told(words.events.EXPORT_SUSPENDED, cause),
  EXPORT_REINSTATED: told(words.events.EXPORT_REINSTATED, cause),
  EXPORT_RECALLED: told(words.events.EXPORT_RECALLED, cause),
};
export type Event = EventsOf<typeof events>;
