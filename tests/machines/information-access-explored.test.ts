import { describe, expect, it } from 'vitest';
import { informationAccess } from '../../machines/trading/information-access/index.ts';
import { explore, missedBy } from '../support/explore.ts';
import {
  aGrant,
  archive,
  archives,
  causeFacts,
  days,
  doc,
  evaluator,
  opened,
  personal,
  registrar,
  requestOf,
  scope,
} from '../support/information-access.ts';
import { law } from '../support/law.ts';

describe('a request for information, explored', () => {
  it('every state takes or refuses every event in every role, and can end', law('T25', 'T34', 'T35'), () => {
    const start = (input: object) => ({ input, actor: registrar, at: opened, facts: causeFacts });
    const grant = { persons: ['deng'], until: days(5) };
    const explored = explore(informationAccess, {
      starts: [
        start(requestOf('fiscalSupervision')),
        start(requestOf('crimeInvestigation', { urgent: true, barredUntil: days(40) })),
        aGrant('discipline'),
        aGrant('partyConsent'),
        aGrant('court', { mayTell: false }),
      ],
      payloads: {
        AUTHORIZE: [
          { ...grant, scope },
          { scope, persons: ['feng', 'gao'] },
          { scope, persons: ['feng'], until: days(5) },
        ],
        RETURN: [{ items: [{ item: '介绍信', problem: '缺页' }] }],
        COMPLETE: [{ account: '补交', documents: [doc] }],
        REFUSE: [{ reason: '超出职权' }],
        WITHDRAW: [{ reason: '不再需要' }],
        REGISTER_ACT: [{ act: { type: 'FINISH' }, document: doc }],
        CONFIRM_ACT: [{}],
        DISCARD_ACT: [{ reason: '登记有误' }],
        MATERIAL_READ: [{ parties: [evaluator] }],
        PACK: [{ package: doc }],
        PROVIDE: [{ receipt: doc }],
        WITHDRAW_CONSENT: [{ reason: '不再授权' }],
        KEEP_BAR: [{ document: doc }, { document: doc, until: days(60) }],
        CLOSE_UNTOLD: [{ reason: '涉及国家秘密', document: doc }],
        NARROW: [{ scope: { ...scope, classes: ['case'] }, persons: ['deng'], until: days(4), reason: '够用' }],
        REVOKE: [{ reason: '撤销', document: doc }],
        FINISH: [{}],
        ALLOW_TELLING: [{ document: doc }],
        PLACE_HOLD: [{ hold: '审计 1', archives: [archive], basis: '封存', document: doc }],
        LIFT_HOLD: [{ hold: '审计 1', reason: '结束', document: doc }],
        REFER_TO_DISCIPLINE: [{ person: personal.persons[0], account: '越权', document: doc }],
        RECORD_OUTCOME: [{ person: personal.persons[0], document: doc }],
      },
      facts: () => [{ ...causeFacts, ...archives }],
      keyOf: ({ purpose, granted, told, tellAt, holds, referrals, outcome, barred, pending, packed, reviewAt }) => [
        purpose === 'partyConsent',
        packed !== null,
        reviewAt !== null,
        pending !== null,
        granted !== null,
        (granted as { until: string } | null)?.until === days(4),
        told,
        tellAt !== null,
        barred,
        (holds as unknown[]).length,
        (referrals as { outcome: unknown }[]).some((one) => one.outcome === null),
        outcome,
      ],
    });
    // It is left at once.
    expect(missedBy(informationAccess, explored)).toEqual({ states: ['opening'], events: [] });
  });
});
