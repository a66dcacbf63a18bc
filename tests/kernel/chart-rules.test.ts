import { and, assign, emit, not, or, setup, spawnChild } from 'xstate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { assertLifecycles, checkLifecycle } from '../../machines/kernel/chart-rules.ts';
import { type Lifecycle, auto, branch, by, cited, state } from '../../machines/kernel/lifecycle.ts';
import { text, say } from '../../machines/law/cite.ts';
import { lifecycles } from '../../machines/index.ts';

const law = text('T16');
const meta = state(say('状态', 'State'), law);
const move = by('CENTER', law);
const title = { zh: '事项', en: 'Matter' };
const yes = cited(() => true, { law, reads: 'context', says: title });

const parts = setup({
  delays: { due: () => 1000 },
  guards: {
    holds: yes,
    chooses: branch(() => true),
    bare: () => true,
    both: and(['holds', 'chooses']),
    neither: not('holds'),
  },
  actions: {
    note: assign({}),
    tell: emit({ type: 'x' }),
    run: () => {},
    grow: spawnChild('nobody' as never),
    spawns: assign(({ spawn }) => ({ ref: (spawn as (name: string) => unknown)('nobody') })),
  },
});
const end = { type: 'final', meta };

/** A lifecycle of two states in which one thing may be wrong. */
function aLifecycle(from: object, more: Partial<Lifecycle> & { id?: string; root?: object } = {}): Lifecycle {
  const { root, ...rest } = more;
  const machine = parts.createMachine({
    id: more.id ?? 'matter',
    initial: 'one',
    context: {},
    ...root,
    states: { one: { meta, ...from }, two: end },
  } as never);
  const used = { GO: { title, schema: z.strictObject({}) } };
  return {
    id: 'matter',
    version: 1,
    title,
    label: () => title,
    law: [law],
    machine,
    events: used,
    input: z.strictObject({}),
    opens: { by: ['CENTER'], law: [law] },
    stem: () => 'x',
    parties: () => ({ owner: null }),
    readers: [],
    retention: null,
    ...rest,
  } as unknown as Lifecycle;
}
const go = { target: 'two', meta: move };
// What is wrong with the action or guard `x` is beside the point of a test that uses other parts of the same setup.
const problems = (lifecycle: Lifecycle) =>
  checkLifecycle(lifecycle).filter((line) => !/^(action (run|grow|spawns)|delay due)/.test(line));

