import { describe, expect, it } from 'vitest';
import { informationAccess } from '../../machines/trading/information-access/index.ts';
import { fact } from '../support/driver.ts';
import {
  aGrant,
  aRequest,
  archive,
  archives,
  auditor,
  authorize,
  buyer,
  checker,
  days,
  doc,
  evaluator,
  hold,
  lift,
  officer,
  opened,
  other,
  paper,
  registrar,
  scope,
  seller,
  supervisor,
  trade,
} from '../support/information-access.ts';
import { law } from '../support/law.ts';

const reason = { reason: '超出职权' };

describe('an access', () => {
  const grantOf = (one: ReturnType<typeof aGrant>) => informationAccess.grants!(one.context as never);

  it('lets its persons read until it ends, on its day', law('T25'), () => {
    const one = aGrant('court', { mayTell: true });
    expect(one.fork().at(days(10, -1)).state).toBe('authorized');
    expect(one.at(days(10)).state).toBe('expired');
    expect(grantOf(one)).toMatchObject({ running: false });
    expect(grantOf(aRequest())).toBeNull();
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
      one.fork().send({ ...authorize('nationalSecurity'), type: 'NARROW', ...reason, document: doc, ...more }, checker);
    for (const more of [
      {},
      { scope: { ...scope, cases: [trade, other] } },
      { until: days(11) },
      { persons: ['mallory'] },
    ])
      expect(narrow(more).rules).toEqual(['scopeIsNarrower']);
    expect(narrow({ until: days(9), document: undefined }).rules).toEqual(['limitIsGrounded']);
    for (const more of [{ scope: { ...scope, classes: ['case'] } }, { until: days(9) }, { persons: ['gao'] }]) {
      const narrowed = narrow(more);
      expect(narrowed.context.granted).toMatchObject(more);
      expect(narrowed.at(narrowed.context.granted.until).context.outcome).toBe('expired');
    }
  });

  it('provides copies that were asked for, against a receipt', law('T34', 'T35'), () => {
    const provide = { type: 'PROVIDE', package: paper('b'), receipt: paper('c') };
    expect(aGrant('fiscalSupervision', { form: ['read'] }).send(provide, checker).rules).toEqual(['copiesWereAsked']);
    const one = aGrant('court').at(opened).send(provide, checker);
    expect(one.context.provided).toMatchObject([{ sha256: 'b'.repeat(64), receipt: 'c'.repeat(64) }]);
    const urgent = aRequest('crimeInvestigation', { urgent: true, form: ['read'] });
    expect(urgent.send(provide, checker).rules).toEqual(['copiesWereAsked']);
    expect(one.fork().send({ type: 'FINISH' }, { ...auditor, person: 'mallory' }).rules).toEqual([
      'actorIsOfTheRequest',
    ]);
    expect(one.send({ type: 'FINISH' }, registrar).state).toBe('provided');
  });

  it('is revoked; that of a security organ on a document alone', law('T25', 'T35'), () => {
    const revoke = { type: 'REVOKE', ...reason };
    expect(aGrant('supervision').at(opened).send(revoke, registrar).state).toBe('revoked');
    for (const one of [aGrant('nationalSecurity'), aRequest('nationalSecurity', { urgent: true })]) {
      expect(one.fork().send(revoke, registrar).rules).toEqual(['limitIsGrounded']);
      expect(one.send({ ...revoke, document: doc }, registrar).context.outcome).toBe('revoked');
    }
  });

  it('of a security organ is finished by it, or by the center on its document', law('T35'), () => {
    const one = aGrant('crimeInvestigation');
    expect(one.fork().send({ type: 'FINISH' }, checker)).toMatchObject({
      rules: ['organEndsIt'],
      refusal: { articles: ['T35'] },
    });
    expect(one.fork().send({ type: 'FINISH', document: doc }, checker).context.outcome).toBe('provided');
    expect(one.send({ type: 'FINISH' }, officer).context.outcome).toBe('provided');
  });

  it('is told to the parties at once where nothing bars it', law('T25'), () => {
    const one = aGrant('supervision').at(opened);
    expect(one.effects).toMatchObject([{ notice: 'N26', to: ['concerned'], among: { concerned: [seller, buyer] } }]);
    expect(grantOf(one)).toMatchObject({ told: true });
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
      expect(aGrant('supervision').send(agree, registrar).rules).toEqual(['tellingIsBarred']);
    },
  );

  it('is not told to the parties while the instrument of a security organ says so', law('T35'), () => {
    expect(aGrant('crimeInvestigation').at(days(10))).toMatchObject({ state: 'expired', context: { told: false } });
    const dated = aGrant('crimeInvestigation', { barredUntil: days(20) });
    expect(dated.at(days(20, -1))).toMatchObject({ state: 'settling', context: { told: false } });
    expect(dated.at(days(20))).toMatchObject({ state: 'expired', context: { told: true } });
  });

  it('asks for a legal hold on archives of its cases, and ends when its holds are lifted', law('T34', 'T35'), () => {
    const one = aGrant('supervision').at(opened).send(hold, registrar, archives);
    expect(one.effects).toMatchObject([
      { type: 'tell', to: [archive], mode: 'must', event: { type: 'PLACE_HOLD', hold: '审计 1', document: doc } },
    ]);
    expect(one.fork().send(hold, registrar, archives).rules).toEqual(['holdIsNew']);
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
    expect(informationAccess.parties(aGrant('evaluation').context as never)).toEqual({ requester: evaluator });
    expect(buyer).not.toBe(seller);
  });
});
