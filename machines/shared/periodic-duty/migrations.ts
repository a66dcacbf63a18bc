// Cases that ran under earlier versions of the chart.
import type { Migration } from '../../kernel/lifecycle.ts';
import { confirmsByName, withContext } from '../migrating.ts';

export const migrations: Record<number, Migration> = {
  1: {
    name: 'a duty may be that of an operator, and may have a sample of the archives checked',
    migrate: withContext((old) => ({ ...old, agreement: null, operator: null, sample: null, numbers: null })),
  },
  2: confirmsByName,
};
