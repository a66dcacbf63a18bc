// Cases that ran under earlier versions of the chart.
import { personsIn } from '../../kernel/hands.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Migration } from '../../kernel/lifecycle.ts';
import { confirmsByName } from '../migrating.ts';

export const migrations: Record<number, Migration> = {
  1: {
    name: 'who proposed a disposal is a list of persons, and a hold has its document',
    migrate: (state) => {
      const proposal = state.context['proposal'] as (JsonObject & { by: string }) | null;
      const holds = (state.context['holds'] as JsonObject[]).map((hold) => ({ ...hold, document: null }));
      return {
        ...state,
        context: { ...state.context, holds, proposal: proposal && { ...proposal, by: personsIn([proposal.by]) } },
      };
    },
  },
  2: confirmsByName,
};
