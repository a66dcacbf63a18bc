// What is typed is kept on the server at each pause, and found again after a reload, in another browser, after a new sign-in.
import { type Client, type DraftOf, isRefused, orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { firstThrows } from '../queries.ts';
import { useSession } from '../session.tsx';
import { type Saving, lastTyped } from './last-typed.ts';
import type { JsonObject } from './schema.ts';

/** `signIn`: whoever types has to sign in again; what was typed waits in this tab. */
export type DraftState = { is: 'none' | 'saving' | 'saved' | 'unsaved' | 'signIn'; at?: string };
export type Drafting = {
  /** The Idempotency-Key under which it is to be sent. */
  id: string;
  value: JsonObject;
  /** As `onChange` of a form: what somebody typed is saved after a pause, what was only filled in is not. */
  change: (value: JsonObject, typed?: boolean) => void;
  /** It was sent, or is not wanted: nothing is kept any more. */
  drop: () => Promise<void>;
  /** Until then it is being looked for, and the form waits. */
  ready: boolean;
  state: DraftState;
};

/** For one form, while it is on the page: `of` names an event of a case, or the opening of one. `first`: to begin with. */
export function useDraft(of: DraftOf, first: JsonObject = {}): Drafting {
  const { client, wearing } = useSession();
  const name = `shuquan.draft ${JSON.stringify([wearing, of.lifecycle, of.caseId, of.event])}`;
  const { data, isPending } = useQuery({
    queryKey: ['draft', name],
    queryFn: () => find(client, of, name),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    ...firstThrows,
  });
  const fresh = useRef(crypto.randomUUID());
  const [typed, type] = useState<JsonObject>();
  const id = data?.id ?? fresh.current;
  const { state, save, stop } = useSaving(client, { ...of, id, name });
  const change = useCallback(
    (value: JsonObject, byHand = true): void => {
      type(value);
      if (byHand) save(value);
    },
    [save],
  );
  const drop = useCallback(async (): Promise<void> => {
    await stop();
    await client.drafts.remove(id);
  }, [client, id, stop]);
  return {
    id,
    value: typed ?? data?.content ?? first,
    change,
    drop,
    ready: !isPending,
    state: state.is === 'none' && data?.savedAt ? { is: 'saved', at: data.savedAt } : state,
  };
}

type Found = { id?: string; content?: JsonObject; savedAt?: string };
/** What waits in this tab is newer than what the server has. */
async function find(client: Client, { lifecycle, caseId, event }: DraftOf, name: string): Promise<Found> {
  const { drafts } = orThrow(await client.drafts.list());
  const known = drafts.find((one) => one.lifecycle === lifecycle && one.caseId === caseId && one.event === event);
  const waiting = sessionStorage.getItem(name);
  if (waiting !== null) {
    const { id, content } = JSON.parse(waiting) as { id: string; content: JsonObject };
    return { id: known?.id ?? id, content };
  }
  if (!known) return {};
  const kept = await client.drafts.get(known.id);
  // Sent or dropped in another tab meanwhile.
  if (isRefused(kept) && kept.code === 'NOT_FOUND') return {};
  const found = orThrow(kept);
  return { id: known.id, savedAt: found.savedAt, content: found.content as JsonObject };
}

function useSaving(client: Client, { id, name, ...of }: DraftOf & { id: string; name: string }) {
  const [state, now] = useState<DraftState>({ is: 'none' });
  const latest = useRef({ client, id, name, of });
  latest.current = { client, id, name, of };
  const saving = useRef<Saving>(undefined);
  saving.current ??= lastTyped(async (content) => {
    const asked = latest.current;
    now((before) => ({ ...before, is: 'saving' }));
    const answer = await asked.client.drafts.put(asked.id, { ...asked.of, content }).catch(() => undefined);
    if (!answer?.ok) {
      now({ is: answer?.code === 'SIGN_IN_NEEDED' || answer?.code === 'SIGN_IN_AGAIN' ? 'signIn' : 'unsaved' });
      return false;
    }
    // Typed on meanwhile: that is not saved yet.
    if (sessionStorage.getItem(asked.name) === waitingOf(asked.id, content)) {
      sessionStorage.removeItem(asked.name);
      now({ is: 'saved', at: answer.savedAt });
    }
    return true;
  });
  const save = useCallback((content: JsonObject): void => {
    sessionStorage.setItem(latest.current.name, waitingOf(latest.current.id, content));
    // What was typed since is not saved, whatever stood there.
    now(({ at }) => ({ is: 'saving', ...(at && { at }) }));
    saving.current?.save(content);
  }, []);
  const stop = useCallback(async (): Promise<void> => {
    sessionStorage.removeItem(latest.current.name);
    now({ is: 'none' });
    await saving.current?.stop();
  }, []);
  // Left without a pause: what waits in the tab is saved when the form is opened again.
  useEffect(() => () => void saving.current?.stop(), []);
  return { state, save, stop };
}
const waitingOf = (id: string, content: JsonObject): string => JSON.stringify({ id, content });
