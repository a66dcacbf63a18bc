// What a process remembers of a case does not spare it to look whether something is due in the case above.
import { emit, setup } from 'xstate';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Effect } from '../../machines/kernel/effects.ts';
import { until } from '../../machines/kernel/env.ts';
import { type Lifecycle, auto, by, state } from '../../machines/kernel/lifecycle.ts';
import { text } from '../../machines/law/cite.ts';
import { aLedger, center, clockAt, key, sent, started } from '../support/ledger.ts';
import { law } from '../support/law.ts';

const ground = text('P13');
const title = { zh: '协议', en: 'Agreement' };
const END = '2026-03-02T10:00:00.000Z';
const common = {
  version: 1,
  title,
  label: () => title,
  law: [ground],
  opens: { by: ['CENTER'], law: [ground] },
  stem: () => 'x',
  parties: () => ({}),
  readers: ['CENTER'],
  retention: null,
};
const meta = state(title, ground);
const agreement = {
  ...common,
  id: 'agreement',
  machine: setup({
    types: { emitted: {} as Effect },
    delays: { ends: until(() => END) },
    actions: { tellGrants: emit({ type: 'tell', to: { rel: 'agreement' }, event: { type: 'AGREEMENT_ENDED' } }) },
  }).createMachine({
    id: 'agreement',
    initial: 'inForce',
    states: {
      inForce: { meta, after: { ends: { target: 'ended', actions: 'tellGrants', meta: auto(ground) } } },
      ended: { type: 'final', meta },
    },
  }),
  events: {},
  input: z.strictObject({}),
} as unknown as Lifecycle;
const grant = {
  ...common,
  id: 'grant',
  machine: setup({ types: { context: {} as { agreement: string }, input: {} as { agreement: string } } }).createMachine(
    {
      id: 'grant',
      initial: 'inUse',
      context: ({ input }) => ({ agreement: input.agreement }),
      states: {
        inUse: {
          meta,
          on: {
            USE: { target: 'inUse', meta: by('CENTER', ground) },
            AGREEMENT_ENDED: { target: 'ended', meta: by('SYSTEM', ground) },
          },
        },
        ended: { type: 'final', meta },
      },
    },
  ),
  links: ({ agreement: one }: { agreement: string }) => ({ agreement: one }),
  events: Object.fromEntries(['USE', 'AGREEMENT_ENDED'].map((name) => [name, { title, schema: z.looseObject({}) }])),
  input: z.strictObject({ agreement: z.string() }),
} as unknown as Lifecycle;

it('a grant is not used in the second in which its agreement ends, though nobody looked', law('P13'), async () => {
  const clock = clockAt('2026-03-02T09:59:00.000Z');
  const ledger = await aLedger({ lifecycles: { agreement, grant }, clock: clock.read });
  const above = await started(ledger, 'agreement', {}, center);
  const caseId = await started(ledger, 'grant', { agreement: above }, center);
  const use = { caseId, event: { type: 'USE' }, actor: center };
  await sent(ledger, caseId, use.event, center);
  clock.set('2026-03-02T09:59:59.999Z');
  expect(await ledger.append({ ...use, key: key() })).toMatchObject({ ok: true });
  clock.set(END);
  expect(await ledger.append({ ...use, key: key() })).toMatchObject({ ok: false, code: 'CASE_CLOSED' });
  expect((await ledger.verifyCase(caseId)).problems).toEqual([]);
});
