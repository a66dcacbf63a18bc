// The tables of accounts: who may change what, what holds from when until when, and that the log proves it.
import { describe, expect, it } from 'vitest';
import { type Accounts, createAccounts } from '../../accounts/index.ts';
import { type Change, changeSchema } from '../../accounts/changes.ts';
import { actorBehind } from '../../accounts/identity.ts';
import { principalsFrom } from '../../accounts/principals.ts';
import { aLedger, clockAt, uscc } from '../support/ledger.ts';

const NOW = '2026-03-02T02:00:00.000Z';
const own = `org:${uscc(1)}` as const;
const other = `org:${uscc(2)}` as const;
const console_ = { installation: 'console' };
const as = (person: string) => ({ person });

async function someAccounts() {
  const clock = clockAt(NOW);
  const ledger = await aLedger({ clock: clock.read });
  const accounts = createAccounts(ledger.sql, ledger.now);
  const done = async (by: Parameters<Accounts['change']>[0], change: Change) => {
    const answer = await accounts.change(by, changeSchema.parse(change));
    if (!answer.ok) throw new Error(`${change.do}: ${answer.message.en}`);
    return answer.n;
  };
  for (const person of ['root.one', 'root.two', 'li.na', 'wang.fang', 'zhao.min', 'boss'])
    await done(console_, { do: 'person', person, name: person });
  for (const [party, name] of [
    [own, '汇泽'],
    [other, '医院'],
  ] as const)
    await done(console_, { do: 'organisation', party, name });
  for (const person of ['root.one', 'root.two']) await done(console_, { do: 'administrator', person });
  await done(as('root.one'), { do: 'administrator', person: 'boss', party: own });
  await done(as('root.one'), { do: 'grant', person: 'zhao.min', hat: 'CENTER', basis: '任命文件 3 号' });
  await done(as('root.one'), { do: 'grant', person: 'li.na', hat: 'MERCHANT', party: own, basis: '授权书' });
  const grantOf = async (person: string) => {
    const view = await accounts.overview('root.one');
    if (!view.ok) throw new Error(view.message.en);
    return view.hats.filter((one) => one.person === person).at(-1)!;
  };
  const worn = async (person: string, at = NOW) =>
    (await accounts.principals()).worn(at, person).map(({ hat, party }) => (party ? `${hat}:${party}` : hat));
  const code = async (by: Parameters<Accounts['change']>[0], change: Change) => {
    const before = (await accounts.log({ limit: 1 }))[0]?.n;
    const answer = await accounts.change(by, changeSchema.parse(change));
    expect((await accounts.log({ limit: 1 }))[0]?.n === before).toBe(!answer.ok);
    return answer.ok ? 'done' : answer.code;
  };
  return { clock, ledger, accounts, done, grantOf, worn, code };
}

describe('hats', () => {
  it('are worn between their days, both included, and not after they were revoked', async () => {
    const { done, worn, grantOf } = await someAccounts();
    await done(as('root.one'), {
      do: 'grant',
      person: 'wang.fang',
      hat: 'OPCO',
      from: '2026-03-03',
      until: '2026-03-04',
      basis: '代班',
    });
    expect(await worn('wang.fang', '2026-03-02T15:59:59.999Z')).toEqual([]);
    expect(await worn('wang.fang', '2026-03-02T16:00:00.000Z')).toEqual(['OPCO']);
    expect(await worn('wang.fang', '2026-03-04T15:59:59.999Z')).toEqual(['OPCO']);
    expect(await worn('wang.fang', '2026-03-04T16:00:00.000Z')).toEqual([]);
    await done(as('root.two'), { do: 'revoke', grant: (await grantOf('zhao.min')).grant, reason: '调离' });
    expect(await worn('zhao.min')).toEqual([]);
  });

  it('that an administrator gave to themselves are worn when another one has confirmed them', async () => {
    const { done, worn, grantOf, code } = await someAccounts();
    await done(as('root.one'), { do: 'grant', person: 'root.one', hat: 'CENTER', basis: '兼任' });
    expect(await worn('root.one')).toEqual([]);
    const { grant, waits } = await grantOf('root.one');
    expect(waits).toBe(true);
    expect(await code(as('root.one'), { do: 'confirm', grant })).toBe('NOT_ADMINISTRATOR');
    expect(await code(as('root.two'), { do: 'confirm', grant })).toBe('done');
    expect(await worn('root.one')).toEqual(['CENTER']);
    expect(await code(as('root.two'), { do: 'confirm', grant })).toBe('ACCOUNT_CONFLICT');
  });

  it('of the system, of banks and of the domain are given to nobody', () => {
    for (const hat of ['SYSTEM', 'PSP', 'DOMAIN'])
      expect(changeSchema.safeParse({ do: 'grant', person: 'li.na', hat, basis: '没有依据' }).success).toBe(false);
  });
});

