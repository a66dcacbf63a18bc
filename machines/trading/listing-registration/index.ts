// Registration of a trading object (标的登记), T11, T12, T14, T17 and T30.
import { hashText } from '../../kernel/hash.ts';
import { type Stamp, cited, defineLifecycle, one, speaking } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { rulesNamed } from '../../shared/rule-register/in-force.ts';
import { actsFor } from '../../shared/rules.ts';
import { type Event, type Input, events, input } from './events.ts';
import { dossierOf, isNamed, mayOffer, publicDataOf, regionsOf } from './guards/reading.ts';
import { machine } from './machine.ts';
import { migrations } from './migrations.ts';
import { label, partyLabel } from '../../shared/labels.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input } & Stamp };

const rules = speaking(words.openings, {
  actsForTheOwner: actsFor(({ owner }: Input) => owner, text('T7'), ['OPCO']),
  /** The kind is named by the law, or described for the supervisor's consent. */
  kindIsNamed: cited(
    [text('T11(1)', 'T11(2)', 'T11(4)'), reading('T11(3)', 'D-0168')],
    'payload',
    ({ event: { input: asked } }: Opening) => isNamed(asked.type) || Boolean(asked.type.description),
  ),
  ownerMayOffer: cited(
    [text('T7'), reading(['T8', 'T10'], 'D-0071')],
    'facts',
    ({ event: { input: asked, facts } }: Opening) => mayOffer(one(facts, 'owner')?.shares['kinds'], asked.type),
  ),
  registrationIsTheOwners: cited(text('T7'), 'facts', ({ event }: Opening) => {
    const owner = one(event.facts, 'owner');
    return (
      owner !== null &&
      owner.lifecycle === 'subjectRegistration' &&
      owner.tags.includes('active') &&
      owner.shares['party'] === event.input.owner
    );
  }),
});

export const listingRegistration = defineLifecycle({
  id: 'listingRegistration',
  version: 3,
  title: words.title,
  label: ({ title, owner }) => label(title, partyLabel(owner)),
  law: [text('T17')],
  machine,
  events,
  input,
  opens: {
    by: ['MERCHANT', 'THIRD_PARTY', 'OPCO'],
    law: [text('T6', 'T11', 'T17')],
    facts: ({ registration }: Input) => ({ owner: { case: registration, of: 'subjectRegistration' } }),
    rules,
  },
  stem: ({ owner, title }: Input) => `${owner.slice('org:'.length)}-${hashText(title).slice(0, 8)}`,
  parties: ({ owner }) => ({ owner }),
  readers: ['CENTER', 'OPCO', 'SUPERVISOR'],
  facts: (event: Event, context, self) => {
    const source = publicDataOf(event, context);
    const report = dossierOf({ context, event })?.complianceReport;
    switch (event.type) {
      case 'SUBMIT':
      case 'RESUBMIT':
      case 'PASS':
      case 'PUBLISH':
      case 'REQUEST_CHANGE':
      case 'RESUBMIT_CHANGE':
      case 'PASS_CHANGE':
        return {
          owner: { case: context.registration, of: 'subjectRegistration' },
          export: { case: source?.export, of: 'productExport' },
          agreement: { case: source?.agreement, of: 'operatingAgreement' },
          body: { case: report?.body, of: 'subjectRegistration' },
          ...('assessment' in event && rulesNamed([event.assessment?.standard])),
          ...(event.type === 'PUBLISH' && rulesNamed([event.rule])),
        };
      case 'DELIST':
        return {
          openTrades: { linked: { lifecycle: 'trade', rel: 'listing', to: self } },
          openViolations: { linked: { lifecycle: 'violationCase', rel: 'concerned', to: self } },
          openOrders: { linked: { lifecycle: 'rectificationOrder', rel: 'concerned', to: self } },
          ownersOrders: { linked: { lifecycle: 'rectificationOrder', rel: 'concerned', to: context.registration } },
          openIncidents: { linked: { lifecycle: 'securityIncident', rel: 'concerned', to: self } },
        };
      default:
        return {};
    }
  },
  links: ({ registration, publicData }) => ({ party: registration, export: publicData?.export }),
  hands: ({ applicants, change }) => [...applicants, ...(change?.by ?? [])],
  publicView: (context) => {
    const { dossier, certificate, publicView, published, causes, title, type } = context;
    return published && publicView && dossier && causes.length === 0
      ? {
          title,
          class: type.class,
          kind: type.kind,
          ...publicView,
          purposes: dossier.purposes,
          regions: regionsOf(dossier.delivery),
          certificate: certificate?.number ?? null,
        }
      : null;
  },
  claims: ({ dossier, publicData, change, certificate, owner }) => [
    ...[...new Set([dossier?.fingerprint, change?.dossier.fingerprint])].flatMap((value) =>
      value
        ? [
            {
              scope: 'listing',
              value,
              law: text('T17'),
              says: words.claims.listing,
              after: { heir: publicData ? 'publicData' : owner, kept: certificate !== null },
            },
          ]
        : [],
    ),
    // The fingerprint of public data belongs to its export, which claims it: nobody lists it as anything else (P27).
    ...[
      ...new Set([publicData ? null : dossier?.fingerprint, change?.publicData ? null : change?.dossier.fingerprint]),
    ].flatMap((value) =>
      value
        ? [
            {
              scope: 'fingerprint',
              value,
              law: text('T17', 'P27'),
              says: words.claims.fingerprint,
              after: { heir: owner, kept: certificate !== null },
            },
          ]
        : [],
    ),
    ...(certificate
      ? [{ scope: 'certificate', value: certificate.number, law: text('T17'), says: words.claims.certificate }]
      : []),
  ],
  shares: ({
    registration,
    owner,
    title,
    type,
    dossier,
    certificate,
    crossBorder,
    publicData,
    publicView,
    causes,
    unremoved,
  }) => ({
    registration,
    owner,
    title,
    class: type.class,
    kind: type.kind,
    version: certificate?.version ?? 0,
    fingerprint: dossier?.fingerprint ?? null,
    certificate,
    purposes: dossier?.purposes ?? [],
    personalData: dossier?.personalData.mode ?? null,
    consentStands: unremoved.length === 0,
    crossBorder,
    regions: dossier ? regionsOf(dossier.delivery) : [],
    deliveryRule: dossier?.delivery.rule ?? 'fingerprint',
    procedureUntil: dossier?.delivery.procedure?.until ?? null,
    publicData: publicData && dossier ? { export: publicData.export, scenarios: dossier.purposes } : null,
    suspended: causes.length > 0,
    ...(publicView?.priceLimit && { priceLimitFen: publicView.priceLimit.fen }),
  }),
  retention: { years: 'trade.retention.years', law: text('T24') },
  migrations,
});
