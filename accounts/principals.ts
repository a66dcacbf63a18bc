// Who may act, in which hat, for whom. A door names an actor as `person@HAT` or `person@HAT:party`; nobody gets a hat that
// the accounts do not give them, and the machine's own hats are never among them. A file of people is one way to fill them.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { checkUscc, dateOf, fault, type Actor, type PartyId, type Refusal, refuse } from '@shuquan/machines/kernel';
import { type Role, machineHats, partyHats, roles } from '@shuquan/machines/law';

export const isPartyHat = (hat: Role): boolean => partyHats.includes(hat);

/**
 * An account's name, as people have them: letters, a staff number, a name with 间隔号. It stands in the ledger and in logs, so
 * no identity or telephone number; and it is no name of the system's own, which is nobody's hand.
 */
export const personId = z
  .string()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}·._-]{1,63}$/u,
    fault(
      '账号须为字母、汉字、数字、点、下划线、连字符或间隔号',
      'an account name: letters, digits, `.`, `_`, `-`, `·`',
    ),
  )
  .refine(
    (id) => !/^(1\d{10}|\d{15}|\d{17}[\dXx])$/.test(id),
    fault('证件号码和电话号码不得作为账号', 'an identity or telephone number is no account name'),
  )
  .refine(
    (id) => !/^(system|service)/i.test(id),
    fault('以 system 或 service 开头的名称留给程序', 'names that begin with system or service are kept for programs'),
  );
export const hat = z.enum(Object.keys(roles) as [Role, ...Role[]]);
export const orgParty = z
  .string()
  .regex(
    /^org:[0-9A-HJ-NPQRTUWXY]{18}$/,
    fault('须为 org: 加统一社会信用代码', 'an organisation, as `org:` and its unified social credit code'),
  );
export const citizenParty = z
  .string()
  .regex(/^citizen:[0-9a-f]{32}$/, fault('须为 citizen: 加自然人标识', 'a citizen, as `citizen:` and the keyed hash'));

const organisation = z
  .strictObject({
    party: orgParty,
    name: z.string().trim().min(1).max(200),
    /** Why a code whose check character is wrong is taken all the same. */ usccOverride: z
      .string()
      .min(2)
      .max(500)
      .optional(),
  })
  .superRefine(({ party, usccOverride }, context) => {
    const check = checkUscc(party.slice('org:'.length));
    if (!check.ok && !usccOverride)
      context.addIssue({
        code: 'custom',
        path: ['party'],
        message: `the check character of ${party} should be ${check.expected ?? 'another'} (GB 32100-2015); correct it, or give usccOverride with a reason`,
      });
  });

const principalsShape = z.strictObject({
  people: z
    .array(z.strictObject({ id: personId, name: z.string().trim().min(1).max(100), email: z.email().optional() }))
    .min(1),
  organisations: z.array(organisation).default([]),
  /** `from` and `until`: days in Asia/Shanghai, both included. */
  hats: z
    .array(
      z.strictObject({
        person: personId,
        hat,
        party: z.union([orgParty, citizenParty]).optional(),
        from: z.iso.date().optional(),
        until: z.iso.date().optional(),
      }),
    )
    .min(1),
});

const principalsSchema = principalsShape.superRefine(({ people, organisations, hats }, context) => {
  const complain = (path: (string | number)[], message: string): void =>
    context.addIssue({ code: 'custom', path, message });
  const known = new Set(people.map(({ id }) => id));
  const parties = new Set(organisations.map(({ party }) => party));
  people.forEach(
    ({ id }, index) =>
      people.findIndex((other) => other.id === id) < index && complain(['people', index, 'id'], `${id} is named twice`),
  );
  organisations.forEach(
    ({ party }, index) =>
      organisations.findIndex((other) => other.party === party) < index &&
      complain(['organisations', index, 'party'], `${party} is named twice`),
  );
  hats.forEach((entry, index) => {
    if (!known.has(entry.person)) complain(['hats', index, 'person'], `${entry.person} is not among the people`);
    if (machineHats.includes(entry.hat))
      complain(
        ['hats', index, 'hat'],
        `${entry.hat} is not for persons: the system, banks and the domain prove it by themselves`,
      );
    if (partyHats.includes(entry.hat) && !entry.party)
      complain(['hats', index, 'party'], `a ${entry.hat} acts for a party: name it`);
    if (entry.party?.startsWith('org:') && !parties.has(entry.party))
      complain(['hats', index, 'party'], `${entry.party} is not among the organisations`);
    if (entry.from && entry.until && entry.from > entry.until)
      complain(['hats', index, 'until'], 'ends before it begins');
  });
});

