// Signing in from a terminal by device code, and acting with the token that is kept.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { listen } from '../../apps/api/listen.ts';
import { run } from '../../apps/cli/program.ts';
import { aBrowser } from '../support/browser.ts';
import { serveSignedIn } from './signed-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'shuquan-sign-in-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('login leads to the provider, whoami says who is there, and logout forgets it', async () => {
  const on = await serveSignedIn();
  const { url, close } = await listen(on.app, { port: 0 });
  const said = { out: '', err: '' };
  let onErr = (_: string): void => {};
  const cli = (...args: string[]) => {
    Object.assign(said, { out: '', err: '' });
    return run(args, {
      out: (text) => void (said.out += text),
      err: (text) => void ((said.err += text), onErr(said.err)),
      raw: () => {},
      stdin: async () => new Uint8Array(),
      hidden: async () => '',
      env: { SHUQUAN_URL: url, SHUQUAN_LANG: 'en', XDG_CONFIG_HOME: folder },
      fetch,
      now: () => new Date(),
    });
  };
  expect([await cli('whoami'), said.out]).toEqual([1, 'not signed in (shuquan login)\n']);
  expect(await cli('list', '--as', 'CENTER')).toBe(1);
  expect(said.err).toContain('SIGN_IN_NEEDED');

  on.provider.present('sub-zhao.min');
  const visited = new Promise<void>((resolve, reject) => {
    onErr = (text) => {
      const [, address] = /(http\S+user_code=\S+)/.exec(text) ?? [];
      if (address) void confirmed(address).then(resolve, reject);
    };
  });
  const [code] = await Promise.all([cli('login'), visited]);
  expect([code, said.out]).toEqual([0, 'zhao.min (zhao.min)\n  CENTER\n']);
  const kept = join(folder, 'shuquan', 'sign-in.json');
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  expect(readFileSync(kept, 'utf8')).toContain('accessToken');
  expect(await cli('list')).toBe(0);
  expect(await cli('list', '--as', 'OPCO')).toBe(1);

  expect([await cli('logout'), said.err]).toEqual([0, 'signed out\n']);
  expect(await cli('whoami')).toBe(1);
  await close();
});

/** What a person does in their browser: the page of the code, and “yes”. */
async function confirmed(address: string): Promise<void> {
  const browser = aBrowser();
  const { url, response } = await browser.go(address);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(await response.text())?.[1] ?? '';
  const code = url.searchParams.get('user_code') ?? '';
  const { response: done } = await browser.go(`${url.origin}/device`, {
    method: 'POST',
    body: new URLSearchParams({ xsrf, user_code: code, confirm: 'yes' }),
  });
  if (!done.ok) throw new Error(`${done.status} ${await done.text()}`);
}
