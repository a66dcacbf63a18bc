// T24: the material of every trade, however it ended, is filed and kept for at least 20 years. If the contract was in
// force, the venue files it against a manifest; otherwise the ledger alone is filed.
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { and } from 'xstate';
import type { Outcome } from '../context.ts';
import { type Hand, twoHands } from '../../../shared/two-hands.ts';
import { trade } from '../setup.ts';
import { knownReports } from './settlement.ts';
import { words } from '../words.ts';

const { states, steps } = words;

const filing24 = reading('T24', 'D-0099');

const file = (hand: Hand) =>
  ({
    FILE: {
      target: '#trade.filing.sealing',
      guard: and(['filerStandsApart', 'manifestIsTheOne']),
      actions: 'recordFiling',
      meta: by(hand, text('T24')),
    },
  }) as const;
const sealed = <O extends Outcome>(outcome: O) =>
  ({
    target: `#trade.${outcome}`,
    guard: and(['sealIsOurs', { type: 'endedAs', params: { outcome } }]),
    actions: 'recordSeal',
    meta: auto(text('T24')),
  }) as const;

/** T25 ends with no trade: what a side has authorised it may withdraw, and what the venue uses it records. */
export const using = (later?: 'noteLater') =>
  ({
    WITHDRAW_AUTHORIZATION: {
      guard: and(['authorizesForOneSide', 'authorisationIsTheirs']),
      actions: ['dropAuthorization', ...(later ? [later] : [])],
      meta: by(['seller', 'buyer'], gap('T25', 'D-0100')),
    },
    RECORD_USE: {
      guard: and(['userStandsApart', 'useIsAuthorized']),
      actions: ['recordUse', ...(later ? [later] : [])],
      meta: by(['CENTER', 'OPCO'], text('T25')),
    },
  }) as const;

export const filing = trade.createStateConfig({
  meta: state(states.filing, text('T15', 'T24')),
  tags: 'filing',
  initial: 'sorting',
  on: { ...using('noteLater'), ...knownReports },
  states: {
    sorting: {
      meta: state(states['filing.sorting'], text('T24')),
      entry: 'noteManifest',
      always: [
        { target: 'collecting', guard: 'contractWasInForce', meta: auto(text('T24')) },
        { target: 'sealing', meta: auto(filing24) },
      ],
    },
    collecting: {
      meta: state(states['filing.collecting'], text('T24')),
      on: {
        ADD_MATERIAL: {
          guard: 'addsForOneParty',
          actions: ['addMaterial', 'noteManifest'],
          meta: by(['CENTER', 'OPCO', 'seller', 'buyer'], text('T24')),
        },
      },
      ...twoHands({
        law: reading(['T6', 'T24'], 'D-0025'),
        isForCenter: { type: 'isForCenter', params: { role: 'filing' } },
        sla: 'trade.filing.due',
        words: steps.filing,
        on: file,
      }),
    },
    sealing: {
      meta: state(states['filing.sealing'], text('T24')),
      entry: 'openArchive',
      on: {
        ARCHIVE_OPENED: { actions: 'recordArchive', meta: auto(text('T24')) },
        ARCHIVE_SEALED: [
          {
            target: 'authorised',
            guard: and(['sealIsOurs', 'anAuthorisationStands']),
            actions: 'recordSeal',
            meta: auto(reading(['T24', 'T25'], 'D-0157')),
          },
          {
            target: 'sealing',
            reenter: true,
            guard: and(['sealIsOurs', 'someCameLater']),
            actions: 'recordSeal',
            meta: auto(reading(['T24', 'T25'], 'D-0157')),
          },
          sealed('completed'),
          sealed('terminated'),
          sealed('cancelled'),
          sealed('rejected'),
          sealed('lapsed'),
        ],
      },
    },
    authorised: {
      meta: state(states['filing.authorised'], reading(['T24', 'T25'], 'D-0157')),
      always: {
        target: 'sealing',
        guard: 'noAuthorisationStands',
        meta: auto(reading(['T24', 'T25'], 'D-0157')),
      },
      after: { authorisationsEnd: { target: 'sealing', meta: auto(reading(['T24', 'T25'], 'D-0157')) } },
    },
  },
});

export const endings = {
  completed: { type: 'final', meta: state(states.completed, text('T24')) },
  terminated: { type: 'final', meta: state(states.terminated, reading('T24', 'D-0099')) },
  cancelled: { type: 'final', meta: state(states.cancelled, reading('T24', 'D-0099')) },
  rejected: { type: 'final', meta: state(states.rejected, reading('T24', 'D-0099')) },
  lapsed: { type: 'final', meta: state(states.lapsed, gap('T24', 'D-0099')) },
} as const;
