// Cases that ran under earlier versions of the chart.
import type { Migration } from '../../kernel/lifecycle.ts';
import { asksMore, confirmsByName, withContext } from '../migrating.ts';

export const migrations: Record<number, Migration> = {
  1: {
    name: 'data sets can be named as affected; several operators may be concerned, and each reads its part',
    migrate: withContext(({ operator, ...old }) => ({
      ...old,
      datasets: [],
      operators: operator === null ? [] : [operator!],
    })),
  },
  2: confirmsByName,
  3: asksMore('who named whom an incident affects finds neither that nobody need be told nor a false alarm'),
};
