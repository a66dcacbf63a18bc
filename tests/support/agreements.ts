// Situations around one operating agreement: who acts, what its text says, how other cases see it.
import { operatingAgreement } from '../../machines/operation/operating-agreement/index.ts';
import { conditionKeys } from '../../machines/operation/authorization-application/requirements.ts';
import type { CaseFact, Facts } from '../../machines/kernel/lifecycle.ts';
import { type Regime, loadRegime } from '../../machines/regimes/index.ts';
import { type Driven, drive, fact } from './driver.ts';

export const uscc = '91220101MA0Y2TLK3X';
export const party = `org:${uscc}`;
export const organisation = {
  type: 'organisation',
  uscc,
  name: '长春某某数据科技有限公司',
  usccOverride: '测试用代码',
} as const;
export const operator = { person: 'li', hat: 'OPERATOR', party } as const;
export const authority = { person: 'zhao', hat: 'AUTHORITY' } as const;
export const secondHand = { person: 'qian', hat: 'AUTHORITY' } as const;
export const office = { person: 'jiang', hat: 'COMMITTEE_OFFICE' } as const;
export const domain = { person: 'system:domain', hat: 'DOMAIN' } as const;
export const doc = (letter: string, name = '材料.pdf') => ({ sha256: letter.repeat(64), name });

export const agreementId = `operatingAgreement/${uscc}/1`;
export const successorId = `operatingAgreement/${uscc}/2`;
export const ended = (kind: 'expired' | 'early' | 'nonRectification' | 'revoked', successor: string | null = null) => ({
  type: 'AGREEMENT_ENDED',
  agreement: agreementId,
  kind,
  successor,
  datasets: successor ? ['病案首页'] : [],
  scenarios: [],
});
/** The agreement as other cases see it. */
export const agreementFact = (more: Partial<CaseFact> = {}): CaseFact =>
  fact(agreementId, {
    tags: ['inForce', 'rightsActive', 'openToScenarios'],
    parties: [party],
    ...more,
    shares: {
      operator: party,
      startsAt: '2026-03-30T16:00:00.000Z',
      endsAt: '2028-03-31T16:00:00.000Z',
      end: null,
      overdue: [],
      evaluations: [],
      ...more.shares,
    },
  });

export const healthBureau = 'org:11220100013470208F';
/** What the committee decided on: all that the text says, and more data than it takes. */
export const approved = {
  datasets: [
    { id: '病案首页', provider: healthBureau },
    { id: '公交刷卡', provider: 'org:11220100013470101L' },
  ],
  rights: ['processingUse', 'productOperation'],
  purposes: ['publicGovernance', 'publicWelfare', 'industrialDevelopment', 'sectorDevelopment'],
  scenarios: [] as string[],
  reapplied: [] as string[],
};
export const terms = (more: object = {}) => ({
  document: doc('a', '授权运营协议.pdf'),
  rightsAndDuties: '依协议加工使用公共数据，接受监督检查',
  scope: {
    datasets: [
      {
        id: '病案首页',
        provider: healthBureau,
        notProhibited: true,
        registration: { code: 'GGSJ-2026-0001', until: '2035-12-31' },
      },
    ],
    scenarios: ['商保核保'],
  },
  effectiveDate: '2026-03-31',
  revenueMethod: '成本加成，年度核定',
  dataSecurity: '原始数据不出域',
  assetDisposal: '模型封存，衍生数据删除',
  exit: '提前三十日书面通知',
  rights: ['processingUse', 'productOperation'],
  charging: [
    { purpose: 'publicWelfare', mode: 'free', conditions: '仅用于公益项目' },
    {
      purpose: 'industrialDevelopment',
      mode: 'paid',
      conditions: '按季结算',
      valuation: doc('b', '价值评估.pdf'),
      priceEvaluation: doc('c', '价格评估.pdf'),
    },
  ],
  distribution: '主管部门、提供单位、运营单位按约定比例分配',
  costs: '运营单位承担资源、脱敏、发布、导出成本',
  responsibility: '主要负责人为第一责任人',
  ...more,
});
export const allConditions = Object.fromEntries(
  conditionKeys.map((key) => [key, { met: true, finding: '经复核，仍符合' }]),
);
export const certificate = { number: 'DSM-2025-0031', validUntil: '2099-12-31', document: doc('d', '认证证书.pdf') };
export const application = `authorizationApplication/${uscc}/1`;
export const previousFact = (more: Partial<CaseFact> = {}): CaseFact =>
  fact(agreementId, {
    tags: ['inForce', 'rightsActive', 'expiring'],
    shares: { endsAt: '2028-03-31T16:00:00.000Z', operator: party },
    ...more,
  });

type How = { regime?: Regime; at?: string; previous?: string | null; id?: string; decided?: object; facts?: Facts };
export const aDraft = ({ previous = null, decided = {}, ...how }: How = {}): Driven =>
  drive(operatingAgreement, {
    input: { application, operator: organisation, previous, approved, filers: ['ma'], ...decided },
    id: agreementId,
    facts: { previous: previous ? previousFact() : null },
    ...how,
  });
export const proposed = (how: How = {}, more: object = {}): Driven =>
  aDraft(how).send({ type: 'PROPOSE', terms: terms(more) }, authority);
export const signature = {
  operator: { type: 'SIGN_AS_OPERATOR', document: doc('a') },
  authority: { type: 'SIGN_AS_AUTHORITY', document: doc('a'), conditions: allConditions, certificate },
};
export const signed = (one: Driven, facts = {}): Driven =>
  one.send(signature.operator, operator, facts).send(signature.authority, secondHand, facts);
/** Signed, and begun on the day that it names. */
export const anAgreementInForce = (how: How = {}): Driven => signed(proposed(how)).at('2026-03-31T01:00:00.000Z');

/** Cases that suspend or end it. */
export const order = `operatorRectification/${uscc}-1/1`;
export const early = `earlyTermination/${uscc}-1/1`;
/** The regime in force, with other values. */
/** As a legal text of its own may set it. */
export const legalText = {
  title: { zh: '另一部办法', en: 'Another regulation' },
  number: '1',
  issued: '2024-01-01',
  inForce: '2024-01-01',
};
export const regime = (values: object) => loadRegime({ id: 'own', base: 'cc-2023-draft', text: legalText, values });
/** What the last step told others by this event. */
export const tells = (one: Driven, type: string) =>
  one.effects.flatMap((effect) => (effect.type === 'tell' && effect.event.type === type ? [effect] : []));
export const closed = { type: 'CLOSURE_DONE', closure: 'domainClosure/1/1' };
export const closeDown = (one: Driven) => one.send({ type: 'CLOSURE_OPENED', case: 'domainClosure/1/1' }).send(closed);
