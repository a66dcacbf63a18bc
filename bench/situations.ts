// What the contestants are asked to do: a data merchant registers, is suspended and reinstated, and leaves.
import { createHash, randomUUID } from 'node:crypto';
import type { Actor } from '@shuquan/machines/kernel';
import type { Ledger } from '../ledger/index.ts';
import { hashOf } from '../machines/kernel/hash.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** A credit code with a right check character (GB 32100-2015). */
export function uscc(serial: number): string {
  const body = `91220101MA${String(serial).padStart(7, '0')}`;
  const total = [...body].reduce((sum, char, i) => sum + ALPHABET.indexOf(char) * (3 ** i % 31), 0);
  return body + ALPHABET[(31 - (total % 31)) % 31];
}

export const opco: Actor = { person: 'wang.fang', hat: 'OPCO' };
export const center: Actor = { person: 'zhao.min', hat: 'CENTER' };
export type Merchant = { actor: Actor; party: string; input: object };
export const merchant = (serial: number): Merchant => {
  const code = uscc(serial);
  const party = `org:${code}`;
  return {
    party,
    actor: { person: `owner.${serial}`, hat: 'MERCHANT', party },
    input: {
      kinds: ['MERCHANT'],
      subject: { type: 'organisation', uscc: code, name: `长春数据科技有限公司${serial}` },
    },
  };
};

/** The principals file that makes these people known at the doors. */
export const principals = (merchants: Merchant[]) => ({
  people: [
    { id: opco.person, name: '王芳' },
    { id: center.person, name: '赵敏' },
    ...merchants.map(({ actor }) => ({ id: actor.person, name: actor.person })),
  ],
  organisations: merchants.map(({ party }) => ({ party, name: party })),
  hats: [...[opco, center].map(({ person, hat }) => ({ person, hat })), ...merchants.map(({ actor }) => actor)],
});

/** A document whose bytes are its name. */
const document = (name: string) => ({ sha256: createHash('sha256').update(name).digest('hex'), name });
const material = document('material.pdf');
const commitment = document('commitment.pdf');
export const documents = [material, commitment];

const item = { declared: true, evidence: [material] };
const findings = Object.fromEntries(
  ['resources', 'abilities', 'protection', 'technology'].map((part) => [part, { met: true, basis: '经核查符合要求' }]),
);
/** The register of the venue's standard of assessment (T17): what opens it, what approves it, what an assessment names. */
const standard = { register: 'ruleRegister/assessmentStandard/1', version: '2026-1' };
const first = { version: standard.version, document: material, from: '2026-01-01' };
const theStandard = {
  input: { kind: 'assessmentStandard', ...first },
  approval: { type: 'APPROVE', confirms: hashOf(first), body: '主任办公会', document: material },
  approver: { person: 'qian.jun', hat: 'CENTER' } satisfies Actor,
};
/** Enters the standard by two persons. */
export async function enterTheStandard(ledger: Ledger): Promise<void> {
  const { input, approval, approver } = theStandard;
  const opened = await ledger.open({ lifecycle: 'ruleRegister', input, actor: center, key: randomUUID() });
  if (!opened.ok) throw new Error(opened.message.en);
  const approved = await ledger.append({ caseId: opened.caseId, event: approval, actor: approver, key: randomUUID() });
  if (!approved.ok) throw new Error(approved.message.en);
}
export type Step = { event: { type: string; [field: string]: unknown }; by: 'owner' | 'opco' | 'center' | 'system' };
/** Six events, from draft to deregistered (T6–T10, T16). */
export const steps: Step[] = [
  {
    event: {
      type: 'SUBMIT',
      checklist: {
        commitment: { ...item, document: commitment, resources: [material], abilities: [material] },
        securityAbility: { ...item, protection: [material], technology: [material] },
        venueRules: item,
        legalRequirements: item,
        securitySystem: item,
      },
    },
    by: 'owner',
  },
  { event: { type: 'PASS' }, by: 'opco' },
  { event: { type: 'APPROVE', findings }, by: 'center' },
  { event: { type: 'REQUEST_CHANGE', name: '数据科技集团', evidence: [material] }, by: 'owner' },
  { event: { type: 'APPROVE_CHANGE' }, by: 'center' },
  { event: { type: 'DEREGISTER', reason: '停业' }, by: 'owner' },
];
export const actorOf = ({ actor }: Merchant, by: Step['by']): Actor => ({ owner: actor, opco, center, system })[by];
const system: Actor = { person: 'system', hat: 'SYSTEM' };

const clear = { clear: true, basis: '经核查未发现问题' };
/** What registers a listing: opened with `listingInput`, then these; `publication` publishes it. */
export const listingInput = (registration: string, owner: string, n: number) => ({
  registration,
  owner,
  title: `门诊量日汇总 ${n}`,
  type: { class: 'DATA_PRODUCT', kind: 'derivative' },
  publicData: null,
});
export const listingSteps = (n: number): Step[] => [
  {
    by: 'owner',
    event: {
      type: 'SUBMIT',
      dossier: {
        fingerprint: createHash('sha256').update(`product ${n}`).digest('hex'),
        description: '长春市门诊量日汇总数据产品',
        source: '自有业务系统汇总',
        ownership: { statement: '自行采集加工，权属清晰', evidence: [material] },
        purposes: ['医院运营分析', '客流预测'],
        declarations: {
          nationalSecurity: item,
          othersRights: item,
          enterpriseRights: item,
          source: { ...item, fromIllegalChannel: false, fromIrregularChannel: false },
          otherProhibitions: item,
        },
        personalData: { mode: 'none' },
        delivery: { recipientRegions: ['CN'], accessRegions: ['CN'] },
      },
    },
  },
  {
    by: 'center',
    event: {
      type: 'PASS',
      assessment: {
        standard,
        findings: Object.fromEntries(
          [
            'safety',
            'nationalSecurity',
            'othersRights',
            'enterpriseRights',
            'illegalSource',
            'irregularSource',
            'otherProhibitions',
            'personalData',
            'crossBorder',
          ].map((name) => [name, clear]),
        ),
      },
    },
  },
];
/** Puts it on the market: the public view says what the register says. */
export const publication = (n: number, certificate: string): Step => ({
  by: 'owner',
  event: {
    type: 'PUBLISH',
    publicView: {
      title: `门诊量日汇总 ${n}`,
      class: 'DATA_PRODUCT',
      description: '按日汇总',
      purposes: ['医院运营分析', '客流预测'],
      regions: ['CN'],
      certificate,
    },
  },
});
