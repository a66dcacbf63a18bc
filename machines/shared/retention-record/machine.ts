// T24: what a case leaves is sealed and kept for at least 20 years; P31: network logs for at least six months.
// The end of the term may only grow; nothing is disposed of by itself, alone, or under a legal hold.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import { dueAt } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { env, now, param, until } from '../../kernel/env.ts';
import { type Meta, auto, branch, by, cited, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import type { Role } from '../../law/roles.ts';
import { checkerDiffersFrom } from '../rules.ts';
import type { Event, Input } from './events.ts';

export type Hold = { hold: string; hat: Role; by: string; at: string; basis: string };
export type Context = {
  id: string;
  of: string;
  kind: Input['kind'];
  term: Input['years'];
  report: boolean;
  /** When the case ended, or later: the term does not run from before. */
  start: string;
  seal: { sha256: string; rows: number; documents: number; at: string } | null;
  until: string | null;
  holds: Hold[];
  proposal: { by: string; at: string; reason: string } | null;
  /** Decided by two persons and asked of the archive. */
  disposing: boolean;
};
type Args = { context: Context; event: Event };

const later = (one: string, other: string | undefined): string =>
  other && Date.parse(other) > Date.parse(one) ? new Date(Date.parse(other)).toISOString() : one;
// A shortest time, not a time limit to act in: it ends on its day and never rolls, so no later holiday notice moves it.
const endOf = (start: string, term: Input['years']): string =>
  dueAt(start, param(term), env().calendar, { roll: false }).at;
const everybody: Role[] = ['ARCHIVIST', 'CENTER', 'AUTHORITY', 'SUPERVISOR', 'DISC_AUDIT', 'NATSEC_POLICE'];

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string };
    meta: Meta;
    tags: 'sealed' | 'eligible' | 'held';
    emitted: Effect;
  },
  delays: { retentionEnds: until<Context>((context) => context.until) },
  guards: {
    untilGrows: cited(
      ({ context, event }: Args) =>
        event.type === 'EXTEND' && context.until !== null && Date.parse(event.until) > Date.parse(context.until),
      {
        law: reading(['T24', 'P31'], 'D-0081'),
        reads: 'payload',
        says: { zh: '保存期限只能延长，不得缩短；请给出更晚的日期', en: 'retention may only grow; give a later date' },
      },
    ),
    untilIsAhead: cited(({ event }: Args) => event.type === 'EXTEND' && Date.parse(event.until) > Date.parse(now()), {
      law: reading(['T24', 'P31'], 'D-0081'),
      reads: 'payload',
      says: { zh: '新的期限须在将来', en: 'the new end must lie ahead' },
    }),
    sealIsTheSame: cited(
      ({ context, event }: Args) =>
        event.type === 'ARCHIVE_DISPOSED' && context.seal !== null && event.archive === context.seal.sha256,
      {
        law: gap('T24', 'D-0082'),
        reads: 'payload',
        says: { zh: '销毁回执与封存的档案不符', en: 'the receipt is not for the archive that was sealed' },
      },
    ),
    regimeAllowsDisposal: cited(() => param('trade.retention.afterEnd') === 'manualDecision', {
      law: gap('T24', 'D-0030'),
      reads: 'context',
      says: { zh: '规则包规定期满后继续保存', en: 'the regime keeps material after its term has ended' },
    }),
    noHoldStands: cited(({ context }: Args) => context.holds.length === 0, {
      law: gap(['T24', 'T34', 'T35', 'P31'], 'D-0082'),
      reads: 'context',
      says: {
        zh: '存在法定冻结，解除前不得处置',
        en: 'a legal hold stands; nothing may be disposed of before it is lifted',
      },
    }),
    secondPersonDecides: checkerDiffersFrom<Context>(
      ({ proposal }) => [proposal?.by],
      gap('T24', 'D-0082'),
      '提出处置的人不得批准',
      'who proposed the disposal does not approve it',
    ),
    holdIsNew: cited(
      ({ context, event }: Args) =>
        event.type === 'PLACE_HOLD' && Boolean(event.hold) && !context.holds.some(({ hold }) => hold === event.hold),
      {
        law: gap(['T34', 'T35'], 'D-0082'),
        reads: 'payload',
        says: { zh: '该冻结已在执行', en: 'this hold stands already' },
      },
    ),
    holdIsTheirs: cited(
      ({ context, event }: Args) =>
        event.type === 'LIFT_HOLD' &&
        context.holds.some(({ hold, hat }) => hold === event.hold && hat === event.actor?.hat),
      {
        law: gap(['T34', 'T35'], 'D-0082'),
        reads: 'payload',
        says: {
          zh: '没有该冻结，或者不是由本身份作出；由作出冻结的一方解除',
          en: 'no such hold of yours; a hold is lifted in the hat that placed it',
        },
      },
    ),
    disposalIsNotUnderWay: cited(({ context }: Args) => !context.disposing, {
      law: gap('T24', 'D-0082'),
      reads: 'context',
      says: { zh: '处置已批准并正在执行', en: 'the disposal is decided and being carried out' },
    }),
    caseWantsToKnow: branch(({ context }: Args) => context.report),
    otherHoldsStand: branch(
      ({ context, event }: Args) => event.type === 'LIFT_HOLD' && context.holds.some(({ hold }) => hold !== event.hold),
    ),
  },
  actions: {
    askArchiveToSeal: emit(({ context }): Effect => ({
      type: 'call',
      port: 'archive',
      op: 'seal',
      input: { case: context.of, kind: context.kind },
      reply: 'ARCHIVE_SEALED',
    })),
    askArchiveToDispose: emit(({ context }): Effect => ({
      type: 'call',
      port: 'archive',
      op: 'dispose',
      input: { case: context.of, sha256: context.seal?.sha256 ?? null },
      reply: 'ARCHIVE_DISPOSED',
    })),
    recordSeal: assign(({ context, event }) => {
      assertEvent(event, 'ARCHIVE_SEALED');
      const { sha256, rows, documents } = event;
      // A case that waits for its seal ends with it, not before.
      const start = context.report ? later(context.start, now()) : context.start;
      return { seal: { sha256, rows, documents, at: now() }, start, until: endOf(start, context.term) };
    }),
    tellCase: emit(({ context }): Effect => ({
      type: 'tell',
      to: context.of,
      event: { type: 'ARCHIVE_SEALED', sha256: context.seal?.sha256 ?? '', record: context.id },
    })),
    recordExtension: assign(
      ({ event }) => (
        assertEvent(event, 'EXTEND'),
        { until: new Date(Date.parse(event.until)).toISOString(), proposal: null }
      ),
    ),
    recordProposal: assign(
      ({ event }) => (
        assertEvent(event, 'PROPOSE_DISPOSAL'),
        { proposal: { by: event.actor.person, at: now(), reason: event.reason } }
      ),
    ),
    dropProposal: assign({ proposal: null }),
    recordDecision: assign({ disposing: true }),
    addHold: assign(({ context, event }) => {
      assertEvent(event, 'PLACE_HOLD');
      const { hold, basis, actor } = event;
      return { holds: [...context.holds, { hold, basis, hat: actor.hat, by: actor.person, at: now() }] };
    }),
    liftHold: assign(
      ({ context, event }) => (
        assertEvent(event, 'LIFT_HOLD'),
        { holds: context.holds.filter(({ hold }) => hold !== event.hold) }
      ),
    ),
    notifyKeepers: emit({
      type: 'notify',
      notice: 'N19',
      to: ['ARCHIVIST'],
      subject: { zh: '保存期限届满，待决定是否处置', en: 'A retention has ended; decide what becomes of the material' },
    }),
  },
}).createMachine({
  id: 'retentionRecord',
  context: ({ input }) => ({
    id: input.id,
    of: input.of,
    kind: input.kind,
    term: input.years,
    report: input.report,
    start: later(now(), input.from),
    seal: null,
    until: null,
    holds: [],
    proposal: null,
    disposing: false,
  }),
  initial: 'kept',
  states: {
    kept: {
      meta: state('保存', 'Kept', text('T24', 'P31')),
      type: 'parallel',
      states: {
        term: {
          meta: state('保存期限', 'Term', text('T24', 'P31')),
          initial: 'sealing',
          states: {
            sealing: {
              meta: state('归档封存', 'Being sealed', text('T24')),
              entry: 'askArchiveToSeal',
              on: {
                ARCHIVE_SEALED: [
                  {
                    target: 'retained',
                    guard: 'caseWantsToKnow',
                    actions: ['recordSeal', 'tellCase'],
                    meta: auto(text('T24')),
                  },
                  { target: 'retained', actions: 'recordSeal', meta: auto(text('T24')) },
                ],
                RETRY: {
                  target: 'sealing',
                  reenter: true,
                  meta: by(['ARCHIVIST', 'CENTER', 'AUTHORITY'], gap('T24', 'D-0082')),
                },
              },
            },
            retained: {
              meta: state('保存中', 'Retained', text('T24', 'P31')),
              tags: 'sealed',
              on: {
                EXTEND: {
                  target: 'retained',
                  reenter: true,
                  guard: and(['untilGrows', 'untilIsAhead']),
                  actions: 'recordExtension',
                  meta: by('ARCHIVIST', reading(['T24', 'P31'], 'D-0081')),
                },
              },
              after: {
                retentionEnds: { target: 'eligible', actions: 'notifyKeepers', meta: auto(text('T24', 'P31')) },
              },
            },
            eligible: {
              meta: state('期满待决定', 'Eligible for disposal', gap('T24', 'D-0030'), {
                task: {
                  by: 'ARCHIVIST',
                  sla: 'trade.retention.disposalReviewSla',
                  lead: 'CENTER',
                  title: { zh: '期满档案：延长保存或者提出处置', en: 'Extend the retention, or propose disposal' },
                },
              }),
              tags: ['sealed', 'eligible'],
              on: {
                EXTEND: {
                  target: 'retained',
                  guard: and(['untilGrows', 'untilIsAhead']),
                  actions: 'recordExtension',
                  meta: by('ARCHIVIST', reading(['T24', 'P31'], 'D-0081')),
                },
                PROPOSE_DISPOSAL: {
                  target: 'underReview',
                  guard: and(['regimeAllowsDisposal', 'noHoldStands']),
                  actions: 'recordProposal',
                  meta: by('ARCHIVIST', gap('T24', 'D-0082')),
                },
              },
            },
            underReview: {
              meta: state('处置审核', 'Disposal review', gap('T24', 'D-0082'), {
                task: {
                  by: 'CENTER',
                  sla: 'trade.retention.disposalReviewSla',
                  lead: 'SUPERVISOR',
                  title: { zh: '审核档案处置', en: 'Decide on the disposal' },
                },
              }),
              tags: ['sealed', 'eligible'],
              on: {
                EXTEND: {
                  target: 'retained',
                  guard: and(['untilGrows', 'untilIsAhead']),
                  actions: 'recordExtension',
                  meta: by('ARCHIVIST', reading(['T24', 'P31'], 'D-0081')),
                },
                APPROVE_DISPOSAL: {
                  target: 'disposing',
                  guard: and(['secondPersonDecides', 'noHoldStands']),
                  actions: 'recordDecision',
                  meta: by(['ARCHIVIST', 'CENTER', 'AUTHORITY'], gap('T24', 'D-0082')),
                },
                REFUSE_DISPOSAL: {
                  target: 'eligible',
                  guard: 'secondPersonDecides',
                  actions: 'dropProposal',
                  meta: by(['ARCHIVIST', 'CENTER', 'AUTHORITY'], gap('T24', 'D-0082')),
                },
              },
            },
            disposing: {
              meta: state('处置执行中', 'Being disposed of', gap('T24', 'D-0082')),
              tags: 'sealed',
              entry: 'askArchiveToDispose',
              on: {
                ARCHIVE_DISPOSED: {
                  target: '#retentionRecord.disposed',
                  guard: 'sealIsTheSame',
                  meta: auto(gap('T24', 'D-0082')),
                },
                RETRY: {
                  target: 'disposing',
                  reenter: true,
                  meta: by(['ARCHIVIST', 'CENTER', 'AUTHORITY'], gap('T24', 'D-0082')),
                },
              },
            },
          },
        },
        hold: {
          meta: state('法定冻结', 'Legal hold', gap(['T34', 'T35'], 'D-0082')),
          initial: 'free',
          states: {
            free: {
              meta: state('无冻结', 'No hold', gap(['T34', 'T35'], 'D-0082')),
              on: {
                PLACE_HOLD: {
                  target: 'held',
                  guard: 'disposalIsNotUnderWay',
                  actions: 'addHold',
                  meta: by(everybody, gap(['T34', 'T35'], 'D-0082')),
                },
              },
            },
            held: {
              meta: state('冻结中', 'Held', gap(['T34', 'T35'], 'D-0082')),
              tags: 'held',
              on: {
                PLACE_HOLD: {
                  guard: 'holdIsNew',
                  actions: 'addHold',
                  meta: by(everybody, gap(['T34', 'T35'], 'D-0082')),
                },
                LIFT_HOLD: [
                  {
                    guard: and(['holdIsTheirs', 'otherHoldsStand']),
                    actions: 'liftHold',
                    meta: by(everybody, gap(['T34', 'T35'], 'D-0082')),
                  },
                  {
                    target: 'free',
                    guard: 'holdIsTheirs',
                    actions: 'liftHold',
                    meta: by(everybody, gap(['T34', 'T35'], 'D-0082')),
                  },
                ],
              },
            },
          },
        },
      },
    },
    disposed: { type: 'final', meta: state('已处置', 'Disposed of', gap('T24', 'D-0082')) },
  },
});
