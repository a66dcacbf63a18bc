import { beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { violationsOn } from './accessible.ts';
import { aDesk } from './desk.ts';
import { aMarket, center, merchant } from './market.ts';

const desk = aDesk();
let market: Awaited<ReturnType<typeof aMarket>>;
beforeAll(async () => {
  market = await aMarket(desk.url());
}, 60_000);
const shot = (page: Page, name: string) => page.screenshot({ path: `/tmp/C-${name}.png`, fullPage: true });

it('home', async () => {
  const { page, complaints } = await desk.as(`${merchant}:org:91220101MA7F2K4D0Y`);
  await page.goto('/desk/home');
  await page.getByRole('heading', { name: '交易', exact: true }).waitFor();
  await shot(page, 'home');
  expect(await violationsOn(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
it('calendar', async () => {
  const { page, complaints } = await desk.as(center);
  await page.goto('/desk/calendar');
  await page.getByRole('heading', { name: '期限列表' }).waitFor();
  await shot(page, 'calendar');
  expect(await violationsOn(page)).toEqual([]);
  expect(complaints).toEqual([]);
  void market;
});
