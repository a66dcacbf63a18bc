// Messages of Temporal's own tools, where they must prove who sends them: each way of lying is refused, by a known code.
import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createLedgerActivities } from '../../activities/ledger.ts';
import { type Message, messageToken } from '../../activities/messages.ts';
import { keyringOf } from '../../infra/keyring.ts';
import { messageRule } from '../../worker.ts';
import { hashOf } from '../../machines/kernel/index.ts';
import { aDraftSubject, aLedger, key, opco, person, uscc } from '../support/ledger.ts';

const fresh = (name: string) => keyringOf([`${name}:${randomBytes(32).toString('base64')}`]);
const ring = fresh('a');
const ACTOR = 'li.na@MERCHANT';
const event = { type: 'WITHDRAW', reason: '不再申请' };
const token = (message: Message, more: Partial<Parameters<typeof messageToken>[2]> = {}) =>
  messageToken(ring, message, { seconds: 60, ...more });

async function aCase() {
  const ledger = await aLedger();
  const { id, actor } = await aDraftSubject(ledger, 1);
  const people = { [ACTOR]: actor, 'wang.fang@OPCO': opco };
  const activities = createLedgerActivities({
    ledger,
    callPort: async () => {},
    actorOf: (name) => people[name as typeof ACTOR] ?? person('nobody', 'OPCO'),
    messages: { signed: true, keys: ring },
  });
  const send = (signed: string | undefined, more: { event?: typeof event; actor?: string } = {}) =>
    activities.appendEvent({ caseId: id, event, actor: ACTOR, key: key(), ...more, ...(signed && { token: signed }) });
  return { ledger, id, actor, send, activities };
}
const rows = async ({ ledger, id }: Awaited<ReturnType<typeof aCase>>) =>
  (await ledger.sql`select 1 from ledger where case_id = ${id}`).length;

describe('a message with a token', () => {
  it('is taken once; sent again it gives the same answer', async () => {
    const one = await aCase();
    const signed = await token({ caseId: one.id, event, actor: ACTOR });
    const first = await one.send(signed);
    expect(first).toMatchObject({ ok: true, seq: 2 });
    expect(await one.send(signed)).toMatchObject({ ok: true, seq: 2, repeated: true });
    expect(await rows(one)).toBe(2);
  });

  const mine = (id: string): Message => ({ caseId: id, event, actor: ACTOR });
  const withClaims = (id: string, secret: Uint8Array, header: object, more: object = {}) =>
    new SignJWT({ case: id, event: hashOf(event), sub: ACTOR, aud: 'shuquan', jti: 'x', ...more })
      .setProtectedHeader({ alg: 'HS256', typ: 'shuquan-message+jwt', ...header })
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(secret);
  const [own] = ring.keys.values();
  it.each<[string, (id: string) => Promise<string | undefined>]>([
    ['no token', async () => undefined],
    ['a token that is none', async () => 'eyJhbGciOiJub25lIn0.e30.'],
    ['another key under the same name', (id) => messageToken(fresh('a'), mine(id), { seconds: 60 })],
    ['a key that nobody knows', (id) => messageToken(fresh('b'), mine(id), { seconds: 60 })],
    ['a key of nothing under no name', (id) => withClaims(id, Buffer.alloc(32), {})],
    ['a token for something else', (id) => withClaims(id, own!, { kid: 'a', typ: 'JWT' })],
    ['a token for another service', (id) => withClaims(id, own!, { kid: 'a' }, { aud: 'other' })],
    ['an expired token', (id) => token(mine(id), { at: new Date(Date.now() - 120_000) })],
    [
      'a token of two days ago that would still hold',
      (id) => token(mine(id), { seconds: 86_400, at: new Date(Date.now() - 2 * 86_400_000) }),
    ],
    ['another case', () => token(mine(`subjectRegistration/${uscc(9)}/1`))],
    ['another event', (id) => token({ ...mine(id), event: { ...event, reason: '另一理由' } })],
    ['another actor', (id) => token({ ...mine(id), actor: 'wang.fang@OPCO' })],
  ])('is refused with %s, and nothing is written', async (_, make) => {
    const one = await aCase();
    const answer = await one.send(await make(one.id));
    expect(answer).toMatchObject({ ok: false, code: 'ACTOR_UNKNOWN' });
    expect(await rows(one)).toBe(1);
  });

  it('cannot take a key of the bank beforehand', async () => {
    const one = await aCase();
    const signed = await token({ caseId: one.id, event, actor: ACTOR }, { key: 'settlement/evt-1' });
    expect(await one.send(signed)).toMatchObject({ ok: false, code: 'EVENT_MALFORMED', details: [{ path: 'key' }] });
    expect(await rows(one)).toBe(1);
  });
});

describe('whether a message must prove who sends it', () => {
  const warnings: string[] = [];
  const rule = (address: string, temporal: object = {}) =>
    messageRule({ config: { temporal }, log: { warn: (line: string) => warnings.push(line) } } as never, address);
  it.each([
    ['127.0.0.1:7233', false],
    ['localhost:7233', false],
    ['[::1]:7233', false],
    ['temporal.internal:7233', true],
    ['127.0.0.1.example.com:7233', true],
  ])('at %s: %s', (address, signed) => expect(rule(address).signed).toBe(signed));
  it('is set by SHUQUAN_MESSAGES, and without keys a warning says that none is taken', () => {
    expect(rule('127.0.0.1:7233', { messages: 'signed' })).toEqual({ signed: true });
    expect(rule('temporal.internal:7233', { messages: 'open' })).toEqual({ signed: false });
    expect(warnings.join()).toContain('SHUQUAN_MESSAGE_KEYS');
  });
});
