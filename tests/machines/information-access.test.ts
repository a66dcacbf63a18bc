import { describe, expect, it } from 'vitest';
import { informationAccess } from '../../machines/trading/information-access/index.ts';
import { fact } from '../support/driver.ts';
import {
  aGrant,
  aRequest,
  auditor,
  authorize,
  buyer,
  causeFacts,
  checker,
  days,
  doc,
  evaluator,
  officer,
  open,
  opened,
  other,
  personal,
  type Purpose,
  refusedBy,
  registrar,
  requestOf,
  requests,
  scope,
  scopeFacts,
  seller,
  trade,
  tradeFact,
} from '../support/information-access.ts';
import { law } from '../support/law.ts';

const purposes = Object.keys(requests) as Purpose[];
const reason = { reason: '超出职权' };

describe('a request for information', () => {
  it.each(purposes)('for %s is registered by the center and checked by another person', law('T25'), (purpose) => {
    const one = aRequest(purpose);
    expect(one.state).toBe('checking');
    expect(one.did).toEqual(['notify N26']);
    expect(one.fork().send(authorize(purpose), registrar, causeFacts).rules).toEqual(['checkerDiffersFromRegistrar']);
    expect(one.send(authorize(purpose), checker, causeFacts).state).toBe('authorized');
  });

  it.each([
    ['fiscalSupervision', 'securityOrgan'],
    ['nationalSecurity', 'disciplineAudit'],
    ['crimeInvestigation', 'supervisor'],
    ['supervision', 'evaluator'],
    ['evaluation', 'regulator'],
    ['discipline', 'subject'],
    ['partyConsent', 'foreignBody'],
    ['court', 'securityOrgan'],
  ] as const)('under the purpose %s is refused to a %s', law('T25', 'T34', 'T35'), (purpose, kind) => {
    const { requester } = requests[purpose];
    const more = { requester: { ...requester, kind, persons: ['feng', 'gao'] }, approval: doc };
    expect(refusedBy(requestOf(purpose, more))).toContain('requesterFitsPurpose');
  });

  it('is made by the body itself, by one of the persons that it names', law('T34'), () => {
    expect(open(requestOf('fiscalSupervision'), auditor)).not.toHaveProperty('code');
    expect(refusedBy(requestOf('fiscalSupervision'), { ...auditor, person: 'mallory' })).toEqual([
      'openerIsTheRequester',
    ]);
    expect(refusedBy(requestOf('fiscalSupervision'), officer)).toEqual(['openerIsTheRequester']);
    const asEvaluator = { person: 'pan', hat: 'EVALUATOR' } as const;
    expect(refusedBy(requestOf('evaluation'), { ...asEvaluator, party: seller })).toEqual(['openerIsTheRequester']);
    expect(open(requestOf('evaluation'), { ...asEvaluator, party: evaluator })).not.toHaveProperty('code');
  });

  it('of fiscal supervision reaches trades with fiscal funds alone', law('T34'), () => {
    for (const shares of [{ fiscalFunds: false }, { fiscalFunds: null }, {}])
      expect(refusedBy(requestOf('fiscalSupervision'), registrar, { 'scope/trade': [tradeFact(shares)] })).toEqual([
        'tradesAreFiscal',
      ]);
    const listing = 'listingRegistration/a/1';
    expect(
      refusedBy(requestOf('fiscalSupervision', { scope: { ...scope, cases: [listing] } }), registrar, {
        'scope/listingRegistration': [fact(listing, { shares: { fiscalFunds: true } })],
      }),
    ).toEqual(['tradesAreFiscal']);
  });

  it('of a foreign body is refused without the approval of the competent authority', law('T25'), () => {
    const foreign = { requester: { kind: 'foreignBody', body: '境外法院', persons: ['doe'] } };
    expect(refusedBy(requestOf('court', foreign))).toEqual(['foreignBodyHasApproval']);
    expect(refusedBy(requestOf('court', { ...foreign, approval: doc }))).toBe('opened');
  });

  it('of a head of a body says of which, and of nobody else', law('T36'), () => {
    const head = { kind: 'headOfBody', body: '运营企业', persons: ['wang'] };
    expect(refusedBy(requestOf('discipline', { requester: head }))).toEqual(['headIsOfABody']);
    const { requester } = requests.discipline;
    expect(refusedBy(requestOf('discipline', { requester: { ...requester, hat: 'OPCO' } }))).toEqual(['headIsOfABody']);
    const one = aRequest('discipline', { requester: { ...head, hat: 'OPCO' } });
    expect(informationAccess.grants!(one.context as never)).toMatchObject({ hats: ['OPCO'], ownHat: true });
    const input = requestOf('discipline', { requester: { ...head, hat: 'OPCO' } });
    expect(refusedBy(input, { person: 'wang', hat: 'SUPERVISOR' })).toEqual(['openerIsTheRequester']);
  });

  it('names cases or parties of the venue; for discipline persons, and never content', law('T25', 'T36'), () => {
    const nothing = { ...scope, cases: [] };
    expect(refusedBy(requestOf('fiscalSupervision', { scope: nothing }))).toEqual(['scopeIsNamed']);
    expect(refusedBy(requestOf('fiscalSupervision', { scope: { ...nothing, parties: [seller] } }))).toBe('opened');
    expect(refusedBy(requestOf('partyConsent', { scope: { ...nothing, parties: [seller] } }))).toEqual([
      'scopeIsNamed',
    ]);
    expect(refusedBy(requestOf('discipline', { scope: { ...personal, persons: [] } }))).toEqual(['scopeIsNamed']);
    expect(refusedBy(requestOf('discipline', { scope: { ...personal, cases: [trade] } }))).toEqual(['scopeIsNamed']);
    expect(refusedBy(requestOf('court', { scope: { ...scope, persons: ['mallory'] } }))).toEqual(['scopeIsNamed']);
    for (const content of ['case', 'log', 'documents'])
      expect(refusedBy(requestOf('discipline', { scope: { ...personal, classes: ['persons', content] } }))).toEqual([
        'classesFitPurpose',
      ]);
    expect(refusedBy(requestOf('nationalSecurity', { scope: { ...scope, classes: ['persons'] } }))).toEqual([
      'classesFitPurpose',
    ]);
    expect(refusedBy(requestOf('nationalSecurity'), registrar, {})).toEqual(['casesAreThere']);
  });

  it('of a security organ names two officers, and it alone is urgent', law('T35'), () => {
    const one = { requester: { ...requests.nationalSecurity.requester, persons: ['feng'] } };
    expect(refusedBy(requestOf('nationalSecurity', one))).toEqual(['officersAreNamed']);
    const twice = { requester: { ...requests.nationalSecurity.requester, persons: ['feng', 'feng'] } };
    expect(refusedBy(requestOf('nationalSecurity', twice))).toEqual(['officersAreNamed']);
    expect(refusedBy(requestOf('fiscalSupervision', { urgent: true }))).toEqual(['urgencyFitsPurpose']);
  });

  it('with consent needs it of every party, and lasts no longer', law('T25'), () => {
    const [first] = requests.partyConsent.consents;
    expect(refusedBy(requestOf('partyConsent', { consents: [first] }))).toEqual(['everyPartyConsents']);
    const one = aRequest('partyConsent');
    const at = (until: string) => one.fork().send(authorize('partyConsent', { until }), checker, scopeFacts);
    expect(at(days(10, 1)).rules).toEqual(['consentsLastSoLong']);
    expect(at(days(10)).state).toBe('authorized');
    const third = { 'scope/trade': [fact(trade, { parties: [seller, buyer, evaluator] })] };
    expect(one.send(authorize('partyConsent'), checker, third).rules).toEqual(['everyPartyConsents']);
  });

  it('with consent reaches no case in which nobody could consent', law('T25'), () => {
    const incident = 'securityIncident/a/1';
    const input = requestOf('partyConsent', { scope: { ...scope, cases: [incident] } });
    const facts = { 'scope/securityIncident': [fact(incident, { parties: ['OPCO'] })] };
    expect(refusedBy(input, registrar, facts)).toEqual(['everyPartyConsents']);
  });

  it('bars that the parties are told where its purpose allows it', law('T25', 'T35'), () => {
    for (const purpose of ['supervision', 'evaluation', 'discipline', 'partyConsent'] as const)
      expect(refusedBy(requestOf(purpose, { mayTell: false }))).toEqual(['barFitsPurpose']);
  });

  it('has an instrument of no later day, and each instrument once', law('T25'), () => {
    const later = { instrument: { number: '1', date: '2026-03-03', document: doc } };
    expect(refusedBy(requestOf('court', later))).toEqual(['instrumentIsNotAhead']);
    const claim = (one: ReturnType<typeof aGrant>) => informationAccess.claims!(one.context as never)[0]!;
    expect(claim(aRequest())).toMatchObject({ value: '市审计局/2026-1', after: { kept: false } });
    expect(claim(aGrant())).toMatchObject({ after: { kept: true } });
  });
});