describe('an account name', () => {
  it.each(['20231187', '欧阳·慧', 'zhao.min', '张三'])('%s is one that people have', (person) => {
    expect(changeSchema.safeParse({ do: 'person', person, name: '某人' }).success).toBe(true);
  });
  it.each([
    'system',
    'system.admin',
    'service:erp',
    '220102199003071234',
    '22010219900307123X',
    '13843012345',
    'a@b',
    'a b',
  ])('%s is none', (person) => {
    expect(changeSchema.safeParse({ do: 'person', person, name: '某人' }).success).toBe(false);
  });
});

let refusing: ReturnType<typeof someAccounts> | undefined;
describe('who keeps the accounts', () => {
  it.each<[string, Parameters<Accounts['change']>[0], Change]>([
    ['somebody without a hat', as('wang.fang'), { do: 'grant', person: 'wang.fang', hat: 'CENTER', basis: '自荐' }],
    ['a hat of the law', as('zhao.min'), { do: 'grant', person: 'zhao.min', hat: 'OPCO', basis: '自荐' }],
    [
      'an organisation’s administrator, for an office',
      as('boss'),
      { do: 'grant', person: 'li.na', hat: 'CENTER', basis: '没有依据' },
    ],
    [
      'an organisation’s administrator, for another organisation',
      as('boss'),
      { do: 'grant', person: 'li.na', hat: 'MERCHANT', party: other, basis: '没有依据' },
    ],
    [
      'an organisation’s administrator, over people of nobody',
      as('boss'),
      { do: 'disable', person: 'wang.fang', reason: '无关' },
    ],
    [
      'an organisation’s administrator, over an official',
      as('boss'),
      { do: 'disable', person: 'zhao.min', reason: '无关' },
    ],
    [
      'an organisation’s administrator, for a sign-in',
      as('boss'),
      { do: 'login', person: 'li.na', issuer: 'https://id.test', subject: 'x' },
    ],
    ['an organisation’s administrator, over the installation', as('boss'), { do: 'administrator', person: 'boss' }],
  ])('is not %s', async (_, by, change) => {
    // Refused changes leave nothing behind: one installation does for all.
    const { code } = await (refusing ??= someAccounts());
    expect(await code(by, change)).toBe('NOT_ADMINISTRATOR');
  });

  it('an organisation’s administrator keeps its own people, and sees no others', async () => {
    const { code, accounts } = await someAccounts();
    expect(
      await code(as('boss'), { do: 'grant', person: 'wang.fang', hat: 'MERCHANT', party: own, basis: '授权书' }),
    ).toBe('done');
    expect(await code(as('boss'), { do: 'disable', person: 'wang.fang', reason: '离职' })).toBe('done');
    const view = await accounts.overview('boss');
    expect(view.ok && view.people.map(({ person }) => person)).toEqual(['li.na', 'wang.fang']);
    expect(await accounts.overview('zhao.min')).toMatchObject({ ok: false, code: 'NOT_ADMINISTRATOR' });
  });

  it('the last administrator of the installation stays', async () => {
    const { code } = await someAccounts();
    expect(await code(as('root.one'), { do: 'no-administrator', person: 'root.two' })).toBe('done');
    expect(await code(as('root.one'), { do: 'no-administrator', person: 'root.one' })).toBe('ACCOUNT_CONFLICT');
  });
});

