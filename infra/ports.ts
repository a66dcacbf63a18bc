import { createServer } from 'node:net';

/** A loopback port that was free a moment ago. It is not reserved: another process may take it first. */
export async function freePort(): Promise<number> {
  return await listenOnce(0);
}

/** Whether a server could listen on this loopback port now. */
export async function portIsFree(port: number): Promise<boolean> {
  return await listenOnce(port).then(
    () => true,
    () => false,
  );
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('a listening socket without a port'));
      });
    });
  });
}
