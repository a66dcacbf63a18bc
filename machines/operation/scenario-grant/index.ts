// Authorization of a scenario (一场景一授权), P17 and P18.
import { type Stamp, cited, defineLifecycle, one, speaking } from '../../kernel/lifecycle.ts';
import { hashText } from '../../kernel/hash.ts';
import { reading, text } from '../../law/cite.ts';
import { actsForTheOperator, agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { isTerminated, rightsAreActive } from '../../shared/under-agreement.ts';
import { events, input, type Event, type Input } from './events.ts';
import { datasetsOf, providersOf } from './guards/reading.ts';
import { machine } from './machine.ts';
import { migrations } from './migrations.ts';
import { label, partyLabel } from '../../shared/labels.ts';
import { words } from './words.ts';

const rules = speaking(words.openings, {
  actsForTheOperator: actsForTheOperator(text('P18')),
  agreementIsInForce: agreementIsInForce(text('P10(3)', 'P17(2)')),
  rightsAreActive: rightsAreActive(text('P29')),
  scenarioIsNotTerminated: cited(
    text('P29'),
    'facts',
    ({ event }: { event: { input: Input } & Stamp }) =>
      !isTerminated(one(event.facts, 'agreement'), [event.input.scenario], []),
  ),
});

export const scenarioGrant = defineLifecycle({
  id: 'scenarioGrant',
  version: 3,
  title: words.title,
  label: ({ scenario, operator }) => label(scenario, partyLabel(operator)),
  law: [text('P17', 'P18')],
  machine,
  events,
  input,
  opens: {
    by: ['OPERATOR'],
    law: [text('P17', 'P17(1)', 'P18')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement, of: 'operatingAgreement' } }),
    rules,
  },
  stem: ({ agreement, scenario }: Input) => `${stemOf(agreement)}-${hashText(scenario).slice(0, 8)}`,
  parties: ({ operator, proposal, granted }) => ({
    operator,
    provider: [...new Set([...providersOf(granted), ...providersOf(proposal)])],
  }),
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE'],
  facts: (event: Event, { agreement }) => {
    const successors = { linked: { lifecycle: 'operatingAgreement', rel: 'previous', to: agreement } };
    const others = { linked: { lifecycle: 'scenarioGrant', rel: 'agreement', to: agreement } };
    switch (event.type) {
      case 'SUBMIT':
      case 'RESUBMIT':
      case 'REQUEST_CHANGE':
        return {
          agreement: { case: agreement, of: 'operatingAgreement' },
          successors,
          others,
        };
      case 'CONSENT':
      case 'CONSENT_AS_PROVIDER':
        return { agreement: { case: agreement, of: 'operatingAgreement' }, others };
      case 'REGRADE':
        return { agreement: { case: agreement, of: 'operatingAgreement' } };
      case 'PROVISION':
        return {
          agreement: { case: agreement, of: 'operatingAgreement' },
          others,
          acceptance: { case: event.acceptance, of: 'domainAcceptance' },
          accounts: { cases: event.accounts ?? [], of: 'staffAdmission' },
        };
      case 'AGREEMENT_ENDED':
        return { successor: { case: event.successor, of: 'operatingAgreement' } };
      default:
        return {};
    }
  },
  links: ({ agreement }) => ({ agreement }),
  claims: ({ operator, scenario }) => [
    {
      scope: 'scenario',
      value: `${operator}/${hashText(scenario)}`,
      law: reading('P17', 'D-0140'),
      says: words.claims.scenario,
    },
  ],
  shares: ({ agreement, operator, scenario, granted, version, planEndsAt, barred }) => ({
    agreement,
    operator,
    scenario,
    datasets: datasetsOf(granted),
    providers: Object.fromEntries(granted?.datasets.map(({ dataset, provider }) => [dataset, provider]) ?? []),
    purpose: granted?.purpose ?? null,
    partners: granted?.partners.map(({ name }) => hashText(name)) ?? [],
    version,
    planEndsAt,
    barred,
  }),
  // Who asked for the data, and who reported or examined a finding, does not decide on what follows from it.
  hands: ({ applicants, examiners }) => [...applicants, ...examiners],
  retention: null,
  migrations,
});
