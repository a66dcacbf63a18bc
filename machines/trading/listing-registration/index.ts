// Registration of a trading object (标的登记), T11, T12, T14, T17 and T30.
import { hashText } from '../../kernel/hash.ts';
import { cited, defineLifecycle, one } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { actsFor } from '../../shared/rules.ts';
import { type Event, type Input, events, input, namedKinds } from './events.ts';
import { publicDataOf } from './guards.ts';
import { machine } from './machine.ts';

const opening = { reads: 'payload' } as const;
/** The kind is named by the law, where the law's list is closed. */
const kindIsNamed = cited(
  ({
    event: {
      input: { type },
    },
  }: {
    event: { input: Input };
  }) =>
    type.class === 'OTHER' ||
    type.class === 'THIRD_PARTY_SERVICE' ||
    namedKinds[type.class].includes(type.kind as never),
  {
    ...opening,
    law: [text('T11(1)', 'T11(2)'), reading('T11(3)', 'D-0070')],
    says: {
      zh: '该种类不在数据产品、数据服务所列之中；请按“其他交易标的”登记，由综合监督管理部门决定是否同意',
      en: 'this kind is not among the products and services that the law names; list it as OTHER, for the supervisor’s consent',
    },
  },
);
const registrationIsTheOwners = cited(
  ({ event }: { event: { input: Input; facts: Parameters<typeof one>[0] } }) => {
    const owner = one(event.facts, 'owner');
    return (
      owner !== null &&
      owner.lifecycle === 'subjectRegistration' &&
      owner.tags.includes('active') &&
      owner.shares['party'] === event.input.owner
    );
  },
  {
    law: text('T7'),
    reads: 'facts',
    says: {
      zh: '标的所有者须已登记且资格有效；请先办理主体登记',
      en: 'the owner must be registered and active; register the subject first',
    },
  },
);

export const listingRegistration = defineLifecycle({
  id: 'listingRegistration',
  version: 1,
  title: { zh: '标的登记', en: 'Registration of a trading object' },
  law: [text('T17')],
  machine,
  events,
  input,
  opens: {
    by: ['MERCHANT', 'THIRD_PARTY', 'OPCO'],
    law: [text('T6', 'T17')],
    facts: ({ registration }: Input) => ({ owner: { case: registration } }),
    rules: [actsFor(({ owner }: Input) => owner, text('T7'), ['OPCO']), kindIsNamed, registrationIsTheOwners],
  },
  stem: ({ owner, title }: Input) => `${owner.slice('org:'.length)}-${hashText(title).slice(0, 8)}`,
  parties: ({ owner }) => ({ owner }),
  readers: ['CENTER', 'OPCO', 'SUPERVISOR'],
  facts: (event: Event, context, self) => {
    const source = publicDataOf(event, context);
    const report = (
      'dossier' in event && event.dossier
        ? event.dossier
        : event.type === 'PASS_CHANGE'
          ? context.change?.dossier
          : context.dossier
    )?.complianceReport;
    switch (event.type) {
      case 'SUBMIT':
      case 'RESUBMIT':
      case 'PASS':
      case 'PUBLISH':
      case 'REQUEST_CHANGE':
      case 'RESUBMIT_CHANGE':
      case 'PASS_CHANGE':
        return {
          owner: { case: context.registration },
          export: { case: source?.export },
          agreement: { case: source?.agreement },
          body: { case: report?.body },
        };
      case 'DELIST':
        return { openTrades: { linked: { lifecycle: 'trade', rel: 'listing', to: self } } };
      default:
        return {};
    }
  },
  links: ({ registration, publicData }) => ({ party: registration, export: publicData?.export }),
  claims: ({ dossier, change, certificate }) => [
    ...[...new Set([dossier?.fingerprint, change?.dossier.fingerprint])].flatMap((value) =>
      value
        ? [
            {
              scope: 'listing',
              value,
              law: text('T17'),
              says: {
                zh: '该标的已有登记（一标的一登记）',
                en: 'this object already has a registration: one object, one registration',
              },
            },
          ]
        : [],
    ),
    ...(certificate
      ? [
          {
            scope: 'certificate',
            value: certificate.number,
            law: text('T17'),
            says: { zh: '凭证编号重复', en: 'the certificate number is taken' },
          },
        ]
      : []),
  ],
  shares: ({ owner, title, type, dossier, certificate, crossBorder, publicData, causes, withdrawn }) => ({
    owner,
    title,
    class: type.class,
    kind: type.kind,
    version: certificate?.version ?? 0,
    fingerprint: dossier?.fingerprint ?? null,
    certificate,
    purposes: dossier?.purposes ?? [],
    personalData: dossier?.personalData.mode ?? null,
    consentStands: withdrawn.length === 0,
    crossBorder,
    regions: dossier ? [...new Set([...dossier.delivery.recipientRegions, ...dossier.delivery.accessRegions])] : [],
    procedureUntil: dossier?.delivery.procedure?.until ?? null,
    publicData: publicData && dossier ? { export: publicData.export, scenarios: dossier.purposes } : null,
    suspended: causes.length > 0,
  }),
  retention: { years: 'trade.retention.years', law: text('T24') },
});
