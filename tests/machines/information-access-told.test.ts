// Who is told of an access, until when they may not be, and who takes a consent back (T25).
import { describe, expect, it } from 'vitest';
import { informationAccess } from '../../machines/trading/information-access/index.ts';
import {
  aGrant,
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

  it('whose bar ends far ahead is asked for it like one without an end', law('T25'), () => {
    const far = '2029-06-01T08:00:00+08:00';
    const [keep, end] = [{ type: 'KEEP_BAR', document: doc }, '2029-06-01T00:00:00.000Z'];
    for (const one of [
      aGrant('crimeInvestigation', { barredUntil: far }),
      aRequest('crimeInvestigation', { barredUntil: far, urgent: true }).send(
        { ...authorize('crimeInvestigation'), until: undefined },
        checker,
        causeFacts,
      ),
    ]) {
      const review = one.context.reviewAt as string;
      expect([one.context.tellAt, review.slice(0, 10)]).toEqual([end, '2026-09-02']);
      one.at(days(10)).at(review);
      expect([one.state, one.did, one.context.told]).toEqual(['settling', ['notify N26'], false]);
      expect(one.fork().send({ ...keep, until: far }, officer).context.reviewAt).toBe(one.context.reviewAt);
      expect(one.fork().send({ ...keep, until: after(review, 9) }, officer).context.reviewAt).toBeNull();
      // The last stretch is not asked for: the bar ends by itself.
      for (let n = 0; n < 9 && one.context.reviewAt; n += 1) one.at(one.context.reviewAt as string);
      expect(one.context).toMatchObject({ reviewAt: null, told: false });
      one.at(end);
      expect([one.state, one.context.told]).toEqual(['expired', true]);
    }
    expect(aGrant('fiscalSupervision').at(opened).context.reviewAt).toBeNull();
  });

  it('is closed without telling on the document of whoever asked, once it is over', law('T25', 'T35'), () => {
    const close = { type: 'CLOSE_UNTOLD', reason: '涉及国家秘密', document: doc };
    const one = aGrant('crimeInvestigation').at(opened);
    expect(one.fork().send(close, officer).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    one.at(days(10));
    for (const actor of [registrar, checker])
      expect(one.fork().send(close, actor).rules).toEqual(['actorIsOfTheRequest']);
    const closed = onPaper(one.fork(), close);
    expect(closed).toMatchObject({ state: 'expired', did: [], context: { told: false, untold: true } });
    expect(informationAccess.grants!(closed.context as never)).toMatchObject({ secret: true });
    // What is still held keeps it open, and nobody is asked again.
    const held = aGrant('crimeInvestigation').at(opened).send(hold, officer, archives).at(days(10));
    held.send(close, officer);
    expect([held.state, held.case.timers]).toEqual(['settling', []]);
    expect(held.send(lift, officer).state).toBe('expired');
    const fiscal = aGrant().at(days(10)).send(close, auditor);
    expect(fiscal.rules).toEqual(['barIsTheInstruments']);
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
