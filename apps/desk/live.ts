// Keeps what is on the screen as it is in the service, while somebody looks.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSession } from './session.tsx';

const EVERY_MS = 5_000;
const moving = ['tasks', 'cases', 'case', 'log', 'notices', 'counts'];

export function useLive(): void {
  const queries = useQueryClient();
  const { wearing } = useSession();
  useEffect(() => {
    if (!wearing) return undefined;
    const again = () => {
      if (document.visibilityState === 'visible')
        void queries.invalidateQueries({ predicate: ({ queryKey }) => moving.includes(String(queryKey[0])) });
    };
    const timer = setInterval(again, EVERY_MS);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [queries, wearing]);
}
