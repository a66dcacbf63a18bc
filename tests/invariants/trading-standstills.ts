// The invariants of trading that concern suspensions, pauses and freezes.
import type { CaseRow } from '../../ledger/index.ts';
import { type Check, type World, isTrade, must } from './world.ts';

const same = (one: string[], other: string[]): boolean => [...one].sort().join() === [...other].sort().join();

type Violation = { measures: { measure: string; target: string; standing: boolean }[] };
/** Violation cases with a measure of a kind that stands against a case. */
const imposing = (world: World, kind: string, target: string): string[] =>
  world
    .of('violationCase')
    .filter(
      ({ id, ended }) =>
        !ended &&
        (world.context(id) as Violation).measures.some(
          (one) => one.measure === kind && one.target === target && one.standing,
        ),
    )
    .map(({ id }) => id);
const isSuspended = (world: World, id: string): boolean => world.get(id).tags.includes('suspended');
const exactly = (world: World, one: CaseRow, what: string, stands: string[], expected: string[]): void =>
  must(
    same(stands, expected),
    `invariant 15: ${world.name(one.id)} is ${what} for [${stands.map((id) => world.name(id))}], but what stands is [${expected.map((id) => world.name(id))}]`,
  );

/** 15: whatever is suspended or paused is so for exactly the causes that stand, so that each end undoes just its own. */
export const suspensionsAreExact: Check = (world) => {
  const measures = (causes: string[]) => causes.filter((cause) => cause.startsWith('violationCase/'));
  for (const one of world.of('subjectRegistration').filter(({ ended }) => !ended)) {
    const { causes } = world.context(one.id);
    exactly(world, one, 'suspended', measures(causes), imposing(world, 'suspendSubject', one.id));
    must(
      causes.length > 0 === isSuspended(world, one.id),
      `invariant 15: ${world.name(one.id)} has the causes [${causes}] and is ${one.state}`,
    );
  }
  for (const one of world.of('listingRegistration').filter(({ tags }) => tags.includes('inForce'))) {
    const { registration, causes } = world.context(one.id);
    const of = (kind: string): string[] =>
      causes.filter((cause: { kind: string }) => cause.kind === kind).map(({ cause }: { cause: string }) => cause);
    exactly(
      world,
      one,
      'suspended',
      of('party'),
      [registration].filter((id) => isSuspended(world, id)),
    );
    exactly(world, one, 'suspended', measures(of('measure')), imposing(world, 'suspendListing', one.id));
    must(
      causes.length > 0 === one.tags.includes('suspended'),
      `invariant 15: ${world.name(one.id)} has ${causes.length} causes and is ${one.state}`,
    );
  }
  for (const one of world.of('trade').filter(({ tags }) => tags.includes('open'))) {
    const { seller, buyer, listing, pauses, freezes } = world.context(one.id);
    const of = (kind: string): string[] =>
      pauses.filter((pause: { kind: string }) => pause.kind === kind).map(({ cause }: { cause: string }) => cause);
    exactly(
      world,
      one,
      'paused',
      of('party'),
      [seller.registration, buyer.registration].filter((id) => isSuspended(world, id)),
    );
    exactly(
      world,
      one,
      'paused',
      of('listing'),
      [listing].filter((id) => isSuspended(world, id)),
    );
    exactly(world, one, 'paused', of('measure'), imposing(world, 'pauseDelivery', one.id));
    exactly(world, one, 'frozen', freezes, imposing(world, 'freezeSettlement', one.id));
    must(
      pauses.length > 0 === one.tags.includes('paused') && freezes.length > 0 === one.tags.includes('frozen'),
      `invariant 15: ${world.name(one.id)} has ${pauses.length} causes of a pause and is ${one.state}`,
    );
  }
};

/** 16: nothing is asked of the bank that moves money, and none of it is divided, while a pause or a freeze stands. */
export const moneyStandsStill: Check = (world, { rows, before }) => {
  for (const row of rows.filter(isTrade)) {
    const { pauses, freezes, settlement } = world.context(row.case_id);
    const last = rows.filter(({ case_id }) => case_id === row.case_id).at(-1) === row;
    if (!last || !(pauses.length || freezes.length)) continue;
    const was = before.get(row.case_id)?.snapshot.context['settlement'] as
      | { asked?: unknown; instruction?: unknown }
      | undefined;
    must(
      settlement.asked === null || (was?.asked === settlement.asked && was?.instruction === settlement.instruction),
      `invariant 16: ${world.name(row.case_id)} asks the bank to ${settlement.asked} while it stands still`,
    );
  }
};
