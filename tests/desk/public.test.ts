// What needs nobody: the law and its charts, the verification of a certificate, the certificate as it is printed.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { violationsOn } from './accessible.ts';
import { aDesk } from './desk.ts';
import { aMarket, center } from './market.ts';

const desk = aDesk();
let market: Awaited<ReturnType<typeof aMarket>>;
beforeAll(async () => {
  market = await aMarket(desk.url());
}, 60_000);

const shot = (page: Page, name: string) => page.screenshot({ path: `/tmp/C-${name}.png` });
const inEnglish = (page: Page) => page.getByRole('button', { name: 'English' }).click();

describe('the law', () => {
  it('shows the articles of both regulations with what the product does under each, to anybody', async () => {
    const { page, complaints } = await desk.page();
    await page.goto('/desk/law');
    await page.getByRole('heading', { name: '数据交易管理办法' }).waitFor();
    await shot(page, 'law');
    expect(await violationsOn(page)).toEqual([]);
    await inEnglish(page);
    await page.getByRole('heading', { name: 'Measures on Data Trading' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
  it('shows lifecycles and regimes', async () => {
    const { page } = await desk.page();
    await page.goto('/desk/law#lifecycles');
    await page.getByRole('link', { name: '数据交易', exact: true }).waitFor();
    await shot(page, 'lifecycles');
    expect(await violationsOn(page)).toEqual([]);
    await page.goto('/desk/law#regimes');
    await page.getByText('征求意见稿').first().waitFor();
    await shot(page, 'regimes');
    expect(await violationsOn(page)).toEqual([]);
  });
  it('shows a lifecycle with its chart, which unfolds', async () => {
    const { page, complaints } = await desk.page();
    await page.goto('/desk/law/trade');
    await page.getByRole('button', { name: /^交易备案/ }).waitFor();
    await shot(page, 'lifecycle');
    await page.getByRole('button', { name: /^交易备案/ }).click();
    await page.getByRole('img', { name: '归档封存' }).waitFor();
    await shot(page, 'lifecycle-open');
    expect(await violationsOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('verification', () => {
  it('finds a certificate', async () => {
    const { page, complaints } = await desk.page();
    await page.goto('/desk/verify');
    await page.getByRole('textbox', { name: '凭证编号' }).fill(market.number.toLowerCase());
    await page.getByRole('textbox', { name: '凭证编号' }).press('Enter');
    await page.getByText('有效', { exact: true }).waitFor();
    await shot(page, 'verify');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: '查看并打印凭证' }).click();
    await page.getByRole('heading', { name: '登记凭证' }).waitFor();
    await shot(page, 'certificate');
    expect(await violationsOn(page)).toEqual([]);
    await page.pdf({ path: '/tmp/C-certificate.pdf', preferCSSPageSize: true });
    expect(complaints).toEqual([]);
  });
  it('says that the record of a case is whole', async () => {
    const { page } = await desk.as(center);
    await page.goto(`/desk/verify?case=${market.seller}`);
    await page.getByText('4行，前后相连，每个状态都由事件推得。').waitFor();
    await shot(page, 'record');
  });
});
