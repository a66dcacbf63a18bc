// The names of parties and persons, for whoever reads a case. Not part of the record: names change.
import { type Role, type Text, roles } from '@shuquan/machines/law';
import type { Queries } from './sql.ts';

export type NamedParty = { party: string; name: Text };

/** What a list calls a party: an organisation by its name, a body by its hat; of a citizen nothing but that it is one. */
export async function partyNames(sql: Queries, parties: readonly string[]): Promise<(party: string) => NamedParty> {
  const asked = [...new Set(parties)].filter((party) => party.startsWith('org:'));
  const rows = asked.length
    ? await sql<{ party: string; name: string }[]>`select party, name from organisation where party = any(${asked})`
    : [];
  const names = new Map(rows.map(({ party, name }) => [party, name]));
  return (party) => ({ party, name: nameOf(party, names.get(party)) });
}

function nameOf(party: string, name: string | undefined): Text {
  if (name !== undefined) return { zh: name, en: name };
  if (party in roles) return roles[party as Role];
  if (party.startsWith('citizen:')) return { zh: '自然人', en: 'a citizen' };
  const bare = party.replace(/^org:/, '');
  return { zh: bare, en: bare };
}

/** A label as people say it: where it has the code of a party, the party's name. */
export const inNames = ({ zh, en }: Text, parties: readonly NamedParty[]): Text =>
  parties.reduce(
    (label, { party, name }) => {
      const code = party.slice(party.indexOf(':') + 1);
      return { zh: label.zh.replaceAll(code, name.zh), en: label.en.replaceAll(code, name.en) };
    },
    { zh, en },
  );

/** Persons and organisations by the names that the accounts know, for whoever reads of them. */
export async function namesIn(sql: Queries, of: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
  const asked = [...new Set(of)].filter((one) => typeof one === 'string');
  if (!asked.length) return new Map();
  const rows = await sql<{ key: string; name: string }[]>`
    select person as key, name from account where person = any(${asked})
    union all select party, name from organisation where party = any(${asked})`;
  return new Map(rows.map(({ key, name }) => [key, name]));
}
