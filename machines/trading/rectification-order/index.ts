// Order to rectify (整改要求), T29, T32 and T33; the center's supervision of the enterprise, T6.
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { issuerOf, registrarOf, targetOf } from './bodies.ts';
import { type Event, type Input, events, input } from './events.ts';
import { machine } from './machine.ts';
import { kinds } from './measures.ts';
import { openingFacts, openings } from './openings.ts';
import { toConfirm } from '../../shared/confirming.ts';
import { withContext } from '../../shared/migrating.ts';
import { label } from '../../shared/labels.ts';
import { words } from './words.ts';

export const rectificationOrder = defineLifecycle({
  id: 'rectificationOrder',
  version: 3,
  title: words.title,
  label: ({ issuer, instrument }) => label(issuer.name, instrument.number),
  law: [text('T29', 'T32', 'T33'), reading('T6', 'D-0242')],
  machine,
  events,
  input,
  opens: {
    by: ['SEC_REG', 'SECTOR_REG', 'SUPERVISOR', 'CENTER'],
    law: [text('T29', 'T32'), reading('T6', 'D-0242'), gap(['T29', 'T32'], 'D-0241')],
    facts: openingFacts,
    rules: openings,
  },
  stem: ({ target, instrument }: Input) =>
    `${target.body === 'subject' ? target.registration.split('/')[1] : target.body}-${instrument.date}`,
  parties: (context) => {
    const issuer = issuerOf(context.issuer);
    const registrar = registrarOf(context);
    return {
      target: targetOf(context),
      issuer,
      registrar,
      /** Who has the issuer's tasks: itself, and where it acts on paper, who keeps that. */
      reviewer: [...(issuer ? [issuer] : []), ...(registrar && (context.paper || !issuer) ? [registrar] : [])],
    };
  },
  readers: ['SUPERVISOR'],
  seats: ({ readers }) => readers,
  facts: (event: Partial<Event>) =>
    event.type === 'TAKE_MEASURES' && event.measure
      ? { targets: { cases: event.targets ?? [], of: kinds[event.measure]?.lifecycle ?? '' } }
      : {},
  links: ({ target, measures, follows, issuedAt }) => ({
    concerned:
      issuedAt === null ? [] : [...new Set([target.registration ?? [], ...measures.map((one) => one.target)].flat())],
    ...follows,
  }),
  /** One case for each order and addressee; what was registered in error may be registered again. */
  claims: ({ id, issuer, instrument, target, issuedAt }) => [
    {
      scope: 'rectificationOrder',
      value: `${issuer.party ?? issuer.name} ${instrument.number} ${target.registration ?? target.body}`,
      law: reading(['T29', 'T32'], 'D-0242'),
      says: words.claims.instrument,
      after: { heir: id, kept: issuedAt !== null },
    },
  ],
  onFile: ({ pending }) => toConfirm('CONFIRM_ACT', pending),
  hands: ({ finders, deciders, registrars, referral, measures }) => [
    ...finders,
    ...deciders,
    ...registrars,
    ...(referral?.by ?? []),
    ...measures.flatMap(({ by }) => by),
  ],
  shares: ({ kind, target, issuer, due, issuedAt, referral }) => ({
    kind,
    target: target.body,
    issuer: issuer.name,
    due,
    issuedAt,
    referred: referral !== null,
  }),
  retention: { years: 'trade.retention.years', law: text('T24') },
  migrations: {
    1: {
      name: 'another person than the one who issued an order accepts it, and than the one who referred it records the outcome',
      migrate: withContext(({ referral, ...old }) => ({
        ...old,
        referral: referral ? { ...(referral as JsonObject), by: [] } : null,
      })),
    },
    2: {
      name: 'another person than the one who requested a measure takes it, and than the one who took it lifts it',
      migrate: withContext(({ requested, ...old }) => ({
        ...old,
        requested: (requested as JsonObject[]).map((one) => ({ ...one, by: [] })),
      })),
    },
  },
});
