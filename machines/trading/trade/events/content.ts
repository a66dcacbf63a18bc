// What a trade is about: the two sides of an application, the findings, the contract (T14, T18, T20, T21, T30).
import * as z from 'zod';
import { say, text } from '../../../law/cite.ts';
import { choice, demanded, field } from '../../../shared/fields.ts';
import { prohibitions } from '../../prohibitions.ts';
import { day, documentRef, fen, instant, region, sentence, title } from '../../../shared/schemas.ts';

export const side = choice({ seller: ['供方', 'Seller'], buyer: ['需求方', 'Buyer'] });
export const sides = side.options;
export type Side = (typeof sides)[number];

export const place = z.strictObject({
  recipient: field('接收方所在国家或者地区', 'Where the recipient is', region),
  access: field('数据访问所在国家或者地区', 'Where the data are accessed from', z.array(region).min(1).max(60)),
});
export type Place = z.output<typeof place>;

/** T18, the seller. Guards say what is missing. */
export const supply = z.strictObject({
  source: demanded('交易标的的来源', 'Source of the object', sentence, text('T18')),
  content: demanded('交易标的的内容', 'Content of the object', sentence, text('T18')),
  ownership: field(
    '权属情况',
    'Ownership',
    z
      .strictObject({
        statement: field('权属说明', 'Statement of ownership', sentence),
        evidence: field('权属证明', 'Evidence of ownership', z.array(documentRef).min(1).max(20)),
      })
      .optional(),
    { needed: text('T18') },
  ),
  purposes: field('使用范围', 'Scope of use', z.array(title).max(50).optional(), { needed: text('T18') }),
  description: demanded('描述信息', 'Description', sentence, text('T18')),
  sample: demanded('样本（例）', 'Sample', documentRef, text('T18')),
});
export type Supply = z.output<typeof supply>;

/** T18, the buyer. */
export const demand = z.strictObject({
  need: demanded('需求内容', 'What is needed', sentence, text('T18')),
  purposes: field('用途', 'Purposes', z.array(title).max(50).optional(), { needed: text('T18') }),
  /** T30: where the data go. */
  place: field('数据去向', 'Where the data go', place),
  /** T13, T34: paid from fiscal funds. */
  fiscalFunds: field('使用财政资金', 'Paid from fiscal funds', z.boolean()),
  materials: field('其他材料', 'Further material', z.array(documentRef).max(20).default([])),
});
export type Demand = z.output<typeof demand>;

const finding = z.strictObject({
  clear: field('未发现该情形', 'Nothing found', z.boolean()),
  basis: field('认定依据', 'Basis of the finding', sentence),
});
/** T14: the five prohibitions, assessed one by one. */
export const findings = z.strictObject({
  ...prohibitions(finding),
});
export type Findings = z.output<typeof findings>;
export const conformity = z.strictObject({
  laws: demanded('符合法律、法规、规章', 'Conforms to laws and rules', finding, text('T20')),
  standards: demanded('符合标准', 'Conforms to standards', finding, text('T20')),
});

const lot = z.int().min(1).max(100);
/** T21: the nine items, and what T22 and T23 leave to the contract: the dates of delivery and payment. */
export const contract = z.strictObject({
  document: field('合同文本', 'Text of the contract', documentRef),
  /** `outside`: signed elsewhere, the document is the signed text. */
  signing: field(
    '签署方式',
    'Way of signing',
    choice({ online: ['线上签署', 'Online'], outside: ['线下签署后上传', 'Signed elsewhere and uploaded'] }),
  ),
  content: demanded('交易内容', 'Content of the trade', sentence, text('T21')),
  purposes: field('用途范围', 'Scope of use', z.array(title).max(50).optional(), { needed: text('T21') }),
  priceFen: demanded('交易价格', 'Price', fen, text('T21')),
  mode: demanded('交易方式', 'Mode of the trade', sentence, text('T21')),
  term: field(
    '使用期限',
    'Term of use',
    z.strictObject({ from: field('起始日', 'First day', day), until: field('截止日', 'Last day', day) }).optional(),
    { needed: text('T21') },
  ),
  quality: demanded('交付质量', 'Quality of delivery', sentence, text('T21')),
  manner: demanded('交付方式', 'Manner of delivery', sentence, text('T21')),
  security: demanded('安全责任', 'Responsibility for security', sentence, text('T21')),
  confidentiality: demanded('保密条款', 'Confidentiality', sentence, text('T21')),
  deliveries: field(
    '交付安排',
    'Deliveries',
    z
      .array(
        z.strictObject({
          title: field('交付内容', 'What is delivered', title),
          due: field('交付期限', 'Due', instant),
        }),
      )
      .min(1)
      .max(100),
  ),
  payment: field(
    '付款安排',
    'Payment',
    z.strictObject({
      order: field(
        '付款次序',
        'Order of payment',
        choice({
          prepay: ['先付款后交付', 'Before delivery'],
          onDelivery: ['交付验收后付款', 'After acceptance'],
          milestones: ['分期付款', 'By milestones'],
        }),
      ),
      /** Each is held before one delivery (null: instructed after acceptance), and released after acceptance of one. */
      instalments: field(
        '分期款项',
        'Instalments',
        z
          .array(
            z.strictObject({
              amountFen: field('金额', 'Amount', fen.min(1)),
              heldBefore: field('在第几批交付前存管', 'Held before delivery number', lot.nullable(), {
                hint: say('空：验收后再指令付款', 'Empty: instructed after acceptance'),
              }),
              releasedAfter: field('在第几批验收后划付', 'Released after acceptance of delivery number', lot),
              due: field('付款期限', 'Due', instant),
            }),
          )
          .max(100),
      ),
    }),
  ),
});
export type Contract = z.output<typeof contract>;

export const evidence = z.array(documentRef).min(1).max(50);
