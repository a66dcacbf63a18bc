// The inbox: tabs with counts, words and days, claiming by mouse and by keys, many at once, and what others do meanwhile.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { aDesk } from './desk.ts';
import { aRegistration, accessible, center, fits, merchant, opco, otherOpco, plainWords, send } from './situations.ts';
import { shot } from './shots.ts';

const desk = aDesk();
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name });
const row = (page: Page) => page.getByRole('row', { name: /审核主体注册/ });

it('welcomes whoever has nothing yet, and says what to do first', async () => {
  const { page, complaints } = await desk.as(merchant);
  await page.goto('/desk/inbox');
  await page.getByRole('heading', { name: '欢迎使用数权' }).waitFor();
  await accessible(page);
  await shot(page, 'welcome');
  await page.getByRole('link', { name: '主体登记' }).click();
  await page.getByRole('heading', { level: 1, name: '主体登记' }).waitFor();
  expect(complaints).toEqual([]);
});

it('says what waits, in which case, since when, until when and who has it; the address is the view', async () => {
  await aRegistration(desk.served());
  const { page, complaints } = await desk.as(opco);
  await page.goto('/desk/inbox');
  await row(page).waitFor();
  expect(await row(page).innerText()).toMatch(/长春汇泽数据科技有限公司[^]*主体登记[^]*还剩10个工作日[^]*待认领/);
  await expect.poll(() => tab(page, /^待认领/).innerText()).toMatch(/待认领\s*1/);
  await accessible(page);
  await plainWords(page);
  await shot(page, 'inbox');
  await tab(page, /^我的/).click();
  await page.getByText('没有待办事项。').waitFor();
  expect(new URL(page.url()).search).toBe('?tab=mine');
  await page.goto('/desk/inbox?tab=free&text=汇泽');
  await row(page).waitFor();
  await page.getByLabel('在待办中查找').fill('没有这家');
  await page.keyboard.press('Enter');
  await page.getByText('没有待办事项。').waitFor();
  expect(complaints).toEqual([]);
});

it('is worked by keys: down, claim, give back, select, open; ? says which', async () => {
  await aRegistration(desk.served());
  const { page } = await desk.as(opco);
  await page.goto('/desk/inbox');
  await row(page).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await row(page).getByText('王芳').waitFor();
  await page.keyboard.press('u');
  await row(page).getByText('待认领').waitFor();
  await page.keyboard.press('x');
  await page.getByRole('button', { name: '认领所选1项' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '快捷键' }).getByText('下一项 / 上一项').waitFor();
  await accessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: '现在' }).waitFor();
});

it('claims many, and says of each what came of it', async () => {
  const registration = await aRegistration(desk.served());
  const { page } = await desk.as(opco);
  await page.goto('/desk/inbox');
  await row(page).getByRole('checkbox').check();
  // Somebody was faster, and the page has not heard of it: its stream is cut.
  await page.context().setOffline(true);
  await send(desk.served(), registration, otherOpco, { type: 'CLAIM', task: 'underSignupReview' });
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '认领所选1项' }).click();
  const results = page.getByRole('dialog', { name: '办理结果' });
  await results.getByText(/审核主体注册.*已由.*认领/).waitFor();
  await accessible(page);
});

it('hears what others do without a reload', async () => {
  const registration = await aRegistration(desk.served());
  const { page } = await desk.as(opco);
  await page.goto('/desk/inbox');
  await row(page).getByText('待认领').waitFor();
  await send(desk.served(), registration, otherOpco, { type: 'CLAIM', task: 'underSignupReview' });
  await row(page).getByText('陈洁').waitFor();
  await send(desk.served(), registration, otherOpco, { type: 'PASS' });
  await page.getByText('没有待办事项。').waitFor();
});

it('keeps what a person has done, and fits a phone', async () => {
  const registration = await aRegistration(desk.served());
  await send(desk.served(), registration, opco, { type: 'PASS' });
  const { page } = await desk.as(opco, { width: 390, height: 844 });
  await page.goto('/desk/inbox?tab=done');
  await page
    .getByRole('row', { name: /审核主体注册.*登记核准/ })
    .first()
    .waitFor();
  await fits(page);
  await shot(page, 'inbox-phone');
  await accessible(page);
  await page.getByRole('button', { name: 'English' }).click();
  await tab(page, /^Done by me/).waitFor();
  await fits(page);
  await plainWords(page);
});

it('finds cases by name and number, filters and orders them, and shows the columns that are wanted', async () => {
  await aRegistration(desk.served());
  const { page, complaints } = await desk.as(center);
  await page.goto('/desk/inbox');
  await page.getByLabel('查找案件：名称、编号、单位').fill('汇泽');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '案件' }).waitFor();
  await page.getByRole('row', { name: /长春汇泽数据科技有限公司.*注册审核/ }).waitFor();
  await page.getByText('已办结', { exact: true }).first().click();
  await page.getByRole('row', { name: /注册审核/ }).waitFor({ state: 'detached' });
  await page.goto('/desk/cases?text=91220101MA7F2K4D0Y&ended=false');
  await page.getByRole('row', { name: /注册审核/ }).waitFor();
  await page.getByRole('button', { name: '显示列' }).click();
  await page.getByRole('menuitem', { name: '案件编号' }).click();
  await page.getByRole('columnheader', { name: '案件编号' }).waitFor();
  await page.keyboard.press('Escape');
  await shot(page, 'cases');
  await accessible(page);
  await plainWords(page);
  await page.getByRole('link', { name: '长春汇泽数据科技有限公司' }).click();
  await page.getByRole('region', { name: '现在' }).waitFor();
  expect(complaints).toEqual([]);
});

it('takes the list away as a file', async () => {
  await aRegistration(desk.served());
  const { page, complaints } = await desk.as(center);
  await page.goto('/desk/cases?ended=false');
  await page.getByRole('row', { name: /注册审核/ }).waitFor();
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出 CSV' }).click();
  expect((await file).suggestedFilename()).toBe('案件.csv');
  expect(complaints).toEqual([]);
});
