// Serving on loopback. Nothing here authenticates anybody, so nobody outside of this machine may reach it for now.
import { serve } from '@hono/node-server';

/** 127.0.0.0/8, ::1, localhost. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/i.test(host);

class NotLoopbackError extends Error {
  override readonly name = 'NotLoopbackError';
}

export type Serving = { url: string; port: number; close: () => Promise<void> };

/** Listens, or throws: on a host that is not loopback, or a port that is taken. `port` 0 takes a free one. */
export async function listen(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  { host = '127.0.0.1', port = 7300 }: { host?: string; port?: number } = {},
): Promise<Serving> {
  if (!isLoopback(host))
    throw new NotLoopbackError(
      `The API listens on loopback only (127.0.0.1, ::1 or localhost), not on ${host}: it does not authenticate its callers.`,
    );
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      const shown = info.family === 'IPv6' ? `[${info.address}]` : info.address;
      resolve({
        url: `http://${shown}:${info.port}`,
        port: info.port,
        close: () =>
          new Promise<void>((closed, failed) => {
            server.close((error) => (error ? failed(error) : closed()));
            // Kept-alive connections would hold the process for minutes.
            if ('closeIdleConnections' in server) server.closeIdleConnections();
          }),
      });
    });
    server.once('error', reject);
  });
}
