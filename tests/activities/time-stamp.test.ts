// A time stamp after RFC 3161, of a service that openssl plays (T24).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timeStamp } from '../../activities/ports/time-stamp.ts';
import { law } from '../support/law.ts';

const folder = mkdtempSync(join(tmpdir(), 'shuquan-tsa-'));
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
const HASH = createHash('sha256').update('anchor').digest('hex');
let server: Server;
let answer: (request: Buffer) => Buffer | number;
const signed = (request: Buffer): Buffer => {
  writeFileSync(join(folder, 'q.tsq'), request);
  openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'q.tsq', '-out', 'r.tsr');
  return readFileSync(join(folder, 'r.tsr'));
};
beforeAll(async () => {
  writeFileSync(join(folder, 'serial'), '01\n');
  writeFileSync(
    join(folder, 'tsa.cnf'),
    '[tsa]\ndefault_tsa = t\n[t]\nserial = serial\nsigner_cert = c.pem\nsigner_key = k.pem\nsigner_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha256\ncrypto_device = builtin\n[req]\ndistinguished_name = dn\nx509_extensions = ext\n[dn]\n[ext]\nextendedKeyUsage = critical,timeStamping\n',
  );
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'k.pem',
    '-out',
    'c.pem',
    '-subj',
    '/CN=TSA',
    '-config',
    'tsa.cnf',
    '-days',
    '3',
  );
  server = createServer((request, response) => {
    void buffer(request).then((asked) => {
      const said = answer(asked);
      response.writeHead(typeof said === 'number' ? said : 200).end(typeof said === 'number' ? undefined : said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());
const ask = () => timeStamp(`http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`, HASH);

describe('a time stamp', () => {
  it('holds for the hash that it was asked for, by openssl alone', law('T24'), async () => {
    answer = signed;
    writeFileSync(join(folder, 'a.tsr'), await ask());
    expect(openssl('ts', '-verify', '-digest', HASH, '-in', 'a.tsr', '-CAfile', 'c.pem').toString()).toContain('OK');
  });

  it.each<[string, (request: Buffer) => Buffer | number]>([
    ['nothing', () => Buffer.alloc(0)],
    ['an error', () => 503],
    ['a refusal', () => Buffer.from('30053003020102', 'hex')],
    [
      'a stamp for another hash',
      (request) => signed(Buffer.from(request.toString('hex').replace(HASH, 'a'.repeat(64)), 'hex')),
    ],
  ])('is none when the service answers with %s', law('T24'), async (_, other) => {
    answer = other;
    await expect(ask()).rejects.toThrow(/no stamp/);
  });
});
