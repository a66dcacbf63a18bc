// Finding cases by what they are called, among those that one may read.
import { type Listed, casePath, isRefused } from '@shuquan/client';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSession } from '../session.tsx';

const TYPING_PAUSE_MS = 250;
/** A text when its typing has paused. */
function useLater(text: string): string {
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
/** Found by the service. Until it has answered for what is typed by now, of those found before only what fits: Enter must not take another. */
export function useFoundCases(sought: string, lifecycle?: string): { cases: Listed[]; isPending: boolean } {
  const { client, wearing, language } = useSession();
  const text = sought.trim();
  const asked = useLater(text);
  const {
    data = [],
    isPending,
    isPlaceholderData,
  } = useQuery({
    queryKey: ['cases', 'found', wearing, lifecycle, asked],
    queryFn: async () => {
      const answer = await client.list({
        limit: AT_MOST,
        ...(asked && { text: asked }),
        ...(lifecycle && { lifecycle }),
      });
      return isRefused(answer) ? [] : answer.cases;
    },
    placeholderData: keepPreviousData,
  });
  const fits = ({ caseId, label }: Listed): boolean =>
    `${caseId} ${label[language]}`.toLowerCase().includes(text.toLowerCase());
  return { cases: asked === text && !isPlaceholderData ? data : data.filter(fits), isPending };
}

/** What cases are called; the id of one that cannot be read. */
export function useCaseNames(ids: string[]): (caseId: string) => string {
  const { client, wearing, t } = useSession();
  return useQueries({
    queries: ids
      .filter((id) => casePath(id))
      .map((caseId) => ({
        queryKey: ['case names', caseId, wearing],
        // From the list: to be named is not to be read, and what may not be read is simply not there.
        queryFn: async () => {
          const answer = await client.list({ text: caseId, limit: AT_MOST });
          return (!isRefused(answer) && answer.cases.find((one) => one.caseId === caseId)) || null;
        },
        staleTime: 60_000,
      })),
    combine: (answers) => (caseId: string) => {
      const found = answers.find(({ data }) => data?.caseId === caseId)?.data;
      return found ? t(found.label) : caseId;
    },
  });
}
