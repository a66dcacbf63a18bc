// Finding cases by what they are called, among those that one may read.
import { type Listed, casePath, isRefused } from '@shuquan/client';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSession } from '../session.tsx';

const TYPING_PAUSE_MS = 250;
/** A text when its typing has paused. */
export function useLater(text: string): string {
  const [later, set] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => set(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return later;
}

/** A case id as somebody typed or pasted it. */
export const caseIdIn = (text: string): string | undefined => {
  const id = text.trim();
  return casePath(id) ? id : undefined;
};

const AT_MOST = 30;
export function useFoundCases(sought: string, lifecycle?: string): { cases: Listed[]; isPending: boolean } {
  const { client, wearing, language } = useSession();
  const text = sought.trim();
  const { data = [], isPending } = useQuery({
    queryKey: ['cases', 'found', wearing, lifecycle, text],
    queryFn: async () => {
      const answer = await client.list({ limit: 200, ...(lifecycle && { lifecycle }) });
      return isRefused(answer) ? [] : answer.cases;
    },
  });
  const found = data.filter(({ caseId, label }) =>
    `${caseId} ${label[language]}`.toLowerCase().includes(text.toLowerCase()),
  );
  return { cases: found.slice(0, AT_MOST), isPending };
}

/** What cases are called; the id of one that cannot be read. */
export function useCaseNames(ids: string[]): (caseId: string) => string {
  const { client, wearing, t } = useSession();
  return useQueries({
    queries: ids
      .filter((id) => casePath(id))
      .map((caseId) => ({
        queryKey: ['case', caseId, wearing],
        queryFn: () => client.show(caseId),
        staleTime: 60_000,
      })),
    combine: (answers) => (caseId: string) => {
      const found = answers.find(({ data }) => data?.ok && data.caseId === caseId)?.data;
      return found?.ok ? t(found.label) : caseId;
    },
  });
}
