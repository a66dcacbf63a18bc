// What needs somebody: the live picture of a case, a company's home, the calendar of deadlines, the record of a case.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { law } from '../support/law.ts';
import { scrollsSideways, violationsOn } from './accessible.ts';
import { aDesk } from './desk.ts';
import { aMarket, center, merchant } from './market.ts';
import { shot } from './shots.ts';

const desk = aDesk();
const company = `${merchant}:org:91220101MA7F2K4D0Y`;
let market: Awaited<ReturnType<typeof aMarket>>;
beforeAll(async () => {
  market = await aMarket(desk.url());
});

const inEnglish = (page: Page) => page.getByRole('button', { name: 'English' }).click();

describe('the picture of a case', () => {
  it('says where the case stands, what may be done in this hat, and until when', law('T15', 'T18'), async () => {
    const { page, complaints } = await desk.as(center);
    await page.goto(`/desk/cases/${market.trade}/picture`);
    await page.getByRole('button', { name: /^交易进行中，含\d+个状态，当前$/ }).waitFor();
    const says = await page.locator('.says').innerText();
    expect(says).toMatch(/^现在：/);
    expect(says).toContain('可以：登记数据使用、交易申请审核通过');
    // What this actor may do stands on its line, as the only one that is marked so.
    expect(await page.locator('.label.can').allTextContents()).toEqual(expect.arrayContaining(['交易申请审核通过']));
    await shot(page, 'picture');
    expect(await violationsOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('folds and unfolds by keyboard, and keeps what it was told while it does', async () => {
    const { page, complaints } = await desk.as(center);
    await page.goto(`/desk/cases/${market.trade}/picture`);
    const filing = page.getByRole('button', { name: /^交易备案/ });
    await filing.waitFor();
    expect(await filing.getAttribute('aria-expanded')).toBe('false');
    await filing.press('Enter');
    await page.getByRole('img', { name: '归档封存' }).waitFor();
    expect(await filing.getAttribute('aria-expanded')).toBe('true');
    await filing.press(' ');
    await page.getByRole('img', { name: '归档封存' }).waitFor({ state: 'detached' });
    // What is folded around an active state is itself shown as active.
    await page.getByRole('button', { name: /^交易进行中/ }).press('Enter');
    await page.locator('.box.group.active').getByText('交易进行中').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is drawn without what only others may do, and in English', async () => {
    const { page } = await desk.as(company);
    await page.goto(`/desk/cases/${market.trade}/picture`);
    await inEnglish(page);
    await page
      .getByRole('button', { name: /current$/ })
      .first()
      .waitFor();
    expect(await page.locator('.says').innerText()).not.toContain('passed');
    await expect.poll(() => page.locator('.picture').innerText()).not.toMatch(/\p{Script=Han}/u);
  });

  it('scrolls inside of its own frame on a phone', async () => {
    const { page } = await desk.as(center, { width: 390, height: 800 });
    await page.goto(`/desk/cases/${market.trade}/picture`);
    await page.locator('.box.active').first().waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    const frame = (await page.locator('.scrolled').boundingBox())!;
    const box = (await page.locator('.box.active').first().boundingBox())!;
    expect(box.x >= frame.x && box.x + box.width <= frame.x + frame.width).toBe(true);
  });
});

describe('the home of a company', () => {
  it(
    'shows its certificates, its trades as a road of eight stages, and who is awaited until when',
    law('T15'),
    async () => {
      const { page, complaints } = await desk.as(company);
      await page.goto('/desk/home');
      const road = page.getByRole('list', { name: '交易进程' });
      await road.waitFor();
      expect(await road.getByRole('listitem').allInnerTexts()).toEqual([
        expect.stringMatching(/^主体登记\s+已完成$/),
        expect.stringMatching(/^标的登记\s+已完成$/),
        expect.stringMatching(/^交易申请\s+办理中$/),
        ...['交易磋商', '签订合同', '交付', '交易结算', '交易备案'].map((title) =>
          expect.stringMatching(new RegExp(`^${title}\\s+未开始$`)),
        ),
      ]);
      const others = page.getByRole('region', { name: '等其他方办理' }).last();
      expect(await others.innerText()).toMatch(/审核双方交易申请[^]+数据交易中心[^]+还剩\d+个?(?:天|工作日)/);
      await shot(page, 'home');
      await page.getByRole('link', { name: market.number }).click();
      await page.getByRole('heading', { name: '登记凭证' }).waitFor();
      expect(complaints).toEqual([]);
    },
  );

  it('has no faults of access, in both languages and on a phone', async () => {
    const { page } = await desk.as(company, { width: 390, height: 800 });
    await page.goto('/desk/home');
    await page.getByRole('list', { name: '交易进程' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await inEnglish(page);
    await page.getByRole('list', { name: 'The road of the trade' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });
});

describe('the calendar', () => {
  it('lists what falls due in a month, on the days that the notice makes working days', async () => {
    const { page, complaints } = await desk.as(center);
    await page.goto('/desk/calendar?month=2026-10');
    await page.getByRole('heading', { name: '期限列表' }).waitFor();
    await page.getByText('2026年放假安排：').waitFor();
    expect(await page.getByRole('cell', { name: /^1\s*休/ }).count()).toBe(1);
    const { nextDue } = (await market.stage.api.list(center, { lifecycle: 'trade' }))[0] as unknown as {
      nextDue: string;
    };
    const day = new Date(Date.parse(nextDue) + 8 * 3_600_000 - 1).toISOString().slice(0, 10);
    await page.goto(`/desk/calendar?month=${day.slice(0, 7)}`);
    await page.getByRole('table').last().getByText(day).waitFor();
    expect(await page.locator(`td:has(time[datetime="${day}"])`).getByRole('link').count()).toBeGreaterThan(0);
    await shot(page, 'calendar');
    expect(await violationsOn(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('says of a year without a notice that its working days are provisional', async () => {
    const { page } = await desk.as(center, { width: 390, height: 800 });
    await page.goto('/desk/calendar?month=2031-01');
    await page.getByText('2031年的放假通知尚未载入').waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    await inEnglish(page);
    await page.getByText('The holiday notice for 2031 is not loaded').waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });
});

describe('the record of a case', () => {
  it('is said to be whole in a sentence, and taken away as an archive', law('T24'), async () => {
    const { page, complaints } = await desk.as(center);
    await page.goto(`/desk/verify?case=${market.seller}`);
    await page.getByText('4行，前后相连，每个状态都由事件推得。').waitFor();
    await shot(page, 'record');
    expect(await violationsOn(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载归档包' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('subjectRegistration_91220101MA7F2K4D0Y_1.tar');
    expect(complaints).toEqual([]);
  });

  it('names the first bad row of one that somebody has changed', law('T24'), async () => {
    const { ledger } = desk.served();
    await ledger.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update ledger set event = event || '{"forged": true}' where case_id = ${market.buyer} and seq = 2`;
    });
    const { page } = await desk.as(center);
    await page.goto(`/desk/verify?case=${market.buyer}`);
    await page.getByText('4行，第2行起有问题。').waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  it('is refused to who may not read the case, with the reason', law('T25'), async () => {
    const { page } = await desk.as('gao.yuan@AUTHORITY');
    await page.goto(`/desk/verify?case=${market.trade}`);
    await page.getByText('无法核验').waitFor();
  });
});
