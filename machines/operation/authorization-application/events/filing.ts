// What an applicant files: the data and rights asked for, and what it shows of itself (P4, P9, P14, P15).
import * as z from 'zod';
import { say, text } from '../../../law/cite.ts';
import { choice, demanded, field } from '../../../shared/fields.ts';
import { citizen, day, declared, documentRef, organisationParty, sentence, title } from '../../../shared/schemas.ts';
import { purpose, right } from '../../../shared/agreement.ts';
import { priorityField } from '../../annual-announcement/events.ts';

const record = declared.extend({
  /** The record was searched back to this day. */ since: field('查询起始日', 'Searched back to', day),
});
const lists = z.strictObject({
  judgmentDefaulters: demanded(
    '未列入失信被执行人名单',
    'Not on the list of judgment defaulters',
    declared,
    text('P14(4)'),
  ),
  majorTaxCases: demanded(
    '未列入重大税收违法案件当事人名单',
    'Not on the list of major tax cases',
    declared,
    text('P14(4)'),
  ),
  seriousDishonesty: demanded('未列入严重失信名单', 'Not on the list of serious dishonesty', declared, text('P14(4)')),
});

export const securityCertification = demanded(
  '数据安全管理认证',
  'Certification of data security management',
  z.strictObject({
    number: field('证书编号', 'Number of the certificate', title),
    validUntil: field('有效期至', 'Valid until', day),
    document: field('认证证书', 'Certificate', documentRef),
  }),
  text('P15(3)'),
);

/** What the applicant files. Which item is missing, a guard says, with its article. */
export const filing = z.strictObject({
  mode: field('申请的授权方式', 'Mode of authorization', title.optional()),
  fields: field('申请领域', 'Fields', z.array(priorityField).min(1).max(50)),
  datasets: field(
    '申请的公共数据',
    'Data sets',
    z
      .array(
        z.strictObject({
          id: field('数据编号', 'Id of the data set', title),
          title: field('数据名称', 'Name of the data set', title),
          /** The party of the providing unit. */ provider: field('数据提供单位', 'Providing unit', organisationParty),
        }),
      )
      .min(1)
      .max(500),
  ),
  purposes: field('用途', 'Purposes', z.array(purpose).min(1).max(4)),
  /** P4(3): which of the two rights is asked for. */
  rights: field('申请的权利', 'Rights', z.array(right).min(1).max(3)),
  /** The scenarios asked for; none: every scenario of these data. */
  scenarios: field('应用场景', 'Scenarios', z.array(title).max(500).default([]), {
    hint: say('空：该数据的全部场景', 'Empty: every scenario of these data'),
  }),
  /** Bodies that control the applicant, or that it controls, or under the same control. */
  affiliates: field(
    '关联单位',
    'Affiliates',
    z
      .array(
        z.strictObject({
          party: field('关联单位', 'Affiliate', organisationParty),
          name: field('单位名称', 'Name', title),
          relation: field('关联关系', 'Relation', title),
        }),
      )
      .max(200)
      .default([]),
  ),
  /** P29: data sets whose qualification was terminated and that are asked for anew, by name. */
  reapplied: field(
    '终止资格后重新申请的数据',
    'Data asked for anew after a termination',
    z.array(title).max(500).default([]),
  ),
  plan: field('运营方案', 'Plan of operation', sentence),
  representative: field(
    '代表人',
    'Representative',
    z.strictObject({
      kind: field(
        '代表人类别',
        'Kind of representative',
        choice({
          legalRepresentative: ['法定代表人', 'Legal representative'],
          responsiblePerson: ['负责人', 'Person in charge'],
        }),
      ),
      ref: field('代表人登记引用值', 'Reference of the representative', citizen.shape.ref),
    }),
  ),
  partyOrganisation: demanded('党的基层组织', 'Party organisation', declared, text('P14(1)')),
  partyDecides: demanded(
    '研究决定授权运营事项、落实党管数据的制度',
    'The party organisation decides on the operation',
    declared,
    text('P14(1)'),
  ),
  soundBusiness: demanded('经营状况良好', 'Sound business', declared, text('P14(2)')),
  qualifications: demanded('运营领域所需的专业资质', 'Qualifications in the field', declared, text('P14(2)')),
  expertise: demanded('知识人才积累', 'Knowledge and talent', declared, text('P14(2)')),
  capacity: demanded('生产服务能力', 'Capacity to produce and serve', declared, text('P14(2)')),
  enterpriseRecord: demanded('企业无重大违法记录', 'Clean record of the enterprise', record, text('P14(3)')),
  representativeRecord: demanded(
    '法定代表人无重大违法记录',
    'Clean record of the representative',
    record,
    text('P14(3)'),
  ),
  enterpriseLists: demanded('企业未列入失信名单', 'The enterprise is on no list', lists, text('P14(4)')),
  representativeLists: demanded('法定代表人未列入失信名单', 'The representative is on no list', lists, text('P14(4)')),
  securityLead: field(
    '数据安全负责人和管理部门',
    'Person and department in charge of data security',
    declared
      .extend({
        person: field('数据安全负责人登记引用值', 'Reference of the person in charge', citizen.shape.ref),
        department: field('管理部门', 'Department', title),
      })
      .optional(),
    { needed: text('P15(1)') },
  ),
  internalRules: demanded(
    '内部管理和安全保障制度',
    'Internal rules of management and security',
    declared,
    text('P15(1)'),
  ),
  protectionExperience: demanded(
    '网络安全等级保护三级系统的开发和运维经验',
    'Experience with systems of protection level 3',
    declared,
    text('P15(2)'),
  ),
  cryptographyExperience: demanded(
    '商用密码安全性评估系统的开发和运维经验',
    'Experience with systems of assessed cryptography',
    declared,
    text('P15(2)'),
  ),
  securityCertification,
  /** Encouraged by P15(3), never required. */
  dcmmLevel: field(
    '数据管理能力成熟度（DCMM）等级',
    'Data management maturity (DCMM)',
    z.int().min(1).max(5).optional(),
  ),
  dsmmLevel: field('数据安全能力成熟度（DSMM）等级', 'Data security maturity (DSMM)', z.int().min(1).max(5).optional()),
  riskEvaluation: field(
    '公共数据安全体系评估',
    'Evaluation of the security system',
    z
      .strictObject({
        high: field('高风险项数', 'High risks', z.int().min(0)),
        medium: field('中风险项数', 'Medium risks', z.int().min(0)),
        report: field('评估报告', 'Report', documentRef),
      })
      .optional(),
    { needed: text('P15(4)') },
  ),
  exclusions: field(
    '不得开展授权运营的数据',
    'Data that may not be operated',
    z
      .strictObject({
        stateSecrets: demanded('不涉及国家秘密', 'No state secrets', declared, text('P9')),
        publicSecurity: demanded('不影响公共安全', 'No effect on public security', declared, text('P9')),
        notToBeOpened: demanded('不属于禁止开放的公共数据', 'Not prohibited from being opened', declared, text('P9')),
        closedByLaw: demanded('不属于法律法规规定不能开放的公共数据', 'Not closed by law', declared, text('P9')),
        otherwiseUnsuitable: demanded(
          '不属于其他不适合授权运营的公共数据',
          'Not otherwise unsuitable',
          declared,
          text('P9'),
        ),
      })
      .default({}),
  ),
});
export type Filing = z.output<typeof filing>;
