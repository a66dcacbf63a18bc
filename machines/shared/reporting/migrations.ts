// How open reports of older versions are carried over.
import type { Migration } from '../../kernel/lifecycle.ts';
import { asHands, withContext } from '../migrating.ts';

export const reportMigrations: Record<number, Migration> = {
  1: {
    name: 'a report knows everybody who submitted it, and its extensions',
    migrate: withContext(({ submittedBy, ...old }) => ({
      ...old,
      submitters: asHands(submittedBy),
      extensions: 0,
      defaultBy: [],
    })),
  },
};
