// An act from the form to the receipt: nothing is written before it is sent, nothing that was typed is lost, nothing acts twice.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { aDesk } from './desk.ts';
import { aRegistration, accessible, center, fits, merchant, opco, otherOpco, plainWords, send } from './situations.ts';
import { shot } from './shots.ts';

const desk = aDesk();
const rows = async (path: string): Promise<number> =>
  ((await desk.served().ask('GET', `${path}/log`, { as: center })).json['rows'] as unknown[]).length;
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

it('leads from the case over a fault, a check and one click to a receipt that says what follows', async () => {
  const { path } = await aRegistration(desk.served());
  const { page, complaints } = await desk.as(opco);
  await page.goto(`/desk${path}`);
  await page.getByRole('button', { name: '退回补正' }).click();
  await heading(page, '退回补正');
  await page.getByRole('button', { name: '核对' }).click();
  const summary = page.getByRole('region', { name: /处需要更正/ });
  await summary.waitFor();
  await shot(page, 'do-fault');
  await accessible(page);
  await plainWords(page);
  expect(await rows(path)).toBe(2);
  await page.getByRole('textbox', { name: /^事项/ }).fill('安全保护能力材料');
  await page.getByRole('textbox', { name: /^存在的问题/ }).fill('缺少第三方测评报告');
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByText('核对通过').waitFor();
  expect(await page.getByText('缺少第三方测评报告').count()).toBeGreaterThan(0);
  expect(await rows(path)).toBe(2);
  await shot(page, 'do-check');
  await accessible(page);
  await page.getByRole('button', { name: '确认提交' }).dblclick();
  await heading(page, '回执');
  await page.getByText('已受理，已记入案卷').waitFor();
  expect(await page.locator('dl.receipt').innerText()).toMatch(
    /退回补正[^]*3[^]*数据交易办法第十六条[^]*王芳 · 运营企业[^]*登记主体：补正登记材料/,
  );
  expect(await rows(path)).toBe(3);
  await shot(page, 'receipt');
  await accessible(page);
  await plainWords(page);
  expect(complaints).toEqual([]);
});

it('keeps what was typed when somebody else acts meanwhile, says what changed, and goes on only when told', async () => {
  const { path, id } = await aRegistration(desk.served());
  const { page } = await desk.as(opco);
  await page.goto(`/desk${path}/do/PASS`);
  await heading(page, '注册审核通过');
  await page.getByLabel(/备注/).first().fill('材料齐全');
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByText('核对通过').waitFor();
  await send(desk.served(), { id, path }, merchant, { type: 'COMMENT', text: '补充说明一句。' });
  await page.getByRole('button', { name: '确认提交' }).click();
  await page.getByText(/您填写期间案件有新的办理：刘扬：备注/).waitFor();
  expect(await page.getByLabel(/备注/).first().inputValue()).toBe('材料齐全');
  expect(await rows(path)).toBe(3);
  await accessible(page);
  await page.getByRole('button', { name: '已了解，继续办理' }).click();
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByText('核对通过').waitFor();
  await page.getByRole('button', { name: '确认提交' }).click();
  await heading(page, '回执');
  await page.getByText('数据交易中心：核准主体登记').waitFor();
});

it('names who has claimed the task, and offers to take it over', async () => {
  const { path, id } = await aRegistration(desk.served());
  await send(desk.served(), { id, path }, opco, { type: 'CLAIM', task: 'underSignupReview' });
  const { page } = await desk.as(otherOpco);
  await page.goto(`/desk${path}/do/PASS`);
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByText('该任务现由王芳认领。').waitFor();
  await page.getByRole('button', { name: '接手' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('接手理由').fill('王芳休假');
  await dialog.getByRole('button', { name: '接手' }).click();
  await page.getByText('核对通过').waitFor();
  await page.getByRole('button', { name: '确认提交' }).click();
  await heading(page, '回执');
});

it('opens a case with the same form, check and receipt, also on a phone', async () => {
  const { page, complaints } = await desk.as('he.lin@DEMANDER:org:122201004127651815', { width: 390, height: 844 });
  await page.goto('/desk/start');
  await page.getByText('主体登记', { exact: true }).click();
  await page.getByText('审核主体注册，10个工作日').waitFor();
  await accessible(page);
  await fits(page);
  await page.getByRole('link', { name: '开始填写' }).click();
  await heading(page, '主体登记');
  await shot(page, 'open-phone');
  await fits(page);
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByRole('region', { name: /处需要更正/ }).waitFor();
  await accessible(page);
  await shot(page, 'open-fault');
  await page.getByLabel('数据需求方').check();
  await page.getByRole('radio', { name: '法人或者其他组织' }).check();
  await page.getByLabel(/统一社会信用代码/).fill('122201004127651815');
  await page.getByRole('textbox', { name: /名称/ }).first().fill('长春市净月中心医院');
  await page.getByRole('button', { name: '核对' }).click();
  await page.getByText('核对通过').waitFor();
  await page.getByRole('button', { name: '确认提交' }).click();
  await heading(page, '回执');
  await page.getByText('立案申请').waitFor();
  await fits(page);
  expect(complaints).toEqual([]);
});
