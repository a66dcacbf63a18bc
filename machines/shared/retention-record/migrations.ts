// Cases that ran under earlier versions of the chart.
import { personsIn } from '../../kernel/hands.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Migration } from '../../kernel/lifecycle.ts';

export const migrations: Record<number, Migration> = {
  1: {
    name: 'who proposed a disposal is a list of persons',
    migrate: (state) => {
      const proposal = state.context['proposal'] as (JsonObject & { by: string }) | null;
      return {
        ...state,
        context: { ...state.context, proposal: proposal && { ...proposal, by: personsIn([proposal.by]) } },
      };
    },
  },
};
