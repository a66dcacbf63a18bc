// What keeps a subject in the register, or in one of its roles: whoever is supervised does not leave (T7, T16, T22, T27, T33).
import { cited, many } from '../../kernel/lifecycle.ts';
import { gap, reading } from '../../law/cite.ts';
import { type Args, changeOf } from './context.ts';

/** What hangs below a case is found with what it hangs on. */
const includes = (facts: Args['event']['facts'], name: string, of: string): boolean =>
  many(facts, name).some(({ lifecycle }) => lifecycle === of);

const isOfNoOrder = (facts: Args['event']['facts']): boolean =>
  many(facts, 'openOrders').length === 0 && !includes(facts, 'listingsOrders', 'rectificationOrder');
const isOfNoIncident = (facts: Args['event']['facts']): boolean =>
  many(facts, 'openIncidents').length === 0 && !includes(facts, 'listingsIncidents', 'securityIncident');

/** A kind that is dropped is left like the register. */
export const droppingRules = ['droppedKindIsFree', 'droppedKindIsOfNoOrder', 'droppedKindIsOfNoIncident'] as const;

export const leavingGuards = {
  droppedKindIsFree: cited(reading(['T7', 'T16'], 'D-0166'), 'facts', (args: Args) => {
    const { facts } = args.event;
    return (
      !changeOf(args)?.dropKinds?.length ||
      ['openTrades', 'openListings', 'openViolations'].every((name) => many(facts, name).length === 0)
    );
  }),
  // Of an order or an incident it is not known which of the kinds it concerns.
  droppedKindIsOfNoOrder: cited(
    reading(['T22', 'T33'], 'D-0245'),
    'facts',
    (args: Args) => !changeOf(args)?.dropKinds?.length || isOfNoOrder(args.event.facts),
  ),
  droppedKindIsOfNoIncident: cited(
    reading('T27', 'D-0293'),
    'facts',
    (args: Args) => !changeOf(args)?.dropKinds?.length || isOfNoIncident(args.event.facts),
  ),

  hasNoOpenTrades: cited(
    gap('T7', 'D-0006'),
    'facts',
    ({ event }: Args) => many(event.facts, 'openTrades').length === 0,
  ),
  hasNoOpenViolations: cited(
    reading('T22', 'D-0162'),
    'facts',
    ({ event }: Args) => many(event.facts, 'openViolations').length === 0,
  ),
  hasNoOpenOrders: cited(reading(['T22', 'T33'], 'D-0245'), 'facts', ({ event }: Args) => isOfNoOrder(event.facts)),
  hasNoOpenIncidents: cited(reading('T27', 'D-0293'), 'facts', ({ event }: Args) => isOfNoIncident(event.facts)),
};
