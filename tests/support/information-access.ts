// Situations of a request for information.
import { hashText } from '../../machines/kernel/hash.ts';
import type { Facts } from '../../machines/kernel/types.ts';
import { informationAccess } from '../../machines/trading/information-access/index.ts';
import { type Driven, drive, fact, opening, system } from './driver.ts';

export const registrar = { person: 'zhao', hat: 'CENTER' } as const;
export const checker = { person: 'qian', hat: 'CENTER' } as const;
export const auditor = { person: 'deng', hat: 'DISC_AUDIT' } as const;
export const officer = { person: 'feng', hat: 'NATSEC_POLICE' } as const;
export const supervisor = { person: 'sun', hat: 'SUPERVISOR' } as const;
export const doc = { sha256: 'a'.repeat(64), name: '文书.pdf' };
export const paper = (digit: string) => ({ sha256: digit.repeat(64), name: '文书.pdf' });
export const opened = '2026-03-02T02:00:00.000Z';
export const days = (n: number, ms = 0) => new Date(Date.parse(opened) + n * 86_400_000 + ms).toISOString();

export const trade = 'trade/a/1';
export const other = 'trade/b/1';
export const seller = 'org:91220101MA0000001A';
export const buyer = 'org:91220101MA0000002B';
export const evaluator = 'org:91220101MA0000003C';
export const tradeFact = (shares: object = { fiscalFunds: true }) =>
  fact(trade, { parties: [seller, buyer], shares: shares as never });
export const scopeFacts: Facts = { 'scope/trade': [tradeFact()] };
export const inspection = 'venueInspection/a/1';
export const causeFacts: Facts = {
  ...scopeFacts,
  'under/venueInspection': fact(inspection, {
    parties: ['SUPERVISOR', evaluator],
    shares: { concerns: 'venue', evaluator, team: [hashText('meng')] },
  }),
};
export const classes = ['case', 'log', 'documents'];
export const scope = { cases: [trade], parties: [], persons: [], classes };
export const personal = { cases: [], parties: [], persons: ['mallory'], classes: ['persons'] };

const asked = {
  basis: '依法开展监督',
  instrument: { number: '2026-1', date: '2026-03-01', document: doc },
  scope,
  form: ['read', 'copy'],
  mayTell: true,
};
/** A complete request for each purpose. */
export const requests = {
  fiscalSupervision: { requester: { kind: 'disciplineAudit', body: '市审计局', persons: ['deng'] }, mayTell: false },
  nationalSecurity: {
    requester: { kind: 'securityOrgan', body: '市国家安全局', persons: ['feng', 'gao'] },
    until: days(10),
  },
  crimeInvestigation: {
    requester: { kind: 'securityOrgan', body: '市公安局', persons: ['feng', 'gao'] },
    until: days(10),
    mayTell: false,
  },
  supervision: { requester: { kind: 'supervisor', body: '市数据局', persons: ['sun'] }, under: inspection },
  evaluation: {
    requester: { kind: 'evaluator', body: '评估公司', party: evaluator, persons: ['pan'] },
    under: inspection,
  },
  discipline: { requester: { kind: 'disciplineAudit', body: '市纪委监委', persons: ['deng'] }, scope: personal },
  partyConsent: {
    requester: { kind: 'subject', body: '数据公司', party: evaluator, persons: ['he'] },
    consents: [seller, buyer].map((party) => ({ party, until: days(10), document: doc })),
  },
  court: { requester: { kind: 'court', body: '中级人民法院', persons: ['yuan'] }, form: ['copy'] },
} as const;
export type Purpose = keyof typeof requests;
export const requestOf = (purpose: Purpose, more: object = {}) => ({
  purpose,
  ...asked,
  ...requests[purpose],
  ...more,
});

export const aRequest = (
  purpose: Purpose = 'fiscalSupervision',
  more: object = {},
  facts: Facts = causeFacts,
): Driven => drive(informationAccess, { input: requestOf(purpose, more), actor: registrar, at: opened, facts });
export const authorize = (purpose: Purpose = 'fiscalSupervision', more: object = {}) => {
  const { scope: wanted, requester } = requestOf(purpose);
  return { type: 'AUTHORIZE', scope: wanted, persons: [...requester.persons], until: days(10), ...more };
};
export const aGrant = (purpose: Purpose = 'fiscalSupervision', more: object = {}): Driven =>
  aRequest(purpose, more).send(authorize(purpose), checker, causeFacts);
export const archive = `retentionRecord/${trade}/1`;
export const archives: Facts = { archives: [fact(archive, { shares: { of: trade } })] };
/** From the paper of whoever asked: one person of the center registers it, another confirms. */
export const onPaper = (one: Driven, act: object, facts?: Facts): Driven =>
  one
    .send({ type: 'REGISTER_ACT', act, document: doc }, registrar)
    .send({ type: 'CONFIRM_ACT' }, checker)
    .send(act as { type: string }, { ...system, hands: ['qian', 'zhao'] }, facts);
export const hold = { type: 'PLACE_HOLD', hold: '审计 1', archives: [archive], basis: '依法封存', document: doc };
export const lift = { type: 'LIFT_HOLD', hold: '审计 1', reason: '审计结束', document: doc };

/** What the opening of a request comes to, and the rules that refuse it. */
export const open = (input: object, actor: Parameters<typeof opening>[1]['actor'] = registrar, facts = causeFacts) =>
  opening(informationAccess, { input, actor, at: opened, facts });
export const refusedBy = (
  input: object,
  ...more: [actor?: Parameters<typeof open>[1], facts?: Parameters<typeof open>[2]]
) => {
  const answer = open(input, ...more);
  return 'details' in answer ? answer.details?.map(({ rule }) => rule) : 'opened';
};
