// The tables of accounts, read whole into memory: a few thousand rows, asked at every request.
import type { Role } from '@shuquan/machines/law';
import type { Queries } from '../ledger/sql.ts';
import type { Book, Delegation, Person, ServiceAccount, WornHat } from './principals.ts';

type GrantRow = { person: string; hat: Role; party: string | null; from_day: string | null; until_day: string | null };
type DelegationRow = Omit<Delegation, 'party'> & { party: string | null };

/** Whoever is disabled is not in it, nor is anything of theirs. */
export async function readBook(sql: Queries): Promise<Book> {
  const people = await sql<{ id: string; name: string; email: string | null }[]>`
    select person as id, name, email from account where disabled_at is null order by person`;
  const organisations = await sql<
    { party: string; name: string }[]
  >`select party, name from organisation order by party`;
  const hats = await sql<GrantRow[]>`
    select person, hat, party, from_day, until_day from hat_grant join account using (person)
    where revoked_at is null and disabled_at is null and (granted_by <> person or confirmed_by is not null) order by id`;
  const delegations = await sql<DelegationRow[]>`
    select id, from_person as "from", to_person as "to", hat, party, from_at as "fromAt", until_at as "untilAt"
    from delegation where ended_at is null and from_person in (select person from account where disabled_at is null) order by id`;
  const logins = await sql<{ issuer: string; subject: string; person: string }[]>`
    select issuer, subject, person from login join account using (person) where disabled_at is null`;
  const services = await sql<ServiceAccount[]>`
    select client, name, hat, party, events from service_account where disabled_at is null`;
  const administrators = await sql<{ person: string; party: string }[]>`
    select person, administrator.party from administrator join account using (person) where disabled_at is null`;
  return {
    people: people.map(({ id, name, email }): Person => ({ id, name, ...(email !== null && { email }) })),
    organisations,
    hats: hats.map(({ person, hat, party, from_day, until_day }): WornHat => ({
      person,
      hat,
      ...(party !== null && { party }),
      ...(from_day !== null && { from: from_day }),
      ...(until_day !== null && { until: until_day }),
    })),
    delegations: delegations.map(({ party, ...rest }) => ({ ...rest, ...(party !== null && { party }) })),
    logins,
    services,
    administrators,
  };
}
