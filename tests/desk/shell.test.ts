// What stands around every page: who acts in which hat, the pages, the language; and what the first page weighs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { packageRoot } from '../../infra/package-root.ts';
import { aDesk } from './desk.ts';
import { accessible, fits, plainWords } from './situations.ts';
import { shot } from './shots.ts';

const desk = aDesk();

it('asks in development who acts, says that this is no sign-in, and keeps the choice over a reload', async () => {
  const { page, complaints } = await desk.page();
  await page.goto('/');
  await page.getByText('开发登录：').waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '赵敏 · 数据交易中心' }).click();
  await page.getByRole('heading', { name: '待办' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/desk/inbox');
  expect(await page.title()).toBe('待办 · 数权');
  await page.reload();
  await page.getByRole('heading', { name: '待办' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('button', { name: '赵敏 · data trading center' }).click();
  await page.getByRole('menuitem', { name: 'Change hat' }).click();
  await page.getByRole('heading', { name: 'Choose a person and a hat' }).waitFor();
  await accessible(page);
  expect(complaints).toEqual([]);
});

it('says of each hat what it may do, read off the lifecycles', async () => {
  const { page } = await desk.page();
  await page.goto('/');
  const center = page.locator('.ant-card', { has: page.getByRole('heading', { name: '数据交易中心', exact: true }) });
  await center.getByText(/参与办理：.*主体登记/).waitFor();
  await page.getByLabel('按姓名、身份、单位查找').fill('汇泽');
  expect(await page.getByRole('button', { name: /·/ }).allInnerTexts()).toEqual([
    '郭静（长春汇泽数据科技有限公司(虚构)）',
    '刘扬（长春汇泽数据科技有限公司(虚构)）',
  ]);
  await plainWords(page);
});

it('changes to another hat of the same person by the keyboard', async () => {
  const { page } = await desk.as('su.qing@APPLICANT:org:91220100MABX3T9L1E');
  await page.goto('/desk/start');
  await page.getByRole('button', { name: /^苏晴 · 授权运营申请单位/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /^授权运营单位/ }).waitFor();
  // The menu takes the focus some frames after it is seen.
  await page.locator('[role="menu"] :focus').waitFor();
  await page.keyboard.press('ArrowDown');
  await shot(page, 'menu');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^苏晴 · 授权运营单位/ }).waitFor();
});

it('folds its pages away on a phone, and lets law and verification be read without anybody', async () => {
  const { page } = await desk.page({ width: 390, height: 844 });
  await page.goto('/desk/verify');
  await page.getByRole('heading', { level: 1, name: '核验' }).waitFor();
  const pages = page.getByRole('navigation', { name: '主导航' });
  expect(await pages.isVisible()).toBe(false);
  await page.getByRole('button', { name: '菜单' }).click();
  await pages.getByRole('link', { name: '法规与流程' }).click();
  await page.getByRole('heading', { level: 1, name: '法规与流程' }).waitFor();
  expect(await pages.getByRole('link', { name: '待办' }).count()).toBe(0);
  await fits(page);
  await page.goto('/desk/inbox');
  await page.getByRole('heading', { name: '选择办理人员和身份' }).waitFor();
  await fits(page);
});

it('leads to its content first, and says that an address leads nowhere', async () => {
  const { page } = await desk.as('zhao.min@CENTER');
  await page.goto('/desk/nowhere');
  await page.getByText('没有这个页面。').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
  await page.getByRole('link', { name: '回到待办' }).click();
  await page.getByRole('heading', { name: '待办' }).waitFor();
});

it('weighs at most 350 kB on the first page', () => {
  const folder = join(packageRoot(), 'dist', 'desk');
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const loaded = [...html.matchAll(/(?:src|href)="\/desk\/(assets\/[^"]+)"/g)].map(([, file]) => file!);
  expect(loaded.length).toBeGreaterThan(1);
  const weight = [html, ...loaded.map((file) => readFileSync(join(folder, file)))]
    .map((content) => gzipSync(content).length)
    .reduce((sum, one) => sum + one);
  expect(weight).toBeLessThanOrEqual(350_000);
});
