// An instant in a case's context moves with the holiday notice, as a row of the ledger that can be derived again.
import { assign, setup } from 'xstate';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { bundledCalendar, calendarFrom } from '../../machines/kernel/calendar.ts';
import { dueAt } from '../../machines/kernel/durations.ts';
import { env, now, until } from '../../machines/kernel/env.ts';
import { type Lifecycle, auto, by, state } from '../../machines/kernel/lifecycle.ts';
import { text, say } from '../../machines/law/cite.ts';
import { aLedger, center, clockAt, sent, started } from '../support/ledger.ts';

const ground = text('P30');
const title = { zh: '报告', en: 'Report' };
type Context = { from: string; dueAt: string };
const dueOf = (from: string) => dueAt(from, '1 mo', env().calendar).at;
const report = {
  id: 'report',
  version: 1,
  title,
  label: () => title,
  law: [ground],
  machine: setup({
    types: { context: {} as Context },
    delays: { reportDue: until<Context>((context) => context.dueAt) },
    actions: { stay: assign({ from: ({ context }) => context.from }) },
  }).createMachine({
    id: 'report',
    initial: 'due',
    context: () => ({ from: now(), dueAt: dueOf(now()) }),
    states: {
      due: {
        meta: state(say('待报告', 'Due'), ground),
        on: { TOUCH: { actions: 'stay', meta: by('CENTER', ground) } },
        after: { reportDue: { target: 'overdue', meta: auto(ground) } },
      },
      overdue: { type: 'final', meta: state(say('逾期', 'Overdue'), ground) },
    },
  }),
  events: { TOUCH: { title, schema: z.strictObject({}) } },
  input: z.strictObject({}),
  opens: { by: ['CENTER'], law: [ground] },
  stem: () => 'x',
  parties: () => ({}),
  readers: ['CENTER'],
  dues: { dueAt: ({ from }: Context) => dueOf(from) },
  retention: null,
} as unknown as Lifecycle;

it('moves once, is told from when to when, and the record stays whole', async () => {
  const { notices } = bundledCalendar().content;
  const calendar = calendarFrom({ notices: notices.filter(({ year }) => year < 2025) });
  const clock = clockAt('2024-12-31T10:00:00+08:00');
  const ledger = await aLedger({ lifecycles: { report }, clock: clock.read, calendar });
  const id = await started(ledger, 'report', {}, center);
  const view = async () => {
    const shown = await ledger.show(id, center);
    if (!shown.ok) throw new Error(shown.message.en);
    return [
      (shown.context as Context).dueAt,
      ...shown.deadlines.map(({ dueAt: at, provisional }) => [at, provisional]),
    ];
  };
  expect(await view()).toEqual(['2025-01-31T16:00:00.000Z', ['2025-01-31T16:00:00.000Z', true]]);
  expect(await ledger.useCalendar(bundledCalendar())).toEqual({ cases: 1, moved: 2 });
  expect(await view()).toEqual(['2025-02-05T16:00:00.000Z', ['2025-02-05T16:00:00.000Z', undefined]]);
  await sent(ledger, id, { type: 'TOUCH' }, center);
  expect((await ledger.verifyCase(id)).problems).toEqual([]);
  clock.set('2025-02-05T23:59:59+08:00');
  expect(await ledger.show(id, center)).toMatchObject({ state: ['due'] });
  clock.set('2025-02-06T00:00:00+08:00');
  expect(await ledger.show(id, center)).toMatchObject({ state: ['overdue'] });
});
