// The service beside the product: it hears of a case by a signed webhook, and acts through the client.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, orThrow } from '@shuquan/client';
import { post } from '../../activities/ports/webhook.ts';
import { sign } from '../../activities/ports/signing.ts';
import { type Serving, listen } from '../../apps/api/listen.ts';
import { receive, serverOf } from '../../examples/embed/webhooks.ts';
import { OPCO, aSubmittedDraft, serveApi } from '../apps/served.ts';

const secret = 'a secret of this test alone';
let serving: Serving;
let server: Server;
let caseId: string;
let url: string;
const client = () => createClient({ url: serving.url, as: OPCO });
beforeAll(async () => {
  const served = await serveApi();
  serving = await listen(served.app, { port: 0 });
  ({ id: caseId } = await aSubmittedDraft(served));
  server = serverOf({ client: client(), secret }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await serving.close();
});

const notice = () => ({ type: 'notice', id: `${caseId}/2/0`, notice: 'N1', caseId, text: { zh: '待办', en: 'To do' } });
const claimer = async () => orThrow(await client().show(caseId)).tasks[0]?.claimedBy;

describe('a signed webhook', () => {
  it('that is not signed, or with another secret, does nothing', async () => {
    await expect(
      post({ url, secret: 'another secret, as long as the first' }, 'notice', 'k', notice()),
    ).rejects.toThrow('401');
    expect(await claimer()).toBeNull();
    const body = Buffer.from(JSON.stringify(notice()));
    const old = sign(secret, 'k', body.toString(), new Date(Date.now() - 3_600_000));
    expect(await receive({ client: client(), secret }, new Headers(old), body)).toEqual({ status: 401, claimed: [] });
  });

  it('lets the service act, once, although it is told twice', async () => {
    expect(await post({ url, secret }, 'notice', notice().id, notice())).toMatchObject({ status: 204 });
    expect(await claimer()).toBe('wang.fang');
    await post({ url, secret }, 'notice', notice().id, notice());
    expect(orThrow(await client().log(caseId)).rows.map(({ event }) => event.type)).toEqual([
      'OPEN',
      'SUBMIT',
      'CLAIM',
    ]);
  });

  it('is answered so that its sender comes back, while the API is away', async () => {
    const away = serverOf({ client: createClient({ url: 'http://127.0.0.1:1', retries: 0 }), secret }).listen(0);
    await new Promise((ready) => away.once('listening', ready));
    const there = `http://127.0.0.1:${(away.address() as AddressInfo).port}`;
    await expect(post({ url: there, secret }, 'notice', 'k', notice())).rejects.toThrow('503');
    away.close();
  });
});