export type PrincipalsFile = z.output<typeof principalsSchema>;
export type Person = PrincipalsFile['people'][number];
export type WornHat = PrincipalsFile['hats'][number];
/** Somebody acts in another's hat, under their own name, from an instant until another (excluded). */
export type Delegation = {
  id: number;
  from: string;
  to: string;
  hat: Role;
  party?: PartyId;
  fromAt: string;
  untilAt: string;
};
/** A program of an organisation, and what it may send: `lifecycle.EVENT`, `lifecycle.OPEN`. */
export type ServiceAccount = { client: string; name: string; hat: Role; party: PartyId; events: string[] };
/** Everything that the accounts say; what a file of people does not know is left out. */
export type Book = PrincipalsFile & {
  delegations?: Delegation[];
  logins?: { issuer: string; subject: string; person: string }[];
  services?: ServiceAccount[];
  /** `party` is empty for the installation. */
  administrators?: { person: string; party: string }[];
};

export type Principals = {
  readonly file: PrincipalsFile;
  person: (id: string) => Person | undefined;
  nameOf: (party: PartyId) => string | undefined;
  /** Hats that are worn at an instant, of one person or of all. */
  worn: (at: string, person?: string) => WornHat[];
  /** What others have handed to a person. */
  delegatedTo: (person: string, at: string) => Delegation[];
  /** What a person has handed to others, also what begins later. */
  delegatedBy: (person: string, at: string) => Delegation[];
  /** Who signs in with an identity provider under this subject. */
  signedInAs: (issuer: string, subject: string) => string | undefined;
  service: (client: string) => ServiceAccount | undefined;
  /** Whether somebody keeps the accounts of the installation, or those of one party. */
  administers: (person: string, party?: PartyId) => boolean;
  /** Of anything. */
  isAdministrator: (person: string) => boolean;
};

/** A principals file that cannot be used: everything that is wrong with it, at once. */
export class PrincipalsError extends Error {
  override readonly name = 'PrincipalsError';
  readonly problems: string[];
  constructor(problems: string[]) {
    super(
      `The principals file cannot be used (${problems.length}):\n${problems.map((line) => `- ${line}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

export function principalsFrom(json: unknown): Principals {
  const parsed = principalsSchema.safeParse(json);
  if (!parsed.success)
    throw new PrincipalsError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`),
    );
  return principalsOf(parsed.data);
}

/** The accounts as they stand in memory. */
export function principalsOf(book: Book): Principals {
  const people = new Map(book.people.map((person) => [person.id, person]));
  const hats = new Map<string, WornHat[]>(book.people.map(({ id }) => [id, []]));
  for (const entry of book.hats) hats.get(entry.person)?.push(entry);
  const names = new Map(book.organisations.map(({ party, name }) => [party, name]));
  const logins = new Map(book.logins?.map(({ issuer, subject, person }) => [`${issuer} ${subject}`, person]));
  const services = new Map(book.services?.map((one) => [one.client, one]));
  const administrators = new Set(book.administrators?.map(({ person, party }) => `${person} ${party}`));
  return {
    file: book,
    person: (id) => people.get(id),
    nameOf: (party) => names.get(party),
    worn: (at, person) => {
      const day = dateOf(at);
      return (person ? (hats.get(person) ?? []) : book.hats).filter(
        (entry) => (!entry.from || entry.from <= day) && (!entry.until || day <= entry.until),
      );
    },
    delegatedTo: (person, at) =>
      (book.delegations ?? []).filter(({ to, fromAt, untilAt }) => to === person && fromAt <= at && at < untilAt),
    delegatedBy: (person, at) =>
      (book.delegations ?? []).filter(({ from, untilAt }) => from === person && at < untilAt),
    signedInAs: (issuer, subject) => logins.get(`${issuer} ${subject}`),
    service: (client) => services.get(client),
    isAdministrator: (person) => book.administrators?.some((one) => one.person === person) ?? false,
    administers: (person, party = '') => administrators.has(`${person} `) || administrators.has(`${person} ${party}`),
  };
}

/** Throws a PrincipalsError, also when the file cannot be read or is not JSON. */
export async function readPrincipals(path: string): Promise<Principals> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw Object.assign(
      new PrincipalsError([
        `${path} cannot be read as JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
      ]),
      { cause },
    );
  }
  return principalsFrom(json);
}

