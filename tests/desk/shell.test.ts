// Who acts, in which hat, in which language.
import { expect, it } from 'vitest';
import { CENTER } from '../apps/served.ts';
import { aDesk } from './desk.ts';

const desk = aDesk();

it('asks in development who acts, says that this is no sign-in, and keeps the choice over a reload', async () => {
  const { page, complaints } = await desk.page();
  await page.goto('/');
  await page.getByText('开发登录：').waitFor();
  await page.getByRole('button', { name: '赵敏 · 数据交易中心' }).click();
  await page.getByRole('heading', { name: '待办' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/desk/inbox');
  await page.reload();
  await page.getByRole('heading', { name: '待办' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('button', { name: 'Change hat' }).click();
  await page.getByRole('heading', { name: 'Choose a person and a hat' }).waitFor();
  expect(complaints).toEqual([]);
});

it('opens signed in as somebody', async () => {
  const { page } = await desk.as(CENTER);
  await page.goto('/desk/inbox');
  await page.getByRole('heading', { name: '待办' }).waitFor();
});
