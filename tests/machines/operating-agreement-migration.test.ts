// Agreements that were being prepared under version 1 knew no decision by field.
import { describe, expect, it } from 'vitest';
import { migrate } from '../../machines/kernel/migrate.ts';
import { operatingAgreement } from '../../machines/operation/operating-agreement/index.ts';
import {
  approved,
  authority,
  doc,
  office,
  operator,
  proposed,
  secondHand,
  signature,
  signed,
  terms,
} from '../support/agreements.ts';
import { law } from '../support/law.ts';

describe('an agreement of version 1 in preparation', () => {
  it('is proposed and signed once the office has recorded what was decided', law('P10(2)', 'P10(3)'), () => {
    const draft = proposed();
    const { approved: _, affiliates, filers, drafters, terminated, ...context } = draft.case.context;
    const old = { ...draft.case, context: { ...context, drafter: 'zhao' } };
    expect(migrate(operatingAgreement, old, 1).next.context).toMatchObject({
      approved: null,
      drafters: ['zhao'],
      terminated: { datasets: [], scenarios: [] },
    });
    draft.case = migrate(operatingAgreement, old, 1).next;
    const unknown = { articles: ['P10(2)', 'P10(3)'], details: [{ rule: 'decisionIsKnown' }] };
    expect(draft.send(signature.operator, operator).refusal).toMatchObject(unknown);
    expect(draft.send(signature.authority, secondHand).refusal).toMatchObject(unknown);
    const record = { type: 'RECORD_DECISION', approved, minutes: doc('9'), reason: '补记' };
    expect(draft.send(record, { ...office, person: 'zhao' }).refusal?.code).toBe('MAKER_IS_CHECKER');
    draft.send({ type: 'REQUEST_REVISION', reason: '补记审定范围' }, operator);
    expect(draft.send({ type: 'PROPOSE', terms: terms() }, authority).refusal).toMatchObject(unknown);
    draft.send(record, office);
    expect([draft.refusal, draft.state]).toEqual([undefined, 'preparing.drafting']);
    expect(draft.send(record, office).rules).toEqual(['decisionIsMissing']);
    expect(
      draft.send({ type: 'PROPOSE', terms: terms({ rights: ['productOperation'] }) }, authority).refusal,
    ).toBeUndefined();
    expect(signed(draft).tags).toContain('signed');
  });
});
