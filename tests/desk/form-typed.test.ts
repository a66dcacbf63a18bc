// Forms as people fill them: what is typed is what is sent, what is wrong is said at its field, and nobody is shut out.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../apps/desk/form/schema.ts';
import { CENTER } from '../apps/served.ts';
import { aDesk } from './desk.ts';
import { type } from './typing.ts';
import { OPENING, everyForm, filled } from './values.ts';

const desk = aDesk();
const forms = new Map(everyForm().map((form) => [`${form.lifecycle.id}/${form.event}`, form]));
const MERCHANT = 'liu.yang@MERCHANT:org:91220101MA7F2K4D0Y';
const registration = 'subjectRegistration/91220101MA7F2K4D0Y/1';

beforeAll(async () => {
  const json: unknown = JSON.parse(readFileSync('examples/registration/registration.json', 'utf8'));
  const { status } = await desk.served().ask('POST', '/cases/subjectRegistration', { as: MERCHANT, json });
  expect(status).toBe(201);
});

const document = (name: string): JsonObject => ({
  sha256: createHash('sha256')
    .update(readFileSync(`examples/documents/${name}`))
    .digest('hex'),
  name,
});
const declared = { declared: true, evidence: [] };
const typed: Record<string, JsonObject> = {
  'trade/OFFER': { type: 'OFFER', priceFen: 30, basis: 'agreed' },
  'trade/DRAFT_CONTRACT': {
    type: 'DRAFT_CONTRACT',
    contract: {
      document: document('trade-contract.txt'),
      signing: 'online',
      content: '区域慢病随访数据集，三十万条',
      purposes: ['临床科研', '教学'],
      priceFen: 50_000_029,
      term: { from: '2026-03-02', until: '2027-03-01' },
      deliveries: [
        { title: '第一批', due: '2026-04-01T09:30:00+08:00' },
        { title: '第二批', due: '2026-05-01T09:30:00+08:00' },
      ],
      payment: {
        order: 'prepay',
        instalments: [{ amountFen: 50_000_029, heldBefore: null, due: '2026-03-16T17:00:00+08:00' }],
      },
    },
  },
  [`subjectRegistration/${OPENING}`]: {
    kinds: ['MERCHANT', 'DEMANDER'],
    subject: { type: 'organisation', uscc: '91220101MA7F2K4D0Y', name: '长春示例数据科技有限公司' },
  },
  [`trade/${OPENING}`]: {
    listing: registration,
    seller: { registration, party: 'org:91220101MA7F2K4D0Y' },
    buyer: { registration, party: 'org:91220101MA7F2K4D0Y' },
  },
  'listingRegistration/SUBMIT': {
    type: 'SUBMIT',
    dossier: {
      fingerprint: 'ab'.repeat(32),
      description: '二型糖尿病患者随访记录',
      source: '与合作医疗机构签订的数据加工协议',
      ownership: { statement: '本公司加工形成', evidence: [document('ownership.txt')] },
      purposes: ['临床科研'],
      declarations: {
        nationalSecurity: declared,
        source: { declared: true, evidence: [], fromIllegalChannel: false, fromIrregularChannel: false },
      },
      personalData: { mode: 'none' },
      delivery: { recipientRegions: ['CN', 'HK'], accessRegions: ['CN'], rule: 'fingerprint' },
    },
  },
};
const kept = (page: Page, of: string): Promise<JsonObject> =>
  page.evaluate<JsonObject>(`JSON.parse(sessionStorage.getItem('shuquan.sample.${of.replace('/', '.')}'))`);

