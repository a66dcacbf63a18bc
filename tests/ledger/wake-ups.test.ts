// Several relays at once: each case is handed on once, and again after a relay that died.
import { describe, expect, it } from 'vitest';
import { aLedger, person, started, uscc } from '../support/ledger.ts';

describe('wake-ups', () => {
  it('several relays at once hand each case on once, and what one of them dropped is handed on later', async () => {
    const own = await aLedger();
    const cases = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        started(
          own,
          'subjectRegistration',
          { kinds: ['MERCHANT'], subject: { type: 'organisation', uscc: uscc(900 + i), name: '数据公司' } },
          person('li', 'MERCHANT', `org:${uscc(900 + i)}`),
        ),
      ),
    );
    const handed: string[] = [];
    const relay = async () => {
      while (
        await own.relay(
          async (woken) => (handed.push(...woken.map(({ caseId }) => caseId)), woken.map(({ caseId }) => caseId)),
          3,
        )
      );
    };
    expect(await own.relay(async () => [], 5)).toBe(5); // and then its process is killed
    await Promise.all([relay(), relay(), relay()]);
    expect([handed.length, new Set(handed).size]).toEqual([35, 35]);
    await own.sql`update wake set leased_until = now() - interval '1 second' where leased_until is not null`;
    await relay();
    expect([...handed].sort()).toEqual([...cases].sort());
  });
});
