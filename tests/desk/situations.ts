// Situations on a desk, made through the API by the people of `examples/principals.json`; and what every page must stand.
import { violationsOn } from './accessible.ts';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Served, submission } from '../apps/served.ts';

export const merchant = 'liu.yang@MERCHANT:org:91220101MA7F2K4D0Y';
export const opco = 'wang.fang@OPCO';
export const otherOpco = 'chen.jie@OPCO';
export const center = 'zhao.min@CENTER';

const input = {
  kinds: ['MERCHANT'],
  merchantKinds: ['resource'],
  subject: { type: 'organisation', uscc: '91220101MA7F2K4D0Y', name: '长春汇泽数据科技有限公司' },
};
type Case = { id: string; path: string };

async function taken(served: Served, path: string, as: string, json: unknown): Promise<{ caseId: string }> {
  const answer = await served.ask('POST', path, { as, json });
  if (answer.status > 201) throw new Error(`not taken: ${answer.text}`);
  return answer.json;
}
export const send = (served: Served, { path }: Case, as: string, event: object) =>
  taken(served, `${path}/events`, as, event);

/** A registration that nobody has handed in yet. One subject has one registration: that of the test before is withdrawn. */
export async function aDraftOf(served: Served): Promise<Case> {
  const { json } = await served.ask('GET', '/cases?lifecycle=subjectRegistration&ended=false', { as: merchant });
  for (const { caseId } of json['cases'] as { caseId: string }[])
    await send(served, { id: caseId, path: `/cases/${caseId}` }, merchant, { type: 'WITHDRAW' });
  const { caseId } = await taken(served, '/cases/subjectRegistration', merchant, input);
  return { id: caseId, path: `/cases/${caseId}` };
}
/** A merchant's registration that waits for the sign-up review. */
export async function aRegistration(served: Served): Promise<Case> {
  const draft = await aDraftOf(served);
  await send(served, draft, merchant, await submission(served));
  return draft;
}

export const accessible = async (page: Page): Promise<void> => expect(await violationsOn(page)).toEqual([]);

/** What a person sees holds no name that is meant for programs. */
export async function plainWords(page: Page): Promise<void> {
  const text = await page.locator('main').innerText();
  expect(text.match(/\b[a-z]+[A-Z]\w*|\b[A-Z]{2,}_[A-Z]+\b|undefined|\[object/g) ?? []).toEqual([]);
}

/** On a phone nothing reaches beyond the side. */
export async function fits(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
}
