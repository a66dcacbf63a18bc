// The acts of a story by people at their browsers: each has a context of their own, signs in by clicking, finds the act
// on the page of the case, types the form, checks and sends it. Whoever watches a case sees its picture move, without a reload.
import type { LifecycleView } from '@shuquan/client';
import { roles } from '@shuquan/machines/law';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Caller, DemoEvent } from '../../apps/demo/caller.ts';
import type { System } from '../../apps/demo/driven.ts';
import { silent } from '../../apps/demo/narrator.ts';
import { type Stage, createStage } from '../../apps/demo/stage.ts';
import type { JsonObject, Schema } from '../../apps/desk/form/schema.ts';
import { turns } from '../../ledger/turns.ts';
import { aPageForAll } from '../support/chromium.ts';
import { type } from './typing.ts';

type Person = { context: BrowserContext; page: Page; complaints: string[] };

/** `sits`: who does what in a browser (`trade.SIGN`); everything else goes over the API. */
export function byHand(system: System, browser: Browser, sits: (as: string, act: string) => boolean) {
  const { api } = createStage(system, silent);
  const rooms = peopleAt(system.url, browser);
  const watched = watching(rooms.signedIn);
  const citizens = new Map<string, string>();
  const views = new Map<string, Promise<LifecycleView>>();
  const viewOf = (caseId: string): Promise<LifecycleView> => {
    const id = caseId.split('/')[0]!;
    const view = views.get(id) ?? api.get<LifecycleView>(`/lifecycles/${id}`, null);
    views.set(id, view);
    return view;
  };

  async function open(as: string, lifecycle: string, input: unknown): Promise<[caseId: string, seq: string]> {
    const { page } = await rooms.at(as);
    const view = await viewOf(lifecycle);
    await page.goto('/desk/start');
    const about = page.locator('details').filter({ has: page.getByText(view.title.zh, { exact: true }) });
    await about.locator('summary').click();
    await about.getByRole('link', { name: '开始填写' }).click();
    await type(page, view.opens.input as Schema, input as JsonObject, citizens);
    return sent(page);
  }
  /** The button of an act, on the page of the case. */
  async function button(as: string, caseId: string, { type: name }: DemoEvent): Promise<Locator> {
    const { page } = await rooms.at(as);
    const { title } = (await viewOf(caseId)).events.find((one) => one.event === name)!;
    await page.goto(`/desk/cases/${caseId}`);
    return page.getByRole('region', { name: '我可以办理' }).getByRole('button', { name: title.zh, exact: true });
  }
  async function filled(as: string, caseId: string, event: DemoEvent): Promise<Page> {
    const { page } = await rooms.at(as);
    await page.getByRole('form').waitFor();
    const { schema } = (await viewOf(caseId)).events.find((one) => one.event === event.type)!;
    await type(page, schema as Schema, event as JsonObject, citizens);
    return page;
  }
  const inTurn = turns();
  const send = (as: string, caseId: string, event: DemoEvent): Promise<{ seq: number }> =>
    inTurn(caseId, async () => {
      if (!sits(as, `${caseId.split('/')[0]}.${event.type}`)) return api.send(as, caseId, event);
      await (await button(as, caseId, event)).click();
      const [, seq] = await sent(await filled(as, caseId, event));
      return { seq: Number(seq) };
    });

  const own: Caller = {
    ...api,
    open: async (as, lifecycle, input) => {
      if (!sits(as, `${lifecycle}.OPEN`)) return api.open(as, lifecycle, input);
      const [caseId, seq] = await open(as, lifecycle, input);
      return { caseId, seq: Number(seq) } as Awaited<ReturnType<Caller['open']>>;
    },
    send: send as Caller['send'],
    citizen: async (as, number) => {
      const ref = await api.citizen(as, number);
      citizens.set(ref, number);
      return ref;
    },
  };
  const plain = createStage(system, silent, own);
  const stage: Stage = {
    ...plain,
    act: async (...args) => {
      const view = await plain.act(...args);
      const [as, , , reader = as] = args;
      await watched.moves(view.caseId, async () => (await api.show(reader, view.caseId)).state);
      return view;
    },
    refused: async (as, caseId, event) => {
      if (!sits(as, `${caseId.split('/')[0]}.${event.type}`)) return plain.refused(as, caseId, event);
      const act = await button(as, caseId, event);
      await act.waitFor();
      // What is refused whatever is typed says so in place.
      if (await act.isDisabled()) return expect(await act.locator('..').innerText()).toMatch(/第.+条/);
      await act.click();
      const page = await filled(as, caseId, event);
      await page.getByRole('button', { name: '核对' }).click();
      await noted(page).waitFor();
    },
  };
  return { stage, ...rooms, ...watched };
}

