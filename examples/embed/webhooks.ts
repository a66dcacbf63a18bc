// A service beside Shuquan: it hears of cases by signed webhooks (Standard Webhooks), and acts through the client.
// Here the operating enterprise's own system claims the task of every case that it is told of.
// Run it: WEBHOOK_SECRET=whsec_… node --import tsx examples/embed/webhooks.ts
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { type Client, createClient } from '@shuquan/client';

/** What a notice says; the texts are for people. */
export type Notice = { type: 'notice'; id: string; notice: string; caseId: string; text: { zh: string; en: string } };

const TOLERANCE_SECONDS = 300;

/** The webhook's id if the signature fits the bytes as they came and is not old; undefined otherwise. */
export function signedId(headers: Headers, body: Uint8Array, secret: string, now = Date.now()): string | undefined {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) => headers.get(`webhook-${name}`));
  if (!id || !timestamp || !signatures) return undefined;
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret);
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  const fits = signatures.split(' ').some((one) => {
    const given = Buffer.from(one.startsWith('v1,') ? one.slice(3) : '', 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return fits && Math.abs(now / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS ? id : undefined;
}

/** Claims what is open for us in the case. Told twice, it does nothing the second time: the key is the notice's own. */
export async function claimOn(client: Client, { id, caseId }: Notice): Promise<string[]> {
  const shown = await client.show(caseId);
  // No longer ours to read, or not there any more: nothing to do.
  if (!shown.ok) return [];
  const claimed: string[] = [];
  for (const { task, claimedBy } of shown.tasks.filter(({ by }) => by.name === 'OPCO')) {
    if (claimedBy) continue;
    const key = `${id}-${task}`.replaceAll(/[^\w.:-]/g, '-');
    const answer = await client.send(shown.lifecycle, caseId, { type: 'CLAIM', task }, { key });
    if (answer.ok) claimed.push(task);
    else console.log(`${caseId} ${task}: ${answer.code} ${answer.detail}`);
  }
  return claimed;
}

/** 204 when it is done, 401 when it is not signed. Throws while the API is away, so that the sender tries again. */
export async function receive(
  { client, secret }: { client: Client; secret: string },
  headers: Headers,
  body: Uint8Array,
): Promise<{ status: number; claimed: string[] }> {
  if (signedId(headers, body, secret) === undefined) return { status: 401, claimed: [] };
  const notice = JSON.parse(Buffer.from(body).toString('utf8')) as Notice;
  return { status: 204, claimed: notice.type === 'notice' ? await claimOn(client, notice) : [] };
}

export const serverOf = (deps: { client: Client; secret: string }) =>
  createServer((request, response) => {
    void buffer(request)
      .then((body) => receive(deps, new Headers(request.headers as Record<string, string>), body))
      .then(
        ({ status }) => response.writeHead(status).end(),
        // The sender holds on to it and comes back.
        () => response.writeHead(503).end(),
      );
  });

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { WEBHOOK_SECRET: secret = '', SHUQUAN_URL: url = 'http://127.0.0.1:7300' } = process.env;
  if (!secret) throw new Error('WEBHOOK_SECRET is not set');
  const client = createClient({ url, as: process.env['SHUQUAN_ACTOR'] ?? 'wang.fang@OPCO', language: 'en' });
  serverOf({ client, secret }).listen(7401, '127.0.0.1', () => console.log('http://127.0.0.1:7401'));
}