describe('a delegation', () => {
  const until = '2026-03-10T00:00:00.000Z';
  const behind = async (accounts: Accounts, person: string, name: string, at = NOW) =>
    actorBehind(await accounts.principals(), { identity: { kind: 'person', person, signedInAt: at }, name }, at, false);

  it('lets somebody act in another’s hat under the own name, and ends by itself', async () => {
    const { done, accounts } = await someAccounts();
    await done(as('zhao.min'), { do: 'delegate', to: 'wang.fang', hat: 'CENTER', until, reason: '休假' });
    expect(await behind(accounts, 'wang.fang', 'zhao.min@CENTER')).toEqual({
      person: 'wang.fang',
      hat: 'CENTER',
      onBehalfOf: 'zhao.min',
    });
    expect(await behind(accounts, 'wang.fang', 'zhao.min@CENTER', until)).toMatchObject({ ok: false });
    expect(await behind(accounts, 'wang.fang', 'CENTER')).toMatchObject({ ok: false, code: 'ACTOR_UNKNOWN' });
    expect(await behind(accounts, 'li.na', 'zhao.min@CENTER')).toMatchObject({ ok: false });
  });

  it('ends with the hat that was handed on, and with the account', async () => {
    const { done, accounts, grantOf } = await someAccounts();
    await done(as('zhao.min'), { do: 'delegate', to: 'wang.fang', hat: 'CENTER', until, reason: '休假' });
    await done(as('root.one'), { do: 'revoke', grant: (await grantOf('zhao.min')).grant, reason: '调离' });
    expect(await behind(accounts, 'wang.fang', 'zhao.min@CENTER')).toMatchObject({ ok: false });
  });

  it.each<[string, string, Change]>([
    ['a hat that is not worn', 'wang.fang', { do: 'delegate', to: 'li.na', hat: 'CENTER', until, reason: '无' }],
    ['to oneself', 'zhao.min', { do: 'delegate', to: 'zhao.min', hat: 'CENTER', until, reason: '无' }],
    ['what has passed', 'zhao.min', { do: 'delegate', to: 'wang.fang', hat: 'CENTER', until: NOW, reason: '无意义' }],
  ])('is not of %s', async (_, person, change) => {
    const { code } = await someAccounts();
    expect(await code(as(person), changeSchema.parse({ ...change, reason: '无意义' }))).toBe('ACCOUNT_CONFLICT');
  });

  it('is not passed on by whoever received it', async () => {
    const { done, code } = await someAccounts();
    await done(as('zhao.min'), { do: 'delegate', to: 'wang.fang', hat: 'CENTER', until, reason: '休假' });
    expect(await code(as('wang.fang'), { do: 'delegate', to: 'li.na', hat: 'CENTER', until, reason: '再转' })).toBe(
      'ACCOUNT_CONFLICT',
    );
  });
});

describe('a program', () => {
  it('has no hat of an office, and sends nothing that a person signs or decides', () => {
    const service = {
      do: 'service',
      client: 'erp',
      name: 'ERP',
      hat: 'MERCHANT',
      party: own,
      events: ['trade.SUBMIT_SUPPLY'],
    };
    expect(changeSchema.safeParse(service).success).toBe(true);
    expect(changeSchema.safeParse({ ...service, hat: 'CENTER' }).success).toBe(false);
    for (const event of [
      'trade.SIGN',
      'trade.ACCEPT',
      'trade.SIGN_AMENDMENT',
      'trade.AGREE_TERMINATION',
      'operatingAgreement.SIGN_AS_OPERATOR',
      'committeeMatter.VOTE',
    ])
      expect(changeSchema.safeParse({ ...service, events: [event] }).success, event).toBe(false);
  });
});

describe('a file of people', () => {
  const file = (hats: object[]) =>
    principalsFrom({ people: [{ id: 'sun.wei', name: '孙伟' }], organisations: [{ party: own, name: '汇泽' }], hats })
      .file;

  it('keeps what came from it, and leaves what administrators granted', async () => {
    const { accounts, worn, done, grantOf, code } = await someAccounts();
    const hats = [{ person: 'sun.wei', hat: 'SUPERVISOR' }];
    expect(await accounts.load(file(hats), 'file')).toEqual({ ok: true, changed: 3 });
    expect(await accounts.load(file(hats), 'file')).toEqual({ ok: true, changed: 0 });
    await done(as('root.one'), { do: 'grant', person: 'sun.wei', hat: 'DISC_AUDIT', basis: '兼任' });
    expect(
      await code(as('root.one'), { do: 'revoke', grant: (await grantOf('sun.wei')).grant - 1, reason: '改文件' }),
    ).toBe('ACCOUNT_CONFLICT');
    await accounts.load(file([{ person: 'sun.wei', hat: 'SECTOR_REG' }]), 'file');
    expect(await worn('sun.wei')).toEqual(['DISC_AUDIT', 'SECTOR_REG']);
    expect(await worn('zhao.min')).toEqual(['CENTER']);
  });
});

describe('the log of accounts', () => {
  it('is chained: a row that was altered is found', async () => {
    const { accounts, ledger } = await someAccounts();
    expect(await accounts.verifyLog()).toBeNull();
    await expect(ledger.sql`update account_log set by = 'nobody' where n = 3`).rejects.toThrow();
    await ledger.sql`alter table account_log disable trigger account_log_append_only`;
    await ledger.sql`update account_log set by = 'nobody' where n = 3`;
    expect(await accounts.verifyLog()).toBe(3);
  });
});
