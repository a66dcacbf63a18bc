// The addressees of a notice: persons by name, by hat, and as representatives of a party of the case.
import type { PartyId } from '@shuquan/machines/kernel';
import { type Role, roles } from '@shuquan/machines/law';

export type Person = { id: string; name: string; email?: string };
export type AddressBook = {
  person(id: string): Person | undefined;
  worn(at: string, person?: string): { person: string; hat: Role; party?: PartyId }[];
};
/** Who there is, as of now. */
export type People = () => Promise<AddressBook> | AddressBook;
/** `unreached`: addressees of the notice for whom nobody was found. `isPublic`: it is to be published. */
export type Addressees = {
  people: Person[];
  unreached: string[];
  isPublic: boolean;
  /** Person → the cases of their own that it concerns. */
  concerns: Record<string, string[]>;
};

/** Served by ports of their own, and by nobody's letter box. */
const machines: readonly string[] = ['SYSTEM', 'PSP', 'DOMAIN'];

type About = {
  to: readonly string[];
  parties: Record<string, PartyId[]>;
  readers: readonly Role[];
  at: string;
  concerned?: Record<PartyId, string[]> | undefined;
};

export function addresseesOf(book: AddressBook, { to, parties, readers, at, concerned = {} }: About): Addressees {
  const involved = new Set(Object.values(parties).flat());
  const idsOf = (name: string): string[] => {
    if (name.startsWith('person:')) return [name.slice('person:'.length)];
    if (!(name in roles))
      return book
        .worn(at)
        .flatMap(({ person, hat, party }) =>
          [hat, party].some((body) => body !== undefined && parties[name]?.includes(body)) ? [person] : [],
        );
    // A hat that is worn for a party (every merchant's) gets the notice only if the party is in it, or no party is,
    // or the lifecycle lets the hat read all of its cases (T25).
    const hearsAll = involved.size === 0 || readers.includes(name as Role);
    return book
      .worn(at)
      .flatMap(({ person, hat, party }) =>
        hat === name && (!party || hearsAll || involved.has(party)) ? [person] : [],
      );
  };
  const people = new Map<string, Person>();
  const unreached: string[] = [];
  for (const name of to.filter((other) => other !== 'public' && !machines.includes(other))) {
    const found = idsOf(name).flatMap((id) => book.person(id) ?? []);
    if (!found.length) unreached.push(name);
    for (const person of found) people.set(person.id, person);
  }
  const concerns: Record<string, string[]> = {};
  for (const { person, party } of book.worn(at)) {
    const own = party === undefined ? [] : (concerned[party] ?? []);
    if (own.length) concerns[person] = [...new Set([...(concerns[person] ?? []), ...own])];
  }
  return { people: [...people.values()], unreached, isPublic: to.includes('public'), concerns };
}
