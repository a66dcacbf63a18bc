// A permitted change as rows.
import type { Queries } from '../ledger/sql.ts';
import type { About, Change } from './changes.ts';
import { type AccountRefusal, refused } from './refusals.ts';

type Asked<C extends Change['do'] = Change['do']> = {
  by: string;
  at: string;
  change: Extract<Change, { do: C }>;
  about: About;
};
type Applied = Promise<AccountRefusal | undefined>;
type Appliers = { [C in Change['do']]: (sql: Queries, asked: Asked<C>) => Applied };

const unknown = (zh: string, en: string): AccountRefusal => refused('ACCOUNT_UNKNOWN', zh, en);
const conflict = (zh: string, en: string): AccountRefusal => refused('ACCOUNT_CONFLICT', zh, en);
const nobody = (person: string) => unknown(`没有账户“${person}”。`, `There is no account ${person}.`);

const appliers: Appliers = {
  person: async (sql, { change: { person, name, email = null } }) => {
    await sql`insert into account (person, name, email) values (${person}, ${name}, ${email})
      on conflict (person) do update set name = excluded.name, email = coalesce(excluded.email, account.email)`;
    return undefined;
  },
  disable: async (sql, { at, change: { person } }) => {
    const done =
      await sql`update account set disabled_at = ${at} where person = ${person} and disabled_at is null returning person`;
    if (!done.length)
      return (await exists(sql, person))
        ? conflict('该账户已停用。', 'The account is disabled already.')
        : nobody(person);
    await sql`update browser_session set ended_at = ${at} where person = ${person} and ended_at is null`;
    return undefined;
  },
  enable: async (sql, { change: { person } }) => {
    const done =
      await sql`update account set disabled_at = null where person = ${person} and disabled_at is not null returning person`;
    return done.length
      ? undefined
      : (await exists(sql, person))
        ? conflict('该账户未停用。', 'The account is not disabled.')
        : nobody(person);
  },
  login: async (sql, { change: { person, issuer, subject } }) => {
    if (!(await exists(sql, person))) return nobody(person);
    const done =
      await sql`insert into login (issuer, subject, person) values (${issuer}, ${subject}, ${person}) on conflict do nothing returning person`;
    return done.length ? undefined : conflict('该身份已绑定账户。', 'That identity belongs to an account already.');
  },
  'no-login': async (sql, { at, change: { person, issuer, subject } }) => {
    const done =
      await sql`delete from login where issuer = ${issuer} and subject = ${subject} and person = ${person} returning person`;
    if (!done.length) return unknown('没有这一绑定。', 'There is no such identity of that account.');
    await sql`update browser_session set ended_at = ${at} where issuer = ${issuer} and subject = ${subject} and ended_at is null`;
    return undefined;
  },
  organisation: async (sql, { change: { party, name, usccOverride = null } }) => {
    await sql`insert into organisation (party, name, uscc_override) values (${party}, ${name}, ${usccOverride})
      on conflict (party) do update set name = excluded.name, uscc_override = coalesce(excluded.uscc_override, organisation.uscc_override)`;
    return undefined;
  },
  grant: async (sql, { by, at, change }) => {
    const { person, hat, party = null, from = null, until = null, basis } = change;
    if (!(await exists(sql, person))) return nobody(person);
    if (party?.startsWith('org:') && !(await sql`select 1 from organisation where party = ${party}`).length)
      return unknown(`没有单位 ${party}。`, `There is no organisation ${party}.`);
    await sql`insert into hat_grant (person, hat, party, from_day, until_day, granted_by, basis, at)
      values (${person}, ${hat}, ${party}, ${from}, ${until}, ${by}, ${basis}, ${at})`;
    return undefined;
  },
  confirm: async (sql, { by, change: { grant }, about }) => {
    if (!about.grant || about.grant.revoked) return noGrant(grant);
    if (about.grant.confirmed)
      return conflict('该身份无须确认或者已经确认。', 'That hat needs no confirmation, or has it.');
    await sql`update hat_grant set confirmed_by = ${by} where id = ${grant}`;
    return undefined;
  },
  revoke: async (sql, { by, at, change: { grant }, about }) => {
    if (!about.grant || about.grant.revoked) return noGrant(grant);
    if (about.grant.ofFile) return ofTheFile();
    await sql`update hat_grant set revoked_by = ${by}, revoked_at = ${at} where id = ${grant}`;
    return undefined;
  },
  administrator: async (sql, { change: { person, party = '' } }) => {
    if (!(await exists(sql, person))) return nobody(person);
    await sql`insert into administrator (person, party) values (${person}, ${party}) on conflict do nothing`;
    return undefined;
  },
  'no-administrator': async (sql, { change: { person, party = '' } }) => {
    const [others] = await sql<
      { n: number }[]
    >`select count(*) as n from administrator where party = '' and person <> ${person}`;
    if (party === '' && others?.n === 0)
      return conflict('至少须有一名系统管理员。', 'One administrator of the installation has to remain.');
    const done = await sql`delete from administrator where person = ${person} and party = ${party} returning person`;
    return done.length ? undefined : unknown('该人员不是这一管理员。', 'That person is no such administrator.');
  },
  service: async (sql, { change: { client, name, hat, party, events } }) => {
    await sql`insert into service_account (client, name, hat, party, events) values (${client}, ${name}, ${hat}, ${party}, ${events})
      on conflict (client) do update set name = excluded.name, hat = excluded.hat, party = excluded.party, events = excluded.events, disabled_at = null`;
    return undefined;
  },
  'no-service': async (sql, { at, change: { client } }) => {
    const done =
      await sql`update service_account set disabled_at = ${at} where client = ${client} and disabled_at is null returning client`;
    return done.length ? undefined : unknown(`没有服务账户“${client}”。`, `There is no service account ${client}.`);
  },
  delegate: async (sql, { by, at, change }) => {
    const { to, hat, party = null, from = at, until, reason } = change;
    if (!(await exists(sql, to))) return nobody(to);
    await sql`insert into delegation (from_person, to_person, hat, party, from_at, until_at, reason, at)
      values (${by}, ${to}, ${hat}, ${party}, ${from}, ${until}, ${reason}, ${at})`;
    return undefined;
  },
  'end-delegation': async (sql, { by, at, change: { delegation }, about }) => {
    if (!about.delegation)
      return unknown('没有这一委托，或者已经终止。', 'There is no such delegation, or it has ended.');
    await sql`update delegation set ended_by = ${by}, ended_at = ${at} where id = ${delegation}`;
    return undefined;
  },
  'sign-out': async (sql, { at, change: { person, session = null } }) => {
    const done = await sql`update browser_session set ended_at = ${at}
      where person = ${person} and ended_at is null and (${session}::text is null or left(id_hash, 16) = ${session}) returning id_hash`;
    return done.length
      ? undefined
      : unknown('没有这一登录，或者已经终止。', 'There is no such sign-in, or it has ended.');
  },
};

export const apply = (sql: Queries, asked: Asked): Applied =>
  (appliers[asked.change.do] as (sql: Queries, asked: Asked) => Applied)(sql, asked);

const noGrant = (grant: number) => unknown(`没有编号为 ${grant} 的有效授予。`, `There is no grant ${grant} in force.`);
const ofTheFile = () =>
  conflict(
    '该身份由人员名册文件给予，请修改文件后重新载入。',
    'That hat comes from the principals file: change the file and load it again.',
  );
const exists = async (sql: Queries, person: string): Promise<boolean> =>
  (await sql`select 1 from account where person = ${person}`).length > 0;
