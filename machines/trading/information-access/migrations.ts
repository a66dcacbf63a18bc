// What cases of older versions remember, under the names of the present chart.
import type { JsonObject } from '../../kernel/json.ts';
import type { Migration } from '../../kernel/lifecycle.ts';
import { asksMore } from '../../shared/migrating.ts';

type CaseState = Parameters<Migration['migrate']>[0];

/** An urgent access ended with its check alone: now it has its time, and the check follows also when that is over. */
function timed(old: CaseState): CaseState {
  if (old.value !== 'urgent') return old;
  const { until } = old.context['granted'] as { until: string };
  const generation = old.generation + 1;
  const armedAt = old.tasks[0]?.openedAt ?? until;
  const ending = 'xstate.after.grantEnds.informationAccess.urgent.running';
  return {
    ...old,
    value: { urgent: 'running' },
    generation,
    timers: [...old.timers, { id: ending, kind: 'after', clock: 'grantEnds', generation, armedAt, dueAt: until }],
  };
}

/** A bar without an end is looked at when the access ends. */
function reviewAt({ context }: CaseState): string | null {
  const { barred, told, tellAt, granted } = context as {
    barred: boolean;
    told: boolean;
    tellAt: string | null;
    granted: { until: string } | null;
  };
  return barred && !told && tellAt === null ? (granted?.until ?? null) : null;
}
function reviewed(old: CaseState): CaseState {
  const { reviewAt: dueAt } = old.context;
  if (typeof dueAt !== 'string' || (old.value !== 'authorized' && old.value !== 'settling')) return old;
  const generation = old.generation + 1;
  const id = `xstate.after.reviewDue.informationAccess.${old.value}`;
  const timer = { id, kind: 'after', clock: 'reviewDue', generation, armedAt: dueAt, dueAt } as const;
  return { ...old, generation, timers: [...old.timers, timer] };
}

/** A bar that ends long after the access is looked at when that ends; copies that somebody of the request packed are packed anew. */
function reviewedToo({ context }: CaseState): JsonObject {
  const {
    barred,
    told,
    tellAt,
    reviewAt: due,
    granted,
    purpose,
    packed,
    scope,
    requester,
  } = context as {
    barred: boolean;
    told: boolean;
    tellAt: string | null;
    reviewAt: string | null;
    granted: { until: string } | null;
    purpose: string;
    packed: { by: string[] } | null;
    scope: { persons: string[] };
    requester: { persons: string[] };
  };
  const ends = tellAt === null ? null : new Date(tellAt).toISOString();
  const isFar = !!ends && !!granted && Date.parse(ends) > Date.parse(granted.until) + 183 * 86_400_000;
  const isBarred = barred && !told && purpose !== 'fiscalSupervision';
  const isTheirs = packed?.by.some((one) => [...scope.persons, ...requester.persons].includes(one));
  return {
    ...context,
    untold: false,
    tellAt: ends,
    reviewAt: isBarred && isFar ? granted.until : due,
    ...(isTheirs && { packed: null }),
  };
}

export const migrations: Record<number, Migration> = {
  1: {
    name: 'urgent accesses have an end, and acts on paper wait for another person',
    migrate: (old) => {
      const context: JsonObject = { ...old.context, until: null, pending: null };
      return timed({ ...old, context });
    },
  },
  2: {
    name: 'copies pass two persons, and a bar without an end is reviewed',
    migrate: (old) => {
      const context: JsonObject = { ...old.context, packed: null, reviewAt: reviewAt(old) };
      return reviewed({ ...old, context });
    },
  },
  3: {
    name: 'bars that end far are reviewed, and nobody of a request packs its copies',
    migrate: (old) => {
      const next = { ...old, context: reviewedToo(old) };
      return next.context['reviewAt'] === old.context['reviewAt'] ? next : reviewed(next);
    },
  },
  4: asksMore('copies leave while their reason lasts, and organs alone hold archives'),
};
