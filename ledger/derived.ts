// What the ledger keeps beside a case is a function of its state: claims, links, tasks, and the documents that it names.
import { type CaseState, stateAt, claimsOf, linksOf, partiesBy, sharesOf, timerOf } from '@shuquan/machines/kernel';
import { certificatesIn } from './certificates.ts';
import { roles } from '@shuquan/machines/law';
import type { Held } from './held.ts';

export type Changed<T> = { gained: T[]; lost: T[] };

/** What a case has by now and had not when it was read, and the other way round. */
export function gainedAndLost<T>(written: Held[], listOf: (one: Held, state: CaseState) => T[]): Changed<T> {
  const changed: Changed<T> = { gained: [], lost: [] };
  for (const one of written) {
    const had = new Map((one.before ? listOf(one, one.before) : []).map((entry) => [JSON.stringify(entry), entry]));
    for (const entry of listOf(one, one.row.snapshot))
      if (!had.delete(JSON.stringify(entry))) changed.gained.push(entry);
    changed.lost.push(...had.values());
  }
  return changed;
}

export const claimKeysOf = ({ row, lifecycle }: Held, state: CaseState) =>
  claimsOf(lifecycle, state).map(({ scope, value, after }) => ({
    case_id: row.id,
    scope,
    value,
    heir: after?.heir ?? null,
  }));

export const linkKeysOf = ({ row, lifecycle }: Held, state: CaseState) =>
  linksOf(lifecycle, state).map((link) => ({ case_id: row.id, ...link }));

/** The numbers under which anybody may check a certificate of the case. */
export const certificateKeysOf = ({ row, lifecycle }: Held, state: CaseState) =>
  certificatesIn(sharesOf(lifecycle, state)).map(({ number }) => ({ case_id: row.id, number }));

export function tasksOf({ row, lifecycle }: Held, state: CaseState) {
  const parties = partiesBy(lifecycle, state);
  return state.tasks.map((task) => {
    const named = task.by in roles ? [] : (parties[task.by] ?? []);
    const due = timerOf(state.timers, { kind: 'escalate', task: task.state })?.dueAt ?? null;
    return {
      case_id: row.id,
      state: task.state,
      lifecycle: lifecycle.id,
      by_hat: task.by,
      by_parties: named,
      title: stateAt(lifecycle, task.state)?.meta?.task?.title ?? { zh: task.state, en: task.state },
      claimed_by: task.claimedBy ?? null,
      delegated_by: task.delegatedBy ?? null,
      opened_at: task.openedAt,
      due_at: due,
      escalated: task.escalated ?? false,
    };
  });
}

/** Every document that an event refers to. The state that a migration keeps in its row refers to none: it came by its documents before. */
export const documentsOf = (event: { type: string }): string[] =>
  event.type === 'kernel.migrate' ? [] : documentsIn(event);
export const documentsIn = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(documentsIn)
    : value && typeof value === 'object'
      ? [
          ...('sha256' in value && typeof value.sha256 === 'string' ? [value.sha256] : []),
          ...Object.values(value).flatMap(documentsIn),
        ]
      : [];
