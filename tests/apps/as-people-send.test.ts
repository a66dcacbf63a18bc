// Requests as clients and proxies really send them, over a socket: media types, chunks, hosts, absolute addresses.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Serving, listen } from '../../apps/api/listen.ts';
import { CENTER, type Served, serveApi } from './served.ts';

let served: Served;
let serving: Serving;
beforeAll(async () => {
  served = await serveApi();
  serving = await listen(served.app, { port: 0 });
});
afterAll(async () => {
  await serving.close();
  await served.ledger.close();
});

/** Sends lines as they are; answers status and body. */
function raw(lines: string[], port = serving.port, host = '127.0.0.1'): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, host, () => socket.write(lines.join('\r\n')));
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve({ status: Number(text.split(' ')[1]), text }));
  });
}
const upload = (type: string, body: string[]) =>
  raw([
    'PUT /documents HTTP/1.1',
    'Host: localhost',
    'Connection: close',
    `Shuquan-Actor: ${CENTER}`,
    `Content-Type: ${type}`,
    ...body,
  ]);

describe.each([
  'application/pdf',
  'APPLICATION/PDF',
  'text/plain; charset=utf-8',
  'text/plain;charset="utf-8"',
  'text/plain ; Charset="UTF-8" ;',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
])('the media type %s', (type) => {
  it('is taken', async () => {
    expect((await upload(type, ['Content-Length: 3', '', 'abc'])).status).toBe(200);
  });
});

it.each(['pdf', 'text/plain; charset="utf', 'text/html; x="<script>"', 'a/b/c'])(
  'what is no media type is refused: %s',
  async (type) => {
    expect((await upload(type, ['Content-Length: 3', '', 'abc'])).status).toBe(400);
  },
);

it.each([
  ['no length', ['Content-Length: 0', '', '']],
  ['no chunk', ['Transfer-Encoding: chunked', '', '0', '', '']],
])('an upload of nothing is refused and not kept: %s', async (_, body) => {
  const before = await served.counts();
  const { status, text } = await upload('text/plain', body);
  expect([status, text.includes('文档为空')]).toEqual([400, true]);
  expect(await served.counts()).toEqual(before);
});

describe.each([
  ['a proxy that names the whole address', 'GET http://127.0.0.1/healthz HTTP/1.1', ['Host: 127.0.0.1']],
  ['capitals and a port', 'GET /healthz HTTP/1.1', ['Host: LOCALHOST:7300']],
  ['IPv6', 'GET /healthz HTTP/1.1', ['Host: [::1]:7300']],
  [
    'the headers of proxies',
    'GET /healthz HTTP/1.1',
    [
      'Host: 127.0.0.1:7300',
      'X-Forwarded-For: 10.0.0.1, 10.0.0.2',
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Proto: https',
      'Forwarded: for="[2001:db8::1]";host=evil.example',
      'Via: 1.1 proxy',
    ],
  ],
])('a request with %s', (_, line, headers) => {
  it('is served', async () => {
    expect((await raw([line, ...headers, 'Connection: close', '', ''])).status).toBe(200);
  });
});

it('another host is not served, whatever a proxy says about it', async () => {
  const asked = [
    'GET /healthz HTTP/1.1',
    'Host: evil.example',
    'X-Forwarded-Host: localhost',
    'Connection: close',
    '',
    '',
  ];
  expect((await raw(asked)).status).toBe(421);
});

it('listens on ::1, and says so as an address', async () => {
  const six = await listen(served.app, { host: '::1', port: 0 });
  try {
    expect(six.url).toBe(`http://[::1]:${six.port}`);
    expect((await fetch(`${six.url}/healthz`)).status).toBe(200);
  } finally {
    await six.close();
  }
});
