// T15: the stages of a trade after both registrations: application, negotiation, contract, delivery, settlement and
// filing. Facts are asked at every binding step; every end is filed and archived (T24).
import { and } from 'xstate';
import { handsOf } from '../../kernel/hands.ts';
import { type Actor, auto, by, state } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { type Context, nobody, notHeld, unsigned } from './context.ts';
import { standOf } from './persons.ts';
import type { Input } from './events.ts';
import { trade } from './setup.ts';
import { application } from './stages/application.ts';
import { concluded, contract } from './stages/contract.ts';
import { endings, filing, using } from './stages/filing.ts';
import { negotiation } from './stages/negotiation.ts';
import { performance } from './stages/performance.ts';
import { funds, standing } from './stages/standing.ts';
import { words } from './words.ts';

const { states } = words;
const actedFirst = (input: Input & { actor: Actor }): Context['acted'] => {
  const stand = standOf(input, input.actor);
  return stand ? { ...nobody, [stand]: handsOf(input.actor) } : nobody;
};

export const machine = trade.createMachine({
  id: 'trade',
  context: ({ input }) => ({
    id: input.id,
    listing: input.listing,
    seller: input.seller,
    buyer: input.buyer,
    openedBy: handsOf(input.actor),
    acted: actedFirst(input),
    supply: null,
    demand: null,
    returned: null,
    offers: 0,
    offer: null,
    evaluation: null,
    order: null,
    confirmed: unsigned,
    draft: null,
    contract: null,
    contractVersion: 0,
    version: 0,
    evidence: [],
    signed: [],
    effectiveAt: null,
    change: null,
    changes: 0,
    delivery: {
      lot: 1,
      place: null,
      handedOver: false,
      remedies: 0,
      contested: false,
      claim: null,
      handovers: [],
      armedFor: null,
      late: [],
    },
    settlement: notHeld,
    pauses: [],
    freezes: [],
    dispute: null,
    termination: null,
    outcome: null,
    outcomeReason: null,
    materials: [],
    papers: [],
    filing: { manifestHash: '', person: null, at: null, record: null, sha256: null, later: false },
    authorisations: [],
    uses: [],
  }),
  initial: 'open',
  states: {
    open: {
      meta: state(states.open, text('T15')),
      tags: 'open',
      type: 'parallel',
      on: {
        AUTHORIZE_USE: {
          guard: and(['authorizesForOneSide', 'authorisationIsAhead']),
          actions: 'recordAuthorization',
          meta: by(['seller', 'buyer'], text('T25')),
        },
        ...using(),
      },
      states: {
        stage: {
          meta: state(states.stage, text('T15')),
          initial: 'preparing',
          states: {
            preparing: {
              meta: state(states.preparing, text('T15')),
              tags: 'preparing',
              initial: 'application',
              on: {
                CANCEL: {
                  target: '#trade.filing',
                  guard: 'speaksForOneSide',
                  actions: ['recordCancelled', 'notifyEnded'],
                  meta: by(['seller', 'buyer'], reading('T20', 'D-0097')),
                },
                TERMINATE: {
                  target: '#trade.filing',
                  actions: ['recordCancelled', 'notifyEnded'],
                  meta: auto(reading('T22', 'D-0097')),
                },
                PARTY_ENDED: {
                  target: '#trade.filing',
                  actions: ['recordCancelled', 'notifyEnded'],
                  meta: auto(reading('T7', 'D-0097')),
                },
                LISTING_ENDED: {
                  target: '#trade.filing',
                  actions: ['recordCancelled', 'notifyEnded'],
                  meta: auto(reading('T17', 'D-0097')),
                },
              },
              states: { application, negotiation, contract },
            },
            concluded,
            performance,
          },
        },
        standing,
        funds,
      },
    },
    filing,
    ...endings,
  },
});
