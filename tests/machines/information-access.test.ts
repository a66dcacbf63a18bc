import { describe, expect, it } from 'vitest';
import { informationAccess } from '../../machines/trading/information-access/index.ts';
import { fact, opening } from '../support/driver.ts';
import {
  type Purpose,
  aGrant,
  aRequest,
  auditor,
  authorize,
  causeFacts,
  checker,
  days,
  doc,
  evaluator,
  officer,
  opened,
  other,
  personal,
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

const open = (input: object, actor: Parameters<typeof opening>[1]['actor'] = registrar, facts = causeFacts) =>
  opening(informationAccess, { input, actor, at: opened, facts });
const refusedBy = (
  input: object,
  ...more: [actor?: Parameters<typeof open>[1], facts?: Parameters<typeof open>[2]]
) => {
  const answer = open(input, ...more);
  return 'details' in answer ? answer.details?.map(({ rule }) => rule) : 'opened';
};
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
    expect(refusedBy(requestOf(purpose, more))).toEqual(['requesterFitsPurpose']);
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

  it.each(['supervision', 'evaluation'] as const)(
    'for %s is within a case that is open, now and when it is authorised',
    law('T31', 'T32'),
    (purpose) => {
      const over = { 'under/venueInspection': fact('venueInspection/a/1', { open: false, parties: [evaluator] }) };
      expect(refusedBy(requestOf(purpose), registrar, scopeFacts)).toEqual(['causeIsOpen']);
      expect(refusedBy(requestOf(purpose), registrar, { ...scopeFacts, ...over })).toEqual(['causeIsOpen']);
      expect(aRequest(purpose).send(authorize(purpose), checker, { ...scopeFacts, ...over }).rules).toEqual([
        'causeIsStillOpen',
      ]);
    },
  );
  it('for an evaluation is of the evaluator who is commissioned there', law('T31'), () => {
    const commissioned = { 'under/venueInspection': fact('venueInspection/a/1', { parties: [seller] }) };
    expect(refusedBy(requestOf('evaluation'), registrar, { ...scopeFacts, ...commissioned })).toEqual(['causeIsOpen']);
  });

  it('with consent needs it of every party, and lasts no longer', law('T25'), () => {
    const [first] = requests.partyConsent.consents;
    expect(refusedBy(requestOf('partyConsent', { consents: [first] }))).toEqual(['everyPartyConsents']);
    const one = aRequest('partyConsent');
    const at = (until: string) => one.fork().send(authorize('partyConsent', { until }), checker, scopeFacts);
    expect(at(days(10, 1)).rules).toEqual(['consentsLastSoLong']);
    expect(at(days(10)).state).toBe('authorized');
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
    expect(one.fork().send(complete, { ...auditor, person: 'mallory' }).rules).toEqual(['actorIsOfTheRequest']);
    expect(one.send(complete, checker).state).toBe('checking');
    expect(one.send(authorize(), checker, scopeFacts).rules).toEqual(['checkerDiffersFromRegistrar']);
  });

  it('is of form alone for security organs: what is complete is not refused', law('T35'), () => {
    for (const purpose of ['nationalSecurity', 'crimeInvestigation'] as const)
      expect(aRequest(purpose).send({ type: 'REFUSE', ...reason }, checker).rules).toEqual(['mayBeRefused']);
    const one = aRequest();
    expect(one.fork().send({ type: 'REFUSE', ...reason }, registrar).rules).toEqual(['checkerDiffersFromRegistrar']);
    expect(one.send({ type: 'REFUSE', ...reason }, checker).state).toBe('refused');
  });

  it('follows an urgent access, which is open at once', law('T35'), () => {
    const one = aRequest('crimeInvestigation', { urgent: true });
    expect(one.state).toBe('urgent');
    expect(one.context.granted).toMatchObject({ persons: ['feng', 'gao'], until: '2026-04-01T16:00:00.000Z' });
    expect(one.due('trade.access.urgentWithin')).toBe('2026-03-02T06:00:00.000Z');
    // Late as it is, the check is still made.
    one.at(days(40));
    expect(one.state).toBe('urgent');
    const late = authorize('crimeInvestigation', { until: days(50) });
    expect(one.fork().send(late, registrar, scopeFacts).rules).toEqual(['checkerDiffersFromRegistrar']);
    expect(one.send(late, checker, scopeFacts).state).toBe('authorized');
  });

  it('is made by nobody who is to read under it', law('T25'), () => {
    const requester = { kind: 'headOfBody', body: '数据交易中心', persons: ['qian'] };
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
    const police = aRequest('crimeInvestigation');
    expect(police.fork().send(withdraw, checker).rules).toEqual(['organEndsIt']);
    expect(police.fork().send(withdraw, officer).state).toBe('withdrawn');
    expect(police.send({ ...withdraw, document: doc }, checker).state).toBe('withdrawn');
  });
});
