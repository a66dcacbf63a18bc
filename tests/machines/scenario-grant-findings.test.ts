import { describe, expect, it } from 'vitest';
import { loadRegime } from '../../machines/regimes/index.ts';
import { law } from '../support/law.ts';
import { id, inUse } from '../support/scenario-grant.ts';
import { agreementId, authority, domain, operator, secondAuthority } from '../support/under-agreement.ts';

describe('findings at the gates of the domain', () => {
  const finding = (gate: string) => ({ type: 'REPORT_FINDING', gate, description: '门禁记录显示异常' });

  it('are examined by another person, and may open a revocation', law('P16(2)', 'P20(1)', 'P20(2)', 'P26'), () => {
    const one = inUse().send(finding('handedToPartner'), authority);
    expect(one.send({ type: 'START_REVOCATION', reason: '向合作伙伴提供数据' }, authority).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
    one.send({ type: 'START_REVOCATION', reason: '向合作伙伴提供数据' }, secondAuthority);
    expect(one.effects).toEqual([
      {
        type: 'open',
        lifecycle: 'revocation',
        input: {
          agreement: agreementId,
          ground: 'dataLeakedOrHandedOn',
          allegation: '向合作伙伴提供数据',
          evidence: [],
        },
      },
    ]);
    const raw = inUse()
      .send(finding('rawDataSeen'), domain)
      .send({ type: 'START_REVOCATION', reason: '原始数据可见' }, authority);
    expect(raw.effects).toEqual([
      expect.objectContaining({ input: expect.objectContaining({ ground: 'processedOutsideDomain' }) }),
    ]);
    expect(inUse().send(finding('rawDataSeen'), operator).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });

  it('open no revocation on a ground that the rules in force do not list', law('P7(3)'), () => {
    const own = loadRegime({
      id: 'own',
      base: 'cc-2023-draft',
      values: { 'pd.revocation.grounds': ['falseApplication'] },
    });
    const one = inUse({}, own).send(finding('leaked'), domain);
    expect(one.send({ type: 'START_REVOCATION', reason: '泄露' }, authority).rules).toEqual(['groundIsListed']);
  });

  it('may open an order to correct, for this grant', law('P20(1)', 'P20(2)', 'P29'), () => {
    const one = inUse().send(finding('unmaskedTraining'), domain).send(finding('operationsUnrecorded'), domain);
    const orderCorrection = {
      type: 'ORDER_CORRECTION',
      items: [{ item: '脱敏', requirement: '改用脱敏样本' }],
      due: '2026-04-01T16:00:00.000Z',
    };
    expect(one.send({ ...orderCorrection, due: '2026-03-01T00:00:00.000Z' }, authority).rules).toEqual([
      'limitIsAhead',
    ]);
    one.send(orderCorrection, authority);
    expect(one.effects).toEqual([
      {
        type: 'open',
        lifecycle: 'operatorRectification',
        input: {
          agreement: agreementId,
          finding: 'unmaskedTraining: 门禁记录显示异常; operationsUnrecorded: 门禁记录显示异常',
          items: orderCorrection.items,
          due: orderCorrection.due,
          scope: [id],
        },
      },
    ]);
    expect(
      inUse().send(finding('leaked'), domain).send({ type: 'DISMISS_FINDING', reason: '误报' }, authority).context
        .findings,
    ).toEqual([]);
  });
});
