// How open exports of an older program go on.
import { dateOf, endOfDay } from '../../kernel/durations.ts';
import { personsIn } from '../../kernel/hands.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Migration } from '../../kernel/lifecycle.ts';
import { confirmsByName } from '../../shared/migrating.ts';
import type { CaseState } from '../../kernel/types.ts';

type Old = {
  submittedBy?: string;
  approvedBy: string | null;
  requested: { grants: JsonObject[]; by: string } | null;
};
const approvedFor = 90;
/** An approval that has not been carried out runs from its day, like a new one. */
const withApprovalClock = (state: CaseState): CaseState => {
  const task = state.tasks.find((one) => one.state === 'application.approved');
  if (!task) return state;
  const last = new Date(Date.parse(task.openedAt) + approvedFor * 86_400_000).toISOString();
  const generation = state.generation + 1;
  const timer = {
    id: 'xstate.after.pd.export.approvalValid.productExport.application.approved',
    kind: 'after' as const,
    clock: 'pd.export.approvalValid',
    generation,
    armedAt: task.openedAt,
    dueAt: endOfDay(dateOf(last)),
  };
  return { ...state, generation, timers: [...state.timers, timer] };
};

export const migrations: Record<number, Migration> = {
  1: {
    name: 'an export keeps its hands, a misuse is examined, and an approval lapses',
    migrate: (state) => {
      const { submittedBy, ...rest } = state.context as unknown as Old;
      const { value } = state;
      const isOut = typeof value === 'object' && typeof value['exported'] === 'object';
      return withApprovalClock({
        ...state,
        ...(isOut && { value: { exported: { ...(value['exported'] as object), supervision: 'clear' } } }),
        context: {
          ...rest,
          submitters: personsIn([submittedBy]),
          reviewers: personsIn([rest.approvedBy]),
          providers: [],
          requested: rest.requested && { ...rest.requested, by: personsIn([rest.requested.by]) },
          finders: [],
          sourceIsLost: false,
        } as unknown as JsonObject,
      });
    },
  },
  2: confirmsByName,
};
