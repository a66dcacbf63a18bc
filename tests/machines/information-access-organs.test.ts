import { describe, expect, it } from 'vitest';
import { informationAccess } from '../../machines/trading/information-access/index.ts';
import { type Driven, fact } from '../support/driver.ts';
import {
  aRequest,
  authorize,
  checker,
  days,
  officer,
  onPaper,
  opened,
  other,
  refusedBy,
  registrar,
  requestOf,
  scope,
  scopeFacts,
  seller,
  trade,
  tradeFact,
  doc,
} from '../support/information-access.ts';
import { law } from '../support/law.ts';

const reason = { reason: '超出职权' };
const check = { type: 'AUTHORIZE', scope, persons: ['feng', 'gao'] };
const urgent = (more: object = {}) => aRequest('crimeInvestigation', { urgent: true, ...more });
describe('an access of a security organ', () => {
  it('is of form alone for security organs: what is complete is not refused', law('T35'), () => {
    for (const purpose of ['nationalSecurity', 'crimeInvestigation'] as const)
      expect(aRequest(purpose).send({ type: 'REFUSE', ...reason }, checker).rules).toEqual(['mayBeRefused']);
    const one = aRequest();
    expect(one.fork().send({ type: 'REFUSE', ...reason }, registrar).rules).toEqual(['checkerDiffersFromRegistrar']);
    expect(one.send({ type: 'REFUSE', ...reason }, checker).state).toBe('refused');
  });

  it('follows an urgent access, which is open at once', law('T35'), () => {
    const one = urgent();
    expect(one.state).toBe('urgent.running');
    expect(one.context.granted).toMatchObject({ persons: ['feng', 'gao'], until: days(10) });
    expect(urgent({ until: undefined }).context.granted).toMatchObject({ until: '2026-04-01T16:00:00.000Z' });
    expect(one.due('trade.access.urgentWithin')).toBe('2026-03-02T06:00:00.000Z');
    expect(one.fork().send(check, registrar, scopeFacts).rules).toEqual(['checkerDiffersFromRegistrar']);
    // Not a moment longer than it was open from the beginning.
    for (const more of [{ until: days(10, 1) }, { until: days(9) }, { persons: ['feng'] }])
      expect(one.fork().send({ ...check, ...more }, checker, scopeFacts).rules).toContain('organHasWhatItAsked');
    expect(one.fork().send({ ...check, until: days(10) }, checker, scopeFacts).state).toBe('authorized');
    expect(one.send(check, checker, scopeFacts).context.granted).toMatchObject({ until: days(10) });
  });

  it('follows an urgent access also when that is over', law('T35'), () => {
    const ends: [string, Driven][] = [
      ['expired', urgent().at(days(10))],
      ['provided', urgent().send({ type: 'FINISH' }, officer)],
      ['withdrawn', urgent().send({ type: 'WITHDRAW', reason: '不再需要' }, officer)],
      ['provided', onPaper(urgent(), { type: 'FINISH' })],
    ];
    for (const [outcome, one] of ends) {
      expect([one.state, one.context.outcome]).toEqual(['urgent.over', outcome]);
      expect(informationAccess.grants!(one.context as never)).toMatchObject({ running: false });
      expect(one.fork().send(check, registrar, scopeFacts).rules).toEqual(['checkerDiffersFromRegistrar']);
      expect(one.fork().send({ ...check, persons: ['feng'] }, checker, scopeFacts).rules).toEqual([
        'organHasWhatItAsked',
      ]);
      expect(onPaper(one.fork(), { type: 'REVOKE', ...reason }).context.outcome).toBe('revoked');
      // Its bar has no end: the case waits for the organ to say how long.
      expect(one.send(check, checker, scopeFacts).state).toBe('settling');
      expect(one.send({ type: 'ALLOW_TELLING', document: doc }, officer).state).toBe(outcome);
    }
    expect(urgent().at(days(10, -1)).state).toBe('urgent.running');
    expect(urgent().send({ type: 'FINISH' }, { ...officer, person: 'mallory' }).rules).toEqual(['actorIsOfTheRequest']);
  });

  it.each(['nationalSecurity', 'crimeInvestigation'] as const)(
    'gives a security organ what it asked: for %s scope, persons and term are those of the request',
    law('T35'),
    (purpose) => {
      const one = aRequest(
        purpose,
        { scope: { ...scope, cases: [trade, other] } },
        {
          'scope/trade': [tradeFact(), fact(other, { parties: [seller] })],
        },
      );
      const whole = { ...authorize(purpose), scope: { ...scope, cases: [other, trade] } };
      for (const less of [{ scope }, { persons: ['feng'] }, { until: days(9) }])
        expect(one.fork().send({ ...whole, ...less }, checker, scopeFacts).rules).toEqual(['organHasWhatItAsked']);
      expect(one.fork().send(whole, checker, scopeFacts).state).toBe('authorized');
      const { until: _, ...untimed } = whole;
      expect(one.send(untimed, checker, scopeFacts).context.granted).toMatchObject({ until: days(10) });
    },
  );

  it('is for no longer than was asked; what is asked lies within the term', law('T25'), () => {
    expect(refusedBy(requestOf('court', { until: opened }))).toEqual(['untilFitsTerm']);
    expect(refusedBy(requestOf('court', { until: '2026-04-01T16:00:00.001Z' }))).toEqual(['untilFitsTerm']);
    const one = aRequest('court', { until: days(5) });
    expect(one.fork().send(authorize('court'), checker, scopeFacts).rules).toEqual(['untilIsWithinTerm']);
    expect(one.fork().send(authorize('court', { until: days(5) }), checker, scopeFacts).state).toBe('authorized');
    // Of a security organ whose time passed unchecked nothing is left to authorise: that may be refused.
    const police = aRequest('crimeInvestigation').at(days(10));
    expect(police.fork().send({ ...check, until: undefined }, checker, scopeFacts).rules).toEqual([
      'untilIsWithinTerm',
    ]);
    expect(police.send({ type: 'REFUSE', ...reason }, checker).state).toBe('refused');
  });
});
