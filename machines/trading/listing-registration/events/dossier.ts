// What a version of an object shows, and what its assessment finds (T11, T12, T14, T17, T30).
import * as z from 'zod';
import { text } from '../../../law/cite.ts';
import { choice, demanded, field } from '../../../shared/fields.ts';
import { prohibitions } from '../../prohibitions.ts';
import {
  caseId,
  citizenRef,
  day,
  declared,
  documentRef,
  region,
  sentence,
  sha256,
  title,
} from '../../../shared/schemas.ts';
import { ruleRef } from '../../../shared/rule-register/in-force.ts';

/** Names one person by keyed hash, so that a withdrawal can be followed without naming anybody. */
export const person = citizenRef;

const personalData = z.discriminatedUnion('mode', [
  z.strictObject({ mode: field('个人信息情况', 'Personal data', choice({ none: ['不含个人数据', 'None'] })) }),
  z.strictObject({
    mode: field('个人信息情况', 'Personal data', choice({ consent: ['已取得同意', 'With consent'] })),
    /** One line for each person or guardian, with scope and evidence; kept as a document, never in the case. */
    register: field('同意登记表', 'Register of consents', documentRef),
    persons: field('涉及人数', 'Number of persons', z.int().min(1)),
    /** How many of them are under guardianship, and for how many a guardian consented. */
    wards: field('被监护人数', 'Persons under guardianship', z.int().min(0).optional(), { needed: text('T12') }),
    guardians: field('监护人同意的人数', 'Persons for whom a guardian consented', z.int().min(0)),
    purposes: field('同意的用途', 'Purposes consented to', z.array(title).min(1)),
    evidence: field('同意证明', 'Evidence of consent', z.array(documentRef).min(1).max(20)),
    /** Persons who withdrew and whose data are out of this version. */
    removed: field(
      '已剔除的撤回同意人员',
      'Persons who withdrew and are removed',
      z.array(person).max(2000).default([]),
    ),
    /** Persons who withdrew and have consented anew, with the evidence. */
    renewed: field(
      '重新同意的人员',
      'Persons who consented anew',
      z
        .array(
          z.strictObject({
            person: field('人员引用值', 'Reference of the person', person),
            by: field(
              '同意人',
              'Who consented',
              choice({ person: ['本人', 'The person'], guardian: ['监护人', 'The guardian'] }),
            ),
            evidence: field('同意证明', 'Evidence of consent', z.array(documentRef).min(1).max(20)),
          }),
        )
        .max(2000)
        .default([]),
    ),
  }),
  z.strictObject({
    mode: field('个人信息情况', 'Personal data', choice({ anonymised: ['已匿名化处理', 'Anonymised'] })),
    unidentifiable: demanded('无法识别特定个人', 'No person can be identified', declared, text('T12')),
    irreversible: demanded('不能复原', 'It cannot be reversed', declared, text('T12')),
  }),
]);

/** T14(1)–(5), declared one by one. */
const declarations = z.strictObject({
  nationalSecurity: demanded(
    '不危害国家安全、公共利益和社会稳定',
    'No harm to national security, the public interest or social stability',
    declared,
    text('T14(1)'),
  ),
  othersRights: demanded(
    '不侵犯他人合法权益、个人隐私',
    'No harm to the rights or the privacy of others',
    declared,
    text('T14(2)'),
  ),
  enterpriseRights: demanded(
    '不涉及未经授权的特定企业权益',
    'No rights of enterprises without authorization',
    declared,
    text('T14(3)'),
  ),
  source: field(
    '数据来源合法',
    'Lawful source',
    declared
      .extend({
        fromIllegalChannel: field('从非法渠道获取', 'Obtained through illegal channels', z.boolean()),
        fromIrregularChannel: field('从违规渠道获取', 'Obtained through irregular channels', z.boolean()),
      })
      .optional(),
    { needed: text('T14(4)') },
  ),
  otherProhibitions: demanded('无其他明确禁止交易的情形', 'No other explicit prohibition', declared, text('T14(5)')),
});

