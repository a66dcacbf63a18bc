// Stories that need several persons or a committee, each told as far as it gets; chance cuts them off and goes on in between.
import type { CaseRow } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { departments } from '../../machines/operation/committee-matter/events.ts';
import { ahead } from './operation-acts.ts';
import { type Documents, disturbances, next } from './trading-acts.ts';
import { openViolation, pick } from './venue.ts';
import type { Ask, World } from './world.ts';

const offices = ['zhao', 'qian', 'sun'];
const why = { reason: '测试用理由' };

/** The same act by one person of the office after the other, until one may do it: a third one, where two had a hand. */
export async function insist(world: World, id: string | undefined, ask: Ask | undefined): Promise<boolean> {
  for (const person of id && ask ? offices : [])
    if (await world.send(id!, ask!.event, { person, hat: ask!.hat, ...(ask!.party && { party: ask!.party }) }))
      return true;
  return false;
}
const said = (type: string, payload: object = {}, hat: Ask['hat'] = 'AUTHORITY', party?: string): Ask => ({
  event: { type, ...payload },
  hat,
  ...(party && { party }),
});

const measures = ['suspendSubject', 'suspendListing', 'pauseDelivery', 'freezeSettlement'];
/** Found by one person, decided by a second, lifted or revoked by a third; `who`: left standing, lifted, or revoked. */
export async function punish(world: World, documents: Documents, which: number, who: number): Promise<void> {
  await openViolation(world, which, who);
  const id = world.of('violationCase').at(-1)?.id;
  if (!id) return;
  const asks = (): Ask[] => [
    ...next(world, world.get(id), documents),
    ...disturbances(world, world.get(id), documents),
  ];
  const insistOn = (type: string, is: (event: Ask['event']) => boolean = () => true) =>
    insist(
      world,
      id,
      asks().find(({ event }) => event.type === type && is(event)),
    );
  const measure = pick(measures, which);
  await insistOn('CONFIRM');
  await insistOn('TAKE_MEASURE', (event) => event['measure'] === measure);
  await insistOn('REPORT');
  await insistOn('ACKNOWLEDGE_REPORT');
  if (who === 1) {
    for (let most = 3; most > 0 && (await insistOn('LIFT_MEASURE')); most -= 1);
    await insistOn('CLOSE');
  } else if (who === 2) await insistOn('REVOKE');
}

type Office = { world: World; paper: Documents['paper']; operator: Actor };
const latest = (world: World, lifecycle: string): CaseRow | undefined => world.of(lifecycle).at(-1);

/** A use for what was not approved is found and stops the product; another person confirms or dismisses it, or nobody yet. */
export async function misuse({ world, paper }: Office, which: number, who: number): Promise<void> {
  const id = pick(
    world.of('productExport').filter(({ tags }) => tags.includes('exported')),
    which,
  )?.id;
  const found = { usedFor: '商业选址', disguised: false, finding: '用于他处', evidence: [paper] };
  await insist(world, id, said('MISUSE_FOUND', found));
  if (who) await insist(world, id, said(who === 1 ? 'DISMISS_MISUSE' : 'CONFIRM_MISUSE', why));
}

/** An order that nobody fulfils: overdue, heard, declared failed, and before the committee. */
export async function fail(office: Office, which: number): Promise<void> {
  const { world, operator } = office;
  const order = latest(world, 'operatorRectification')?.id;
  if (!order || world.get(order).ended) return;
  await world.pass(24 * 22);
  await world.fire(order);
  await world.send(order, { type: 'WAIVE_STATEMENT' }, operator);
  await insist(world, order, said('DECLARE_FAILED', why));
  await sit(office, which, (matter) => world.context(matter).about === order);
}

/** A ground that is investigated, heard, and decided on by the committee. */
export async function revoke(office: Office, which: number): Promise<void> {
  const { world, paper, operator } = office;
  const revocation = latest(world, 'revocation')?.id;
  if (!revocation) return;
  await insist(world, revocation, said('INVESTIGATE'));
  await insist(world, revocation, said('REPORT_FINDINGS', { founded: true, report: paper, findings: '已查明' }));
  await world.send(revocation, { type: 'WAIVE_STATEMENT' }, operator);
  await sit(office, which, (matter) => world.context(matter).about === revocation);
}

/** What the committee has ended is asked for again, for all that is left. */
export async function askAgain({ world, operator }: Office, asked: (id: string) => Ask | undefined): Promise<void> {
  const agreement = latest(world, 'operatingAgreement')?.id;
  const scenario = world.of('scenarioGrant').at(0);
  const id =
    agreement &&
    scenario &&
    (await world.open('scenarioGrant', { agreement, scenario: world.context(scenario.id).scenario }, operator));
  const ask = id && asked(id);
  if (id && ask) await world.send(id, ask.event, operator);
}

/** The committee sits on a pending matter, as far as it gets; now and then with members who had a hand in it. */
export async function sit(
  { world, paper }: Pick<Office, 'world' | 'paper'>,
  which: number,
  is: (matter: string) => boolean = () => true,
): Promise<void> {
  const matter = pick(
    world.of('committeeMatter').filter(({ id, ended }) => !ended && is(id)),
    which,
  )?.id;
  if (!matter) return;
  const office: Actor = { person: 'jiang', hat: 'COMMITTEE_OFFICE' };
  const { hands, recusals } = world.context(matter) as { hands: string[]; recusals: { person: string }[] };
  const barred = [...hands, ...recusals.map(({ person }) => person)];
  const member = (i: number): string =>
    i < 3 && (which % 5 === 4 || !hands.includes(offices[i]!)) ? offices[i]! : `m${i}`;
  const seats = departments.map((department, i) => ({ department, person: member(i) }));
  await world.send(matter, { type: 'PUT_ON_AGENDA', meetingOn: ahead(world, 5).slice(0, 10), seats }, office);
  const present = seats.map(({ person }) => person).filter((one) => !barred.includes(one));
  await world.send(matter, { type: 'OPEN_SITTING', present }, office);
  for (const person of present)
    await world.send(
      matter,
      { type: 'VOTE', choice: which % 4 === 3 ? 'oppose' : 'approve' },
      { person, hat: 'COMMITTEE' },
    );
  await world.send(matter, { type: 'DECIDE', minutes: paper }, office);
}

/** An adversary at one case: every event that its chart knows and somebody has sent before, here or elsewhere, as the chosen person in the chosen hat. */
export async function storm(world: World, id: string, types: string[], which: number, actor: Actor): Promise<void> {
  const heard = [...world.rows.values()].flat().filter(({ event }) => event.type !== 'OPEN' && !('timer' in event));
  for (const type of types) {
    const known = heard.filter(({ event }) => event.type === type);
    const payload = pick(known, which)?.event;
    if (payload) await world.send(id, payload, actor);
  }
}
