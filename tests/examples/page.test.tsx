// @vitest-environment happy-dom
// The React page, rendered on a server and pressed in a document.
import type { Window } from 'happy-dom';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Actor, bundledCalendar, defaultRegime, openCase, subjectRegistration } from 'shuquan/machines';
import { CasePage } from '../../examples/embed/page.tsx';

const at = '2026-03-02T02:00:00.000Z';
const liNa: Actor = { person: 'li.na', hat: 'MERCHANT', party: 'org:91110000600037341L' };
const opened = openCase(
  subjectRegistration,
  {
    kinds: ['MERCHANT'],
    subject: { type: 'organisation', uscc: '91110000600037341L', name: '长春数据科技有限公司' },
  },
  { actor: liNa },
  { at, regime: defaultRegime, calendar: bundledCalendar() },
);
if (!opened.ok) throw new Error(opened.message.en);
const { state } = opened;
const page = (actor: Actor) => (
  <CasePage
    lifecycle={subjectRegistration}
    opened={state}
    actor={actor}
    now={() => at}
    fieldsOf={(event) => (event === 'SUBMIT' ? { checklist: {} } : {})}
  />
);

beforeAll(() => void Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true }));

async function shown(actor: Actor) {
  const { document } = globalThis as unknown as Pick<Window, 'document'>;
  const body = document.createElement('div');
  const root = createRoot(body as unknown as Element);
  await act(async () => root.render(page(actor)));
  const buttons = () => [...body.querySelectorAll('button')].map(({ textContent }) => textContent);
  const press = (title: string) =>
    act(async () => [...body.querySelectorAll('button')].find((one) => one.textContent === title)!.click());
  return { body, buttons, press };
}

describe('the page', () => {
  it('comes from a server with the buttons of the person who asks', () => {
    expect(renderToString(page(liNa))).toMatch(/<h1>主体登记<\/h1>.*<button[^>]*>提交登记<\/button>/);
    expect(renderToString(page({ person: 'zhao.min', hat: 'CENTER' }))).not.toContain('<button');
  });

  it('says what is refused, under which article', async () => {
    const { body, buttons, press } = await shown(liNa);
    expect(buttons()).toEqual(['提交登记', '撤回']);
    await press('提交登记');
    expect(body.querySelector('[role=alert]')?.textContent).toMatch(/T8\(2\)/);
    expect(buttons()).toEqual(['提交登记', '撤回']);
  });

  it('shows what is possible next once a button was taken', async () => {
    const { body, buttons, press } = await shown(liNa);
    await press('撤回');
    expect(body.textContent).toContain('"withdrawn"');
    expect([buttons(), body.querySelector('[role=alert]')]).toEqual([[], null]);
  });
});
