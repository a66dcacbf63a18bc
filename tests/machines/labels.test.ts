// What a case is about, in the words of a list.
import { describe, expect, it } from 'vitest';
import { lifecycles } from '../../machines/index.ts';
import { migrate } from '../../machines/kernel/migrate.ts';
import { law } from '../support/law.ts';
import { recordedCases } from '../support/recorded-cases.ts';

const code = '91220101MA0Y2TLK3X';
const operator = `org:${code}`;
const named = { type: 'organisation', uscc: code, name: '长春汇泽数据有限公司' };
const instrument = { number: '长政数监〔2026〕3 号', date: '2026-03-02', sha256: '0' };

const labels: Record<string, [context: object, zh: string, en?: string]> = {
  annualAnnouncement: [{ year: 2026, round: 2, content: null }, '2026 年度第 2 批', '2026, round 2'],
  annualEvaluation: [{ operator, year: 2026, part: 2 }, `${code} · 2026 年度第 2 次`, `${code} · 2026, part 2`],
  annualReport: [{ operator, period: { name: '2026' } }, `${code} · 2026`],
  authorizationApplication: [
    { applicant: named, filing: { datasets: [{ title: '医保结算' }] } },
    `${named.name} · 医保结算`,
  ],
  committeeMatter: [{ summary: '审'.repeat(50) }, `${'审'.repeat(40)}…`],
  dataImport: [{ title: '门诊随访', scenario: '慢病管理' }, '门诊随访 · 慢病管理'],
  dataQualityIssue: [{ dataset: '医保结算', operator }, `医保结算 · ${code}`],
  domainAcceptance: [{ title: '长春市授权运营域', builder: named }, `长春市授权运营域 · ${named.name}`],
  domainClosure: [{ operator }, code],
  earlyTermination: [{ operator, effectiveDate: '2026-06-30' }, `${code} · 2026-06-30`],
  expertReview: [
    { applicant: operator, fields: ['medicalCare', '养老'] },
    `${code} · 医疗、养老`,
    `${code} · Medical care, 养老`,
  ],
  informationAccess: [{ requester: { body: '市审计局' }, instrument }, `市审计局 · ${instrument.number}`],
  listingRegistration: [{ title: '慢病随访数据集', owner: operator }, `慢病随访数据集 · ${code}`],
  operatingAgreement: [{ operator: named }, named.name],
  operationReport: [{ operator, period: { name: '2026-01' } }, `${code} · 2026-01`],
  operatorRectification: [{ operator, items: [{ item: '日志留存' }] }, `${code} · 日志留存`],
  periodicDuty: [{ duty: 'riskAssessment', dueAt: '2026-03-31T16:00:00.000Z' }, 'riskAssessment · 2026-04-01'],
  productExport: [{ title: '信用评分模型', operator }, `信用评分模型 · ${code}`],
  rectificationOrder: [{ issuer: { name: '市网信办' }, instrument }, `市网信办 · ${instrument.number}`],
  retentionRecord: [{ of: 'trade/x/1' }, 'trade/x/1'],
  revocation: [{ operator }, code],
  ruleRegister: [
    { kind: 'delivery', versions: [{ version: '2026-1' }] },
    '数据交付规则 · 2026-1',
    'Rules of delivery · 2026-1',
  ],
  scenarioGrant: [{ scenario: '慢病管理', operator }, `慢病管理 · ${code}`],
  securityIncident: [
    { kind: 'incident', discoveredAt: '2026-03-02T18:00:00.000Z' },
    '数据安全事件 · 2026-03-03',
    'Data security incident · 2026-03-03',
  ],
  staffAdmission: [{ position: '算法工程师', operator, person: { ref: 'c'.repeat(32) } }, `算法工程师 · ${code}`],
  subjectRegistration: [{ subject: { type: 'citizen', ref: 'c'.repeat(32) } }, '公民', 'A citizen'],
  trade: [
    {
      contract: null,
      supply: { content: '随访指标' },
      seller: { party: operator },
      buyer: { party: `citizen:${'c'.repeat(32)}` },
    },
    `随访指标 · ${code} → 公民`,
    `随访指标 · ${code} → a citizen`,
  ],
  venueInspection: [{ kind: 'recheck', period: null }, '复查', 'Recheck'],
  violationCase: [{ trade: null, listing: 'listingRegistration/x/1', subjects: [] }, 'listingRegistration/x/1'],
};

describe('a case is named', () => {
  it.each(Object.values(lifecycles).map((one) => [one.id, one] as const))(
    'by what it is about: %s',
    (id, lifecycle) => {
      const [context, zh, en = zh] = labels[id]!;
      expect(lifecycle.label(context)).toEqual({ zh, en });
    },
  );

  it('without personal data, whatever an older program left in it', law('T25'), () => {
    for (const { lifecycle: id, version, case: older } of recordedCases()) {
      const lifecycle = lifecycles[id]!;
      const { context } = version < lifecycle.version ? migrate(lifecycle, older, version).next : older;
      const { zh, en } = lifecycle.label(context);
      expect([zh !== '', en !== ''], id).toEqual([true, true]);
      expect(zh + en, id).not.toMatch(/[0-9a-f]{32}|citizen:/);
    }
  });
});
