// A proxy that looks into the database after each answer: what was refused has written nothing but that it was refused.
import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sql } from '../ledger/sql.ts';

/** What is written of itself, or of every request: who was refused, who read, how often a door was used, how far the seals are. */
const beside = ['refused_attempt', 'refused_beyond', 'read_log', 'access_read', 'door_use', 'seal', 'login'];

/** Everything else that the database holds, as one text. */
async function contentOf(sql: Sql): Promise<string> {
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> all(${beside}) order by 1`;
  const sums = tables.map(
    ({ name }) =>
      `select '${name} ' || count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) as line from ${name} t`,
  );
  const rows = await sql.unsafe<{ line: string }[]>(sums.join(' union all '));
  return rows.map(({ line }) => line).join('\n');
}

/** In front of `target`, one request after the other. `onWritten` hears of each refusal that changed something, and what. */
export async function watched(
  target: string,
  sql: Sql,
  onWritten: (what: string) => void,
): Promise<{ url: string; answered: Record<string, number>; close: () => void }> {
  const answered: Record<string, number> = {};
  let before = await contentOf(sql);
  const handle = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const { status, headers, body } = await forwarded(target, asked);
    const after = asked.method === 'GET' ? before : await contentOf(sql);
    if (status >= 400 && after !== before)
      onWritten(`${asked.method} ${asked.url} ${status}: ${changed(before, after)}`);
    before = after;
    const of = `${Math.floor(status / 100)}xx`;
    answered[of] = (answered[of] ?? 0) + 1;
    answer.writeHead(status, headers).end(body);
  };
  let turn = Promise.resolve();
  const server: Server = createServer((asked, answer) => {
    turn = turn.then(() => handle(asked, answer)).catch((error: unknown) => void answer.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, answered, close: () => void server.close() };
}

const changed = (before: string, after: string): string => {
  const had = new Set(before.split('\n'));
  return after
    .split('\n')
    .filter((line) => !had.has(line))
    .map((line) => line.split(' ')[0])
    .join(', ');
};

type Answered = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };
function forwarded(target: string, asked: IncomingMessage): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { method, url, headers } = asked;
    const onward = request(
      target + url,
      { method, headers: { ...headers, host: new URL(target).host } },
      (response) => {
        const parts: Buffer[] = [];
        response
          .on('data', (part: Buffer) => parts.push(part))
          .on('end', () => {
            const { 'transfer-encoding': _, connection: __, ...rest } = response.headers;
            resolve({ status: response.statusCode!, headers: rest, body: Buffer.concat(parts) });
          })
          .on('error', reject);
      },
    );
    onward.on('error', reject);
    asked.pipe(onward);
  });
}
