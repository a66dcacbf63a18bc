import { describe, expect, it } from 'vitest';
import { dataImport } from '../../machines/operation/data-import/index.ts';
import type { Facts } from '../../machines/kernel/lifecycle.ts';
import { drive, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import {
  aGrant,
  agreementEnded,
  agreementId,
  anAgreement,
  authority,
  document,
  domain,
  grantId,
  operator,
  aSuccessor,
  order,
  restored,
  stranger,
  suspended,
  successorId,
  withAgreement,
} from '../support/under-agreement.ts';
import { law } from '../support/law.ts';

const fingerprint = 'c'.repeat(64);
const input = { agreement: agreementId, grant: grantId, title: '停车场泊位数据' };
const facts: Facts = withAgreement(anAgreement(), { grant: aGrant() });
const dossier = (more: object = {}) => ({
  description: '全市商业停车场泊位占用',
  purpose: '与公交刷卡数据融合计算换乘需求',
  source: { kind: 'ownBusiness', statement: '自有经营产生', evidence: [document] },
  personalData: { mode: 'none' },
  fingerprint,
  ...more,
});
const submit = (more: object = {}, type = 'SUBMIT') => ({ type, dossier: dossier(more) });
const clear = { clear: true, basis: '已核查' };
const approve = (more: object = {}) => ({
  type: 'APPROVE',
  findings: { lawfulSource: clear, personalData: clear, security: clear, ...more },
});
const doImport = (print = fingerprint) => ({ type: 'IMPORT', fingerprint: print });
const ended = { type: 'GRANT_ENDED', cause: grantId, kind: 'completed' };
const deleted = (remaining: number) => ({ type: 'DATA_DELETED', receipt: 'D-1', remaining });
const aDraft = () => drive(dataImport, { input, actor: operator, facts });
const underReview = () => aDraft().send(submit(), operator, facts);
const approved = () => underReview().send(approve(), authority, facts);
const imported = () =>
  approved().send(doImport(), operator, facts).send({ type: 'DATA_IMPORTED', receipt: 'I-1' }, domain);

describe('an import of social data', () => {
  it('needs a lawful source with its proof, and a word on personal information', law('P20(3)', 'P16(4)'), () => {
    const draft = aDraft();
    expect(draft.send(submit({ source: undefined }), operator, facts).rules).toEqual(['sourceIsShownLawful']);
    expect(
      draft.send(submit({ source: { kind: 'purchased', statement: '购自第三方', evidence: [] } }), operator, facts)
        .rules,
    ).toEqual(['sourceIsShownLawful']);
    expect(draft.send(submit({ personalData: undefined }), operator, facts).rules).toEqual(['personalDataIsLawful']);
    expect(draft.send(submit({ personalData: { mode: 'consent', evidence: [] } }), operator, facts).rules).toEqual([
      'personalDataIsLawful',
    ]);
    expect(
      draft.send(submit({ personalData: { mode: 'anonymised', evidence: [document] } }), operator, facts).state,
    ).toBe('requesting.underReview');
  });

  it('is made for a scenario that is authorized under an agreement in force', law('P17', 'P20(3)'), () => {
    expect(aDraft().send(submit(), operator, { ...facts, grant: aGrant({ tags: [] }) }).rules).toEqual([
      'grantIsInForce',
    ]);
    expect(aDraft().send(submit(), operator, { ...facts, agreement: anAgreement({ tags: ['ended'] }) }).rules).toEqual([
      'agreementStands',
    ]);
    const answer = (more: Facts, actor = operator) => {
      const one = opening(dataImport, { input, actor, facts: { ...facts, ...more } });
      return 'ok' in one ? one.code : 'opened';
    };
    expect([answer({}), answer({ grant: aGrant({}, { agreement: successorId }) }), answer({}, stranger)]).toEqual([
      'opened',
      'GUARD_REFUSED',
      'GUARD_REFUSED',
    ]);
  });

  it.each([
    ['lawfulSource', 'sourceIsClear'],
    ['personalData', 'personalDataIsClear'],
    ['security', 'securityIsClear'],
  ])('is approved only when “%s” was found clear, by another person', law('P20(3)', 'P26'), (field, rule) => {
    const review = underReview();
    expect(review.send(approve({ [field]: { clear: false, basis: '存疑' } }), authority, facts).rules).toEqual([rule]);
    expect(review.send(approve({ [field]: undefined }), authority, facts).rules).toEqual([rule]);
    expect(review.send(approve(), { ...authority, person: operator.person }, facts).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
    expect(review.send(approve(), authority, facts).state).toBe('requesting.approved');
  });

  it(
    'brings in exactly what was approved, while the rights are active, and the domain confirms it',
    law('P20(3)', 'P29'),
    () => {
      const one = approved();
      expect(one.send(doImport('d'.repeat(64)), operator, facts).rules).toEqual(['isWhatWasApproved']);
      expect(
        one.send(doImport(), operator, { ...facts, agreement: anAgreement({ tags: ['inForce', 'suspended'] }) }).rules,
      ).toEqual(['rightsStand']);
      one.send(doImport(), operator, facts);
      expect([one.state, one.effects]).toEqual([
        'importing',
        [
          expect.objectContaining({
            port: 'domain',
            op: 'import',
            input: expect.objectContaining({ fingerprint, order: 1 }),
          }),
        ],
      ]);
      expect(one.fork().at('2026-03-02T06:00:00.000Z').did).toEqual(['notify N12']);
      expect(one.send({ type: 'DATA_IMPORTED', receipt: 'I-1' }, operator).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      one.send({ type: 'DATA_IMPORTED', receipt: 'I-1' }, domain);
      expect([one.state, one.tags]).toEqual(['imported', ['imported']]);
    },
  );

  it('lapses when it is not corrected, or not carried out, in time', law('P20(3)'), () => {
    const returned = underReview().send({ type: 'RETURN', items: [{ item: '来源', problem: '证明不全' }] }, authority);
    expect(returned.fork().send(submit({}, 'RESUBMIT'), operator, facts).state).toBe('requesting.underReview');
    expect(returned.at('2026-03-16T16:00:00.000Z').state).toBe('lapsed');
    expect(approved().at('2026-05-31T15:59:59.999Z').state).toBe('requesting.approved');
    expect(approved().at('2026-06-01T16:00:00.000Z').state).toBe('lapsed');
  });

  it('is removed when its scenario has ended, but not before that access is revoked', law('P20(3)', 'P31'), () => {
    const one = imported().send(ended);
    expect(one.state).toBe('removalDue');
    const remove = { type: 'REMOVE', reason: '场景终止' };
    expect(one.send(remove, authority, { ...facts, grant: aGrant({ tags: [] }) }).rules).toEqual(['grantHasClosed']);
    one.send(remove, authority, { ...facts, grant: aGrant({ open: false, tags: [] }) });
    expect([one.state, one.did]).toEqual(['removing.asked', ['call domain.delete']]);
    expect(one.send(deleted(3), domain).state).toBe('removing.incomplete');
    expect(one.at('2026-03-02T03:00:00.000Z').state).toBe('removing.asked');
    expect(one.send(deleted(0), domain).state).toBe('removed');
    expect(imported().send(remove, operator, facts).state).toBe('removing.asked');
  });

  it(
    'goes with the agreement to its closure, unless the successor covers the scenario',
    law('P4(3)', 'P13', 'P22', 'P31'),
    () => {
      const gone = imported().send(agreementEnded());
      expect([gone.state, gone.did]).toEqual(['leftToClosure', []]);
      const cover = agreementEnded({ datasets: ['公交刷卡'], scenarios: ['公交线网优化'] });
      const goesOver = (shares = {}, grant = aGrant(), event = cover) =>
        imported().send(event, undefined, { successor: aSuccessor(shares), grant });
      const stays = goesOver();
      // With its grant: what the successor does not take over of the grant leaves the import to the closure.
      for (const left of [
        goesOver({ rights: ['productOperation'] }),
        goesOver({ purposes: ['industrialDevelopment'] }),
        goesOver({}, aGrant({}, { datasets: ['门诊量'] })),
        goesOver({}, aGrant(), agreementEnded({ datasets: ['公交刷卡'], scenarios: ['就医引导'] })),
      ])
        expect(left.state).toBe('leftToClosure');
      expect([stays.state, dataImport.links!(stays.context)]).toEqual([
        'imported',
        { agreement: successorId, grant: grantId },
      ]);
      // What is being removed is removed, also when the successor keeps the scenario.
      expect(
        imported()
          .send(ended)
          .send(agreementEnded({ datasets: [], scenarios: ['公交线网优化'] })).state,
      ).toBe('removalDue');
      expect(underReview().send(agreementEnded()).state).toBe('lapsed');
    },
  );

  const bar = { type: 'GRANT_SUSPENDED', cause: grantId };
  const barred = { ...facts, grant: aGrant({ tags: ['inForce', 'suspended', 'barred'] }) };

  it('is refused under P9 where data of its grant are barred', law('P9'), () => {
    for (const one of [
      aDraft().send(submit(), operator, barred),
      underReview().send(approve(), authority, barred),
      approved().send(doImport(), operator, barred),
      approved().send(bar).send(doImport(), operator, facts),
    ])
      expect(one.refusal?.articles).toEqual(['P9']);
    expect(approved().send(suspended(order)).send(doImport(), operator, facts).rules).toEqual(['importIsNotSuspended']);
    expect(approved().send(bar).send({ type: 'GRANT_RESTORED', cause: grantId }, undefined, barred).rules).toEqual([
      'grantIsNotBarred',
    ]);
  });

  it(
    'that is under way ends with its reason: what came in is removed, and it is reviewed again',
    law('P9', 'P29'),
    () => {
      for (const event of [suspended(order), bar]) {
        const one = approved().send(doImport(), operator, facts);
        expect(one.effects).toEqual([expect.objectContaining({ op: 'import', holds: { tags: ['importing'] } })]);
        expect(one.tags).toContain('importing');
        one.send(event);
        expect([one.state, one.tags, one.did]).toEqual(['removing.asked', [], ['notify N12', 'call domain.delete']]);
        one.send({ type: 'DATA_IMPORTED', receipt: 'I-1' }, domain);
        expect([one.did, one.context.imported]).toEqual([['call domain.delete'], null]);
        expect(one.send(deleted(0), domain).state).toBe('requesting.underReview');
      }
      const over = approved().send(doImport(), operator, facts).send(suspended(order)).send(ended);
      expect(over.send(deleted(0), domain).state).toBe('removed');
    },
  );

  it('is reviewed by nobody who ever asked, and carried out by nobody who reviewed', law('P20(3)'), () => {
    const returns = { type: 'RETURN', items: [{ item: '来源', problem: '不全' }] };
    const back = underReview().send(returns, authority);
    expect(back.send(submit({}, 'RESUBMIT'), { ...operator, person: authority.person }, facts).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
    back.send(submit({}, 'RESUBMIT'), { ...operator, person: 'second.operator' }, facts);
    for (const person of [operator.person, 'second.operator'])
      for (const event of [approve(), returns, { type: 'REFUSE', reason: '来源不明' }])
        expect(back.fork().send(event, { ...authority, person }, facts).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(approved().send(doImport(), { ...operator, person: authority.person }, facts).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
  });

  it('that an older program took goes on, its removal after its import', law('P20(3)'), () => {
    const { applicants: _, reviewers: __, causes: ___, halted: ____, order: _____, ...rest } = imported().case.context;
    expect(
      dataImport.migrations![1]!.migrate({ ...imported().case, context: { ...rest, applicant: 'li' } }).context,
    ).toMatchObject({ applicants: ['li'], reviewers: [authority.person], causes: [], halted: false, order: 2 });
  });

  it('every state takes or refuses every event in every role, and can end', law('P20(3)'), () => {
    const explored = explore(dataImport, {
      starts: [{ input, actor: operator, facts }],
      payloads: {
        SUBMIT: [submit()],
        RESUBMIT: [submit({}, 'RESUBMIT')],
        APPROVE: [approve()],
        RETURN: [{ items: [{ item: '来源', problem: '不全' }] }],
        REFUSE: [{ reason: '来源不明' }],
        IMPORT: [doImport()],
        REMOVE: [{ reason: '移除' }],
        DATA_IMPORTED: [{ receipt: 'I' }],
        DATA_DELETED: [deleted(0), deleted(1)],
        GRANT_ENDED: [ended],
        AGREEMENT_SUSPENDED: [suspended(order)],
        AGREEMENT_RESTORED: [restored(order)],
        GRANT_SUSPENDED: [{ cause: grantId }],
        GRANT_RESTORED: [{ cause: grantId }],
        AGREEMENT_ENDED: [agreementEnded(), agreementEnded({ datasets: [], scenarios: [] })],
      },
      persons: ['anna', 'bo', 'cai'],
      facts: () => [
        { ...facts, successor: aSuccessor() },
        { ...facts, grant: aGrant({ open: false, tags: [] }) },
      ],
      keyOf: ({ causes, halted, applicants, reviewers }) => [causes, halted, applicants, reviewers],
    });
    expect(missedBy(dataImport, explored)).toEqual({ states: [], events: [] });
  });
});
