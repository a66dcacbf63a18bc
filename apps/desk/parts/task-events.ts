// Task events as the pages send them, and what they make old.
import type { CaseTask } from '@shuquan/client';
import { useQueryClient } from '@tanstack/react-query';
import { lifecycleOf } from '../case-id.ts';
import { useSession } from '../session.tsx';

/** Asks again for whatever shows who works on what. */
export function useTasksAgain(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all(['tasks', 'counts', 'case', 'log'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}

export type Claimable = Pick<CaseTask, 'task' | 'title' | 'claimedBy'> & { caseId: string };

/** The person that acts: oneself, or, in development, who was chosen. */
export function useMyself(): string | undefined {
  const { me, wearing } = useSession();
  return me.signedIn ? me.person : wearing?.of;
}

/** Sends task events; the lists and the case follow. */
export function useTaskEvent() {
  const { client } = useSession();
  const again = useTasksAgain();
  return async (type: string, { caseId, task }: Claimable, more: object = {}) => {
    const answer = await client.send(lifecycleOf(caseId), caseId, { type, task, ...more });
    await again();
    return answer;
  };
}
