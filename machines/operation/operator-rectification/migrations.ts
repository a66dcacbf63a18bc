// How open orders of older versions are carried over.
import type { Migration } from '../../kernel/lifecycle.ts';
import { asHands, asksMore, stateRenamed } from '../../shared/migrating.ts';

/** An order that is overdue goes on where the authority decides, as it did; its operator was told and may still report. */
const handsAndHearing: Migration['migrate'] = (old) => {
  const { issuer, ...context } = old.context;
  return {
    ...stateRenamed(old, 'overdue', 'heard'),
    context: {
      ...context,
      issuers: asHands(issuer),
      reporters: [],
      deciders: [],
      datasets: [],
      heard: old.value === 'overdue' ? 'silent' : null,
      statement: null,
    },
  };
};

export const migrations: Record<number, Migration> = {
  1: {
    name: 'an order knows its hands, the data it names, and whether the operator was heard',
    migrate: handsAndHearing,
  },
  2: asksMore('nobody bound by a limit extends it'),
};
