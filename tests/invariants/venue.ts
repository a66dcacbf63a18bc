// A seller, a buyer, what is listed, and a trade between them, on a real ledger: opened, and walked along the normal path.
import type { JsonObject } from '../../machines/kernel/json.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { uscc } from '../support/ledger.ts';
import { type Documents, next } from './trading-acts.ts';
import type { Ask, Port, World } from './world.ts';

const offices = ['zhao', 'qian', 'sun'];
/** Honest persons first; the last of each also stands elsewhere. */
const persons: Partial<Record<Actor['hat'], string[]>> = {
  CENTER: offices,
  OPCO: ['ou', 'wu', 'qian'],
  MERCHANT: ['sun', 'li', 'chen'],
  DEMANDER: ['bai', 'ma', 'chen'],
  PSP: ['system:bank', 'teller', 'zhao'],
};

/** An archive is a document of the store; any will do for one. */
export const ports =
  ({ paper }: Documents): Port =>
  (op, { sha256 }): JsonObject => {
    if (op === 'documents.preserve') return { sha256: sha256!, preservedAt: '2026-03-02T02:00:00Z', copies: 2 };
    if (op === 'archive.accesses') return { counts: [] };
    if (op === 'archive.sample') return { sample: [] };
    return op === 'archive.seal' ? { sha256: paper.sha256, rows: 10, documents: 2 } : {};
  };
export const pick = <T>(list: T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
export const actorOf = ({ hat, party }: Ask, who: number): Actor => ({
  person: (persons[hat] ?? offices)[who]!,
  hat,
  ...(party && { party }),
});
export const mains = (world: World) =>
  [...world.cases.values()].filter(({ lifecycle }) => lifecycle !== 'retentionRecord');

let serial = 70_000;
/** A seller, a buyer, what is listed, a third who has yet to register, and a trade that is opened. */
export async function aVenue(world: World, documents: Documents): Promise<void> {
  await aSubject(world, 'the seller', ['MERCHANT']);
  await aSubject(world, 'the buyer', ['DEMANDER']);
  for (const name of ['the seller', 'the buyer']) await steps(world, name, documents, 3);
  await openListing(world, 0);
  await steps(world, 'listingRegistration 1', documents, 3);
  await aSubject(world, 'the other', ['MERCHANT', 'DEMANDER']);
  await openTrade(world, 0);
}
async function aSubject(world: World, name: string, kinds: Actor['hat'][]): Promise<void> {
  const code = uscc((serial += 1));
  const id = await world.open(
    'subjectRegistration',
    { kinds, subject: { type: 'organisation', uscc: code, name } },
    { person: 'li', hat: kinds[0]!, party: `org:${code}` },
  );
  world.call(id!, name);
}
export const named = (world: World, name: string) => [...world.names].find(([, other]) => other === name)![0];
/** So many steps of the normal path, by persons who differ. */
export async function steps(world: World, name: string, documents: Documents, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const id = named(world, name);
    const ask = next(world, world.get(id), documents)[0];
    if (ask) await world.send(id, ask.event, actorOf(ask, ask.hat === 'OPCO' ? 1 : ask.party ? 1 : 0));
    else await world.answer(ports(documents));
  }
}
export async function openListing(world: World, which: number): Promise<void> {
  const owner = pick(
    world.of('subjectRegistration').filter(({ id }) => world.context(id).kinds.includes('MERCHANT')),
    which,
  )!;
  const party = owner.parties[0]!;
  await world.open(
    'listingRegistration',
    {
      registration: owner.id,
      owner: party,
      title: `数据集${world.of('listingRegistration').length}`,
      type: { class: 'DATA_PRODUCT', kind: 'derivative' },
      publicData: null,
    },
    { person: 'li', hat: 'MERCHANT', party },
  );
}
export async function openTrade(world: World, which: number): Promise<void> {
  const listing = pick(world.of('listingRegistration'), which);
  if (!listing) return;
  const { owner, registration } = world.context(listing.id);
  const buyer = pick(
    world
      .of('subjectRegistration')
      .filter(({ id }) => id !== registration && world.context(id).kinds.includes('DEMANDER')),
    which,
  )!;
  const party = buyer.parties[0]!;
  await world.open(
    'trade',
    { listing: listing.id, seller: { registration, party: owner }, buyer: { registration: buyer.id, party } },
    { person: 'chen', hat: 'DEMANDER', party },
  );
}
export async function openViolation(world: World, which: number, who: number): Promise<void> {
  const [trade, listing, subject] = ['trade', 'listingRegistration', 'subjectRegistration'].map(
    (lifecycle) => pick(world.of(lifecycle), which)?.id,
  );
  const named_ = {
    ...(which % 2 === 0 && trade && { trade }),
    ...(which % 3 !== 0 && { listing }),
    subjects: [subject!],
  };
  await world.open(
    'violationCase',
    { finding: '涉嫌非法来源', evidence: [], ...named_ },
    { person: offices[who]!, hat: 'CENTER' },
  );
}
