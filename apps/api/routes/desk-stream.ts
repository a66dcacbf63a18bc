// Server-sent events: that something changed, never what. A browser's EventSource sets no header, so the actor may stand in
// the query here, with the same rights.
import { hashOf } from '@shuquan/machines/kernel';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { isNo } from '../../../service/index.ts';
import type { Listener } from '../../../service/live.ts';
import { type Authenticate, callerOf } from '../authenticate.ts';
import type { Routes } from '../endpoint.ts';
import { refused } from '../problems.ts';
import { STREAM, queryOf } from '../request.ts';

const PING_MS = 25_000;
const streamQuery = z.strictObject({ actor: z.string().max(200).optional() });

export function deskStreamRoutes({ add }: Routes, { client }: ApiDeps, authenticate: Authenticate): void {
  add(
    {
      method: 'get',
      path: STREAM,
      tag: 'Cases',
      summary: 'What changes, as server-sent events without content',
      description:
        '`{"case", "version"}`: a case that the actor may read moved. `{"task"}`: a task of the actor’s hat or party came, went or changed hands, in that case. `{"notice"}`: the person was told something. `{"all": true}`: too much to tell one by one. After a reconnect `Last-Event-ID` has what was missed told, some of it twice. `actor`: in place of the header `Shuquan-Actor`, which browsers cannot set here. At most four at a time for a person.',
      query: streamQuery,
      answers: { 200: { description: 'Events', content: 'text/event-stream' } },
      problems: [400, 403, 429],
    },
    async (c) => {
      // A HEAD is served by this too, and nobody would read what is written.
      if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' });
      const asked = queryOf(c, streamQuery);
      if (isNo(asked)) return refused(c, asked);
      const listener = await client.listen({ as: callerOf(c), after: c.req.header('Last-Event-ID') });
      if (isNo(listener)) return refused(c, listener);
      /** Whether whoever listens is still who they were. */
      const who = hashOf(await client.actor(callerOf(c)));
      const stands = async (): Promise<boolean> => {
        const caller = await authenticate(c);
        return !isNo(caller) && hashOf(await client.actor(caller)) === who;
      };
      c.header('Cache-Control', 'no-store');
      c.header('X-Accel-Buffering', 'no');
      return streamSSE(c, async (stream) => {
        stream.onAbort(listener.end);
        try {
          await stream.write(': open\n\n');
          await pass(listener, stands, (text) => stream.write(text));
        } finally {
          listener.end();
        }
      });
    },
  );
}

async function pass(
  listener: Listener,
  stands: () => Promise<boolean>,
  write: (text: string) => Promise<unknown>,
): Promise<void> {
  let askedAt = performance.now();
  for (let heard = await listener.next(PING_MS); heard; heard = await listener.next(PING_MS)) {
    const { id, pieces } = heard;
    await write(
      pieces.length
        ? pieces.map((piece) => `id: ${id}\ndata: ${JSON.stringify(piece)}\n\n`).join('')
        : ': still here\n\n',
    );
    if (performance.now() - askedAt < PING_MS) continue;
    if (!(await stands())) return;
    askedAt = performance.now();
  }
}
