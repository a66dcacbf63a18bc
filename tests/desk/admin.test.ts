// Keeping the installation in the browser: accounts, standing in, holiday notices by two persons.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { violationsOn } from './accessible.ts';
import { aDesk } from './desk.ts';

const desk = aDesk();
const center = 'zhao.min@CENTER';
const supervisor = 'sun.wei@SUPERVISOR';
beforeAll(async () => {
  const answer = await desk.accounts().change({ installation: 'test' }, { do: 'administrator', person: 'zhao.min' });
  expect(answer).toMatchObject({ ok: true });
});
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

describe('an administrator', () => {
  it('adds a person, grants a hat, is told what is wrong, and finds it all on record', async () => {
    const { page, complaints } = await desk.as(center);
    await page.goto('/desk/admin');
    await tab(page, '人员与身份');
    await page.getByRole('button', { name: '新增人员' }).click();
    await page.getByLabel('账号', { exact: true }).fill('an.ran');
    await page.getByLabel('姓名').fill('安然');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已办理，并已记入变更记录。').first().waitFor();
    await page.getByRole('textbox', { name: '人员' }).fill('an.ran');
    const row = page.getByRole('row', { name: /an\.ran/ });
    await row.getByRole('button', { name: '授予身份' }).click();
    const dialog = page.getByRole('dialog', { name: '授予身份' });
    await dialog.getByLabel('身份').fill('数据商');
    await page.keyboard.press('Enter');
    await dialog.getByLabel('依据').fill('任命文件');
    await dialog.getByRole('button', { name: '提交' }).click();
    // A merchant acts for somebody: the service says so, in place.
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await row.getByRole('button', { name: '授予身份' }).click();
    await page.getByLabel('身份', { exact: true }).fill('数据交易中心');
    await page.keyboard.press('Enter');
    await page.getByLabel('依据').fill('任命文件');
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await tab(page, '变更记录');
    await page.getByRole('row', { name: /授予身份.*数据交易中心.*任命文件/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    // The browser itself writes a line for an answer of 400.
    expect(complaints.filter((one) => !/400/.test(one))).toEqual([]);
    const known = await desk.accounts().principals();
    expect(known.worn(new Date().toISOString(), 'an.ran')).toMatchObject([{ hat: 'CENTER' }]);
  });

  it('is the only one who sees the accounts', async () => {
    const { page } = await desk.as(supervisor);
    await page.goto('/desk/admin');
    await tab(page, '人员与身份');
    await page.getByText('只有管理员可以查看。').waitFor();
  });
});

describe('a holiday notice', () => {
  it('is proposed by one person and taken by another', async () => {
    const notice = {
      year: 2031,
      holidays: ['2031-01-01', '2031-05-01', '2031-10-01'],
      workdays: [],
      source: '国办通知',
    };
    const one = await desk.as(center);
    await one.page.goto('/desk/admin');
    await tab(one.page, '节假日安排');
    await one.page.getByLabel('通知内容').fill(JSON.stringify(notice));
    await one.page.getByRole('button', { name: '提出安排' }).click();
    await one.page.getByText('启用后将变动0件案件的0项期限。').waitFor();
    await one.page.getByRole('button', { name: '确认启用' }).click();
    await one.page.getByRole('alert').filter({ hasText: '经办与复核须为不同人员' }).waitFor();
    const other = await desk.as(supervisor);
    await other.page.goto('/desk/admin');
    await tab(other.page, '节假日安排');
    await other.page.getByRole('button', { name: '确认启用' }).click();
    await other.page.getByRole('row', { name: /2031.*国办通知.*赵敏.*孙伟.*已启用/ }).waitFor();
    expect(await violationsOn(other.page)).toEqual([]);
  });
});

describe('who keeps the installation', () => {
  it('registers a program with what it may send, and disables it', async () => {
    const { page, complaints } = await desk.as(center);
    await page.goto('/desk/admin');
    await tab(page, '服务账户');
    await page.getByRole('button', { name: '新增服务账户' }).click();
    const dialog = page.getByRole('dialog', { name: '新增服务账户' });
    await dialog.getByLabel('客户端标识').fill('erp.huize');
    await dialog.getByLabel('程序名称').fill('汇泽业务系统');
    for (const [label, choice] of [
      ['身份', '数据商'],
      ['单位', '汇泽'],
      ['业务流程', '主体登记'],
      ['可办理的事项', '提交'],
    ] as const) {
      await dialog.getByLabel(label, { exact: true }).fill(choice);
      await page.locator('.ant-select-item-option', { hasText: choice }).first().click();
    }
    await dialog.getByRole('button', { name: '提交' }).click();
    const row = page.getByRole('row', { name: /erp\.huize.*汇泽业务系统.*数据商.*主体登记 ?1项/ });
    await row.getByRole('button', { name: '停用' }).click();
    await page.getByLabel('理由').fill('系统下线');
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await row.waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
  });

  it.each([
    ['中文', '封印与锚定'],
    ['English', 'Seals and anchors'],
  ])('sees every page of it in %s', async (language, last) => {
    const { page, complaints } = await desk.as(center);
    await page.goto('/desk/admin');
    if (language === 'English') await page.getByRole('button', { name: language }).click();
    await page.getByRole('tab', { name: last }).waitFor();
    const tabs = await page.getByRole('tab').all();
    expect(tabs).toHaveLength(11);
    for (const one of tabs) {
      await one.click();
      await page.getByRole('tabpanel').locator('table, .ant-alert, p').first().waitFor();
      expect(await violationsOn(page), (await one.textContent()) ?? '').toEqual([]);
    }
    expect(complaints).toEqual([]);
  });
});

it('says in English too whether all is well, and how to hand on a hat', async () => {
  const { page, complaints } = await desk.as(center);
  await page.goto('/desk/admin');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Hand on a hat' }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await tab(page, 'Health');
  await page.getByText('Ready', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});
