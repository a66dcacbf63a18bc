// Cases that ran under earlier versions of the chart.
import type { Migration } from '../../kernel/lifecycle.ts';
import { withContext } from '../migrating.ts';

export const migrations: Record<number, Migration> = {
  1: {
    name: 'data sets of the domain can be named as affected',
    migrate: withContext((old) => ({ ...old, datasets: [] })),
  },
};
