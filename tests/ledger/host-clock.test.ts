// A process whose clock runs ahead of the database's fires and records nothing, says so, and goes on when it is right.
import { describe, expect, it } from 'vitest';
import { ClockOff } from '../../ledger/index.ts';
import { aDraftSubject, aLedger, key, person, started } from '../support/ledger.ts';
import { input } from '../support/subjects.ts';

const shifted = () => {
  const clock = { ms: 0, read: async () => new Date(Date.now() + clock.ms).toISOString() };
  return clock;
};
const clockTolerance = 2000;
const written = (ledger: Awaited<ReturnType<typeof aLedger>>) =>
  ledger.sql<{ n: number }[]>`select count(*)::int as n from ledger`.then(([row]) => row!.n);

describe('the clock of the machine', () => {
  it('ahead of the database’s records nothing, until it is right again', async () => {
    const clock = shifted();
    const ledger = await aLedger({ clock: clock.read, clockTolerance });
    clock.ms = 5000;
    await expect(aDraftSubject(ledger, 1)).rejects.toBeInstanceOf(ClockOff);
    expect(await ledger.trouble()).toMatchObject({ name: 'CLOCK_OFF', en: expect.stringMatching(/5\.0 s ahead/) });
    expect(await written(ledger)).toBe(0);
    clock.ms = 1000;
    const { id, actor } = await aDraftSubject(ledger, 1);
    expect(await ledger.trouble()).toBeUndefined();
    clock.ms = 5000;
    const withdrawal = { caseId: id, event: { type: 'WITHDRAW' }, actor, key: key() };
    await expect(ledger.append(withdrawal)).rejects.toBeInstanceOf(ClockOff);
    clock.ms = 0;
    expect((await ledger.append(withdrawal)).ok).toBe(true);
  });

  it('ahead by a year lets no deadline pass', async () => {
    const clock = shifted();
    const ledger = await aLedger({ clock: clock.read, clockTolerance });
    const { id } = await aDraftSubject(ledger, 2);
    const rows = await written(ledger);
    clock.ms = 366 * 86_400_000;
    await expect(ledger.fireDue(id)).rejects.toBeInstanceOf(ClockOff);
    expect(await written(ledger)).toBe(rows);
    clock.ms = 0;
    await ledger.fireDue(id);
    expect(await written(ledger)).toBe(rows);
  });

  it('behind the database’s is not ready', async () => {
    const clock = shifted();
    const ledger = await aLedger({ clock: clock.read, clockTolerance });
    clock.ms = -5000;
    expect(await ledger.trouble()).toMatchObject({ name: 'CLOCK_OFF', en: expect.stringMatching(/5\.0 s behind/) });
  });

  it('off at the start is said once, and the process waits for it', async () => {
    const clock = shifted();
    clock.ms = 60_000;
    const said: string[] = [];
    const ledger = await aLedger({ clock: clock.read, clockTolerance, onError: (_, what) => said.push(what) });
    expect(said).toEqual(['the clock']);
    clock.ms = 0;
    const owner = person('sun', 'MERCHANT', 'org:91220101MA0Y2TLK37');
    expect(await started(ledger, 'subjectRegistration', input('MERCHANT'), owner)).toContain('subjectRegistration/');
  });
});
