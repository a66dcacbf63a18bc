/**
 * Temporal's UI believes whoever reaches its port: a page of another site could act in it under a name that it lets point
 * to loopback. Only this guard reaches it: it looks at Host and Origin and passes on what our own page asks.
 */
import { randomInt } from 'node:crypto';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';

/** An address of this machine that nobody finds by trying; undefined where there is 127.0.0.1 alone (macOS). */
export function hiddenAddress(): string | undefined {
  if (process.platform === 'darwin') return undefined;
  return `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`;
}

export interface Guard {
  url: string;
  close: () => void;
}

/** Listens on loopback and passes on to `upstream`; rejects when the port is taken. */
export async function guardUi(upstream: { host: string; port: number }, port: number): Promise<Guard> {
  const server = createServer((request, response) => {
    const refused = refusalOf(request, port);
    if (refused !== undefined) response.writeHead(refused).end();
    else passOn(upstream, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The status with which a request is refused. A browser says which page asks; a name of another site is in Host. */
function refusalOf({ headers, method = '' }: IncomingMessage, port: number): number | undefined {
  const { host = '', origin } = headers;
  if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(host.toLowerCase())) return 421;
  if (origin !== undefined && origin !== `http://${host}`) return 403;
  const reads = method === 'GET' || method === 'HEAD';
  const site = headers['sec-fetch-site'] ?? 'none';
  const visits = reads && headers['sec-fetch-mode'] === 'navigate';
  if (site !== 'none' && site !== 'same-origin' && !visits) return 403;
  return reads || origin !== undefined ? undefined : 403;
}

function passOn(upstream: { host: string; port: number }, request: IncomingMessage, response: ServerResponse): void {
  const { connection: _, ...headers } = request.headers;
  const asked = ask({ ...upstream, method: request.method, path: request.url, headers }, (answer) => {
    const { connection: __, ...given } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, { ...given, 'x-frame-options': 'SAMEORIGIN' });
    answer.on('error', () => response.destroy()).pipe(response);
  });
  asked.on('error', () => {
    if (response.headersSent) response.destroy();
    else response.writeHead(502).end();
  });
  response.on('close', () => asked.destroy());
  request.pipe(asked);
}
