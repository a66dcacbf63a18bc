import { describe, expect, it } from 'vitest';
import { securityIncident } from '../../machines/shared/security-incident/index.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';
import {
  aClosable,
  aContained,
  alarm,
  anIncident,
  authority,
  discovered,
  grade,
  doc,
  duty,
  input,
  listing,
  named,
  naming,
  settled,
  targets,
  trade,
  violation,
} from '../support/security-incident.ts';

describe('security incident, explored', () => {
  it('every state takes or refuses every event in every role, and can end', law('T27', 'P26'), () => {
    const explored = explore(securityIncident, {
      starts: [
        aClosable(),
        anIncident().send(grade('major'), duty).send({ type: 'LOWER_GRADE', grade: 'general', reason: '核减' }, duty),
        aContained({ criminal: 'yes' }).send(naming, duty, named).send(settled('org:B')),
        { input, actor: duty, at: discovered },
        { input: { ...input, scope: 'domain' }, actor: authority, at: discovered },
      ],
      payloads: {
        GRADE: [{ grade: 'larger', reason: '核实' }],
        START_REMEDY: [{ account: '隔离' }],
        FINISH_REMEDY: [{ account: '已修补', evidence: [doc] }],
        NAME_AFFECTED: [{ cases: [listing], persons: 1, advice: '更换密钥' }],
        NOBODY_AFFECTED: [{ finding: '无外泄', document: doc }],
        NOTICES_SETTLED: [settled('org:B')],
        TELL_OTHERWISE: [{ channel: '电话', parties: ['org:B'], receipt: doc }],
        LOWER_GRADE: [{ grade: 'general', reason: '核减' }],
        CONFIRM_LOWERING: [{}],
        JUDGE_CRIME: [{ criminal: 'yes', finding: '核查', document: doc }],
        REPORT_TO: [{ body: '数据主管部门', document: doc }],
        REPORT_TO_POLICE: [{ document: doc }],
        TELL_PERSONS: [{ document: doc }],
        PERSONS_NEED_NOT: [{ finding: '已避免', document: doc }],
        TAKE_MEASURES: [{ measure: 'pauseTrade', targets: [trade], reason: '不安全' }],
        LIFT_MEASURE: [{ measure: 'pauseTrade', target: trade, reason: '已修复' }],
        LIFT_MEASURES: [{ measure: 'pauseTrade', targets: [trade], reason: '已修复' }],
        ROOT_CAUSE: [{ document: doc }],
        SUMMARIZE: [{ document: doc, bodies: ['数据主管部门'] }],
        FOLLOW_UP: [{ opens: violation }],
        FOLLOW_UP_OPENED: [{ case: 'violationCase/a/1' }],
        NO_FOLLOW_UP: [{ reason: '无责任主体' }],
        CLOSE: [{ conclusion: '处置完毕' }],
        FALSE_ALARM: [
          {
            ...alarm,
            corrections: [
              { body: '数据主管部门', document: doc },
              { body: '公安机关', document: doc },
            ],
          },
        ],
      },
      facts: (type) => [type === 'TAKE_MEASURES' ? targets : named],
      // What each region is at stands in the leaves; the rest of what decides an end is with the first case.
      keyOf: ({ measures }) => (measures as unknown[]).length > 0,
      limit: 2500,
    });
    expect(missedBy(securityIncident, explored)).toEqual({
      // Left at once.
      states: ['responding.owner.ownerUnknown', 'reviewing.reviewUnknown'],
      events: [],
    });
  });
});
