// Articles that say who does something: nobody in another hat can.
import { describe, expect, it } from 'vitest';
import { type Role, roles } from '../../machines/law/roles.ts';
import { earlyTermination } from '../../machines/operation/early-termination/index.ts';
import { violationCase } from '../../machines/trading/violation-case/index.ts';
import { agreementFact, agreementId, operator } from '../support/agreements.ts';
import { type Driven, drive, fact } from '../support/driver.ts';
import { law } from '../support/law.ts';

const isFor = (hat: Role, one: Driven, event: { type: string; [key: string]: unknown }): void => {
  for (const other of Object.keys(roles) as Role[])
    if (other !== hat)
      expect(one.fork().send(event, { person: 'qin', hat: other }).refusal?.code, other).toBe('ROLE_NOT_ALLOWED');
  expect(one.fork().send(event, { person: 'qin', hat }).refusal).toBeUndefined();
};

describe('who acts', () => {
  it('the comprehensive supervisory authority alone acknowledges the report of a violation', law('T4'), () => {
    const trade = 'trade/91220101MA0Y2TLK37/1';
    const file = { sha256: 'b'.repeat(64), name: '违规情况报告.pdf' };
    const found = drive(violationCase, {
      input: { finding: '交付数据含未脱敏个人信息', evidence: [file], trade, subjects: [] },
      actor: { person: 'ma', hat: 'CENTER' },
      facts: { trade: fact(trade, { parties: ['org:91220101MA0Y2TLK37'] }) },
    });
    const reported = found.send({ type: 'REPORT', document: file }, { person: 'wen', hat: 'CENTER' });
    isFor('SUPERVISOR', reported, { type: 'ACKNOWLEDGE_REPORT' });
  });

  it('the public data authority alone reviews what the operator asks under its agreement', law('P5'), () => {
    const asked = drive(earlyTermination, {
      input: { agreement: agreementId, reason: '业务调整', effectiveDate: '2026-04-15' },
      facts: { agreement: agreementFact() },
      actor: operator,
    });
    isFor('AUTHORITY', asked, { type: 'PASS', opinion: '同意' });
  });
});
