// Nothing that was typed is lost, and nobody's work waits for them: a killed browser, a double click, an absence. People sign in.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen } from '../../apps/api/listen.ts';
import { freePort } from '../../infra/ports.ts';
import { type SignedIn, serveSignedIn } from '../accounts/signed-in.ts';
import { merchantCode, merchantInput, submission } from '../apps/served.ts';
import { aChromium, aMortalChromium, aPage } from '../support/chromium.ts';

let on: SignedIn;
let url: string;
let browser: Browser;
let stop: () => Promise<void>;
beforeAll(async () => {
  const port = await freePort();
  on = await serveSignedIn({}, `http://127.0.0.1:${port}`);
  // A second person of the enterprise, who has reviewed nothing.
  await on.change({ do: 'grant', person: 'sun.wei', hat: 'OPCO', basis: '任命文件' });
  const server = await listen(on.app, { port });
  [url, stop, browser] = [server.url, server.close, await aChromium()];
});
afterAll(async () => {
  await browser?.close();
  await stop?.();
});

/** A page on which somebody has just signed in at the provider, and came back to where they wanted to be. */
async function at(path: string, person: string, by = browser): Promise<Page> {
  const { page } = await aPage(by, url);
  page.setDefaultTimeout(40_000);
  on.provider.present(`sub-${person}`);
  await page.goto(path);
  await page
    .getByRole('link', { name: '登录' })
    .or(page.getByRole('button', { name: '登录' }))
    .click();
  await page.waitForURL(`${url}${path}`);
  return page;
}
const asked = async (path: string, person: string) =>
  (await on.ask('GET', path, { token: await on.token(person) })).json;

it(
  'keeps a draft over a reload and a killed browser, and a double click opens one case',
  { timeout: 240_000 },
  async () => {
    const { browser: first, kill } = await aMortalChromium();
    const form = '/desk/start/subjectRegistration';
    const page = await at(form, 'li.na', first);
    await page.getByLabel('数据商', { exact: true }).check();
    await page.getByRole('radio', { name: '法人或者其他组织' }).check();
    await page.getByLabel(/统一社会信用代码/).fill(merchantCode);
    await page.getByText(/^已保存（\d\d:\d\d/).waitFor();
    await page.reload();
    expect(await page.getByLabel(/统一社会信用代码/).inputValue()).toBe(merchantCode);
    await page.getByRole('textbox', { name: /名称/ }).first().fill('长春数据科技有限公司');
    await page.getByText(/^已保存（\d\d:\d\d/).waitFor();
    await kill();

    const again = await at(form, 'li.na');
    expect(await again.getByLabel(/统一社会信用代码/).inputValue()).toBe(merchantCode);
    expect(await again.getByRole('textbox', { name: /名称/ }).first().inputValue()).toBe('长春数据科技有限公司');
    await again.getByRole('button', { name: '核对' }).click();
    await again.getByText('核对通过').waitFor();
    await again.getByRole('button', { name: '确认提交' }).dblclick();
    await again.getByRole('heading', { level: 1, name: '回执' }).waitFor();
    expect((await asked('/cases', 'li.na'))['cases']).toHaveLength(1);
    expect((await asked('/drafts', 'li.na'))['drafts']).toEqual([]);
  },
);

it(
  'lets somebody who is absent hand on a hat; the delegate finds the work, does it under their own name, and both are on record',
  { timeout: 240_000 },
  async () => {
    const token = await on.token('li.na');
    const { json } = await on.ask('GET', '/cases', { token });
    const caseId =
      (json['cases'] as { caseId: string }[])[0]?.caseId ??
      (await on.ask('POST', '/cases/subjectRegistration', { token, json: merchantInput })).json.caseId;
    await on.ask('POST', `/cases/${caseId}/events`, { token, json: await submission(on) });

    const absent = await at('/desk/admin', 'wang.fang');
    await absent.getByRole('button', { name: '委托他人代办' }).click();
    const dialog = absent.getByRole('dialog');
    await dialog.getByLabel('身份').fill('运营企业');
    await absent.keyboard.press('Enter');
    await dialog.getByLabel('受托人').fill('sun.wei');
    await absent.keyboard.press('Enter');
    await dialog.getByLabel('委托至').fill(`${new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)} 18:00`);
    await absent.keyboard.press('Enter');
    await dialog.getByLabel('理由').fill('休假');
    await dialog.getByRole('button', { name: '提交' }).click();
    await dialog.waitFor({ state: 'hidden' });

    const delegate = await at('/desk/inbox', 'sun.wei');
    await delegate.locator('button.who').click();
    await delegate.getByRole('menuitem', { name: /代为办理：wang\.fang · 运营企业/ }).click();
    await delegate
      .getByRole('row', { name: /审核主体注册/ })
      .getByRole('link')
      .first()
      .click();
    await delegate.getByRole('button', { name: '注册审核通过' }).click();
    await delegate.getByRole('button', { name: '核对' }).click();
    await delegate.getByText('核对通过').waitFor();
    await delegate.getByRole('button', { name: '确认提交' }).click();
    await delegate.getByRole('heading', { level: 1, name: '回执' }).waitFor();
    const { rows } = await asked(`/cases/${caseId}/log`, 'zhao.min');
    expect((rows as { event: object; actor: object }[]).at(-1)).toMatchObject({
      event: { type: 'PASS' },
      actor: { person: 'sun.wei', onBehalfOf: 'wang.fang', hat: 'OPCO' },
    });
  },
);
