// Access to information for bodies that may have it (协助调取), T25, T34 and T35; T28, T31, T32, T36.
import { type FactRequest, type Grant, defineLifecycle } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { toConfirm } from '../../shared/confirming.ts';
import { eachOfItsKind } from '../../shared/facts.ts';
import { causeFacts } from './cause.ts';
import type { Context } from './context.ts';
import { type Event, type Input, events, input } from './events.ts';
import { machine } from './machine.ts';
import { migrations } from './migrations.ts';
import { openings } from './openings.ts';
import { hatsOf, reachable, requesters, supervising, termsOf } from './purposes.ts';
import { label } from '../../shared/labels.ts';
import { words } from './words.ts';

type Requests = Record<string, FactRequest | undefined>;
const factsOf = (asked: Pick<Context | Input, 'purpose' | 'under'>, cases: readonly string[]): Requests => ({
  ...eachOfItsKind('scope', cases, reachable),
  ...causeFacts(asked, cases),
});

const grantOf = (context: Context): Grant => {
  const { purpose, requester, granted, outcome, form, under } = context;
  const { scope, persons, until } = granted ?? { ...context, persons: requester.persons, until: '' };
  const only = termsOf(purpose).only;
  return {
    running: granted !== null && outcome === null && form.includes('read'),
    secret: context.barred && !context.told,
    concerned: context.concerned,
    purpose: words.purposes[purpose],
    requester: requester.body,
    persons,
    hats: [...hatsOf(requester)],
    party: requester.party ?? null,
    cases: scope.cases,
    parties: scope.parties,
    of: scope.persons,
    ownHat: requester.kind === 'headOfBody',
    from: scope.from ?? null,
    to: scope.to ?? null,
    lifecycles: [...(only?.lifecycles ?? reachable), ...(purpose === 'discipline' ? supervising : [])],
    shares: only?.shares ?? {},
    classes: scope.classes,
    fields: purpose === 'discipline' ? null : `trade.access.fields.${purpose}`,
    until,
    tells: 'MATERIAL_READ',
    while: termsOf(purpose).under ? under : null,
  };
};

export const informationAccess = defineLifecycle({
  id: 'informationAccess',
  version: 5,
  title: words.title,
  label: ({ requester, instrument }) => label(requester.body, instrument.number),
  law: [text('T34', 'T35'), reading(['T25', 'T28', 'T31', 'T32', 'T36'], 'D-0270')],
  machine,
  events,
  input,
  opens: {
    by: [...new Set(['CENTER' as const, ...Object.values(requesters).flat()])],
    law: [text('T34', 'T35'), reading(['T25', 'T28', 'T31', 'T32', 'T36'], 'D-0270')],
    facts: ({ scope, ...asked }: Input) => factsOf(asked, scope.cases),
    rules: openings,
  },
  stem: ({ purpose, instrument }: Input) => `${purpose}-${instrument.date}`,
  parties: ({ requester, purpose, consents }) => ({
    requester: requester.party,
    // Of any other purpose nobody's consent is asked, and nobody's withdrawal ends it.
    consenting: purpose === 'partyConsent' ? consents.map(({ party }) => party) : [],
  }),
  // What it allowed, and that it has ended; not whose other cases are asked for, or who reads them (D-0273).
  views: {
    consenting: {
      fields: ['id', 'purpose', 'basis', 'form', 'until', 'outcome'],
      events: ['WITHDRAW_CONSENT'],
    },
  },
  // Not even who supervises the venue learns whom a security organ looks at; it has the numbers.
  readers: ['CENTER'],
  seats: ({ requester }) => requester.persons,
  facts: (event: Partial<Event>, context) => {
    if (event.type === 'AUTHORIZE') return factsOf(context, event.scope?.cases ?? []);
    // Copies leave for the reason that opened the access, as long as it lasts.
    if (event.type === 'PACK' || event.type === 'PROVIDE') return causeFacts(context, []);
    return event.type === 'PLACE_HOLD' ? { archives: { cases: event.archives ?? [], of: 'retentionRecord' } } : {};
  },
  links: ({ under }) => ({ under }),
  claims: ({ id, requester, instrument, granted }) => [
    {
      scope: 'accessInstrument',
      value: `${requester.body}/${instrument.number}`,
      law: gap(['T25', 'T34', 'T35'], 'D-0271'),
      says: words.claims.instrument,
      after: { heir: id, kept: granted !== null },
    },
  ],
  onFile: ({ pending, packed }) => ({ ...toConfirm('CONFIRM_ACT', pending), ...toConfirm('PROVIDE', packed) }),
  hands: ({ registrars, checkers }) => [...registrars, ...checkers],
  // For the numbers of a quarter (D-0271): neither who asks nor about whom.
  shares: ({ purpose, granted }) => ({ purpose, granted: granted !== null }),
  grants: grantOf,
  migrations,
  retention: { years: 'trade.retention.years', law: text('T24') },
});
