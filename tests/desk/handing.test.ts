// Work is handed on in the console: assigned by whoever leads it, delegated until a time, many at once; and who is away says so.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { aDesk } from './desk.ts';
import { aRegistration, accessible, center, merchant, opco, otherOpco, plainWords, send } from './situations.ts';

const desk = aDesk();
const TASK = 'underSignupReview';
const choose = async (page: Page, label: string, option: RegExp | string): Promise<void> => {
  await page.getByRole('dialog').getByLabel(label).click();
  await page.locator('.ant-select-item-option').filter({ hasText: option }).click();
};

it('assigns what it leads, one or many, to those who wear the hat; they find it among their own', async () => {
  await aRegistration(desk.served());
  const { page, complaints } = await desk.as(center);
  await page.goto('/desk/inbox?tab=led');
  const row = page.getByRole('row', { name: /审核主体注册/ });
  await row.getByRole('button', { name: '指派：审核主体注册' }).click();
  await page.getByRole('dialog', { name: '指派任务' }).getByLabel('指派给').click();
  const offered = page.locator('.ant-select-item-option');
  await offered.first().waitFor();
  expect((await offered.allInnerTexts()).join(' ')).toMatch(/王芳[^]*陈洁|陈洁[^]*王芳/);
  expect((await offered.allInnerTexts()).join(' ')).not.toContain('zhao.min');
  await accessible(page);
  await offered.filter({ hasText: 'chen.jie' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '指派' }).click();
  await row.getByText('陈洁', { exact: false }).waitFor();
  await row.getByRole('checkbox').check();
  await page.getByRole('button', { name: '指派所选1项' }).click();
  await choose(page, '指派给', 'wang.fang');
  await page.getByRole('dialog').getByRole('button', { name: '指派' }).click();
  await page
    .getByRole('dialog', { name: '办理结果' })
    .getByText(/已指派，系统已通知/)
    .waitFor();
  await plainWords(page);
  expect(complaints).toEqual([]);
  const theirs = await desk.as(opco);
  await theirs.page.goto('/desk/inbox?tab=mine');
  await theirs.page.getByRole('row', { name: /审核主体注册/ }).waitFor();
});

it('gives back many at once', async () => {
  const registration = await aRegistration(desk.served());
  await send(desk.served(), registration, opco, { type: 'CLAIM', task: TASK });
  const { page } = await desk.as(opco);
  await page.goto('/desk/inbox?tab=mine');
  await page
    .getByRole('row', { name: /审核主体注册/ })
    .getByRole('checkbox')
    .check();
  await page.getByRole('button', { name: '退回所选1项' }).click();
  await page
    .getByRole('dialog', { name: '办理结果' })
    .getByText(/已退回/)
    .waitFor();
});

it('delegates a claimed task until a time, with both names and an end that is shown', async () => {
  const registration = await aRegistration(desk.served());
  await send(desk.served(), registration, opco, { type: 'CLAIM', task: TASK });
  const { page, complaints } = await desk.as(opco);
  await page.goto(`/desk${registration.path}`);
  await page.getByRole('button', { name: '委托：审核主体注册' }).click();
  await choose(page, '受托人', 'chen.jie');
  const until = page.getByRole('dialog').getByLabel('委托至');
  await until.fill('2031-01-31 17:00');
  await until.press('Enter');
  await accessible(page);
  await page.getByRole('dialog').getByRole('button', { name: '委托' }).click();
  await page.getByText('认领人：陈洁').waitFor();
  await page.getByRole('tab', { name: '期限' }).click();
  await page.getByRole('row', { name: /委托期限届满[^]*2031-01-31/ }).waitFor();
  const delegate = await desk.as(otherOpco);
  await delegate.page.goto('/desk/inbox?tab=delegated');
  await delegate.page.getByRole('row', { name: /审核主体注册/ }).waitFor();
  expect(complaints).toEqual([]);
});

it('shows a party who read its case', async () => {
  const registration = await aRegistration(desk.served());
  await desk.served().ask('GET', registration.path, { as: center });
  const { page, complaints } = await desk.as(merchant);
  await page.goto(`/desk${registration.path}`);
  await page.getByRole('tab', { name: '查阅记录' }).click();
  await page
    .getByRole('row', { name: /赵敏 · 数据交易中心[^]*案件[^]*本案当事人或者办理部门/ })
    .first()
    .waitFor();
  await accessible(page);
  await plainWords(page);
  expect(complaints).toEqual([]);
});

it('lets a person say that courtesies need no mail', async () => {
  const { page, complaints } = await desk.as(opco);
  await page.goto('/desk/notices');
  const mail = page.getByRole('switch', { name: '同时发送邮件' });
  await mail.and(page.locator('[aria-checked=true]')).waitFor();
  await mail.click();
  await mail.and(page.locator('[aria-checked=false]')).waitFor();
  await page.reload();
  await mail.and(page.locator('[aria-checked=false]')).waitFor();
  await accessible(page);
  expect(complaints).toEqual([]);
});

it('filters cases by state, party and article; the address is the view', async () => {
  await aRegistration(desk.served());
  const { page, complaints } = await desk.as(center);
  await page.goto('/desk/cases?lifecycle=subjectRegistration');
  const pick = async (label: string, option: string | RegExp) => {
    await page.getByLabel(label, { exact: true }).click();
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .filter({ hasText: option })
      .first()
      .click();
  };
  await pick('当前环节', '注册审核');
  await pick('当事人', '长春汇泽');
  await page
    .getByRole('row', { name: /长春汇泽/ })
    .first()
    .waitFor();
  expect(new URL(page.url()).searchParams.get('state')).toBe('underSignupReview');
  expect(new URL(page.url()).searchParams.get('party')).toMatch(/^org:/);
  await pick('当前环节', '草拟');
  await page.getByText('没有符合条件的案件。').waitFor();
  await accessible(page);
  await plainWords(page);
  expect(complaints).toEqual([]);
});
