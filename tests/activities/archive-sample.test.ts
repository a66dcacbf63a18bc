// T24, T25: the yearly sample opens real archives in the store; one that was altered becomes an incident in the same act.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createArchive } from '../../activities/ports/archive.ts';
import { createFileStore } from '../../activities/ports/document-store.ts';
import type { Ledger } from '../../ledger/index.ts';
import { law } from '../support/law.ts';
import { aDocument, aLedger, center, key, person, sent, started } from '../support/ledger.ts';
import { aFolder, anEndedSubject, call } from './situations.ts';

const folder = aFolder();
const store = createFileStore(join(folder, 'documents'));
const qian = person('qian.jun', 'CENTER');
const pathOf = (sha256: string): string => join(folder, 'documents', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
let ledger: Ledger;
let port: ReturnType<typeof createArchive>;
const sealed: Record<string, string> = {};
// oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the chart keeps
const contextOf = async (id: string): Promise<any> =>
  (await ledger.sql<{ snapshot: { context: unknown } }[]>`select snapshot from cases where id = ${id}`)[0]!.snapshot
    .context;
/** Runs what a case asks of the archive. */
async function run(id: string, op: string): Promise<void> {
  const [effect] = await ledger.sql<{ seq: number; idx: number }[]>`
    select seq, idx from effect where case_id = ${id} and effect ->> 'op' = ${op} and done_at is null`;
  expect(await ledger.runEffect(port, id, effect!.seq, effect!.idx)).toBe('done');
}
async function aSample(): Promise<string> {
  const extra = { reason: '年中抽检', dueOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) };
  const id = await started(ledger, 'periodicDuty', { side: 'venue', duty: 'archiveSample', extra }, center);
  await sent(ledger, id, { type: 'START', plan: await aDocument(ledger), leader: '赵敏' }, center);
  return id;
}
beforeAll(async () => {
  ledger = await aLedger();
  port = createArchive({ ledger, store });
  for (const serial of [1, 2, 3]) {
    const { id } = await anEndedSubject(ledger, store, serial);
    const [row] = await ledger.sql<{ case_id: string }[]>`select case_id from link where rel = 'of' and target = ${id}`;
    await run(row!.case_id, 'seal');
    sealed[id] = (await contextOf(row!.case_id)).seal.sha256;
  }
});

describe('the sample of the archives', () => {
  it('opens what is sealed, and the report waits for its result', law('T24', 'T25'), async () => {
    const id = await aSample();
    const document = await aDocument(ledger);
    const report = { type: 'REPORT', document, evidence: { opinion: [document] }, findings: [] };
    expect(await ledger.append({ caseId: id, event: report, actor: center, key: key() })).toMatchObject({
      ok: false,
      details: [{ rule: 'sampleIsChecked' }],
    });
    await run(id, 'sample');
    const { sample, incidents } = await contextOf(id);
    expect(
      Object.fromEntries((sample as { case: string; archive: string }[]).map((one) => [one.case, one.archive])),
    ).toEqual(sealed);
    expect((sample as { ok: boolean }[]).every(({ ok }) => ok)).toBe(true);
    expect(incidents).toEqual([]);
    await sent(ledger, id, report, center);
    expect(await sent(ledger, id, { type: 'CONFIRM' }, qian)).toEqual(['done']);
    expect((await ledger.verifyCase(id)).problems).toEqual([]);
  });

  it('chooses the same ones again, as many as are asked for, and others for another case', law('T24'), async () => {
    const asked = (seed: string, size: number) =>
      port(call({ port: 'archive', op: 'sample', input: { seed, size } })) as Promise<{ sample: { case: string }[] }>;
    const firsts = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((seed) => asked(seed, 1)));
    expect(firsts.map(({ sample }) => sample.length)).toEqual(Array(8).fill(1));
    expect(new Set(firsts.map(({ sample }) => sample[0]!.case)).size).toBeGreaterThan(1);
    expect(await asked('a', 1)).toEqual(firsts[0]);
    await expect(port(call({ port: 'archive', op: 'sample', input: { size: 1 } }))).rejects.toThrow('{size, seed}');
  });

  it.each([
    ['altered', (path: string) => writeFileSync(path, 'altered')],
    ['missing', (path: string) => rmSync(path)],
  ])('an archive that is %s opens an incident of the venue in the same act', law('T24', 'T27'), async (_, harm) => {
    const [victim, sha256] = Object.entries(sealed).at(-1)!;
    const { readFileSync } = await import('node:fs');
    const whole = readFileSync(pathOf(sha256));
    harm(pathOf(sha256));
    const id = await aSample();
    await run(id, 'sample');
    const { sample, incidents } = await contextOf(id);
    expect((sample as { ok: boolean; case: string }[]).filter(({ ok }) => !ok).map((one) => one.case)).toEqual([
      victim,
    ]);
    const incident = await contextOf((incidents as [string])[0]);
    expect(incident).toMatchObject({ kind: 'incident', scope: 'venue', finders: [center.person] });
    for (const one of [id, (incidents as [string])[0]]) expect((await ledger.verifyCase(one)).problems).toEqual([]);
    writeFileSync(pathOf(sha256), whole);
  });
});
