// A whole trade in the browser: a merchant, a hospital, the operating enterprise and the center, each in a browser of their own.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownSystem } from '../../apps/demo/system.ts';
import { tellTrade } from '../../apps/demo/trade.ts';
import { aChromium } from '../support/chromium.ts';
import { law } from '../support/law.ts';
import { byHand } from './by-hand.ts';

let browser: Browser;
let system: Awaited<ReturnType<typeof ownSystem>>;
beforeAll(async () => {
  [browser, system] = await Promise.all([aChromium(), ownSystem()]);
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const watchers = ['liu.yang@MERCHANT', 'he.lin@DEMANDER', 'wang.fang@OPCO', 'zhao.min@CENTER'];
const appraiser = 'song.yu@THIRD_PARTY';

it(
  'goes from registration to FILED by clicks and typing, and everybody sees it move without a reload',
  { ...law('T15', 'T24'), timeout: 900_000 },
  async () => {
    // A third registration would only repeat the first two.
    const sits = (as: string, act: string) => as !== appraiser || act.startsWith('trade.');
    const { stage, watch, complaints } = byHand(system, browser, sits);
    const open: typeof stage.open = async (as, lifecycle, input) => {
      const caseId = await stage.open(as, lifecycle, input);
      if (lifecycle === 'trade') for (const who of watchers) await watch(who, caseId);
      return caseId;
    };
    expect(await tellTrade({ ...stage, open })).toBe(true);
    // The appraiser reads the trade no longer once its proposal is there (T25): the browser writes a line for each 403.
    expect((await complaints()).filter((line) => !line.includes('403'))).toEqual([]);
  },
);