describe('what is typed', () => {
  it.each(Object.entries(typed))('into %s is what would be sent', { timeout: 60_000 }, async (of, value) => {
    const { page, complaints } = await desk.as(MERCHANT);
    page.setDefaultTimeout(10_000);
    await page.goto(`/desk/forms/${of}`);
    await page.getByRole('form').waitFor();
    await type(page, forms.get(of)!.schema, value);
    expect(await kept(page, of)).toEqual(value);
    expect(complaints).toEqual([]);
  });

  it('as three offers of 0.10, 0.20 and 0.30 yuan is 10, 20 and 30 fen; what is no amount is said and not sent', async () => {
    const { page } = await desk.as(MERCHANT);
    await page.goto('/desk/forms/trade/OFFER');
    const price = page.getByLabel('报价').first();
    for (const [yuan, fen] of [
      ['0.1', 10],
      ['0.2', 20],
      ['0.3', 30],
      ['1,234,567.89', 123_456_789],
    ] as const) {
      await price.fill(yuan);
      expect((await kept(page, 'trade/OFFER'))['priceFen']).toBe(fen);
    }
    await price.fill('0.305');
    await page.getByText('请填写金额，最多两位小数').waitFor();
    expect(await kept(page, 'trade/OFFER')).not.toHaveProperty('priceFen');
    expect(await price.inputValue()).toBe('0.305');
  });

  it('is asked for where it is missing, once its field was left, and described to those who cannot see it', async () => {
    const { page } = await desk.as(MERCHANT);
    await page.goto('/desk/forms/trade/REJECT_APPLICATION');
    const reason = page.getByRole('textbox', { name: '理由' });
    expect(await reason.getAttribute('aria-invalid')).toBeNull();
    await reason.focus();
    await reason.blur();
    await page.locator('.faults').getByText('必填').waitFor();
    const described = await reason.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).innerText()).toBe('必填');
    await reason.fill('申请材料不完整');
    await page.locator('.faults').waitFor({ state: 'detached' });
  });

  it('reads in words when it is checked: yuan, names of values, days and hours there, links', async () => {
    const { page } = await desk.as(MERCHANT);
    const value = typed['trade/DRAFT_CONTRACT']!;
    await page.addInitScript(
      `sessionStorage.setItem('shuquan.sample.trade.DRAFT_CONTRACT', ${JSON.stringify(JSON.stringify(value))})`,
    );
    await page.goto('/desk/forms/trade/DRAFT_CONTRACT');
    await page.getByText('核对', { exact: true }).click();
    const review = page.locator('.review');
    await review.waitFor();
    const text = await review.innerText();
    for (const part of ['500,000.29 元', '线上签署', '2026-04-01 09:30（北京时间）', '第2项', '临床科研'])
      expect(text).toContain(part);
    await review.getByRole('button', { name: '下载“trade-contract.txt”' }).waitFor();
  });
});

describe('everybody can use it', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const varied = [
    'trade/DRAFT_CONTRACT',
    'trade/SUBMIT_DEMAND',
    `trade/${OPENING}`,
    'listingRegistration/SUBMIT',
    'subjectRegistration/SUBMIT',
    `subjectRegistration/${OPENING}`,
    `informationAccess/${OPENING}`,
    'rectificationOrder/REGISTER_ACT',
    'domainAcceptance/CHECK_SAFETY',
    'operationReport/SUBMIT',
    'operatingAgreement/PROPOSE',
    'venueInspection/CONFIRM',
    'authorizationApplication/SUBMIT',
  ];
  it.each(varied)(
    '%s, blank, filled in and checked: axe finds no fault (WCAG 2.2 AA)',
    { timeout: 60_000 },
    async (of) => {
      const { page } = await desk.as(CENTER);
      const { schema } = forms.get(of)!;
      const value = filled(schema, schema.$defs ?? {}, 0);
      const faults = async (): Promise<string[]> => {
        await page.evaluate(axe);
        return page.evaluate<string[]>(
          `axe.run('[data-sample]', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then(({ violations }) =>
          violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html.slice(0, 200))))`,
        );
      };
      await page.goto(`/desk/forms/${of}`);
      await page.getByRole('form').waitFor();
      expect(await faults()).toEqual([]);
      await page.evaluate(
        `sessionStorage.setItem('shuquan.sample.${of.replace('/', '.')}', ${JSON.stringify(JSON.stringify(value))})`,
      );
      await page.reload();
      await page.getByRole('form').waitFor();
      expect(await faults()).toEqual([]);
      await page.getByText('核对', { exact: true }).click();
      await page.locator('.review').waitFor();
      expect(await faults()).toEqual([]);
    },
  );
});
