import { describe, expect, it } from 'vitest';
import { assets, checks } from '../../machines/operation/domain-closure/events.ts';
import { domainClosure } from '../../machines/operation/domain-closure/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { agreementId, authority, doc, domain, party, secondHand, successorId } from '../support/agreements.ts';
import { type Driven, drive, fact, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const start = '2026-03-02T02:00:00.000Z';
const coveredBy = { agreement: successorId, datasets: ['病案首页'], scenarios: ['商保核保'] };
const input = { agreement: agreementId, operator: party, assetDisposal: '模型封存', endedAt: start, coveredBy: null };
const revoked = (remaining = 0) => ({ type: 'ACCESS_REVOKED', receipt: 'r-1', remaining });
const deleted = (remaining = 0) => ({ type: 'DATA_DELETED', receipt: 'd-1', remaining });
const disposal = {
  type: 'RECORD_DISPOSAL',
  dispositions: assets.map((asset) => ({ asset, how: 'destroyed' })),
  asAgreed: true,
  record: doc('a'),
};
const verify = { type: 'VERIFY_DELETION', checked: [...checks], report: doc('b') };
const auditor = { person: 'sun', hat: 'DISC_AUDIT' } as const;
const hold = (name: string) => ({ type: 'PLACE_HOLD', hold: name, basis: '审计取证', document: doc('c') });
const lift = (name: string) => ({ type: 'LIFT_HOLD', hold: name, reason: '审计结束' });
const sealed = { type: 'ARCHIVE_SEALED', sha256: 'e'.repeat(64), record: 'retentionRecord/x/1' };
const calls = (one: Driven, op: string) => one.effects.filter((effect) => effect.type === 'call' && effect.op === op);

const revoking = (more: object = {}): Driven => drive(domainClosure, { input, at: start, ...more });
const disposing = (...args: Parameters<typeof revoking>): Driven => revoking(...args).send(revoked(), domain);
const deleting = (...args: Parameters<typeof revoking>): Driven => disposing(...args).send(disposal, authority);
const verifying = (...args: Parameters<typeof revoking>): Driven => deleting(...args).send(deleted(), domain);

describe('closure of the domain', () => {
  it(
    'comes with the end of an agreement, never by hand, and first asks the domain to revoke what no successor covers',
    law('P31'),
    () => {
      expect(opening(domainClosure, { input, actor: authority })).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
      expect(revoking({ input: { ...input, coveredBy } }).effects).toEqual([
        {
          type: 'call',
          port: 'domain',
          op: 'revoke',
          input: { agreement: agreementId, predecessors: [], keep: coveredBy },
          reply: 'ACCESS_REVOKED',
        },
      ]);
    },
  );

  it('goes revoke, dispose, delete, verify, keep the logs, in this order alone', law('P31', 'P4(4)'), () => {
    expect(revoking().send(disposal, authority).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(disposing().send(verify, secondHand).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    const one = deleting();
    expect(calls(one, 'delete')).toEqual([
      {
        type: 'call',
        port: 'domain',
        op: 'delete',
        reply: 'DATA_DELETED',
        holds: { tags: ['deleting'] },
        input: { agreement: agreementId, predecessors: [], keep: null, remains: [], exclude: ['networkLogs'] },
      },
    ]);
    one.send(deleted(), domain).send(verify, secondHand);
    expect(one.did).toEqual(['open retentionRecord']);
    expect(one.done).toBe(false);
    one.send(sealed);
    expect([one.state, ...one.did]).toEqual(['closed', 'tell CLOSURE_DONE', 'notify N18']);
    expect(one.effects[0]).toMatchObject({ to: agreementId, event: { closure: 'domainClosure/test/1' } });
    expect(one.shares).toMatchObject({
      certificate: { number: expect.stringMatching(/^CC-X-2026-[0-9A-F]{10}$/), issuedAt: start },
    });
  });

  it('only the domain confirms, and deletion waits for its confirmation that nobody has access', law('P31'), () => {
    expect(revoking().send(revoked(), authority).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    const one = revoking().send(revoked(2), domain);
    expect([one.state, one.context.remaining]).toEqual(['revoking.incomplete', 2]);
    expect(one.tags).not.toContain('accessRevoked');
    expect(one.send(disposal, authority).refusal?.code).toBe('EVENT_NOT_ALLOWED');
  });

  it(
    'what was done in part is asked for again each hour, alerts after four, and stalls after thirty days without ever being closed',
    law('P31'),
    () => {
      const one = revoking().send(revoked(2), domain);
      expect(calls(one.at('2026-03-02T03:00:00.000Z'), 'revoke')).toHaveLength(1);
      const silent = revoking();
      expect(silent.at('2026-03-02T05:59:59.000Z').did).toEqual([]);
      expect(silent.at('2026-03-02T06:00:00.000Z').effects).toMatchObject([
        { type: 'notify', notice: 'N19', to: ['AUTHORITY', 'COMMITTEE_OFFICE'] },
      ]);
      expect(silent.context.alertedAt).toBe('2026-03-02T06:00:00.000Z');
      silent.at('2026-04-02T00:00:00.000Z');
      expect([silent.state, silent.done]).toEqual(['revoking.stalled', false]);
      expect(calls(silent.send({ type: 'RETRY' }, authority), 'revoke')).toHaveLength(1);
      expect(silent.send(revoked(), domain).state).toBe('disposing');
      const partly = deleting().send(deleted(7), domain);
      expect([partly.state, ...partly.at('2026-03-02T03:00:00.000Z').did]).toEqual([
        'deleting.incomplete',
        'call domain.delete',
      ]);
      expect(partly.send(deleted(), domain).state).toBe('verifying');
    },
  );

  it('the confirmation is due in one working day, and escalates', law('P31'), () => {
    expect(revoking().due('pd.closure.revokeDue')).toBe('2026-03-03T16:00:00.000Z');
    expect(deleting().due('pd.closure.deleteDue')).toBe('2026-03-16T16:00:00.000Z');
  });

  it.each(assets)('assets are disposed of as agreed, %s too', law('P4(4)'), (asset) => {
    expect(
      disposing().send(
        { ...disposal, dispositions: disposal.dispositions.filter((one) => one.asset !== asset) },
        authority,
      ).rules,
    ).toEqual(['everyAssetIsDisposed']);
    expect(disposing().send({ ...disposal, asAgreed: false }, authority).rules).toEqual(['disposalIsAsAgreed']);
  });

  it.each(checks)('a second person verifies the deletion, looking at each kind, %s too', law('P31'), (check) => {
    expect(verifying().send(verify, authority).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(
      verifying().send({ ...verify, checked: checks.filter((other) => other !== check) }, secondHand).rules,
    ).toEqual(['everythingIsChecked']);
  });

  it('what the verifier still finds is deleted again', law('P31'), () => {
    const one = verifying().send({ type: 'REPORT_REMAINS', items: ['临时表 t_07'] }, secondHand);
    expect([one.state, calls(one, 'delete')[0]]).toMatchObject([
      'deleting.asked',
      { input: { remains: ['临时表 t_07'] } },
    ]);
    expect(one.send(verify, secondHand).refusal?.code).toBe('EVENT_NOT_ALLOWED');
  });

  it('network logs are kept for six months at least, from the later of end of rights and deletion', law('P31'), () => {
    const later = verifying().at('2026-03-09T02:00:00.000Z').send(verify, secondHand);
    expect(later.effects).toEqual([
      {
        type: 'open',
        lifecycle: 'retentionRecord',
        input: {
          of: 'domainClosure/test/1',
          kind: 'logs',
          years: 'pd.logs.retentionMonths',
          report: true,
          from: start,
        },
      },
    ]);
    const deletedLater = deleting().at('2026-03-05T02:00:00.000Z').send(deleted(), domain).send(verify, secondHand);
    expect(deletedLater.effects[0]).toMatchObject({ input: { from: '2026-03-05T02:00:00.000Z' } });
    const fromRights = deleting({
      regime: loadRegime({ id: 'own', base: 'cc-2023-draft', values: { 'pd.logs.start': 'endOfRights' } }),
    }).at('2026-03-05T02:00:00.000Z');
    expect(fromRights.send(deleted(), domain).send(verify, secondHand).effects[0]).toMatchObject({
      input: { from: start },
    });
  });

  it(
    'a legal hold stops the deletion and its clock until each hold is lifted by the body that placed it',
    law('P31'),
    () => {
      const one = deleting().at('2026-03-04T02:00:00.000Z').send(hold('审计 2026-7'), auditor);
      expect([one.state, ...one.did]).toEqual(['held', 'call domain.hold']);
      one.send(hold('诉讼 2026-1'), authority);
      expect(one.send(hold('诉讼 2026-1'), authority).rules).toEqual(['holdIsNew']);
      expect(one.send(lift('审计 2026-7'), authority).rules).toContain('holdIsTheirs');
      expect(one.at('2026-06-01T02:00:00.000Z').did).toEqual([]);
      expect(one.send(lift('审计 2026-7'), auditor).state).toBe('held');
      one.send(lift('诉讼 2026-1'), authority);
      expect([one.state, ...one.did]).toEqual(['deleting.asked', 'call domain.release', 'call domain.delete']);
      // Eight working days were left on 4 March.
      expect(one.due('pd.closure.deleteDue')).toBe('2026-06-11T16:00:00.000Z');
    },
  );

  it('what is deleted although a hold stands is kept, and told to those who hold', law('P31'), () => {
    const one = deleting().send(hold('审计 2026-7'), auditor);
    expect(one.tags).not.toContain('deleting');
    one.send(deleted(), domain);
    expect([one.state, one.context.deleted]).toEqual(['held', null]);
    expect(one.context.deletedUnderHold).toEqual([{ receipt: 'd-1', remaining: 0, at: start, holds: ['审计 2026-7'] }]);
    expect(one.effects).toEqual([
      expect.objectContaining({
        type: 'notify',
        notice: 'N19',
        to: ['AUTHORITY', 'COMMITTEE_OFFICE', 'DISC_AUDIT'],
        about: { holds: ['审计 2026-7'], receipt: 'd-1' },
      }),
    ]);
  });

  it('is read by the organs that hold something in it, and not by every one', law('P31'), () => {
    const one = deleting().send(hold('审计 2026-7'), auditor);
    expect([domainClosure.readers, domainClosure.seats!(one.context)]).toEqual([
      ['AUTHORITY', 'COMMITTEE_OFFICE'],
      [auditor.person],
    ]);
  });

  const outOf = (asset: string, how: string, exports?: string[]) => ({
    ...disposal,
    dispositions: [
      ...disposal.dispositions.filter((one) => one.asset !== asset),
      { asset, how, ...(exports && { exports }) },
    ],
  });
  const product = 'productExport/x/1';
  const anExport = (shares: object) => ({
    exports: [
      fact(product, {
        open: false,
        shares: { agreement: agreementId, exportedAt: '2026-01-05T02:00:00.000Z', ...shares },
      }),
    ],
  });

  it.each([
    ['products', 'transferred'],
    ['models', 'transferred'],
    ['derivedData', 'transferred'],
    ['derivedData', 'keptAsAgreed'],
  ])('%s leave the domain (%s) under an approved export alone', law('P27', 'P4(4)'), (asset, how) => {
    for (const [event, about] of [
      [outOf(asset, how), {}],
      [outOf(asset, how, [product]), {}],
      [outOf(asset, how, [product]), anExport({ exportedAt: null })],
      [outOf(asset, how, [product]), anExport({ agreement: successorId })],
    ] as const) {
      const one = disposing().send(event, authority, about);
      expect([one.rules, one.refusal?.articles]).toEqual([['whatLeavesWasApproved'], ['P27']]);
    }
    expect(disposing().send(outOf(asset, how, [product]), authority, anExport({})).state).toBe('deleting.asked');
    expect(disposing().send(outOf(asset, 'sealed'), authority).state).toBe('deleting.asked');
    expect(disposing().send(outOf('importedData', 'returned'), authority).state).toBe('deleting.asked');
  });

  it('carries along who stands behind the end, the disposal and the verification', law('P31'), () => {
    const one = verifying({ actor: { person: 'system', hat: 'SYSTEM', hands: ['wei'] } }).send(verify, secondHand);
    expect(domainClosure.hands!(one.context)).toEqual(['wei', authority.person, secondHand.person]);
    const { disposers: _, openedBy: __, deletedUnderHold: ___, ...rest } = one.case.context;
    expect(
      domainClosure.migrations![1]!.migrate({ ...one.case, context: { ...rest, disposedBy: 'li' } }).context,
    ).toMatchObject({ disposers: ['li'], openedBy: [], deletedUnderHold: [] });
  });

  it('a hold that came before the deletion keeps it from starting', law('P31'), () => {
    const one = disposing().send(hold('审计 2026-7'), auditor).send(disposal, authority);
    expect([one.state, ...one.did]).toEqual(['held']);
    expect(
      revoking()
        .send(hold('审计 2026-7'), auditor)
        .send(lift('审计 2026-7'), auditor)
        .send(revoked(), domain)
        .send(disposal, authority).state,
    ).toBe('deleting.asked');
  });

  it('answers every event in every state and role, and can always end', law('P31'), () => {
    const explored = explore(domainClosure, {
      starts: [{ input, at: start }],
      payloads: {
        ACCESS_REVOKED: [revoked(), revoked(1)],
        DATA_DELETED: [deleted(), deleted(1)],
        RETRY: [{}],
        RECORD_DISPOSAL: [disposal, { ...disposal, asAgreed: false }],
        PLACE_HOLD: [hold('a'), hold('b')],
        LIFT_HOLD: [lift('a'), lift('b')],
        VERIFY_DELETION: [verify],
        REPORT_REMAINS: [{ items: ['t'] }],
        ARCHIVE_SEALED: [sealed],
      },
      keyOf: ({ holds, disposers, alertedAt, deleted: receipt }) => [
        alertedAt !== null,
        (holds as { hold: string }[]).map((one) => one.hold).sort(),
        disposers,
        receipt !== null,
      ],
    });
    expect(missedBy(domainClosure, explored)).toEqual({ states: [], events: [] });
  });
});
