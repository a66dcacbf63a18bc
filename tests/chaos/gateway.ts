// The one door of all clients of a round of chaos: sends each call on to one of the services until somebody answers it,
// under the same idempotency key, and writes down who was told what when.
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Seen } from './history.ts';

const TRY_MS = 10_000;
const AGAIN_MS = 150;
/** The service says that it cannot just now, or asks to be asked later. */
const isLater = (status: number): boolean => status === 503 || status === 429;

export type Gateway = {
  url: string;
  /** What was answered of cases, in the order of the answers. */
  history: Seen[];
  /** Keys under which something was refused. */
  refused: { caseId: string; key: string }[];
  /** How often each status was answered by a service; `none`: it hung up, or said nothing in time. */
  statuses: Record<string, number>;
  /** Answers that no fault of the surroundings explains. */
  wrong: string[];
  stop: () => void;
};

export async function startGateway(services: readonly string[]): Promise<Gateway> {
  let stopped = false;
  const statuses: Record<string, number> = {};
  const gateway = { history: [] as Seen[], refused: [] as Gateway['refused'], statuses, wrong: [] as string[] };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const called = performance.now();
    const { status, headers, bytes } = await answered(request, Buffer.concat(chunks));
    note(gateway, request, { status, bytes, called, returned: performance.now() });
    response.writeHead(status, headers).end(bytes);
  }

  async function answered({ method, url, headers }: IncomingMessage, body: Buffer) {
    for (let n = Math.floor(Math.random() * services.length); !stopped; n += 1) {
      const answer = await once(`${services[n % services.length]}${url}`, { method, headers, body });
      const kind = String(answer?.status ?? 'none');
      statuses[kind] = (statuses[kind] ?? 0) + 1;
      if (answer && answer.status >= 500 && !isLater(answer.status))
        gateway.wrong.push(`${method} ${url}: ${answer.status} ${answer.bytes.toString().slice(0, 300)}`);
      else if (answer && !isLater(answer.status)) return answer;
      await sleep(AGAIN_MS);
    }
    throw new Error('the round is over');
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = () => {
    stopped = true;
    server.closeAllConnections();
    server.close();
  };
  return { ...gateway, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

type Asked = Pick<IncomingMessage, 'method' | 'headers'> & { body: Buffer };
/** Undefined: nobody answered. */
async function once(url: string, { method, headers, body }: Asked) {
  const { host: _, connection: __, 'content-length': ___, ...rest } = headers;
  try {
    const response = await fetch(url, {
      method,
      headers: rest as Record<string, string>,
      ...(body.length && { body }),
      signal: AbortSignal.timeout(TRY_MS),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const type = response.headers.get('content-type');
    return { status: response.status, headers: type ? { 'content-type': type } : {}, bytes };
  } catch {
    return undefined;
  }
}

type Answered = { status: number; bytes: Buffer; called: number; returned: number };
function note(gateway: Pick<Gateway, 'history' | 'refused'>, request: IncomingMessage, answer: Answered): void {
  const { status, bytes, called, returned } = answer;
  const path = (request.url ?? '').split('?')[0]!;
  if (!path.startsWith('/cases/')) return;
  const key = request.headers['idempotency-key'];
  if (request.method === 'POST' && typeof key === 'string') {
    if (status < 300) {
      const { caseId, seq } = JSON.parse(bytes.toString()) as { caseId: string; seq: number };
      gateway.history.push({ caseId, what: 'wrote', version: seq, key, called, returned });
    } else gateway.refused.push({ caseId: path, key });
  } else if (request.method === 'GET' && status === 200) {
    const { caseId, version } = JSON.parse(bytes.toString()) as { caseId?: string; version?: number };
    if (caseId !== undefined && version !== undefined)
      gateway.history.push({ caseId, what: 'read', version, called, returned });
  }
}
