import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../machines/kernel/types.ts';
import { fact } from '../support/driver.ts';
import {
  aGrant,
  aRequest,
  authorize,
  causeFacts,
  checker,
  evaluator,
  inspection,
  opened,
  paper,
  refusedBy,
  registrar,
  requestOf,
  scope,
  scopeFacts,
  seller,
  tradeFact,
} from '../support/information-access.ts';
import { law } from '../support/law.ts';

/** What an inspection of the venue shows. */
const venue = (of: string | null = null) => ({ concerns: 'venue', evaluator: of, team: [] });

describe('an access within another case', () => {
  it.each(['supervision', 'evaluation'] as const)(
    'for %s is within a case that is open, now and when it is authorised',
    law('T31', 'T32'),
    (purpose) => {
      const { parties, shares } = causeFacts['under/venueInspection'] as CaseFact;
      const over = { 'under/venueInspection': fact(inspection, { open: false, parties, shares }) };
      expect(refusedBy(requestOf(purpose), registrar, scopeFacts)).toEqual(['causeIsOpen']);
      expect(refusedBy(requestOf(purpose), registrar, { ...scopeFacts, ...over })).toEqual(['causeIsOpen']);
      expect(aRequest(purpose).send(authorize(purpose), checker, { ...scopeFacts, ...over }).rules).toEqual([
        'causeIsStillOpen',
      ]);
    },
  );
  it('for an evaluation is of the evaluator who is commissioned there', law('T31'), () => {
    // Also not of whoever is inspected there.
    const commissioned = { 'under/venueInspection': fact(inspection, { parties: [evaluator], shares: venue(seller) }) };
    const facts = { ...scopeFacts, ...commissioned };
    expect(refusedBy(requestOf('evaluation'), registrar, facts)).toEqual(['requesterIsOfTheCase']);
    expect(aRequest('evaluation').send(authorize('evaluation'), checker, facts).rules).toEqual([
      'requesterIsOfTheCase',
    ]);
  });

  const company = { parties: [seller], shares: { concerns: seller, team: [], evaluator: null } };
  const order = 'rectificationOrder/a/1';
  const ofTheOrder = (shares: object = {}, parties = [seller, 'SUPERVISOR']) =>
    fact(order, { parties, shares: { issuer: '市数据局', issuedAt: opened, target: 'subject', ...shares } });
  const incident = 'securityIncident/a/1';
  const health = { kind: 'regulator', body: '市卫健委', persons: ['meng'] };
  it.each([
    ['an inspection of the authority', fact(inspection, { shares: venue() }), {}, ['requesterIsOfTheCase']],
    [
      'a team without them',
      causeFacts['under/venueInspection'],
      { requester: { ...health, persons: ['meng', 'bo'] } },
      ['requesterIsOfTheCase'],
    ],
    ['a team with them', causeFacts['under/venueInspection'], { requester: health }, 'opened'],
    ['an inspection of a company', fact(inspection, { ...company, parties: ['SUPERVISOR', seller] }), {}, 'opened'],
    [
      'one of another company',
      fact(inspection, { parties: ['SUPERVISOR'], shares: { ...company.shares, concerns: evaluator } }),
      {},
      ['scopeIsOfTheCase'],
    ],
    ['an order of their own', ofTheOrder(), {}, 'opened'],
    ['an order of another body', ofTheOrder({ issuer: '市网信办' }), {}, ['requesterIsOfTheCase']],
    [
      'an order in which they only keep the paper',
      ofTheOrder({ issuer: '市网信办' }),
      { requester: { kind: 'supervisor', body: '市网信办', persons: ['sun'], party: evaluator } },
      ['requesterIsOfTheCase'],
    ],
    ['an order that nobody has confirmed', ofTheOrder({ issuedAt: null }), {}, ['causeIsOpen']],
    ['an order to the venue', ofTheOrder({ target: 'opco' }, ['OPCO', 'SUPERVISOR']), {}, 'opened'],
    ['an order to another company', ofTheOrder({}, [evaluator, 'SUPERVISOR']), {}, ['scopeIsOfTheCase']],
    ['an incident of the venue', fact(incident, { shares: { scope: 'venue' } }), {}, ['scopeIsOfTheCase']],
    [
      'an incident of the domain',
      fact(incident, { shares: { scope: 'domain' } }),
      {},
      ['requesterIsOfTheCase', 'scopeIsOfTheCase'],
    ],
  ] as [string, CaseFact, object, string[] | 'opened'][])(
    'for supervision within %s',
    law('T28', 'T32', 'T33'),
    (_, cause, more, answer) => {
      const input = requestOf('supervision', { under: cause.id, ...more });
      const facts = { ...scopeFacts, [`under/${cause.lifecycle}`]: cause };
      expect(refusedBy(input, registrar, facts)).toEqual(answer);
    },
  );

  it(
    'for supervision within an incident reaches the cases that it names, and no party as such',
    law('T27', 'T28'),
    () => {
      const facts = {
        ...scopeFacts,
        'under/securityIncident': fact(incident, { shares: { scope: 'venue' } }),
        'concerned/trade': [tradeFact()],
      };
      expect(refusedBy(requestOf('supervision', { under: incident }), registrar, facts)).toBe('opened');
      const byParty = { scope: { ...scope, parties: [seller] }, under: incident };
      expect(refusedBy(requestOf('supervision', byParty), registrar, facts)).toEqual(['scopeIsOfTheCase']);
      const one = aRequest('supervision', { under: incident }, facts);
      expect(one.fork().send(authorize('supervision'), checker, facts).state).toBe('authorized');
      const { 'concerned/trade': _, ...less } = facts;
      expect(one.send(authorize('supervision'), checker, less).rules).toEqual(['scopeIsOfTheCase']);
    },
  );

  it('gives no copies once the case that it is under has ended, or has another evaluator', law('T25', 'T31'), () => {
    const pack = { type: 'PACK', package: paper('b') };
    const provide = { type: 'PROVIDE', receipt: paper('c') };
    const packed = aGrant('evaluation').send(pack, checker, causeFacts);
    expect(packed.fork().send(provide, registrar, causeFacts).refusal).toBeUndefined();
    const under = 'under/venueInspection';
    for (const [facts, rule] of [
      [{ [under]: fact(inspection, { open: false }) }, 'causeIsStillOpen'],
      [{ [under]: fact(inspection, { shares: { evaluator: null } }) }, 'requesterIsOfTheCase'],
    ] as const) {
      expect(aGrant('evaluation').send(pack, checker, facts).rules).toEqual([rule]);
      expect(packed.fork().send(provide, registrar, facts).rules).toEqual([rule]);
    }
  });
});
