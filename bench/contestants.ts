// Who competes, and how each is spoken to.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Client } from '@temporalio/client';
import { casePath } from '@shuquan/client';
import { spell } from '../accounts/principals.ts';
import type { Answer, Ledger } from '../ledger/index.ts';
import type { Contestant } from './contest.ts';
import { actorOf } from './situations.ts';
import { sendUpdate } from './rivals/workflow.ts';
import { QUEUE } from './rivals/workflow-worker.ts';

const accepted = (answer: Answer): string => {
  if (!answer.ok)
    throw new Error(`refused: ${answer.code} ${answer.message.en} ${JSON.stringify(answer.details ?? '')}`);
  return answer.caseId;
};

/** The ledger in this process, without a door. */
export const direct = (ledger: Ledger, name: string, postgres: number): Contestant => ({
  name,
  processes: { node: [process.pid], postgres: [postgres] },
  open: async ({ input, actor }) =>
    accepted(await ledger.open({ lifecycle: 'subjectRegistration', input, actor, key: randomUUID() })),
  send: async (caseId, merchant, { event, by }) =>
    void accepted(await ledger.append({ caseId, event, actor: actorOf(merchant, by), key: randomUUID() })),
});

/** JSON over kept-alive connections. Rejects unless the answer is a 2xx. */
function poster(base: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const post = (path: string, headers: Record<string, string>, body: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body);
      const asked = request(
        base + path,
        {
          method: 'POST',
          agent,
          headers: {
            'content-type': 'application/json',
            'content-length': String(Buffer.byteLength(text)),
            ...headers,
          },
        },
        (response) => {
          let answer = '';
          response
            .setEncoding('utf8')
            .on('data', (chunk: string) => (answer += chunk))
            .on('error', reject)
            .on('end', () =>
              response.statusCode! < 300
                ? resolve(JSON.parse(answer))
                : reject(new Error(`${path}: ${response.statusCode} ${answer}`)),
            );
        },
      );
      // The server may close a connection that has been idle in the moment in which it is used again.
      asked
        .on('error', (error: Error & { code?: string }) =>
          asked.reusedSocket && error.code === 'ECONNRESET' ? resolve(post(path, headers, body)) : reject(error),
        )
        .end(text);
    });
  return post;
}

/** Shuquan's HTTP API. */
export function overHttp(
  name: string,
  url: string,
  processes: Contestant['processes'],
  settled?: () => Promise<void>,
): Contestant {
  const post = poster(url);
  const write = (path: string, actor: Parameters<typeof spell>[0], body: unknown) =>
    post(path, { 'Shuquan-Actor': spell(actor), 'Idempotency-Key': randomUUID() }, body);
  return {
    name,
    processes,
    ...(settled && { settled }),
    open: async ({ input, actor }) =>
      ((await write('/cases/subjectRegistration', actor, input)) as { caseId: string }).caseId,
    send: async (caseId, merchant, { event, by }) =>
      void (await write(`${casePath(caseId)}/events`, actorOf(merchant, by), event)),
  };
}

/** The hand-written transaction. */
export function handWrittenTransaction(url: string, processes: Contestant['processes']): Contestant {
  const post = poster(url);
  return {
    name: 'hand-written transaction over HTTP',
    processes,
    open: async ({ input, actor }) =>
      ((await post('/cases', {}, { id: randomUUID(), input, actor })) as { id: string }).id,
    send: async (id, merchant, { event, by }) =>
      void (await post(`/cases/${id}/events`, {}, { event, actor: actorOf(merchant, by) })),
  };
}

/** The hand-written workflow: an update for each event. */
export const handWrittenWorkflow = (client: Client, processes: Contestant['processes']): Contestant => ({
  name: 'hand-written Temporal workflow',
  processes,
  open: async ({ input, actor }) =>
    (
      await client.workflow.start('handWrittenRegistration', {
        taskQueue: QUEUE,
        workflowId: randomUUID(),
        args: [randomUUID(), input, actor],
      })
    ).workflowId,
  send: async (id, merchant, { event, by }) =>
    void (await client.workflow
      .getHandle(id)
      .executeUpdate(sendUpdate, { args: [{ event, actor: actorOf(merchant, by) }] })),
});
