// The console over the real API and a ledger of its own, in a real browser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Accounts, createAccounts } from '../../accounts/index.ts';
import { principalsFrom } from '../../accounts/principals.ts';
import { createApi } from '../../apps/api/app.ts';
import { packageRoot } from '../../infra/package-root.ts';
import { listen } from '../../apps/api/listen.ts';
import type { LedgerOptions } from '../../ledger/index.ts';
import { serveApi } from '../apps/served.ts';
import { aChromium, aPage, aPageForAll } from '../support/chromium.ts';

const examples = join(packageRoot(), 'examples', 'principals.json');
const people = principalsFrom(JSON.parse(readFileSync(examples, 'utf8')));

/** Call it at the top of a file of tests. */
export function aDesk(options: Partial<LedgerOptions> = {}) {
  let browser: Browser;
  let served: Awaited<ReturnType<typeof serveApi>>;
  let server: Awaited<ReturnType<typeof listen>>;
  let accounts: Accounts;
  beforeAll(async () => {
    served = await serveApi(options, people);
    accounts = createAccounts(served.ledger.sql, served.ledger.now);
    await accounts.load(people.file, 'examples');
    server = await listen(createApi({ ...served.deps, accounts }), { port: 0 });
    browser = await aChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    served: () => served,
    url: () => server.url,
    accounts: () => accounts,
    page: (size: Size = {}) => aPage(browser, server.url, size),
    /** A page on which somebody is signed in already. */
    as: async (actor: string, size: Size = {}) => signedIn(await aPage(browser, server.url, size), actor),
    /** The same, for all tests of a file. */
    kept: async (actor: string, size: Size = {}) => signedIn(await aPageForAll(browser, server.url, size), actor),
  };
}

type Size = { width?: number; height?: number };
async function signedIn<T extends { context: BrowserContext }>(opened: T, actor: string): Promise<T> {
  const [, of, hat, party] = /^([^@]+)@([A-Z_]+)(?::(.+))?$/.exec(actor)!;
  const wearing = JSON.stringify({ hat, of, ...(party && { party }) });
  await opened.context.addInitScript({
    content: `localStorage.getItem('shuquan.wearing') ?? localStorage.setItem('shuquan.wearing', ${JSON.stringify(wearing)});`,
  });
  return opened;
}
