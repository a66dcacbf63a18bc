// What needs nobody: the law and its charts, the verification of a certificate, the certificate as it is printed.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { law } from '../support/law.ts';
import { scrollsSideways, violationsOn } from './accessible.ts';
import { aDesk } from './desk.ts';
import { aMarket } from './market.ts';
import { shot } from './shots.ts';

const desk = aDesk();
let market: Awaited<ReturnType<typeof aMarket>>;
beforeAll(async () => {
  market = await aMarket(desk.url());
});

const inEnglish = (page: Page) => page.getByRole('button', { name: 'English' }).click();

describe('the law pages', () => {
  it('show every article with what the product does under it', async () => {
    const { page, complaints } = await desk.page();
    await page.goto('/desk/law');
    await page.getByRole('heading', { name: '数据交易管理办法' }).waitFor();
    const numbers = await page.locator('.law-articles .number').allInnerTexts();
    expect(numbers.filter((one) => /^数据交易办法第[一二三四五六七八九十]+条$/.test(one))).toHaveLength(39);
    expect(numbers.filter((one) => /^授权运营办法第[一二三四五六七八九十]+条$/.test(one))).toHaveLength(33);
    await shot(page, 'law');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('textbox').fill('履约');
    await expect.poll(() => page.locator('.law-articles > li').count()).toBeLessThan(39);
    await inEnglish(page);
    await page.getByText('No article fits.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('lead to the article that a link names', async () => {
    const { page } = await desk.page();
    await page.goto('/desk/law#P16(2)');
    await page.locator('.asked').waitFor();
    expect(await page.locator('.asked .number').innerText()).toBe('授权运营办法第十六条第（二）项');
    await expect.poll(() => page.evaluate<number>('scrollY')).toBeGreaterThan(500);
  });

  it('list lifecycles, and the rules in force without a raw value', async () => {
    const { page, complaints } = await desk.page();
    await page.goto('/desk/law#lifecycles');
    await page.getByRole('link', { name: '数据交易', exact: true }).waitFor();
    expect(await page.getByRole('row').count()).toBe(1 + (await lifecycleCount(page)));
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: '适用规则与参数' }).click();
    await page.getByRole('heading', { name: /2023 年征求意见稿/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    const values = await page.locator('.law-table td:nth-child(2)').allInnerTexts();
    expect(values.filter((value) => /[a-z]{2,}/.test(value))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it.each(['trade', 'operatingAgreement', 'subjectRegistration'])(
    'show %s with its chart and what every event needs',
    async (id) => {
      const { page, complaints } = await desk.page();
      await page.goto(`/desk/law/${id}`);
      await page.locator('.picture svg').waitFor();
      expect(await page.locator('#content').innerText()).not.toMatch(/\b[a-z]+[A-Z]\w*|\b[A-Z]+_[A-Z]+\b/);
      expect(await violationsOn(page)).toEqual([]);
      await inEnglish(page);
      await page.getByRole('heading', { name: 'What may be done' }).waitFor();
      // The chart in Chinese stands until the other has come.
      await expect.poll(() => page.locator('#content').innerText()).not.toMatch(/\p{Script=Han}/u);
      await shot(page, 'lifecycle');
      expect(await violationsOn(page)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  it('unfold a chart by click, and say when there is no such lifecycle', async () => {
    const { page } = await desk.page({ width: 390, height: 800 });
    await page.goto('/desk/law/trade');
    await page.getByRole('button', { name: /^交易备案/ }).click();
    await page.getByRole('img', { name: '归档封存' }).waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    await page.goto('/desk/law/nothing');
    await page.getByText('没有“nothing”这一流程。').waitFor();
  });
});

const lifecycleCount = (page: Page): Promise<number> =>
  page.evaluate(
    async () => ((await (await fetch('/lifecycles')).json()) as { lifecycles: unknown[] }).lifecycles.length,
  );

describe('verification', () => {
  it(
    'takes a number as people type it, and says whose certificate it is, for what, and since when',
    law('T16'),
    async () => {
      const { page, complaints } = await desk.page();
      await page.goto('/desk/verify');
      const typed = market.number.toLowerCase().replaceAll('-', '－').replace('cc', ' ｃｃ ');
      await page.getByRole('textbox', { name: '凭证编号' }).fill(typed);
      await page.keyboard.press('Enter');
      await page.getByText('有效', { exact: true }).waitFor();
      const facts = await page.locator('.facts').innerText();
      for (const said of [market.number, '长春汇泽数据科技有限公司', '主体登记 · 数据商', '数据交易办法第十六条'])
        expect(facts).toContain(said);
      await page.getByText(/^自\d{4}年\d+月\d+日起有效/).waitFor();
      await page.getByText('核验案件记录须先登录。').waitFor();
      await shot(page, 'verify');
      expect(await violationsOn(page)).toEqual([]);
      await inEnglish(page);
      await page.getByText(/^valid since/).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  it('says that there is no such certificate', async () => {
    const { page } = await desk.page({ width: 390, height: 800 });
    await page.goto('/desk/verify?number=CC-M-2026-0000000000');
    await page.getByText('没有查到该凭证').waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });
});

describe('a certificate', () => {
  it('is printed on one sheet, with nothing of the page around it', law('T16'), async () => {
    const { page, complaints } = await desk.page();
    await page.goto(`/desk/certificate/${market.number}`);
    await page.getByRole('heading', { name: '登记凭证' }).waitFor();
    await page.getByRole('img', { name: '扫描二维码或者凭编号核验' }).waitFor();
    await shot(page, 'certificate');
    expect(await violationsOn(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('body').innerText();
    expect(text).toContain(market.number);
    expect(text).toContain('长春市数据交易中心');
    for (const around of ['打印', 'English', '开发登录']) expect(text).not.toContain(around);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(complaints).toEqual([]);
  });
});
