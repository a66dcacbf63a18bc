// What is asked of a listing in force: withdrawn consents (T12), causes that suspend it (T22), and its end.
import { now } from '../../../kernel/env.ts';
import { hashOf } from '../../../kernel/hash.ts';
import { branch, cited, many } from '../../../kernel/lifecycle.ts';
import { gap, reading } from '../../../law/cite.ts';
import { isMeasure } from '../../../shared/measures.ts';
import type { Args } from '../context.ts';
import { causeOf, dossierOf, publicDataOf, renewalOf, sameCause } from './reading.ts';

export const inForceGuards = {
  changeIsStated: cited(gap('T17', 'D-0230'), 'payload', (args: Args) => {
    const { context, event } = args;
    const asked = [dossierOf(args), publicDataOf(event, context)];
    return renewalOf(event, context) || hashOf(asked) !== hashOf([context.dossier, context.publicData]);
  }),
  personalDataRestsOnConsent: cited(reading('T12', 'D-0073'), 'context', ({ context }: Args) =>
    context.contents.some(({ consent }) => consent),
  ),
  withdrawalIsNew: cited(
    reading('T12', 'D-0073'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'CONSENT_WITHDRAWN' && Boolean(event.person) && !context.withdrawn.includes(event.person),
  ),
  requesterIsKnown: cited(reading('T12', 'D-0164'), 'payload', ({ event }: Args) => {
    if (event.type !== 'CONSENT_WITHDRAWN') return false;
    const hat = event.actor?.hat;
    if (hat === 'DEMANDER') return event.by === 'person' && event.actor.party === `citizen:${event.person}`;
    return (hat !== 'CENTER' && hat !== 'OPCO') || event.identity !== undefined;
  }),
  hasNoOpenViolations: cited(
    reading('T22', 'D-0162'),
    'facts',
    ({ event }: Args) => many(event.facts, 'openViolations').length === 0,
  ),
  hasNoOpenOrders: cited(reading(['T22', 'T33'], 'D-0245'), 'facts', ({ event }: Args) =>
    ['openOrders', 'ownersOrders'].every((name) => many(event.facts, name).length === 0),
  ),
  hasNoOpenIncidents: cited(
    reading('T27', 'D-0293'),
    'facts',
    ({ event }: Args) => many(event.facts, 'openIncidents').length === 0,
  ),
  hasNoOpenTrades: cited(
    gap('T17', 'D-0072'),
    'facts',
    ({ event }: Args) => many(event.facts, 'openTrades').length === 0,
  ),
  noMeasureStands: cited(
    gap(['T17', 'T22'], 'D-0072'),
    'context',
    ({ context }: Args) => !context.causes.some(({ kind }) => kind === 'measure'),
  ),
  causeIsNew: cited(
    reading('T22', 'D-0007'),
    'payload',
    ({ context, event }: Args) =>
      'cause' in event && Boolean(event.cause) && !context.causes.some(sameCause(causeOf(event))),
  ),
  causeStands: cited(reading('T22', 'D-0007'), 'payload', ({ context, event }: Args) =>
    context.causes.some(sameCause(causeOf(event))),
  ),
  comesFromACase: cited(
    reading('T22', 'D-0160'),
    'payload',
    ({ event }: Args) => event.actor?.hat === 'SYSTEM' && isMeasure(causeOf(event).cause),
  ),
  certificateHasEnded: branch(({ context }: Args) => {
    const until = context.certificate?.validUntil;
    return Boolean(until && Date.parse(until) <= Date.parse(now()));
  }),
  aCauseStands: branch(({ context }: Args) => context.causes.length > 0),
  noCauseIsLeft: branch(({ context }: Args) => context.causes.length === 0),
  isPublished: branch(({ context }: Args) => context.published),
};
