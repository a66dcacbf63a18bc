// A newcomer sees a filled console: the example trade is loaded by a button, in development alone.
import { expect, it } from 'vitest';
import { createApi } from '../../apps/api/app.ts';
import { aDesk } from './desk.ts';
import { accessible, merchant, plainWords } from './situations.ts';

const desk = aDesk();
const authority = 'gao.yuan@AUTHORITY';

it('loads both examples at a click; the panel stays until it has said what came of them', async () => {
  const { page, complaints } = await desk.as(authority);
  await page.goto('/desk/inbox');
  await page.getByRole('button', { name: '载入示例协议' }).click();
  const report = page.getByRole('status').filter({ hasText: '示例已载入' });
  await report.getByRole('link', { name: /^授权申请/ }).waitFor();
  await page.getByRole('button', { name: '载入示例交易' }).click();
  await page.getByRole('status').filter({ hasText: '正在载入示例' }).getByRole('link').first().waitFor();
  await accessible(page);
  await plainWords(page);
  await page.getByRole('tab', { name: /^我办结的/ }).click();
  await page
    .getByRole('row', { name: /长春数智公共数据运营有限公司/ })
    .first()
    .waitFor();
  await report.getByRole('link', { name: /^授权申请/ }).click();
  await page.getByRole('region', { name: '现在' }).waitFor();
  expect(complaints).toEqual([]);
});

it('is not there where people sign in', async () => {
  const app = createApi({ ...desk.served().deps, signIn: { settings: {} } as never });
  for (const method of ['GET', 'POST']) {
    const answer = await app.request('http://localhost/examples', { method, headers: { 'Shuquan-Actor': merchant } });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('仅可在开发登录下载入') });
  }
});
