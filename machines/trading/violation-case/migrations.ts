// Cases that ran under earlier versions of the chart.
import { personsIn } from '../../kernel/hands.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Migration } from '../../kernel/lifecycle.ts';
import { confirmsByName, withContext } from '../../shared/migrating.ts';
import { type Context, namedIn } from './context.ts';

type Old = JsonObject & { by?: unknown };
const persons = (by: unknown): string[] => personsIn([by].flat().map(String));
const withPersons = (one: unknown): Old | null => (one ? { ...(one as Old), by: persons((one as Old).by) } : null);

export const migrations: Record<number, Migration> = {
  1: {
    name: 'hands of a violation case are lists of persons',
    migrate: (state) => {
      const { foundBy, measures, confirmation, report, receipt, rectification, listing, subjects } = state.context;
      const found = persons(foundBy);
      return {
        ...state,
        context: {
          ...state.context,
          foundBy: found,
          concerned: [listing, ...(subjects as string[])].filter((id) => typeof id === 'string'),
          measures: (measures as Old[]).map(({ by, ...measure }) =>
            by === 'system' ? { ...measure, by: found, automatic: true } : { ...measure, by: persons(by) },
          ),
          confirmation: withPersons(confirmation),
          report: withPersons(report),
          receipt: withPersons(receipt),
          // Who demanded it was not kept: its events show it.
          rectification: rectification ? { ...(rectification as Old), by: [] } : null,
        },
      };
    },
  },
  2: confirmsByName,
  3: {
    name: 'final acts and the end reach only whom a confirmation and a report name; what stood before named everybody',
    migrate: withContext(({ confirmation, report, ...old }) => {
      const of = namedIn(old as Pick<Context, 'trade' | 'listing' | 'subjects'>);
      const naming = (one: unknown) => (one ? { ...(one as JsonObject), of } : null);
      return { ...old, confirmation: naming(confirmation), report: naming(report) };
    }),
  },
};
