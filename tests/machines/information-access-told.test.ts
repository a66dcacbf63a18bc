// Who is told of an access, until when they may not be, and who takes a consent back (T25).
import { describe, expect, it } from 'vitest';
import { informationAccess } from '../../machines/trading/information-access/index.ts';
import {
  aGrant,
  aRequest,
  auditor,
  buyer,
  days,
  doc,
  evaluator,
  officer,
  opened,
  registrar,
  supervisor,
} from '../support/information-access.ts';
import { law } from '../support/law.ts';

const after = (instant: string, day: number, ms = 0) =>
  new Date(Date.parse(instant) + day * 86_400_000 + ms).toISOString();
const before = (instant: string) => after(instant, 0, -1);

describe('an access', () => {
  it('is not told to the parties while the instrument of a security organ says so', law('T35'), () => {
    const dated = aGrant('crimeInvestigation', { barredUntil: days(20) });
    expect(dated.at(days(20, -1))).toMatchObject({ state: 'settling', context: { told: false } });
    const longer = dated.fork();
    longer.send({ type: 'KEEP_BAR', document: doc, until: days(30) }, officer);
    expect(longer.at(days(30, -1)).context).toMatchObject({ told: false });
    expect(longer.at(days(30)).did).toEqual(['notify N26']);
    expect(dated.at(days(20))).toMatchObject({ state: 'expired', context: { told: true } });
  });

  it('whose bar says no end is asked for it again and again, and never told by time alone', law('T25'), () => {
    const one = aGrant('crimeInvestigation').at(days(10));
    const review = one.context.reviewAt as string;
    expect([one.state, review.slice(0, 10)]).toEqual(['settling', '2026-09-02']);
    expect(one.at(before(review)).did).toEqual([]);
    expect(one.at(review)).toMatchObject({ state: 'settling', did: ['notify N26'], context: { told: false } });
    expect(one.context.reviewAt > review).toBe(true);
    expect(one.fork().at(one.context.reviewAt as string).did).toEqual(['notify N26']);
    const keep = { type: 'KEEP_BAR', document: doc };
    expect(one.fork().send(keep, registrar).rules).toEqual(['actorIsOfTheRequest']);
    expect(one.fork().send({ ...keep, until: review }, officer).rules).toEqual(['barEndsLater']);
    const dated = one.fork().send({ ...keep, until: after(review, 5) }, officer);
    expect(dated.context).toMatchObject({ reviewAt: null, told: false });
    expect(dated.at(after(review, 5))).toMatchObject({ state: 'expired', context: { told: true } });
    one.send({ type: 'ALLOW_TELLING', document: doc }, officer);
    expect(one).toMatchObject({ state: 'expired', context: { told: true } });
  });

  it('of fiscal supervision is told when the rules say, whatever its requester wants', law('T34'), () => {
    const keep = { type: 'KEEP_BAR', document: doc };
    expect(aGrant().at(opened).send(keep, auditor).rules).toEqual(['barIsTheInstruments']);
    const open = aGrant('crimeInvestigation', { mayTell: true }).at(opened);
    expect(open.send(keep, officer).rules).toEqual(['tellingIsBarred']);
  });

  describe('with consent', () => {
    const withdraw = { type: 'WITHDRAW_CONSENT', reason: '不再授权' };
    const ofBuyer = { person: 'bai', hat: 'DEMANDER', party: buyer } as const;

    it('ends at once when one of the parties takes its own back', law('T25'), () => {
      for (const one of [aGrant('partyConsent').at(opened), aRequest('partyConsent')]) {
        one.send(withdraw, ofBuyer);
        expect(one).toMatchObject({ state: 'revoked', did: ['notify N26'] });
        expect(informationAccess.grants!(one.context as never)).toMatchObject({ running: false });
      }
    });
    it('is taken back by none who did not give it, and of other purposes by nobody', law('T25', 'T35'), () => {
      const one = aGrant('partyConsent').at(opened);
      for (const actor of [{ ...ofBuyer, party: evaluator }, registrar, supervisor])
        expect(one.fork().send(withdraw, actor).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      const consents = [{ party: buyer, until: days(10), document: doc }];
      for (const purpose of ['crimeInvestigation', 'supervision', 'court'] as const)
        expect(aGrant(purpose, { consents }).at(opened).send(withdraw, ofBuyer).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    });
  });
});
