// A real browser, without a screen: Chromium as the machine has it.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { onTestFinished } from 'vitest';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MISSING =
  'No Chromium was found: set CHROMIUM to one, or install it, on Debian with `apt-get install -y --no-install-recommends chromium fonts-noto-cjk`.';

function executable(): string {
  const named = process.env['CHROMIUM'];
  const found = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isExecutable);
  if (named ?? found) return (named ?? found)!;
  throw new Error(MISSING);
}
function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const launched = () => ({ executablePath: executable(), args: ['--lang=zh-CN', '--disable-dev-shm-usage'] });
/** For one file of tests; close it after all of them. */
export const aChromium = (): Promise<Browser> => chromium.launch(launched());

/** One that is killed: its process ends without a word. */
export async function aMortalChromium(): Promise<{ browser: Browser; kill: () => Promise<void> }> {
  const server = await chromium.launchServer(launched());
  onTestFinished(() => server.kill());
  return { browser: await chromium.connect(server.wsEndpoint()), kill: () => server.kill() };
}

type Size = { width?: number; height?: number };
/** A page of its own: nothing is remembered from another. `complaints`: what the browser complains of. */
export async function aPage(browser: Browser, url: string, options: Size = {}) {
  const opened = await aPageForAll(browser, url, options);
  onTestFinished(() => opened.context.close());
  return opened;
}

/** One that several tests go on with; it is closed with the browser. */
export async function aPageForAll(browser: Browser, url: string, options: Size = {}) {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // What fades in has the wrong contrast for a moment.
    reducedMotion: 'reduce',
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
  });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, complaints };
}
