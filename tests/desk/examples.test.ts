// A newcomer sees a filled console: the example trade is loaded by a button, in development alone.
import { expect, it } from 'vitest';
import { createApi } from '../../apps/api/app.ts';
import { aDesk } from './desk.ts';
import { center, merchant } from './situations.ts';

const desk = aDesk();

it('loads the example trade at a click, and cases appear by themselves', async () => {
  const { page } = await desk.as(center);
  await page.goto('/desk/inbox');
  await page.getByRole('button', { name: '载入示例' }).click();
  await page.getByText('正在载入示例').waitFor();
  await page.goto('/desk/cases');
  await page
    .getByRole('row', { name: /长春汇泽数据科技有限公司/ })
    .first()
    .waitFor();
});

it('is not there where people sign in', async () => {
  const app = createApi({ ...desk.served().deps, signIn: { settings: {} } as never });
  for (const method of ['GET', 'POST']) {
    const answer = await app.request('http://localhost/examples', { method, headers: { 'Shuquan-Actor': merchant } });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('仅可在开发登录下载入') });
  }
});
