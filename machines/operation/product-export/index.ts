// Review and export of a public-data product (产品审核导出), P27.
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { hashText } from '../../kernel/hash.ts';
import { reading, text } from '../../law/cite.ts';
import { actsForTheOperator, agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { toConfirm } from '../../shared/confirming.ts';
import { grantsAreOfTheAgreement } from '../../shared/under-agreement.ts';
import { events, input, type Event, type Input } from './events.ts';
import { machine } from './machine.ts';
import { migrations } from './migrations.ts';
import { label, partyLabel } from '../../shared/labels.ts';
import { words } from './words.ts';

const rules = {
  actsForTheOperator: actsForTheOperator(text('P27')),
  agreementIsInForce: agreementIsInForce(text('P27')),
  grantsAreOfTheAgreement: grantsAreOfTheAgreement(text('P17', 'P27')),
};

export const productExport = defineLifecycle({
  id: 'productExport',
  version: 3,
  title: words.title,
  label: ({ title, operator }) => label(title, partyLabel(operator)),
  law: [text('P27')],
  machine,
  events,
  input,
  opens: {
    by: ['OPERATOR'],
    law: [text('P4(2)', 'P27')],
    facts: ({ agreement, grants }: Input) => ({
      agreement: { case: agreement, of: 'operatingAgreement' },
      grants: { cases: grants, of: 'scenarioGrant' },
    }),
    rules,
  },
  stem: ({ agreement, title }: Input) => `${stemOf(agreement)}-${hashText(title).slice(0, 8)}`,
  // Whose data it was made of reads it; nothing is theirs to decide here.
  parties: ({ operator, providers }) => ({ operator, provider: providers }),
  readers: ['AUTHORITY'],
  facts: (event: Event, { agreement, grants, requested }, self) => {
    switch (event.type) {
      case 'SUBMIT':
      case 'RESUBMIT':
      case 'APPROVE':
      case 'EXPORT':
        return {
          agreement: { case: agreement, of: 'operatingAgreement' },
          grants: { cases: grants.map(({ grant }) => grant), of: 'scenarioGrant' },
        };
      case 'REQUEST_SCENARIOS':
        return { grants: { cases: event.grants ?? [], of: 'scenarioGrant' } };
      case 'APPROVE_SCENARIOS':
        return { grants: { cases: requested?.grants.map(({ grant }) => grant) ?? [], of: 'scenarioGrant' } };
      case 'GRANT_RESTORED':
        return { source: { case: event.cause, of: 'scenarioGrant' } };
      case 'RETIRE':
        return { listings: { linked: { lifecycle: 'listingRegistration', rel: 'export', to: self } } };
      case 'AGREEMENT_ENDED':
        return { successor: { case: event.successor, of: 'operatingAgreement' } };
      default:
        return {};
    }
  },
  links: ({ agreement, grants }) => ({ agreement, grant: grants.map(({ grant }) => grant) }),
  claims: ({ dossier, exported }) =>
    dossier
      ? [
          {
            scope: 'productExport',
            value: dossier.fingerprint,
            law: reading('P27', 'D-0146'),
            says: words.claims.productExport,
          },
          // T12, P27: nobody lists these bytes as containing no public data.
          {
            scope: 'fingerprint',
            value: dossier.fingerprint,
            law: reading(['T12', 'P27'], 'D-0182'),
            says: words.claims.fingerprint,
            after: { heir: 'productExport', kept: exported !== null },
          },
        ]
      : [],
  shares: ({ agreement, operator, title, form, dossier, scenarios, exported, causes, drawsOnDomain }) => ({
    agreement,
    operator,
    title,
    form,
    version: dossier?.version ?? null,
    fingerprint: dossier?.fingerprint ?? null,
    scenarios,
    exportedAt: exported?.at ?? null,
    drawsOnDomain,
    flagged: causes.length > 0,
  }),
  onFile: ({ misuse }) => toConfirm('CONFIRM_MISUSE', misuse),
  hands: ({ submitters, finders }) => [...submitters, ...finders],
  retention: null,
  migrations,
});
