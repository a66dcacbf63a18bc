// Situations of the authorized operation, as the cases linked to an agreement meet them.
import type { Actor, CaseFact, Facts } from '../../machines/kernel/lifecycle.ts';
import { fact } from './driver.ts';

export const operatorId = 'org:91220101MA0Y2TLK3X';
export const transportBureau = 'org:11220100013470101L';
export const healthBureau = 'org:11220100013470208F';

export const operator: Actor = { person: 'liu.operator', hat: 'OPERATOR', party: operatorId };
export const authority: Actor = { person: 'wang.authority', hat: 'AUTHORITY' };
export const secondAuthority: Actor = { person: 'zhao.authority', hat: 'AUTHORITY' };
export const transport: Actor = { person: 'sun.transport', hat: 'PROVIDER', party: transportBureau };
export const health: Actor = { person: 'qian.health', hat: 'PROVIDER', party: healthBureau };
export const domain: Actor = { person: 'system:domain', hat: 'DOMAIN' };
export const stranger: Actor = { person: 'mallory', hat: 'OPERATOR', party: 'org:91220101MA0Y2XXXXX' };

export const agreementId = 'operatingAgreement/91220101MA0Y2TLK3X/1';
export const successorId = 'operatingAgreement/91220101MA0Y2TLK3X/2';
export const document = { sha256: 'a'.repeat(64), name: '材料.pdf' };
export const declared = { declared: true, evidence: [document] };

/** An agreement in force from 2026-01-01 to the end of 2027, rights active. */
export const anAgreement = (more: Partial<CaseFact> = {}, shares: CaseFact['shares'] = {}): CaseFact =>
  fact(agreementId, {
    tags: ['inForce', 'rightsActive', 'openToScenarios'],
    parties: [operatorId],
    ...more,
    shares: {
      operator: operatorId,
      startsAt: '2025-12-31T16:00:00.000Z',
      endsAt: '2027-12-31T16:00:00.000Z',
      datasets: ['公交刷卡', '门诊量'],
      scenarios: ['公交线网优化', '就医引导'],
      providers: { 公交刷卡: transportBureau, 门诊量: healthBureau },
      terminated: { datasets: [], scenarios: [] },
      rights: ['processingUse', 'productOperation'],
      purposes: ['publicWelfare', 'industrialDevelopment'],
      causes: [],
      successor: null,
      ...shares,
    },
  });
export const grantId = 'scenarioGrant/91220101MA0Y2TLK3X-1-aaaaaaaa/1';
/** A grant of that agreement, in use. */
export const aGrant = (more: Partial<CaseFact> = {}, shares: CaseFact['shares'] = {}): CaseFact =>
  fact(grantId, {
    tags: ['inForce', 'inUse'],
    ...more,
    shares: {
      agreement: agreementId,
      operator: operatorId,
      scenario: '公交线网优化',
      datasets: ['公交刷卡'],
      providers: { 公交刷卡: transportBureau },
      purpose: 'publicWelfare',
      barred: [],
      ...shares,
    },
  });

/** The signed successor as another case sees it. */
export const aSuccessor = (shares: CaseFact['shares'] = {}): CaseFact =>
  anAgreement({ id: successorId }, { endsAt: '2029-12-31T16:00:00.000Z', ...shares });
/** What the agreement tells when it ends; `covered`: a signed successor takes these over. */
export const agreementEnded = (covered?: { datasets: string[]; scenarios: string[] }) => ({
  type: 'AGREEMENT_ENDED',
  agreement: agreementId,
  kind: 'expired',
  successor: covered ? successorId : null,
  datasets: covered?.datasets ?? [],
  scenarios: covered?.scenarios ?? [],
});
export const order = 'operatorRectification/91220101MA0Y2TLK3X-1/1';
export const otherOrder = 'revocation/91220101MA0Y2TLK3X-1/1';
export const suspended = (cause: string, grants: 'all' | string[] = 'all') => ({
  type: 'AGREEMENT_SUSPENDED',
  cause,
  grants,
});
export const restored = (cause: string) => ({ type: 'AGREEMENT_RESTORED', cause });
export const withAgreement = (agreement: CaseFact = anAgreement(), more: Facts = {}): Facts => ({ agreement, ...more });
