// What the pages ask, under the keys by which live changes find them. Rights hang on the hat: it is part of each key.
import { type Call, type Client, orThrow } from '@shuquan/client';
import { type QueryClient, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { learn } from './hats.ts';
import { actorName, useSession } from './session.tsx';

/** Where nothing is shown yet, a failure is the page's; a later one leaves what is shown. */
export const firstThrows = {
  throwOnError: (_: Error, { state }: { state: { data: unknown } }): boolean => state.data === undefined,
};

function learned<T extends { names: Record<string, string> }>(queries: QueryClient, answer: T): T {
  learn(queries, answer.names);
  return answer;
}

const asked = (client: Client, as: string) => ({
  case: (id: string) =>
    queryOptions({
      queryKey: ['case', id, as],
      queryFn: async (call) => learned(call.client, orThrow(await client.show(id, call))),
    }),
  log: (id: string) =>
    queryOptions({
      queryKey: ['log', id, as],
      queryFn: async (call) => learned(call.client, orThrow(await client.log(id, call))).rows,
    }),
  lifecycle: (id: string) =>
    queryOptions({
      queryKey: ['lifecycle', id],
      queryFn: async (call: Call) => orThrow(await client.lifecycle(id, call)).lifecycle,
      staleTime: Infinity,
    }),
  lifecycles: () =>
    queryOptions({
      queryKey: ['lifecycles'],
      queryFn: async (call: Call) => orThrow(await client.lifecycles(call)).lifecycles,
      staleTime: Infinity,
    }),
  verify: (id: string) =>
    queryOptions({
      queryKey: ['verify', id, as],
      queryFn: async (call: Call) => orThrow(await client.verify(id, call)).verdict,
    }),
});

/** The questions of whoever is here, in their hat. */
export function useAsked() {
  const { client, wearing } = useSession();
  return { ...asked(client, wearing ? actorName(wearing) : ''), client, as: wearing ? actorName(wearing) : '' };
}
export const useCase = (id: string) => useSuspenseQuery(useAsked().case(id)).data;
export const useLog = (id: string) => useSuspenseQuery(useAsked().log(id)).data;
export const useLifecycle = (id: string) => useSuspenseQuery(useAsked().lifecycle(id)).data;
export const useLifecycles = () => useQuery(useAsked().lifecycles()).data ?? [];

/** The rules in force for new cases: public. */
export function useRegime() {
  const { client } = useAsked();
  const { data } = useQuery({
    queryKey: ['regimes'],
    queryFn: async (call: Call) => orThrow(await client.regimes(call)).regimes,
    staleTime: Infinity,
  });
  return data?.[0]?.parameters ?? [];
}

/** How many notices this person has not read. */
export function useUnread(): number {
  const { client, as } = useAsked();
  const { data } = useQuery({
    queryKey: ['notices', 'unread', as],
    queryFn: async (call: Call) => orThrow(await client.unreadNotices(call)).unread,
  });
  return data ?? 0;
}