describe('a lifecycle', () => {
  it('of the product keeps to every rule', () => expect(() => assertLifecycles(lifecycles)).not.toThrow());

  it('that keeps to the rules has no problem', () => {
    expect(
      problems(aLifecycle({ on: { GO: { ...go, guard: and(['holds', 'both']), actions: ['note', 'tell'] } } })),
    ).toEqual([]);
  });

  it.each<[string, Lifecycle, RegExp]>([
    ['a state without meta', aLifecycle({ meta: undefined, on: { GO: go } }), /state one has no meta/],
    ['a state without law', aLifecycle({ meta: { title, law: [] }, on: { GO: go } }), /state one cites no law/],
    [
      'an article that does not exist',
      aLifecycle({ meta: state(say('状态', 'State'), text('T99' as never)), on: { GO: go } }),
      /cites T99/,
    ],
    [
      'a title in one language',
      aLifecycle({ meta: state(say('', 'State'), law), on: { GO: go } }),
      /no title in zh and en/,
    ],
    ['a transition without meta', aLifecycle({ on: { GO: 'two' } }), /GO in one has no meta/],
    [
      'an uncited transition by time',
      aLifecycle({ on: { GO: go }, after: { due: 'two' } }),
      /after due in one has no meta/,
    ],
    [
      'an uncited transition by itself',
      aLifecycle({ on: { GO: go }, always: { target: 'two', guard: 'chooses' } }),
      /always in one has no meta/,
    ],
    [
      'an uncited transition at the end of a group',
      aLifecycle({ initial: 'a', states: { a: end }, on: { GO: go }, onDone: 'two' }),
      /done in one has no meta/,
    ],
    [
      'an uncited transition of the whole chart',
      aLifecycle({}, { root: { on: { GO: '.two' } } }),
      /GO in the chart itself has no meta/,
    ],
    [
      'a transition by time that names people',
      aLifecycle({ on: { GO: go }, after: { due: { target: 'two', meta: move } } }),
      /taken by nobody/,
    ],
    [
      'an unknown delay',
      aLifecycle({ on: { GO: go }, after: { duee: { target: 'two', meta: auto(law) } } }),
      /waits for duee/,
    ],
    [
      'a delay in milliseconds',
      aLifecycle({ on: { GO: go }, after: { 5000: { target: 'two', meta: auto(law) } } }),
      /waits for 5000/,
    ],
    ['an inline guard', aLifecycle({ on: { GO: { ...go, guard: () => true } } }), /an inline guard/],
    [
      'a guard that is not cited',
      aLifecycle({ on: { GO: { ...go, guard: 'bare' } } }),
      /bare, which is neither cited nor a branch/,
    ],
    [
      'a guard that is unknown',
      aLifecycle({ on: { GO: { ...go, guard: 'nothing' } } }),
      /nothing, which has no implementation/,
    ],
    ['a guard that is negated', aLifecycle({ on: { GO: { ...go, guard: 'neither' } } }), /composite guard other/],
    [
      'guards of which one is enough',
      aLifecycle({ on: { GO: { ...go, guard: or(['holds', 'chooses']) } } }),
      /composite guard other/,
    ],
    ['an inline action', aLifecycle({ entry: assign({}), on: { GO: go } }), /an action in one is inline/],
    [
      'an action that is unknown',
      aLifecycle({ entry: 'nothing', on: { GO: go } }),
      /action nothing in one has no implementation/,
    ],
    ['an invoked actor', aLifecycle({ invoke: { src: 'nobody' }, on: { GO: go } }), /invokes an actor/],
    [
      'a history state',
      aLifecycle({ initial: 'a', states: { a: { meta }, h: { type: 'history' } }, on: { GO: go } }),
      /history state/,
    ],
    ['a dotted name', aLifecycle({ on: { GO: go } }, { id: 'trade.matter' }), /not a plain camelCase name/],
    [
      'a name that differs from its chart',
      aLifecycle({ on: { GO: go } }, { machine: aLifecycle({}, { id: 'other' }).machine }),
      /its chart is called other/,
    ],
    ['an event of the kernel', aLifecycle({ on: { GO: go, CLAIM: go } }), /event CLAIM is reserved/],
    ['an event of the clock', aLifecycle({ on: { GO: go, 'xstate.after.x': go } }), /event xstate.after.x is reserved/],
    ['a wildcard', aLifecycle({ on: { GO: go, '*': go } }), /event \* is reserved/],
    ['an event that is not defined', aLifecycle({ on: { GO: go, STOP: go } }), /STOP is handled and not defined/],
    ['an event that nothing handles', aLifecycle({}), /GO is defined and nowhere handled/],
    [
      'one event for different people',
      aLifecycle({
        on: {
          GO: [
            { ...go, guard: 'chooses' },
            { target: 'two', meta: by('OPCO', law) },
          ],
        },
      }),
      /different people/,
    ],
    [
      'an unknown role',
      aLifecycle({ on: { GO: { ...go, meta: by('NOBODY', law) } } }),
      /“NOBODY”, which is neither a role nor a party/,
    ],
    [
      'a task of a public body without a service level',
      aLifecycle({ meta: state(say('状态', 'State'), law, { task: { by: 'CENTER', title } }), on: { GO: go } }),
      /no service level/,
    ],
    [
      'a clock that does not exist',
      aLifecycle({ meta: state(say('状态', 'State'), law, { stops: ['nothing'] }), on: { GO: go } }),
      /stops nothing/,
    ],
    [
      'a reminder of another state’s deadline',
      aLifecycle({
        meta: state(say('状态', 'State'), law, {
          reminders: { delay: 'due', param: 'op.agreement.reminders' as never, to: [], notice: 'N1' },
        }),
        on: { GO: go },
      }),
      /reminds of due/,
    ],
    [
      'a context that is not JSON',
      aLifecycle({ on: { GO: go } }, { root: { context: { at: new Date(0) } } }),
      /context is not JSON/,
    ],
    [
      'an opening rule that is not cited',
      aLifecycle(
        { on: { GO: go } },
        { opens: { by: ['CENTER'], law: [law], rules: { anybodyMay: (() => true) as never } } },
      ),
      /rule anybodyMay of opening it is not cited/,
    ],
  ])('with %s is refused', (_what, lifecycle, problem) => {
    expect(problems(lifecycle).join('\n')).toMatch(problem);
    expect(() => assertLifecycles({ [lifecycle.id]: lifecycle })).toThrow(problem);
  });

  it('whose actions do more than keep and tell is refused', () => {
    const found = checkLifecycle(aLifecycle({ on: { GO: go } })).join('\n');
    for (const name of ['run', 'grow']) expect(found).toContain(`action ${name} is neither assign, emit nor raise`);
    expect(found).toContain('action spawns spawns an actor');
    expect(found).not.toContain('action tell');
  });

  it('is refused under a name that is not its own', () => {
    expect(() => assertLifecycles({ other: lifecycles['subjectRegistration']! })).toThrow(/listed as other/);
  });
});
