import { describe, expect, it } from 'vitest';
import { informationAccess } from '../../machines/trading/information-access/index.ts';
import { drive, fact } from '../support/driver.ts';
import {
  type Purpose,
  aGrant,
  archive,
  archives,
  aRequest,
  auditor,
  authorize,
  buyer,
  causeFacts,
  checker,
  days,
  doc,
  evaluator,
  hold,
  lift,
  officer,
  onPaper,
  opened,
  other,
  paper,
  registrar,
  requestOf,
  scope,
  seller,
  supervisor,
  trade,
} from '../support/information-access.ts';
import { law } from '../support/law.ts';

const reason = { reason: '超出职权' };
const aHeld = (purpose: Purpose) => aGrant(purpose).at(opened).send(hold, supervisor, archives);

describe('an access', () => {
  const grantOf = (one: ReturnType<typeof aGrant>) => informationAccess.grants!(one.context as never);

  it('lets its persons read until it ends, on its day', law('T25'), () => {
    const one = aGrant('court', { mayTell: true });
    expect(one.fork().at(days(10, -1)).state).toBe('authorized');
    expect(one.at(days(10)).state).toBe('expired');
    expect(grantOf(one)).toMatchObject({ running: false });
    expect(grantOf(aRequest())).toMatchObject({ running: false, secret: true });
    expect(grantOf(aGrant())).toMatchObject({
      running: true,
      hats: ['DISC_AUDIT'],
      lifecycles: ['trade'],
      shares: { fiscalFunds: true },
      fields: 'trade.access.fields.fiscalSupervision',
    });
    // Copies alone are not read here.
    expect(grantOf(aGrant('court'))).toMatchObject({ running: false });
    expect(grantOf(aGrant('supervision'))).toMatchObject({ while: 'venueInspection/a/1' });
  });

  it('is narrowed, never widened', law('T25'), () => {
    const one = aGrant('nationalSecurity');
    const narrow = (more: object) =>
      onPaper(one.fork(), { ...authorize('nationalSecurity'), type: 'NARROW', ...reason, ...more });
    for (const more of [
      {},
      { scope: { ...scope, cases: [trade, other] } },
      { until: days(11) },
      { persons: ['mallory'] },
    ])
      expect(narrow(more).rules).toEqual(['scopeIsNarrower']);
    const alone = { ...authorize('nationalSecurity'), type: 'NARROW', ...reason, until: days(9), document: doc };
    expect(one.fork().send(alone, checker).rules).toEqual(['limitIsConfirmed']);
    for (const more of [{ scope: { ...scope, classes: ['case'] } }, { until: days(9) }, { persons: ['gao'] }]) {
      const narrowed = narrow(more);
      expect(narrowed.context.granted).toMatchObject(more);
      expect(narrowed.at(narrowed.context.granted.until).context.outcome).toBe('expired');
    }
  });

  it('provides copies that were asked for, packed by one person and handed over by another', law('T34', 'T35'), () => {
    const pack = { type: 'PACK', package: paper('b') };
    const provide = { type: 'PROVIDE', receipt: paper('c') };
    expect(aGrant('fiscalSupervision', { form: ['read'] }).send(pack, checker).rules).toEqual(['copiesWereAsked']);
    const one = aGrant('court').at(opened);
    expect(one.fork().send(provide, checker).rules).toEqual(['copiesArePacked']);
    one.send(pack, checker);
    expect(one.fork().send(provide, checker)).toMatchObject({
      rules: ['handerDiffersFromPacker'],
      refusal: { code: 'MAKER_IS_CHECKER' },
    });
    one.send(provide, registrar);
    expect(one.context).toMatchObject({
      packed: null,
      provided: [{ sha256: 'b'.repeat(64), receipt: 'c'.repeat(64) }],
    });
    expect(one.fork().send(provide, registrar).rules).toEqual(['copiesArePacked']);
    const urgent = aRequest('crimeInvestigation', { urgent: true, form: ['read'] });
    expect(urgent.send(pack, checker).rules).toEqual(['copiesWereAsked']);
    expect(one.fork().send({ type: 'FINISH' }, { ...auditor, person: 'mallory' }).rules).toEqual([
      'actorIsOfTheRequest',
    ]);
    expect(one.fork().send({ type: 'FINISH' }, registrar).rules).toEqual(['actorIsOfTheRequest']);
    expect(onPaper(one, { type: 'FINISH' }).state).toBe('provided');
  });

  it('has its copies packed and handed over by nobody who asks, or whose acts are asked for', law('T25', 'T36'), () => {
    const head = { kind: 'headOfBody', hat: 'CENTER', body: '数据交易中心', persons: ['tang'] };
    const one = aRequest('discipline', { requester: head }).send(
      { ...authorize('discipline'), persons: ['tang'] },
      checker,
      causeFacts,
    );
    const pack = { type: 'PACK', package: paper('b') };
    const provide = { type: 'PROVIDE', receipt: paper('c') };
    const by = (person: string) => ({ ...checker, person });
    for (const [person, rule] of [
      ['tang', 'handlerIsNotOfTheRequest'],
      ['mallory', 'deciderIsNotConcerned'],
    ] as const) {
      expect(one.fork().send(pack, by(person)).rules).toEqual([rule]);
      expect(one.fork().send(pack, checker).send(provide, by(person)).rules).toEqual([rule]);
    }
  });

  it('is revoked; that of a security organ on a document alone', law('T25', 'T35'), () => {
    const revoke = { type: 'REVOKE', ...reason };
    expect(aGrant('supervision').at(opened).send(revoke, registrar).state).toBe('revoked');
    for (const one of [aGrant('nationalSecurity'), aRequest('nationalSecurity', { urgent: true })]) {
      for (const actor of [registrar, checker])
        expect(one.fork().send({ ...revoke, document: doc }, actor)).toMatchObject({
          rules: ['limitIsConfirmed'],
          refusal: { articles: ['T35'] },
        });
      expect(onPaper(one, revoke).context.outcome).toBe('revoked');
    }
  });

  describe.each([
    ['WITHDRAW', 'nationalSecurity', aRequest, { reason: '不再需要' }, 'withdrawn'],
    ['FINISH', 'crimeInvestigation', aGrant, {}, 'settling'],
    ['KEEP_BAR', 'crimeInvestigation', aGrant, { document: doc }, 'authorized'],
    ['ALLOW_TELLING', 'crimeInvestigation', aGrant, { document: doc }, 'authorized'],
    [
      'PLACE_HOLD',
      'court',
      aGrant,
      { hold: '审计 1', archives: [archive], basis: '依法封存', document: doc },
      'authorized',
    ],
    ['LIFT_HOLD', 'supervision', aHeld, { hold: '审计 1', reason: '审计结束', document: doc }, 'authorized'],
  ] as const)('%s for %s', (type, purpose, made, more, state) => {
    const act = { type, ...more };
    const one = made(purpose).at(opened);

    it('is done by no person of the center alone', law('T25', 'T35'), () => {
      for (const actor of [registrar, checker])
        expect(one.fork().send(act, actor, archives).rules).toContain('actorIsOfTheRequest');
    });
    it('is done on paper that one person of the center registers and another confirms', law('T25', 'T35'), () => {
      const registered = one.fork().send({ type: 'REGISTER_ACT', act, document: doc }, registrar);
      expect(registered.did).toEqual(['notify N26']);
      expect(registered.leaves).toEqual(one.leaves);
      expect(registered.fork().send({ type: 'CONFIRM_ACT' }, registrar).rules).toEqual([
        'confirmerDiffersFromRegistrar',
      ]);
      const again = { type: 'REGISTER_ACT', act: { type: 'REVOKE', ...reason }, document: doc };
      expect(registered.fork().send(again, checker).rules).toEqual(['noActWaits']);
      expect(registered.fork().send({ type: 'DISCARD_ACT', ...reason }, registrar).context.pending).toBeNull();
      const confirmed = registered.send({ type: 'CONFIRM_ACT' }, checker);
      expect(confirmed.effects).toMatchObject([
        { type: 'tell', to: 'informationAccess/test/1', mode: 'must', event: act },
      ]);
      expect(confirmed.context.pending).toBeNull();
      expect(one.fork().send({ type: 'CONFIRM_ACT' }, checker).rules).toEqual(['actIsRegistered']);
      const done = onPaper(one.fork(), act, archives);
      expect([done.refusal, done.state]).toEqual([undefined, state]);
    });
  });

  it(
    'of a body that asked here itself is ended by its own persons; holds and bars are for paper too',
    law('T35'),
    () => {
      const own = { input: requestOf('nationalSecurity'), actor: officer, at: opened, facts: causeFacts };
      const one = drive(informationAccess, own).send(authorize('nationalSecurity'), checker, causeFacts);
      const register = (act: object) => one.fork().send({ type: 'REGISTER_ACT', act, document: doc }, registrar).rules;
      for (const act of [{ type: 'FINISH' }, { ...hold }]) expect(register(act)).toEqual(['requestCameOnPaper']);
      const bar = ['ALLOW_TELLING', 'KEEP_BAR'].map((type) => ({ type, document: doc }));
      for (const act of [lift, { type: 'REVOKE', ...reason }, ...bar]) expect(register(act)).toEqual([]);
      expect(one.send({ type: 'FINISH' }, officer).context.outcome).toBe('provided');
    },
  );

  it('is told to the parties at once where nothing bars it', law('T25'), () => {
    const one = aGrant('supervision').at(opened);
    expect(one.effects).toMatchObject([{ notice: 'N26', to: ['concerned'], among: { concerned: [seller, buyer] } }]);
    expect(grantOf(one)).toMatchObject({ secret: false });
  });

  it('is told to everybody whose material is read, also where it was not known to be theirs', law('T25'), () => {
    const read = { type: 'MATERIAL_READ', parties: [evaluator, seller, 'CENTER'] };
    const told = aGrant('supervision').at(opened).send(read);
    expect(told.effects).toMatchObject([{ notice: 'N26', among: { concerned: [evaluator] } }]);
    expect(told.context.concerned).toEqual([seller, buyer, evaluator]);
    // Nobody is told twice.
    expect(told.send(read).effects).toEqual([]);
    for (const one of [aGrant('crimeInvestigation'), aRequest('crimeInvestigation', { urgent: true })]) {
      expect(one.send(read).effects).toEqual([]);
      one.send({ type: 'ALLOW_TELLING', document: doc }, officer);
      expect(one.effects).toMatchObject([{ among: { concerned: [seller, buyer, evaluator] } }]);
      // The time that was set for it, too, passes without another word to them.
      expect(one.at(days(60)).effects).not.toContainEqual(expect.objectContaining({ to: ['concerned'] }) as object);
      expect(one.context).toMatchObject({ told: true, barred: false });
    }
    const later = aGrant().send(read).at('2026-04-01T16:00:00.000Z');
    expect(later.effects).toContainEqual(
      expect.objectContaining({ among: { concerned: [seller, buyer, evaluator] } }) as object,
    );
    const asked = { ...read, parties: [evaluator] };
    expect(aRequest().send(asked).refusal).toMatchObject({ code: 'EVENT_NOT_ALLOWED' });
    expect(aGrant().send(asked, registrar).refusal).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });

  it('of which nobody was known to be concerned is told to whose material is read', law('T25'), () => {
    const nobody = { ...causeFacts, 'scope/trade': [fact(trade, { shares: { fiscalFunds: true } })] };
    const read = { type: 'MATERIAL_READ', parties: [seller] };
    const one = aRequest('supervision', {}, nobody).send(authorize('supervision'), checker, nobody).at(opened);
    expect(one.send(read).effects).toMatchObject([{ among: { concerned: [seller] } }]);
    const barred = aRequest('fiscalSupervision', {}, nobody).send(authorize(), checker, nobody).at(opened);
    expect(barred.fork().send(read).effects).toEqual([]);
    expect(barred.fork().send(read).at('2026-04-01T16:00:00.000Z').did).toContain('notify N26');
    expect(barred.at(days(10)).state).toBe('expired');
  });

  it('is told to the persons who asked by name, and to nobody else in their hat', law('T25', 'T35'), () => {
    expect(aRequest('nationalSecurity').effects).toMatchObject([{ to: ['CENTER', 'person:feng', 'person:gao'] }]);
    expect(aRequest('court').effects).toMatchObject([{ to: ['CENTER'] }]);
    expect(aRequest('evaluation').effects).toMatchObject([{ to: ['CENTER', 'requester'] }]);
  });

  it(
    'is told to the parties of fiscal supervision after its time, or when the requester agrees',
    law('T25', 'T34'),
    () => {
      const one = aGrant().at(days(10));
      expect(one.state).toBe('settling');
      // 30 days from 2 March.
      expect(one.fork().at('2026-04-01T15:59:59.999Z').context.told).toBe(false);
      const told = one.fork().at('2026-04-01T16:00:00.000Z');
      expect([told.state, told.context.told]).toEqual(['expired', true]);
      const agree = { type: 'ALLOW_TELLING', document: doc };
      expect(one.fork().send(agree, { ...auditor, person: 'mallory' }).rules).toEqual(['actorIsOfTheRequest']);
      expect(one.send(agree, auditor).at(days(10)).state).toBe('expired');
      expect(aGrant().send(agree, { ...auditor, person: 'mallory' }).rules).toEqual(['actorIsOfTheRequest']);
      expect(aGrant().send(agree, auditor).at(opened).context.told).toBe(true);
      expect(aGrant('supervision').send(agree, supervisor).rules).toEqual(['tellingIsBarred']);
    },
  );

  it('asks for a legal hold on archives of its cases, and ends when its holds are lifted', law('T34', 'T35'), () => {
    const one = aGrant('supervision').at(opened).send(hold, supervisor, archives);
    expect(one.effects).toMatchObject([
      { type: 'tell', to: [archive], mode: 'must', event: { type: 'PLACE_HOLD', hold: '审计 1', document: doc } },
    ]);
    expect(one.fork().send(hold, supervisor, archives).rules).toEqual(['holdIsNew']);
    const he = { person: 'he', hat: 'MERCHANT', party: evaluator } as const;
    expect(aGrant('partyConsent').send(hold, he, archives).rules).toEqual(['holdFitsPurpose']);
    const mallory = { ...supervisor, person: 'mallory' };
    const second = { ...hold, hold: '审计 2' };
    expect(one.fork().send(second, mallory, archives).rules).toEqual(['actorIsOfTheRequest']);
    const foreign = { archives: [fact(archive, { shares: { of: other } })] };
    expect(one.fork().send(second, supervisor, foreign).rules).toEqual(['archivesAreInScope']);
    expect(one.fork().send({ ...lift, hold: '审计 9' }, supervisor).rules).toEqual(['holdStands']);
    expect(one.at(days(10)).state).toBe('settling');
    expect(one.fork().send(lift, mallory).rules).toEqual(['actorIsOfTheRequest']);
    one.send(lift, supervisor);
    expect(one.did).toEqual(['tell LIFT_HOLD']);
    expect(one.state).toBe('expired');
  });

  it('for discipline refers a person, and ends when each outcome is on file', law('T36'), () => {
    const refer = { type: 'REFER_TO_DISCIPLINE', person: 'mallory', account: '越权查询', document: doc };
    const outcome = { type: 'RECORD_OUTCOME', person: 'mallory', document: doc };
    expect(aGrant().send(refer, supervisor).rules).toEqual(['personIsInScope']);
    const one = aGrant('discipline');
    expect(one.fork().send({ ...refer, person: 'bo' }, supervisor).rules).toEqual(['personIsInScope']);
    expect(one.fork().send(outcome, supervisor).rules).toEqual(['referralAwaitsOutcome']);
    one.send(refer, supervisor).at(days(10));
    expect(one.state).toBe('settling');
    expect(one.send(outcome, auditor).state).toBe('expired');
  });

  it('is read by the center and by its own persons; what it is about is shared with no other case', law('T25'), () => {
    expect(informationAccess.readers).toEqual(['CENTER']);
    expect(informationAccess.seats!(aGrant().context as never)).toEqual(['deng']);
    expect(aGrant().shares).toEqual({ purpose: 'fiscalSupervision', granted: true });
    expect(informationAccess.parties(aGrant('evaluation').context as never)).toMatchObject({ requester: evaluator });
    expect(buyer).not.toBe(seller);
  });
});