describe('the check', () => {
  it('authorises what was asked or less, for at most the term', law('T25'), () => {
    const one = aRequest();
    const at = (more: object) => one.fork().send(authorize('fiscalSupervision', more), checker, scopeFacts);
    for (const more of [
      { scope: { ...scope, cases: [trade, other] } },
      { scope: { ...scope, parties: [seller] } },
      { scope: { ...scope, classes: [...scope.classes, 'persons'] } },
      { persons: ['deng', 'mallory'] },
    ])
      expect(at(more).rules).toEqual(['scopeIsWithinRequest']);
    expect(at({ scope: { ...scope, classes: ['case'] } }).state).toBe('authorized');
    expect(at({ until: opened }).rules).toEqual(['untilIsWithinTerm']);
    // 30 days from 2 March: until the end of 1 April in Changchun.
    expect(at({ until: '2026-04-01T16:00:00.000Z' }).state).toBe('authorized');
    expect(at({ until: '2026-04-01T16:00:00.001Z' }).rules).toEqual(['untilIsWithinTerm']);
  });

  it('keeps within the period that was asked', law('T25'), () => {
    const one = aRequest('fiscalSupervision', { scope: { ...scope, from: '2026-01-01', to: '2026-02-28' } });
    const at = (period: object) =>
      one.fork().send(authorize('fiscalSupervision', { scope: { ...scope, ...period } }), checker, scopeFacts);
    expect(at({}).rules).toEqual(['scopeIsWithinRequest']);
    expect(at({ from: '2025-12-31', to: '2026-02-28' }).rules).toEqual(['scopeIsWithinRequest']);
    expect(at({ from: '2026-01-01', to: '2026-03-01' }).rules).toEqual(['scopeIsWithinRequest']);
    expect(at({ from: '2026-01-01', to: '2026-02-28' }).state).toBe('authorized');
  });

  it('returns what is missing; whoever completes it does not check it', law('T25'), () => {
    const items = [{ item: '介绍信', problem: '缺页' }];
    const one = aRequest();
    expect(one.fork().send({ type: 'RETURN', items }, registrar).rules).toEqual(['checkerDiffersFromRegistrar']);
    expect(one.send({ type: 'RETURN', items }, checker).state).toBe('incomplete');
    const complete = { type: 'COMPLETE', account: '补交', documents: [doc] };
    expect(one.fork().send(complete, { ...auditor, person: 'mallory' }).rules).toEqual(['completerIsKnown']);
    expect(one.send(complete, checker).state).toBe('checking');
    expect(one.send(authorize(), checker, scopeFacts).rules).toEqual(['checkerDiffersFromRegistrar']);
  });

  it('is made by nobody whose acts are asked for, nor is anything else decided by them', law('T36'), () => {
    const mine = { scope: { ...personal, persons: ['qian'] } };
    const one = aRequest('discipline', mine);
    const send = (event: object, from = one) => from.fork().send(event as { type: string }, checker, causeFacts).rules;
    const items = [{ item: '介绍信', problem: '缺页' }];
    for (const event of [authorize('discipline', mine), { type: 'RETURN', items }, { type: 'REFUSE', ...reason }])
      expect(send(event)).toEqual(['deciderIsNotConcerned']);
    const given = one.fork().send(authorize('discipline', mine), { person: 'bo', hat: 'CENTER' }, causeFacts);
    expect(given.state).toBe('authorized');
    const narrow = { ...authorize('discipline', mine), type: 'NARROW', until: days(4), ...reason };
    const refer = { type: 'REFER_TO_DISCIPLINE', person: 'qian', account: '越权', document: doc };
    for (const event of [{ type: 'REVOKE', ...reason }, narrow, refer])
      expect(send(event, given)).toEqual(['deciderIsNotConcerned']);
    const outcome = { type: 'RECORD_OUTCOME', person: 'qian', document: doc };
    expect(send(outcome, given.send(refer, auditor))).toEqual(['deciderIsNotConcerned']);
  });

  it('is made by nobody who is to read under it', law('T25'), () => {
    const requester = { kind: 'headOfBody', hat: 'CENTER', body: '数据交易中心', persons: ['qian'] };
    const one = aRequest('discipline', { requester });
    const persons = ['qian'];
    expect(one.send(authorize('discipline', { persons }), checker, causeFacts).rules).toEqual([
      'checkerDiffersFromRegistrar',
    ]);
  });

  it('is escalated to the supervisor when it is late', law('T25'), () => {
    const one = aRequest().at('2026-03-05T16:00:00.000Z');
    expect(one.did).toContain('notify N19');
  });

  it('is not made once the request is withdrawn by one of its persons', law('T25'), () => {
    const withdraw = { type: 'WITHDRAW', reason: '不再需要' };
    expect(aRequest().send(withdraw, { ...auditor, person: 'mallory' }).rules).toEqual(['actorIsOfTheRequest']);
    expect(aRequest().send(withdraw, auditor).state).toBe('withdrawn');
    expect(aRequest().send(withdraw, checker).rules).toEqual(['actorIsOfTheRequest']);
    const asked = aRequest('partyConsent');
    const friend = { person: 'he', hat: 'DEMANDER' } as const;
    expect(asked.fork().send(withdraw, { ...friend, party: seller }).rules).toEqual(['actorIsOfTheRequest']);
    expect(asked.send(withdraw, { ...friend, party: evaluator }).state).toBe('withdrawn');
  });
});
