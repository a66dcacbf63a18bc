// Amendment, termination, outcome, archive, and the use of the parties' data (T21, T22, T24, T25).
import { assertEvent } from 'xstate';
import { now, param } from '../../../kernel/env.ts';
import { hashOf } from '../../../kernel/hash.ts';
import type { Text } from '../../../law/cite.ts';
import { type Args, type Context, type Outcome, moneyMayMove } from '../context.ts';
import { manifestOf, startOf } from '../manifest.ts';
import { words } from '../words.ts';
import { actingSide, does, ended, keep } from './define.ts';

const without = ({ pauses }: Context, cause: string) => pauses.filter((pause) => pause.cause !== cause);
const inWords = ({ zh, en }: Text): string => `${zh} / ${en}`;
const reasonIn = ({ event }: Args): string | null => {
  if ('reason' in event && typeof event.reason === 'string') return event.reason;
  if (event.type === 'PARTY_ENDED' || event.type === 'LISTING_ENDED') return inWords(words.events[event.type]);
  return null;
};
const asOutcome = (outcome: Outcome, otherwise?: Text) =>
  keep((args) => ({ outcome, outcomeReason: reasonIn(args) ?? (otherwise ? inWords(otherwise) : null) }));

export const endingActions = {
  // Amendment and termination
  recordChange: keep((args) => {
    const { context, event } = args;
    assertEvent(event, ['PROPOSE_AMENDMENT', 'PROPOSE_TERMINATION']);
    const kind = event.type === 'PROPOSE_AMENDMENT' ? ('amendment' as const) : ('termination' as const);
    return {
      changes: context.changes + 1,
      change: {
        kind,
        number: context.changes + 1,
        side: actingSide(args),
        reason: event.reason,
        releaseFen: event.type === 'PROPOSE_TERMINATION' ? event.releaseFen : null,
      },
    };
  }),
  dropChange: keep(() => ({ change: null, draft: null })),
  endByAgreement: keep(({ context }) =>
    ended(context, {
      kind: 'agreement',
      cause: context.id,
      reason: context.change?.reason ?? '',
      releaseFen: context.change?.releaseFen ?? null,
    }),
  ),
  /** By a measure, or by the end of a registration; the cause also takes its own pause with it. */
  endByCause: keep(({ context, event }) => {
    assertEvent(event, ['TERMINATE', 'PARTY_ENDED', 'LISTING_ENDED']);
    const { cause } = event;
    const kind = event.type === 'TERMINATE' ? ('measure' as const) : ('ended' as const);
    const reason = reasonIn({ context, event }) ?? '';
    return { ...ended(context, { kind, reason, cause, releaseFen: null }), pauses: without(context, cause) };
  }),
  /** A measure that comes after another end: what the bank still holds is the center’s to decide (D-0094). */
  endByMeasureToo: keep(({ context, event }) => {
    assertEvent(event, 'TERMINATE');
    const { termination, settlement } = context;
    const { cause, reason } = event;
    return {
      termination: termination && {
        ...termination,
        kind: 'measure',
        cause,
        reason,
        releaseFen: null,
        instruction: null,
        stopped: !moneyMayMove(context),
      },
      settlement: { ...settlement, split: null },
      pauses: without(context, cause),
    };
  }),
  liftEndedCause: keep(({ context, event }) => ({ pauses: without(context, 'cause' in event ? event.cause : '') })),

  // The end, and the archive
  recordCompleted: asOutcome('completed'),
  recordTerminated: keep(({ context }) => ({
    outcome: 'terminated',
    outcomeReason: context.termination?.reason ?? null,
  })),
  recordCancelled: asOutcome('cancelled'),
  recordRejected: asOutcome('rejected'),
  recordLapsed: asOutcome('lapsed', words.lapsed),
  noteManifest: keep(({ context }) => ({ filing: { ...context.filing, manifestHash: hashOf(manifestOf(context)) } })),
  noteLater: keep(({ context }) => ({ filing: { ...context.filing, later: true } })),
  addMaterial: keep(({ context, event }) => {
    assertEvent(event, 'ADD_MATERIAL');
    return {
      materials: [...context.materials, { kind: event.kind, documents: event.documents.map(({ sha256 }) => sha256) }],
    };
  }),
  recordFiling: keep(({ context, event }) => ({
    filing: { ...context.filing, person: event.actor.person, at: now() },
  })),
  openArchive: does(({ context }) => ({
    type: 'open',
    lifecycle: 'retentionRecord',
    reply: 'ARCHIVE_OPENED',
    input: {
      of: context.id,
      years: 'trade.retention.years',
      report: true,
      ...(param('trade.retention.start') === 'latest' && { from: startOf(context) }),
    },
  })),
  recordArchive: keep(
    ({ context, event }) => (
      assertEvent(event, 'ARCHIVE_OPENED'),
      { filing: { ...context.filing, record: event.case, later: false } }
    ),
  ),
  recordSeal: keep(
    ({ context, event }) => (
      assertEvent(event, 'ARCHIVE_SEALED'),
      { filing: { ...context.filing, sha256: event.sha256 } }
    ),
  ),

  // T25
  recordAuthorization: keep((args) => {
    const { context, event } = args;
    assertEvent(event, 'AUTHORIZE_USE');
    const { use, scope, until } = event;
    const side = actingSide(args);
    return {
      authorisations: [
        ...context.authorisations.filter((other) => other.use !== use || other.side !== side),
        { use, side, scope, until },
      ],
    };
  }),
  dropAuthorization: keep((args) => {
    const { context, event } = args;
    assertEvent(event, 'WITHDRAW_AUTHORIZATION');
    return {
      authorisations: context.authorisations.filter(({ use, side }) => use !== event.use || side !== actingSide(args)),
    };
  }),
  recordUse: keep(({ context, event }) => {
    assertEvent(event, 'RECORD_USE');
    return {
      uses: [
        ...context.uses,
        { use: event.use, of: event.of, what: event.what, person: event.actor.person, at: now() },
      ],
    };
  }),
};
