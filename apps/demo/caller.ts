// What any caller of the HTTP API does: name the actor, give a key, read the answer. The demo has no other door.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { casePath } from '@shuquan/client';
import type { Case, Problem } from '../../service/index.ts';
import type { Accepted, LedgerRow } from '../../ledger/index.ts';
import type { Listed } from '../../ledger/desk-list.ts';
import type { Verdict } from '../../ledger/verify.ts';

export type DemoEvent = { type: string; [field: string]: unknown };
export type DemoCase = Omit<Case, 'context'> & { context: Record<string, unknown> };
type Row = Pick<LedgerRow, 'seq' | 'actor' | 'articles' | 'to_state' | 'at'> & { event: DemoEvent };

/** A part of what the case keeps, as the story knows it to be. */
export const kept = <T>({ context }: DemoCase, field: string): T => context[field] as T;

/** The API refused what the story asks for. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;
  constructor(what: string, problem: Problem) {
    super(
      `${what} was refused: ${problem.code} ${problem.detail}${problem.details?.length ? `\n${JSON.stringify(problem.details)}` : ''}`,
    );
    this.problem = problem;
  }
}
/** What the story needs did not come about. */
export class StoryBroke extends Error {
  override readonly name: string = 'StoryBroke';
}

/** It has not come about yet: whether it still will, nobody knows. */
export class InVain extends StoryBroke {
  override readonly name = 'InVain';
}

function addressOf(caseId: string, root?: '/verify'): string {
  const path = casePath(caseId, root);
  if (!path) throw new StoryBroke(`${caseId} is no case id`);
  return path;
}

export type Caller = ReturnType<typeof createCaller>;

export function createCaller(url: string) {
  const request = requestsTo(url);
  return { url, ...readsOf(request), ...writesOf(request) };
}

type Request = ReturnType<typeof requestsTo>;
const requestsTo =
  (url: string) =>
  (
    method: string,
    path: string,
    as: string | null,
    more: { headers?: Record<string, string>; body?: string | Buffer } = {},
  ): Promise<Response> =>
    fetch(`${url}${path}`, {
      method,
      ...(more.body !== undefined && { body: more.body }),
      headers: {
        'Accept-Language': 'en',
        ...(as && { 'Shuquan-Actor': as }),
        ...(method === 'POST' && { 'Idempotency-Key': randomUUID(), 'Content-Type': 'application/json' }),
        ...more.headers,
      },
      signal: AbortSignal.timeout(30_000),
    });

async function answered<T>(what: string, response: Response): Promise<T> {
  const json: unknown = await response.json();
  if (!response.ok) throw new Refused(what, json as Problem);
  return json as T;
}

function readsOf(request: Request) {
  const get = async <T>(path: string, as: string | null): Promise<T> =>
    answered<T>(path, await request('GET', path, as));
  const show = (as: string, caseId: string): Promise<DemoCase> => get(addressOf(caseId), as);
  return {
    get,
    show,
    /** An act with what its form begins with: the hash of what it confirms, which nobody types (D-0425). */
    asShown: async (as: string, caseId: string, event: DemoEvent): Promise<DemoEvent> => ({
      ...(await show(as, caseId)).mine.find((one) => one.event === event.type)?.onFile,
      ...event,
    }),
    list: async (as: string, filter: Record<string, string>): Promise<Listed[]> =>
      (await get<{ cases: Listed[] }>(`/cases?${new URLSearchParams(filter).toString()}`, as)).cases,
    log: async (as: string, caseId: string): Promise<Row[]> =>
      (await get<{ rows: Row[] }>(`${addressOf(caseId)}/log`, as)).rows,
    verify: async (as: string, caseId: string): Promise<Verdict> =>
      (await get<{ verdict: Verdict }>(addressOf(caseId, '/verify'), as)).verdict,
    document: async (as: string, sha256: string): Promise<Response> => request('GET', `/documents/${sha256}`, as),
    /** The archive of a case, as a tar file (T24). */
    archive: async (as: string, caseId: string): Promise<Buffer> => {
      const answer = await request('GET', `${addressOf(caseId)}/archive`, as);
      if (!answer.ok) return answered(`The archive of ${caseId}`, answer);
      return Buffer.from(await answer.arrayBuffer());
    },
    until: untilOf(show),
  };
}

/** Reads the case until it is as it should be: ports and other cases answer in their own time. */
const untilOf =
  (show: (as: string, caseId: string) => Promise<DemoCase>) =>
  async (
    as: string,
    caseId: string,
    what: string,
    holds: (view: DemoCase) => boolean,
    seconds = 30,
  ): Promise<DemoCase> => {
    const end = performance.now() + seconds * 1000;
    for (;;) {
      const view = await show(as, caseId);
      if (holds(view)) return view;
      if (performance.now() > end)
        throw new InVain(
          `${caseId} waits in vain for ${what}; it is in ${view.state.join(', ')}, with ${JSON.stringify(view.effects)}`,
        );
      await sleep(100);
    }
  };

function writesOf(request: Request) {
  const post = async <T>(what: string, path: string, as: string, json: unknown): Promise<T> =>
    answered<T>(what, await request('POST', path, as, { body: JSON.stringify(json) }));
  const send = async (as: string, caseId: string, event: DemoEvent): Promise<Accepted> =>
    post(`${event.type} on ${caseId}, asked by ${as},`, `${addressOf(caseId)}/events`, as, event);
  return {
    send,
    open: (as: string, lifecycle: string, input: unknown): Promise<Accepted> =>
      post(`Opening ${lifecycle} as ${as}`, `/cases/${lifecycle}`, as, input),
    /** Sends what must be refused, and answers the refusal. */
    refused: async (as: string, caseId: string, event: DemoEvent): Promise<Problem> => {
      try {
        await send(as, caseId, event);
      } catch (error) {
        if (error instanceof Refused) return error.problem;
        throw error;
      }
      throw new StoryBroke(`${event.type} on ${caseId} was taken, though it had to be refused`);
    },
    upload: async (as: string, bytes: Uint8Array, mediaType: string): Promise<string> => {
      const about = { headers: { 'Content-Type': mediaType }, body: Buffer.from(bytes) };
      return (await answered<{ sha256: string }>('An upload', await request('PUT', '/documents', as, about))).sha256;
    },
    /** The keyed hash under which a citizen is known; the number goes no further. */
    citizen: async (as: string, identityNumber: string): Promise<string> =>
      (await post<{ ref: string }>('A citizen reference', '/citizens', as, { identityNumber })).ref,
  };
}

/** Whether a Shuquan answers there. Anything else on that port is said to be so. */
export async function isServed(url: string): Promise<boolean> {
  let answer: Response;
  try {
    answer = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3_000) });
  } catch {
    return false;
  }
  const body = (await answer.json().catch(() => null)) as { ok?: unknown } | null;
  if (body?.ok === true) return true;
  throw new StoryBroke(`Something else than Shuquan answers at ${url}; name the right address with --url.`);
}
