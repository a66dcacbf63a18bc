import { describe, expect, it } from 'vitest';
import { staffAdmission } from '../../machines/operation/staff-admission/index.ts';
import { explore, missedBy } from '../support/explore.ts';
import {
  aGrant,
  agreementEnded,
  grantId,
  operator,
  order,
  restored,
  aSuccessor,
  suspended,
} from '../support/under-agreement.ts';
import { law } from '../support/law.ts';
import { input, facts, verify, pass, nda, enter, revoked } from '../support/admissions.ts';

describe('a person who processes public data', () => {
  it('every state takes or refuses every event in every role, and can end', law('P20(1)'), () => {
    const explored = explore(staffAdmission, {
      starts: [{ input, actor: operator, facts }],
      payloads: {
        VERIFY_IDENTITY: [verify],
        FAIL_IDENTITY: [{ reason: '不符' }],
        PASS: [pass],
        RETURN: [{ items: [{ item: '岗位', problem: '不明' }] }],
        REFUSE: [{ reason: '不符' }],
        RESUBMIT: [{ position: '工程师' }],
        SIGN_NDA: [nda('2020-01-01')],
        ASSIGN_SCENARIOS: [{ grants: [] }],
        SUSPEND: [{ reason: '核查' }],
        LIFT: [{ reason: '完成' }],
        REMOVE: [{ reason: '离职' }],
        ENTER_DOMAIN: [enter()],
        RECORD_OPERATIONS: [
          { from: '2026-03-02T00:00:00Z', to: '2026-03-03T00:00:00Z', entries: 1, fingerprint: 'b'.repeat(64) },
        ],
        ACCESS_PROVISIONED: [{ receipt: 'R' }],
        ACCESS_SUSPENDED: [{ receipt: 'R' }],
        ACCESS_RESTORED: [{ receipt: 'R' }],
        ACCESS_REVOKED: [revoked(0), revoked(1)],
        GRANT_ENDED: [{ cause: grantId, kind: 'completed' }],
        AGREEMENT_SUSPENDED: [suspended(order)],
        AGREEMENT_RESTORED: [restored(order)],
        AGREEMENT_ENDED: [agreementEnded(), agreementEnded({ datasets: [], scenarios: [] })],
      },
      facts: () => [{ ...facts, grant: aGrant(), successor: aSuccessor() }],
      persons: ['anna', 'bo', 'cai'],
      keyOf: ({ causes, grants, proposers, reviewers, suspendedBy }) => [
        [...(causes as string[])].sort(),
        (grants as unknown[]).length,
        proposers,
        reviewers,
        suspendedBy,
      ],
    });
    expect(missedBy(staffAdmission, explored)).toEqual({ states: [], events: [] });
  });
});
