// What others do reaches the screen without a reload. One tab of a browser listens for each hat and tells the others; what
// comes has no content, only which questions are to be asked again.
import type { StreamPiece } from '@shuquan/client';
import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { actorName, useSession } from './session.tsx';

const moving = ['tasks', 'counts', 'cases', 'case', 'log', 'verify', 'notices'];

/** Which answers a piece makes old. */
function oldBy(piece: StreamPiece): QueryKey[] {
  if ('case' in piece) return [['case', piece.case], ['log', piece.case], ['verify', piece.case], ['cases']];
  if ('task' in piece) return [['tasks'], ['counts'], ['case', piece.task]];
  return 'notice' in piece ? [['notices']] : moving.map((name) => [name]);
}
const tell = (queries: QueryClient, piece: StreamPiece): void =>
  oldBy(piece).forEach((queryKey) => void queries.invalidateQueries({ queryKey }));

const AGAIN_MS = 5_000;
/** Listens until it is stopped. The browser connects again by itself, and is told what it missed. */
function listen(actor: string, heard: (piece: StreamPiece) => void): () => void {
  let stream: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;
  const open = (): void => {
    stream = new EventSource(`/stream?actor=${encodeURIComponent(actor)}`);
    stream.addEventListener('message', ({ data }) => heard(JSON.parse(String(data)) as StreamPiece));
    // What is refused (a restart, too many at once) the browser does not try again.
    stream.addEventListener('error', () => {
      if (stream.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
    });
  };
  open();
  return () => {
    clearTimeout(again);
    stream.close();
  };
}

/** Runs `work` in one tab alone, and in the next one when that is closed. Answers how to stop. */
function inOneTab(name: string, work: () => () => void): () => void {
  const stopping = new AbortController();
  const held = async (): Promise<void> => {
    const stop = work();
    await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
    stop();
  };
  // Without locks (an address that is not secure) each tab listens for itself.
  if (!('locks' in navigator)) void held();
  else navigator.locks.request(name, { signal: stopping.signal }, held).catch(() => undefined);
  return () => stopping.abort();
}

export function useLive(): void {
  const queries = useQueryClient();
  const { wearing } = useSession();
  const actor = wearing && actorName(wearing);
  useEffect(() => {
    if (!actor) return undefined;
    const name = `shuquan.live ${actor}`;
    const tabs = new BroadcastChannel(name);
    tabs.addEventListener('message', ({ data }) => tell(queries, data as StreamPiece));
    const stop = inOneTab(name, () =>
      listen(actor, (piece) => {
        tell(queries, piece);
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it is of this origin
        tabs.postMessage(piece);
      }),
    );
    return () => {
      stop();
      tabs.close();
    };
  }, [queries, actor]);
}