/** One browser context for each person and hat, signed in by a click. */
function peopleAt(url: string, browser: Browser) {
  const people = new Map<string, Promise<Person>>();
  async function signedIn(as: string): Promise<Person> {
    const [who, hat] = as.split('@') as [string, keyof typeof roles];
    const opened = await aPageForAll(browser, url, {});
    const { page } = opened;
    await page.goto('/desk/inbox');
    await page.getByLabel('查找').first().fill(who);
    await page
      .locator('.ant-card')
      .filter({ has: page.getByRole('heading', { name: roles[hat].zh, exact: true }) })
      .getByRole('button')
      .click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    return opened;
  }
  return {
    signedIn,
    at: (as: string): Promise<Person> => {
      const known = people.get(as) ?? signedIn(as);
      people.set(as, known);
      return known;
    },
    complaints: async (): Promise<string[]> =>
      (await Promise.all(people.values())).flatMap(({ complaints }) => complaints),
  };
}

function watching(signedIn: (as: string) => Promise<Person>) {
  const pages = new Map<string, Page[]>();
  return {
    /** Opens the picture of a case in a second browser of somebody, and leaves it there. */
    watch: async (as: string, caseId: string): Promise<void> => {
      const { page } = await signedIn(as);
      await page.goto(`/desk/cases/${caseId}/picture`);
      pages.set(caseId, [...(pages.get(caseId) ?? []), page]);
    },
    /** Everybody who watches sees the case where it is, which by then may be further. */
    moves: async (caseId: string, stateNow: () => Promise<string[]>): Promise<void> => {
      for (const page of pages.get(caseId) ?? []) await shows(page, stateNow);
    },
  };
}

const noted = (page: Page): Locator =>
  page
    .locator('main')
    .getByRole('alert')
    .or(page.getByRole('region', { name: /处需要更正/ }))
    .first();

/** Checked, sent, and on record: the case and the row of the receipt. A no is told instead of a wait in vain. */
async function sent(page: Page): Promise<[caseId: string, seq: string]> {
  const receipt = page.getByRole('heading', { level: 1, name: '回执' });
  for (const [click, next] of [
    ['核对', page.getByText('核对通过')],
    ['确认提交', receipt],
  ] as const) {
    await page.getByRole('button', { name: click }).click();
    await next.or(noted(page)).first().waitFor();
    if (!(await next.isVisible())) throw new Error(await noted(page).innerText());
  }
  const [, caseId, seq] = /\/desk\/cases\/(.+)\/receipt\/(\d+)$/.exec(new URL(page.url()).pathname)!;
  return [decodeURIComponent(caseId!), seq!];
}

/** The picture marks the states in which the case is. */
const shows = (page: Page, stateNow: () => Promise<string[]>): Promise<void> =>
  expect
    .poll(
      async () => {
        const active = await page
          .locator('.box.active')
          .evaluateAll((boxes) => boxes.map((box) => (box as unknown as { dataset: { path: string } }).dataset.path));
        return (await stateNow()).filter((path) => !active.includes(path));
      },
      { interval: 100 },
    )
    .toEqual([]);
