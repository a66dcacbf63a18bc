// Every form that people can be shown, opened in both languages: nothing is unnamed, nothing is raw, nothing is lost.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { prune } from '../../apps/desk/form/prune.ts';
import type { Json } from '../../apps/desk/form/schema.ts';
import { CENTER } from '../apps/served.ts';
import { aDesk } from './desk.ts';
import { type FormOf, everyForm, filled, variantsOf } from './values.ts';

const desk = aDesk();
const forms = everyForm();
const seenAs = ({ lifecycle, event }: FormOf): string => `${lifecycle.id}/${event}`;

beforeAll(async () => {
  // The case that the values name.
  const json: unknown = JSON.parse(readFileSync('examples/registration/registration.json', 'utf8'));
  const { status } = await desk.served().ask('POST', '/cases/subjectRegistration', { as: 'liu.yang@MERCHANT', json });
  expect(status).toBe(201);
});

type Seen = { text: string; unnamed: string[]; read: string; kept: Json };
/**
 * In the page: opens a form inside the app, as links would, with each of several values that were tried before; says what is
 * read there, which controls nobody can name, what the form makes of the value, and how it reads when it is checked.
 */
const LOOK = `async (form, key, values) => {
  const appears = async (selector) => {
    for (const end = performance.now() + 20_000; performance.now() < end; ) {
      const found = document.querySelector(selector);
      if (found) return found;
      await new Promise((done) => setTimeout(done, 5));
    }
    throw new Error(selector + ' does not appear');
  };
  const said = (element) =>
    [
      element.getAttribute('aria-label'),
      ...(element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent),
      ...[...(element.labels ?? [])].map((label) => label.textContent),
      element.matches('fieldset') ? element.querySelector('legend .title')?.textContent : '',
      element.matches('button') ? element.textContent : '',
    ]
      .join('')
      .trim();
  const controls = 'input:not([type=file]), textarea, button, fieldset, [role=group], [role=radiogroup], [role=combobox]';
  const seen = [];
  for (const [index, value] of values.entries()) {
    sessionStorage.setItem(key, JSON.stringify(value));
    history.pushState({}, '', '/desk/forms/' + form + '#' + index);
    const at = '[data-sample="' + form + '#' + index + '"]';
    const sample = (await appears(at + ' form')).closest('[data-sample]');
    // What antd hides from everybody needs no name.
    const shown = [...sample.querySelectorAll(controls)].filter((one) => !one.closest('[aria-hidden=true]'));
    const unnamed = shown.filter((one) => said(one) === '').map((one) => one.outerHTML.slice(0, 160));
    const text = sample.innerText;
    const kept = JSON.parse(sessionStorage.getItem(key));
    sample.querySelectorAll('.ant-segmented-item')[1].click();
    const read = (await appears(at + ' .review')).innerText;
    seen.push({ text, unnamed, kept, read });
  }
  return seen;
}`;
const open = (page: Page, form: FormOf, values: Json[]): Promise<Seen[]> =>
  page.evaluate<Seen[]>(
    `(${LOOK})(...${JSON.stringify([seenAs(form), `shuquan.sample.${form.lifecycle.id}.${form.event}`, values])})`,
  );

/** Words of ours that no person should meet: a key, a value, a piece of JSON. What stands for a case without a name is its id. */
const raw = (text: string): string[] =>
  [
    ...text
      .replaceAll(/[A-Za-z]+\/[\w/]+|示例文件\.pdf|ab{1}[ab]{10,}/g, '')
      .matchAll(/\b[a-z]+[A-Z]\w*|[{}]|undefined|\[object|NaN|null/g),
  ].map(([found]) => found);
/** In Chinese text nothing of ours is spelled in small letters at all. */
const latin = (text: string): string[] =>
  [...text.replaceAll(/[A-Za-z]+\/[\w/]+|示例文件\.pdf|domain-one|[0-9a-f]{8,}/g, '').matchAll(/[a-z]{3,}/g)].map(
    ([found]) => found,
  );

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    // A page for all of them: what is measured is the form, not the start of the app.
    ({ page, complaints } = await desk.kept(CENTER));
    page.setDefaultTimeout(8_000);
    await page.goto('/desk/inbox');
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
    await page.locator(`html[lang="${language === 'zh' ? 'zh-CN' : 'en'}"]`).waitFor();
  });

  it.each([...new Set(forms.map(({ lifecycle }) => lifecycle.id))])(
    'all forms of %s name every control, show nothing raw, and keep what they are given',
    async (id) => {
      for (const form of forms.filter(({ lifecycle }) => lifecycle.id === id)) {
        const defs = form.schema.$defs ?? {};
        // Every branch of every choice once; in the other language its words are the same schema's.
        const variants = language === 'zh' ? variantsOf(form.schema, defs) : 1;
        const values: Json[] = [{}, ...Array.from({ length: variants }, (_, n) => filled(form.schema, defs, n))];
        const seen = await open(page, form, values);
        const of = seenAs(form);
        expect({ of, kept: seen.map(({ kept }) => kept) }).toEqual({
          of,
          kept: values.map((value) => prune(form.schema, value, defs) ?? {}),
        });
        const wrong = seen.flatMap(({ text, read, unnamed }) => [
          ...unnamed,
          ...[text, read].flatMap((one) => [...raw(one), ...(language === 'zh' ? latin(one) : [])]),
        ]);
        expect({ of, wrong }).toEqual({ of, wrong: [] });
      }
      expect(complaints).toEqual([]);
    },
  );
});
