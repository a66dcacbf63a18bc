// What the embedded Temporal answers to a page of another site: nothing. Real requests to a real server.
import { execFileSync } from 'node:child_process';
import { request } from 'node:http';
import { Client, Connection } from '@temporalio/client';
import { beforeAll, afterAll, describe, expect, it, vi } from 'vitest';
import { type RunningTemporal, startTemporal } from '../../infra/temporal.ts';

let temporal: RunningTemporal;
beforeAll(async () => {
  temporal = await startTemporal({ port: 0, uiPort: 0, namespace: 'default', say: () => {} });
});
afterAll(() => temporal.stop());

/** Ports on which the server listens, whatever their address. */
function listening(): { host: string; port: number }[] {
  const lines = execFileSync('ss', ['-ltnpH'], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes(`pid=${temporal.pid},`))
    .map((line) => /(\S+):(\d+)\s/.exec(line.replace(/^\S+\s+\S+\s+\S+\s+/, ''))!)
    .map(([, host, port]) => ({ host: host!.replace('*', '127.0.0.1'), port: Number(port) }));
}
type Asked = { host: string; port: number; path: string; method?: string; headers?: Record<string, string> };
const ask = ({ body, ...asked }: Asked & { body?: string }): Promise<{ status: number; text: string }> =>
  new Promise((resolve) => {
    const sent = request({ ...asked, timeout: 5_000 }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    sent.on('error', () => resolve({ status: 0, text: '' }));
    sent.on('timeout', () => sent.destroy());
    sent.end(body);
  });

describe('the HTTP API of the embedded Temporal', () => {
  it('takes no text/plain POST of another site, on no port', async () => {
    const started = new Client({ connection: await Connection.connect({ address: temporal.address }) });
    const handle = await started.workflow.start('trade', { workflowId: 'trade-1', taskQueue: 'none' });
    const ports = listening();
    expect(ports.length).toBeGreaterThan(3);
    const statuses: number[] = [];
    for (const { host, port } of ports)
      for (const name of [`127.0.0.1:${port}`, `localhost:${port}`, `rebound.example:${port}`]) {
        const path = '/api/v1/namespaces/default/workflows/trade-1/signal/sendEvent';
        const headers = { Host: name, Origin: 'https://evil.example', 'Content-Type': 'text/plain' };
        statuses.push((await ask({ host, port, path, method: 'POST', headers, body: '{}' })).status);
      }
    expect(statuses).toContain(403);
    expect(statuses.filter((status) => status >= 200 && status < 300)).toEqual([]);
    const { events } = await handle.fetchHistory();
    expect(events?.filter(({ workflowExecutionSignaledEventAttributes: signalled }) => signalled)).toEqual([]);
    await started.connection.close();
  });
});

describe('its UI', () => {
  const namespaces = '/api/v1/namespaces';
  const own = { 'Sec-Fetch-Site': 'same-origin' };
  const port = () => Number(new URL(temporal.uiUrl!).port);
  // Temporal answers a little before its UI does.
  beforeAll(async () => {
    const visit = { host: '127.0.0.1', port: port(), path: namespaces, headers: { Host: `127.0.0.1:${port()}` } };
    await vi.waitFor(async () => expect((await ask(visit)).status).not.toBe(502), { timeout: 20_000 });
  });
  it.each<[string, number, { method?: string; headers?: Record<string, string>; host?: string }]>([
    ['a visit by address', 200, {}],
    ['a question of its own page', 200, { headers: own }],
    ['a link from another site', 200, { headers: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' } }],
    ['another name that points here', 421, { host: 'rebound.example' }],
    ['another site that asks', 403, { headers: { Origin: 'https://evil.example' } }],
    ['another page of this machine that asks', 403, { headers: { Origin: 'http://127.0.0.1:3000' } }],
    ['a picture of another site', 403, { headers: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' } }],
    ['a POST without an origin', 403, { method: 'POST' }],
    ['a POST of another site', 403, { method: 'POST', headers: { Origin: 'https://evil.example' } }],
    ['a POST of a page without an origin', 403, { method: 'POST', headers: { Origin: 'null' } }],
  ])('%s: %i', async (_, status, { host = '127.0.0.1', headers = {}, method = 'GET' }) => {
    const asked = { host: '127.0.0.1', port: port(), path: namespaces, method };
    expect((await ask({ ...asked, headers: { Host: `${host}:${port()}`, ...headers } })).status).toBe(status);
  });

  it('is not where a page could find it', () => {
    const { port } = new URL(temporal.uiUrl!);
    const hosts = listening().filter(({ host }) => /^127\.(?!0\.0\.1$)/.test(host));
    expect(hosts).toHaveLength(1);
    expect(hosts[0]!.port).not.toBe(Number(port));
  });
});
