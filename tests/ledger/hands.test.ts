// D-0005: the persons behind an act go along with all that follows from it, into every case that it opens or tells.
import { assign, emit, setup } from 'xstate';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Ledger } from '../../ledger/index.ts';
import { handsOf } from '../../machines/kernel/hands.ts';
import {
  type Actor,
  type Effect,
  type Lifecycle,
  type Stamp,
  auto,
  by,
  speaking,
  state,
} from '../../machines/kernel/lifecycle.ts';
import { reading, text, say } from '../../machines/law/cite.ts';
import { checkerDiffersFrom } from '../../machines/shared/rules.ts';
import { aLedger, center, clockAt, key, person, sent, started, supervisor } from '../support/ledger.ts';
import { law } from '../support/law.ts';

const ground = text('T22');
const title = { zh: '事项', en: 'Matter' };
const plain = (id: string, machine: unknown, events: string[], more: object = {}): Lifecycle =>
  ({
    id,
    version: 1,
    title,
    label: () => title,
    law: [ground],
    machine,
    events: Object.fromEntries(
      events.map((name) => [name, { title, schema: z.strictObject({ case: z.string().optional() }) }]),
    ),
    input: z.strictObject({}),
    opens: { by: ['CENTER', 'SUPERVISOR'], law: [ground] },
    stem: () => 'x',
    parties: () => ({}),
    readers: ['CENTER', 'SUPERVISOR'],
    retention: null,
    ...more,
  }) as unknown as Lifecycle;

type Found = { opened: string | null; finder: string };
const finding = plain(
  'finding',
  setup({
    types: { context: {} as Found, emitted: {} as Effect },
    actions: {
      open: emit({ type: 'open', lifecycle: 'inquiry', input: {}, reply: 'INQUIRY_OPENED' } satisfies Effect),
      tell: emit(
        ({ context }) => ({ type: 'tell', to: context.opened!, event: { type: 'CONFIRM' }, mode: 'must' }) as Effect,
      ),
      note: assign({ opened: ({ event }) => (event as unknown as { case: string }).case }),
    },
  }).createMachine({
    id: 'finding',
    initial: 'found',
    context: ({ input }) => ({ opened: null, finder: (input as unknown as { actor: Actor }).actor.person }),
    states: {
      found: {
        meta: state(say('发现', 'Found'), ground),
        on: {
          REFER: { actions: 'open', meta: by('SUPERVISOR', ground) },
          INQUIRY_OPENED: { actions: 'note', meta: auto(ground) },
          PRESS: { actions: 'tell', meta: by(['CENTER', 'SUPERVISOR'], ground) },
        },
      },
    },
  }),
  ['REFER', 'INQUIRY_OPENED', 'PRESS'],
  { hands: ({ finder }: Found) => [finder, null, 'system'] },
);

type Inquiry = { makers: string[] };
const inquiry = plain(
  'inquiry',
  setup({
    types: { context: {} as Inquiry, events: {} as { type: 'CONFIRM' } & Stamp },
    guards: speaking(
      { another: title },
      { another: checkerDiffersFrom<Inquiry>(({ makers }) => makers, reading('T22', 'D-0005')) },
    ),
  }).createMachine({
    id: 'inquiry',
    initial: 'open',
    context: ({ input }) => ({ makers: handsOf((input as unknown as { actor: Actor }).actor) }),
    states: {
      open: {
        meta: state(say('办理', 'Open'), ground),
        on: {
          CONFIRM: { target: 'confirmed', guard: 'another', meta: by(['CENTER', 'SUPERVISOR', 'SYSTEM'], ground) },
        },
      },
      confirmed: { type: 'final', meta: state(say('属实', 'Confirmed'), ground) },
    },
  }),
  ['CONFIRM'],
  { hands: ({ makers }: Inquiry) => makers, seats: ({ makers }: Inquiry) => makers },
);

let ledger: Ledger;
beforeAll(async () => {
  ledger = await aLedger({ lifecycles: { finding, inquiry }, clock: clockAt('2026-03-02T02:00:00Z').read });
});
const finder = center;
const referrer = supervisor;
const third = person('zhou.jie', 'CENTER');
async function referred() {
  const from = await started(ledger, 'finding', {}, finder);
  await sent(ledger, from, { type: 'REFER' }, referrer);
  const [row] = await ledger.sql<{ id: string }[]>`select id from cases where parent = ${from}`;
  return { from, id: row!.id };
}
const rowsOf = (id: string) =>
  ledger.sql<
    { actor: Actor; type: string }[]
  >`select actor, event ->> 'type' as type from ledger where case_id = ${id} order by seq`;
const ask = (caseId: string, type: string, actor: Actor) =>
  ledger.append({ caseId, event: { type }, actor, key: key() });

describe('the persons behind an act', () => {
  it(
    'stand behind what it opens and what is told back: who did it, and the hands of the case',
    law('T22'),
    async () => {
      const { from, id } = await referred();
      const behind = { person: 'system', hat: 'SYSTEM', hands: [referrer.person, finder.person] };
      expect((await rowsOf(id))[0]).toEqual({ type: 'OPEN', actor: behind });
      expect((await rowsOf(from)).at(-1)).toEqual({ type: 'INQUIRY_OPENED', actor: behind });
      expect((await ledger.verifyCase(id)).problems).toEqual([]);
      expect((await ledger.verifyCase(from)).problems).toEqual([]);
    },
  );

  it.each([
    ['who found it', finder],
    ['who referred it', referrer],
    ['somebody who acts on behalf of the finder', { ...third, onBehalfOf: finder.person }],
  ])('are no other person in the case that was opened: %s', law('T22'), async (_, actor) => {
    const { id } = await referred();
    expect(await ask(id, 'CONFIRM', actor)).toMatchObject({ code: 'MAKER_IS_CHECKER', articles: ['T22'] });
    expect(await ask(id, 'CONFIRM', third)).toMatchObject({ ok: true });
  });

  it('do not become another person by having the system tell it, whoever presses', law('T22'), async () => {
    const { from, id } = await referred();
    for (const actor of [finder, referrer, third])
      expect(await ask(from, 'PRESS', actor)).toMatchObject({ code: 'MAKER_IS_CHECKER' });
    expect(await ask(id, 'CONFIRM', third)).toMatchObject({ ok: true });
  });

  it('are not named where there are none, so that the rows of old stay as they were', async () => {
    const id = await started(ledger, 'inquiry', {}, person('system', 'SYSTEM'));
    expect((await rowsOf(id))[0]!.actor).toEqual({ person: 'system', hat: 'SYSTEM' });
  });
});

describe('a seat', () => {
  it('lets its holder read and find the case, and nobody else in that role', law('T25'), async () => {
    const { id } = await referred();
    const seated = person(finder.person, 'EXPERT');
    const other = person('ma.li', 'EXPERT');
    expect(await ledger.show(id, seated)).toMatchObject({ ok: true });
    expect(await ledger.show(id, other)).toMatchObject({ ok: false, code: 'READ_NOT_ALLOWED' });
    expect((await ledger.list(seated, { lifecycle: 'inquiry', limit: 1 })).length).toBe(1);
    expect((await ledger.list(seated)).map(({ caseId }) => caseId)).toContain(id);
    expect(await ledger.list(other)).toEqual([]);
  });
});