const spelling = /^([^@\s:]+)@([A-Z_]+)(?::(\S+))?$/;
const unknown = (zh: string, en: string): Refusal => refuse('ACTOR_UNKNOWN', { zh, en });

/**
 * `person@HAT` or `person@HAT:party` as an actor, or ACTOR_UNKNOWN. The party may be left out where the person wears
 * the hat for one party alone. `at`: the present instant, where it is not the machine's.
 */
export function actorOf(principals: Principals, name: string, at: string = new Date().toISOString()): Actor | Refusal {
  const match = spelling.exec(name);
  if (!match)
    return unknown(
      '须以“人员@身份”或“人员@身份:主体”表明办理人，例如 zhao.min@CENTER。',
      'Name the actor as person@HAT or person@HAT:party, like zhao.min@CENTER.',
    );
  const [, person = '', wanted = '', party] = match;
  if (!principals.person(person))
    return unknown(`人员名册中没有“${person.slice(0, 64)}”。`, `${person.slice(0, 64)} is not among the principals.`);
  const worn = principals.worn(at, person).filter((entry) => entry.hat === wanted);
  const fitting = party ? worn.filter((entry) => entry.party === party) : worn;
  const [first] = fitting;
  if (!first)
    return unknown(
      `“${person}”目前没有身份 ${wanted}${party ? `（${party}）` : ''}；请核对身份、主体和任期。`,
      `${person} does not wear ${wanted}${party ? ` for ${party}` : ''} now; check the hat, the party and its dates.`,
    );
  if (new Set(fitting.map((entry) => entry.party)).size > 1)
    return unknown(
      `“${person}”以 ${wanted} 身份代表多个主体，请写明：${person}@${wanted}:主体。`,
      `${person} wears ${wanted} for several parties; say which: ${person}@${wanted}:party.`,
    );
  return {
    person,
    hat: first.hat,
    ...(first.party && { party: first.party }),
    ...alsoFor(principals, at, first, [person]),
  };
}

/** For whom these persons act besides: an office is told, because nobody judges their own body (D-0321). */
export function alsoFor(
  principals: Principals,
  at: string,
  { hat: worn, party }: Pick<WornHat, 'hat' | 'party'>,
  persons: string[],
): Pick<Actor, 'alsoFor'> {
  if (partyHats.includes(worn)) return {};
  const others = persons
    .flatMap((person) => [...principals.worn(at, person), ...principals.delegatedTo(person, at)])
    .flatMap((one) => (one.party && one.party !== party ? [one.party] : []));
  return others.length ? { alsoFor: [...new Set(others)].toSorted() } : {};
}

/** How an actor is written: the opposite of `actorOf`. */
export const spell = ({ person, hat: worn, party }: Actor): string => `${person}@${worn}${party ? `:${party}` : ''}`;
