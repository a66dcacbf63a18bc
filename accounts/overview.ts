// The accounts as administrators see them, with what is not in force: hats that wait, people who are disabled.
import type { Queries } from '../ledger/sql.ts';
import type { Principals, ServiceAccount } from './principals.ts';
import { type AccountRefusal, refused } from './refusals.ts';

type Grant = {
  grant: number;
  person: string;
  hat: string;
  party: string | null;
  from: string | null;
  until: string | null;
  grantedBy: string;
  basis: string;
  at: string;
  confirmedBy: string | null;
  waits: boolean;
  ofFile: boolean;
};
type Delegated = {
  id: number;
  from: string;
  to: string;
  hat: string;
  party: string | null;
  fromAt: string;
  untilAt: string;
  reason: string;
};
export type Overview = {
  people: { person: string; name: string; email: string | null; disabledAt: string | null; ofFile: boolean }[];
  organisations: { party: string; name: string }[];
  hats: Grant[];
  delegations: Delegated[];
  services: ServiceAccount[];
  logins: { issuer: string; subject: string; person: string }[];
  administrators: { person: string; party: string }[];
};

/** Whether somebody keeps the account of another: the installation's administrator, or the one of all for whom they act. */
export function keeps(known: Principals, by: string, person: string): boolean {
  const hats = known.file.hats.filter((one) => one.person === person);
  return (
    known.administers(by) ||
    (hats.length > 0 && hats.every(({ party }) => party !== undefined && known.administers(by, party)))
  );
}

export async function overviewFor(
  sql: Queries,
  known: Principals,
  person: string,
): Promise<({ ok: true } & Overview) | AccountRefusal> {
  if (!known.isAdministrator(person))
    return refused('NOT_ADMINISTRATOR', '只有管理员可以查看。', 'For administrators.');
  const all = await everything(sql);
  if (known.administers(person)) return { ok: true, ...all };
  const own = (party: string | null): boolean => party !== null && party !== '' && known.administers(person, party);
  const hats = all.hats.filter(({ party }) => own(party));
  const people = new Set(hats.map((one) => one.person));
  return {
    ok: true,
    hats,
    people: all.people.filter((one) => people.has(one.person)),
    organisations: all.organisations.filter(({ party }) => own(party)),
    delegations: all.delegations.filter(({ party }) => own(party)),
    services: all.services.filter(({ party }) => own(party)),
    logins: [],
    administrators: all.administrators.filter(({ party }) => own(party)),
  };
}

const everything = async (sql: Queries): Promise<Overview> => ({
  people: await sql<Overview['people']>`
    select person, name, email, disabled_at as "disabledAt", of_file as "ofFile" from account order by person`,
  organisations: await sql<Overview['organisations']>`select party, name from organisation order by party`,
  hats: await sql<Grant[]>`
    select id as grant, person, hat, party, from_day as "from", until_day as "until", granted_by as "grantedBy", basis, at,
      confirmed_by as "confirmedBy", granted_by = person and confirmed_by is null as waits, of_file as "ofFile"
    from hat_grant where revoked_at is null order by id`,
  delegations: await sql<Delegated[]>`
    select id, from_person as "from", to_person as "to", hat, party, from_at as "fromAt", until_at as "untilAt", reason
    from delegation where ended_at is null order by id`,
  services: await sql<ServiceAccount[]>`
    select client, name, hat, party, events from service_account where disabled_at is null order by client`,
  logins: await sql<Overview['logins']>`select issuer, subject, person from login order by issuer, subject`,
  administrators: await sql<Overview['administrators']>`select person, party from administrator order by person, party`,
});
