// Situations of a product export: from its draft to the market.
import { productExport } from '../../machines/operation/product-export/index.ts';
import type { Facts } from '../../machines/kernel/lifecycle.ts';
import { defaultRegime } from '../../machines/regimes/index.ts';
import { drive } from './driver.ts';
import {
  aGrant,
  agreementId,
  anAgreement,
  authority,
  declared,
  document,
  domain,
  grantId,
  operator,
  withAgreement,
} from './under-agreement.ts';

export const fingerprint = 'e'.repeat(64);
export const secondGrant = 'scenarioGrant/91220101MA0Y2TLK3X-1-bbbbbbbb/1';
export const facts: Facts = withAgreement(anAgreement(), { grants: [aGrant()] });
export const bothGrants: Facts = {
  ...facts,
  grants: [aGrant(), aGrant({ id: secondGrant }, { scenario: '就医引导', datasets: ['门诊量'] })],
};
export const inputOf = (form: string) => ({ agreement: agreementId, grants: [grantId], title: '公交客流热力', form });
export const dossier = (more: object = {}) => ({
  version: '1.0',
  description: '按站点的客流热力',
  fingerprint,
  manifest: [{ name: 'heat.parquet', kind: '衍生数据', fingerprint: 'f'.repeat(64) }],
  sources: [{ grant: grantId, dataset: '公交刷卡' }],
  drawsOnDomain: false,
  rawDataAbsent: declared,
  reversibilityTest: document,
  pricing: declared,
  ...more,
});
export const submit = (more: object = {}, type = 'SUBMIT') => ({ type, dossier: dossier(more) });
export const checked = (rawData = false, reversible = false) => ({
  type: 'TECH_CHECKED',
  rawData,
  reversible,
  report: '抽样比对与还原测试',
});
export const approve = (...scenarios: string[]) => ({
  type: 'APPROVE',
  scenarios: scenarios.length ? scenarios : ['公交线网优化'],
});
export const aDraft = (form = 'report', regime = defaultRegime) =>
  drive(productExport, { input: inputOf(form), actor: operator, facts, regime });
export const underReview = (form?: string, regime?: typeof defaultRegime) =>
  aDraft(form, regime).send(submit(), operator, facts).send(checked(), domain);
export const approved = (form?: string, regime?: typeof defaultRegime) =>
  underReview(form, regime).send(approve(), authority, facts);
export const exported = (form?: string, regime?: typeof defaultRegime) =>
  approved(form, regime)
    .send({ type: 'EXPORT' }, operator, facts)
    .send({ type: 'PRODUCT_EXPORTED', receipt: 'X-1' }, domain);
export const misuse = (usedFor: string, disguised = false) => ({
  type: 'MISUSE_FOUND',
  usedFor,
  disguised,
  finding: '用于商业选址',
  evidence: [document],
});
export const grantEnded = (kind: string) => ({ type: 'GRANT_ENDED', cause: grantId, kind });
