import * as z from 'zod';
import { choice, demanded, field } from '../../shared/fields.ts';
import { text } from '../../law/cite.ts';
import { domainReplies } from '../../shared/domain-port.ts';
import { type EventsOf, event } from '../../shared/events.ts';
import { caseId, documentRef, named, reason, returned, sentence, sha256, title } from '../../shared/schemas.ts';
import { agreementEvents, grantEvents } from '../../shared/under-agreement.ts';
import { words } from './words.ts';

export const input = z.strictObject({
  agreement: field('授权运营协议', 'Operating agreement', caseId),
  /** The grant of the scenario for which the data are computed together with public data. */
  grant: field('场景授权', 'Grant', caseId),
  title: field('社会数据名称', 'Name of the data', title),
});
export type Input = z.output<typeof input>;

const source = choice({
  ownBusiness: ['自身业务产生', 'Own business'],
  purchased: ['购买', 'Purchased'],
  licensed: ['许可使用', 'Licensed'],
  publiclyAvailable: ['公开获取', 'Publicly available'],
  consented: ['经同意收集', 'Collected with consent'],
});
export const sources = source.options;

/** What a reviewer needs; a guard reports a missing part. */
export const dossier = z.strictObject({
  description: field('数据说明', 'Description', sentence),
  /** The public data with which it is computed, and the aim. */
  purpose: field('融合计算目的', 'Aim of computing them together', sentence),
  source: field(
    '数据来源',
    'Source',
    z
      .strictObject({
        kind: field('来源方式', 'Kind of source', source),
        statement: field('来源说明', 'Statement', sentence),
        evidence: field('来源证明', 'Evidence', z.array(documentRef).max(20).default([])),
      })
      .optional(),
    { needed: text('P20(3)') },
  ),
  personalData: field(
    '个人信息情况',
    'Personal data',
    z
      .discriminatedUnion('mode', [
        z.strictObject({ mode: field('个人信息情况', 'Personal data', choice({ none: ['不含个人信息', 'None'] })) }),
        z.strictObject({
          mode: field(
            '个人信息情况',
            'Personal data',
            choice({ consent: ['已取得同意', 'With consent'], anonymised: ['已匿名化处理', 'Anonymised'] }),
          ),
          evidence: field('证明材料', 'Evidence', z.array(documentRef).max(20).default([])),
        }),
      ])
      .optional(),
    { needed: text('P20(3)') },
  ),
  /** Of the data as they are to be imported. */
  fingerprint: field('数据哈希值', 'Hash of the data', sha256),
});
export type Dossier = z.output<typeof dossier>;

const finding = z.strictObject({
  clear: field('符合要求', 'Clear', z.boolean()),
  basis: field('认定依据', 'Basis of the finding', sentence),
});

export const events = {
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ dossier: field('导入申请材料', 'Dossier', dossier) })),
  RESUBMIT: event(words.events.RESUBMIT, z.strictObject({ dossier: field('导入申请材料', 'Dossier', dossier) })),
  APPROVE: event(
    words.events.APPROVE,
    z.strictObject({
      findings: field(
        '审核意见',
        'Findings',
        z.strictObject({
          lawfulSource: demanded('来源依法合规', 'Lawful source', finding, text('P20(3)')),
          personalData: demanded('个人信息', 'Personal data', finding, text('P20(3)')),
          security: demanded('数据安全', 'Security', finding, text('P20(3)')),
        }),
      ),
    }),
  ),
  RETURN: event(words.events.RETURN, returned),
  REFUSE: event(words.events.REFUSE, reason),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: named.reasonIfAny })),
  IMPORT: event(
    words.events.IMPORT,
    z.strictObject({ fingerprint: field('导入数据的哈希值', 'Hash of the imported data', sha256) }),
  ),
  REMOVE: event(words.events.REMOVE, reason),
  DATA_IMPORTED: domainReplies.DATA_IMPORTED,
  DATA_DELETED: domainReplies.DATA_DELETED,
  ...grantEvents,
  ...agreementEvents,
};
export type Event = EventsOf<typeof events>;
