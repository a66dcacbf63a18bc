// A scenario under an agreement: several providers answer for their data sets.
import { describe, expect, it } from 'vitest';
import { request, review } from '../invariants/operation-acts.ts';
import { law } from '../support/law.ts';
import { person, sent, started } from '../support/ledger.ts';
import { zhao, aCity, caseOf, ask, providers, anAgreementInForce } from './agreement-in-the-ledger.ts';

describe('a scenario of an agreement, in the ledger', () => {
  it(
    'two providers who answer at once both count, in one order, and the grant waits for neither twice',
    law('P18'),
    async () => {
      const city = await aCity();
      const { ledger } = city;
      const { id: agreement, operator } = await anAgreementInForce(city);
      const id = await started(ledger, 'scenarioGrant', { agreement, scenario: '商保核保' }, operator);
      const asked = request('商保核保', '2026-03-02', '2026-12-31');
      const named = Object.entries(providers);
      const datasets = named.map(([dataset, provider]) => ({ ...asked.datasets[0], dataset, provider }));
      await sent(ledger, id, { type: 'SUBMIT', request: { ...asked, datasets } }, operator);
      await sent(ledger, id, { type: 'CONSENT', review }, zhao);
      const answer = (dataset: string) => ({
        type: 'CONSENT_AS_PROVIDER',
        answers: [{ dataset, catalogued: true, graded: true, withinUseRequirements: true, prohibited: null }],
      });
      const answers = await Promise.all(
        [...named, ...named].map(([dataset, party], n) =>
          ask(city, id, answer(dataset), person(`provider.${n}`, 'PROVIDER', party)),
        ),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
      const one = await caseOf(city, 'scenarioGrant');
      expect(one.tags).toContain('inForce');
      const log = await ledger.log(id, zhao);
      expect(
        log.ok &&
          log.rows
            .filter(({ event }) => event.type === 'CONSENT_AS_PROVIDER')
            .map(({ actor }) => actor.party)
            .sort(),
      ).toEqual(Object.values(providers).sort());
      expect(await ledger.verifyCase(id)).toMatchObject({ problems: [] });
    },
  );
});
