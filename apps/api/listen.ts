// Serving: on loopback, and elsewhere only where people sign in.
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { isLoopback } from '../../infra/loopback.ts';
import { type ServerType, serve } from '@hono/node-server';

class NotLoopbackError extends Error {
  override readonly name = 'NotLoopbackError';
}

export type Serving = { url: string; port: number; close: () => Promise<void> };

/** Listens, or throws: on a host that is not loopback where nobody signs in, or a port that is taken. `port` 0 takes a free one. */
export async function listen(
  app: { fetch: (request: Request) => Response | Promise<Response>; closing?: () => void },
  { host = '127.0.0.1', port = 7300, signIn = false }: { host?: string; port?: number; signIn?: boolean } = {},
): Promise<Serving> {
  if (!isLoopback(host) && !signIn)
    throw new NotLoopbackError(
      `The API listens on loopback only (127.0.0.1, ::1 or localhost), not on ${host}: nobody is asked who they are (OIDC_ISSUER is not set).`,
    );
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      const shown = info.family === 'IPv6' ? `[${info.address}]` : info.address;
      resolve({
        url: `http://${shown}:${info.port}`,
        port: info.port,
        close: () => {
          app.closing?.();
          return closed(server);
        },
      });
    });
    server.once('error', reject);
  });
}

// What is under way is answered; whoever keeps a connection open beyond that is cut off.
const GRACE_MS = 10_000;
/** Takes no new connection, answers what is under way with `Connection: close`, and ends within the grace. */
async function closed(any: ServerType): Promise<void> {
  const server = any as HttpServer;
  server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
    response.setHeader('Connection', 'close');
  });
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const end = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  try {
    await new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeIdleConnections();
    });
  } finally {
    clearInterval(sweep);
    clearTimeout(end);
  }
}