export const dossier = z.strictObject({
  fingerprint: field('内容哈希值', 'Hash of the content', sha256),
  description: field('描述信息', 'Description', sentence),
  source: field('来源', 'Source', sentence),
  ownership: field(
    '权属情况',
    'Ownership',
    z.strictObject({
      statement: field('权属说明', 'Statement of ownership', sentence),
      evidence: field('权属证明', 'Evidence of ownership', z.array(documentRef).min(1).max(20)),
    }),
  ),
  /** What it may be used for (使用范围). */
  purposes: field('使用范围', 'Scope of use', z.array(title).min(1).max(50)),
  sample: field('样本（例）', 'Sample', documentRef.optional()),
  declarations: field('不属于禁止交易数据的声明', 'Declarations on prohibited data', declarations),
  personalData: field('个人信息', 'Personal data', personalData),
  delivery: field(
    '交付',
    'Delivery',
    z.strictObject({
      recipientRegions: field('接收方所在国家或者地区', 'Where recipients are', z.array(region).min(1).max(60)),
      accessRegions: field(
        '数据访问所在国家或者地区',
        'Where the data are accessed from',
        z.array(region).min(1).max(60),
      ),
      /** What is handed over: the content of the fingerprint, or what grows by periods or is computed, by a stated rule. */
      rule: field(
        '交付规则',
        'Rule of delivery',
        choice({
          fingerprint: ['交付所登记的内容', 'The registered content'],
          periodic: ['按周期更新', 'Grows by periods'],
          computed: ['按请求计算', 'Computed on request'],
        }).default('fingerprint'),
      ),
      statement: field('交付规则说明', 'Statement of the rule', sentence.optional()),
      /** T30: what the national rules asked for and was obtained. */
      procedure: field(
        '数据出境手续',
        'Procedure for data leaving the country',
        z
          .strictObject({
            kind: field(
              '手续种类',
              'Kind of procedure',
              choice({
                securityAssessment: ['数据出境安全评估', 'Security assessment'],
                standardContract: ['个人信息出境标准合同', 'Standard contract'],
                certification: ['个人信息保护认证', 'Certification'],
                exempt: ['依法免予办理', 'Exempt by law'],
              }),
            ),
            document: field('手续文件', 'Document', documentRef),
            /** When it was obtained, and how long it is valid; asked of a security assessment. */
            issued: field('作出日期', 'Issued on', day.optional()),
            until: field('有效期至', 'Valid until', day.optional()),
          })
          .optional(),
      ),
    }),
  ),
  /** By a third-party body, if one was commissioned. */
  complianceReport: field(
    '第三方合规报告',
    'Compliance report of a third-party body',
    z
      .strictObject({
        body: field('第三方服务机构登记', 'Registration of the body', caseId),
        document: field('合规报告', 'Report', documentRef),
      })
      .optional(),
  ),
});
export type Dossier = z.output<typeof dossier>;

const finding = z.strictObject({
  clear: field('未发现该情形', 'Nothing found', z.boolean()),
  basis: field('认定依据', 'Basis of the finding', sentence),
  evidence: field('核查材料', 'Evidence', z.array(documentRef).max(20).default([])),
});
/** The assessment, finding by finding, under the version of the venue's standard that is in force (T17). */
export const assessment = z.strictObject({
  standard: field('安全合规评估标准', 'Assessment standard', ruleRef),
  findings: field(
    '评估意见',
    'Findings',
    z.strictObject({
      safety: field('安全', 'Safety', finding.optional()),
      ...prohibitions(finding),
      personalData: demanded('个人信息', 'Personal data', finding, text('T12')),
      crossBorder: field('数据跨境', 'Data across the border', finding.optional()),
      deliveryRule: field('交付规则', 'Rule of delivery', finding.optional()),
    }),
  ),
});
export type Findings = z.output<typeof assessment>['findings'];
