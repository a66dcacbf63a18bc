// Invariants 6 to 12 and 15 over random histories of an operator: agreement and successor, grants, staff, products and
// their listings, evaluations and orders, revocation and early end, over the end of the term and past it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { type aLedger, clockAt, uscc } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import { Domain } from './domain.ts';
import { disturbances } from './operation-disturbances.ts';
import { domainAgrees, operationRules } from './operation-rules.ts';
import { type Situation, aCity, aSituation, actorOf, open, openable, pick, portsOf, sit, stepsOf } from './operator.ts';
import { World, aFastDatabase, holds, told } from './world.ts';

type Act = {
  do: 'step' | 'pursue' | 'disturb' | 'open' | 'intrude' | 'committee' | 'ports' | 'due' | 'wait' | 'repeat';
  of: number;
  which: number;
  who: number;
};
const act = fc.record<Act>({
  do: fc.oneof(
    { weight: 8, arbitrary: fc.constant('step' as const) },
    { weight: 10, arbitrary: fc.constant('pursue' as const) },
    { weight: 7, arbitrary: fc.constant('open' as const) },
    { weight: 6, arbitrary: fc.constant('ports' as const) },
    { weight: 5, arbitrary: fc.constant('disturb' as const) },
    { weight: 4, arbitrary: fc.constantFrom('wait' as const, 'committee' as const) },
    { weight: 4, arbitrary: fc.constantFrom('intrude' as const, 'due' as const, 'repeat' as const) },
  ),
  of: fc.nat(29),
  which: fc.nat(47),
  who: fc.nat(2),
});
type History = { begun: number; acts: Act[] };
const history: fc.Arbitrary<History> = fc.record({
  begun: fc.nat(6),
  acts: fc.array(act, { minLength: 1, maxLength: 60, size: 'max' }),
});
async function perform(here: Situation, { do: what, of, which, who }: Act): Promise<void> {
  const { world, city, domain } = here;
  const row = pick(
    [...world.cases.values()].filter(
      ({ lifecycle }) => !['retentionRecord', 'authorizationApplication', 'subjectRegistration'].includes(lifecycle),
    ),
    of,
  )!;
  switch (what) {
    case 'step': {
      const step = pick(stepsOf(here), of + which);
      return void (step && (await world.send(step.id, step.ask.event, actorOf(step.ask, who))));
    }
    case 'pursue': {
      const id = pick([...new Set(stepsOf(here).map((step) => step.id))], of);
      for (let i = 0; i < 4 && id; i += 1) {
        const ask = pick(
          stepsOf(here).filter((step) => step.id === id),
          which,
        )?.ask;
        if (ask) await world.send(id, ask.event, actorOf(ask, (who + i) % 3));
      }
      return;
    }
    case 'disturb':
    case 'intrude': {
      const ask = pick(disturbances(world, row, city.documents), which);
      const party =
        what === 'intrude'
          ? {
              hat: pick<Actor['hat']>(['AUTHORITY', 'OPERATOR', 'DOMAIN', 'COMMITTEE'], which)!,
              party: `org:${uscc(89_999)}`,
            }
          : {};
      return void (ask && (await world.send(row.id, ask.event, actorOf({ ...ask, ...party }, who))));
    }
    case 'open':
      return void (await open(here, pick([...openable], of + which)!, which));
    case 'committee':
      return sit(here, which);
    case 'ports':
      domain.remaining = which % 5 === 0 ? 1 : 0;
      return void (await world.answer(
        portsOf(here),
        which % 3 === 0 ? (asked) => asked % 2 === 0 : undefined,
        which % 2 === 0,
      ));
    case 'due':
      return world.fire(row.id);
    case 'wait':
      return world.pass(pick([6, 48, 24 * 12, 24 * 45, 24 * 190, 24 * 400], which)!);
    case 'repeat':
      return world.repeat(which);
    default:
      return what satisfies never;
  }
}
/** Every port answers at last, whatever its answer asks for in turn; what it had done in part is asked for again. */
async function settle(here: Situation): Promise<void> {
  const { world, domain } = here;
  domain.remaining = 0;
  for (let round = 0; round < 12; round += 1) {
    const answered = await world.answer(portsOf(here));
    const partly = world.of('domainClosure').filter(({ tags }) => tags.includes('incomplete'));
    for (const { id } of partly) await world.send(id, { type: 'RETRY' }, { person: 'zhao', hat: 'AUTHORITY' });
    if (!answered && !partly.length) break;
  }
  domainAgrees(world, domain);
}

let serial = 80_000;
async function theCity(options: Parameters<typeof aLedger>[0] = {}) {
  const clock = clockAt('2026-03-02T10:00:00+08:00');
  const city = await aCity({ url: await aFastDatabase(), clock: clock.read, ...options });
  const worlds: World[] = [];
  const live = async ({ begun, acts }: History): Promise<World> => {
    clock.set('2026-03-02T10:00:00+08:00');
    const world = await new World(city.ledger, clock, Object.values(operationRules)).begin();
    worlds.push(world);
    const here: Situation = { world, city, domain: new Domain(), uscc: uscc((serial += 1)) };
    return told(world, async () => {
      await aSituation(here, begun);
      for (const one of acts) await perform(here, one);
      await settle(here);
    });
  };
  return { live, worlds };
}

describe('random histories of an operator and its agreement', () => {
  it(
    'keep the invariants 6 to 12 and 15',
    { ...law('P7(3)', 'P12', 'P13', 'P17(2)', 'P20(1)', 'P27', 'P29', 'P31'), timeout: 900_000 },
    async () => {
      const { live, worlds } = await theCity();
      const all = await holds(history, live, { runs: 120, seconds: 60 });
      // On a machine too slow for all of them there is less to see.
      if (!all) return;
      // A property that never gets anywhere proves nothing.
      const seen = new Set(
        worlds.flatMap((world) =>
          [...world.rows.values()].flat().flatMap(({ event, to_state }) => [event.type, ...to_state]),
        ),
      );
      for (const what of [
        'SUSPEND_RIGHTS',
        'LIFT_SUSPENSION',
        'AGREEMENT_ENDED',
        'SUCCESSOR_SIGNED',
        'EXPORT_SUSPENDED',
        'ENTER_DOMAIN',
        'nonConforming',
        'closing',
        'qualificationTerminated',
        'revoked',
        'ceased',
      ])
        expect(seen, what).toContain(what);
    },
  );
});
