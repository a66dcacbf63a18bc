// Issue: the memory of an idle runner, kept in the cache of a worker.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pMap from 'p-map';
import { caughtUp } from '../caught-up.ts';
import { residentMb, timed } from '../measure.ts';
import { type Section, figure } from '../report.ts';
import { merchant } from '../situations.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';

export async function idle(around: Surroundings, { runners }: Sizes, say: (line: string) => void): Promise<Section> {
  const temporal = await around.temporal();
  const url = await around.database();
  const ledger = await around.ledgerOn(url);
  const worker = await around.program('worker.ts', around.settings(url, [merchant(0)], temporal.address));
  const open = async (from: number, count: number) => {
    await pMap(
      Array.from({ length: count }, (_, n) => merchant(from + n)),
      async ({ input, actor }) => {
        const answer = await ledger.open({ lifecycle: 'subjectRegistration', input, actor, key: randomUUID() });
        if (!answer.ok) throw new Error(answer.message.en);
      },
      { concurrency: 20 },
    );
    await caughtUp(ledger, temporal.client);
    await sleep(2_000); // what is short-lived goes, as far as it goes by itself
  };
  // The first runners bring buffers and compiled code with them, which the rest share.
  const warm = Math.ceil(runners / 4);
  await open(0, warm);
  const before = residentMb(worker.pid);
  say(`  ${warm} runners: ${figure(before)} MB`);
  const seconds = await timed(() => open(warm, runners));
  const after = residentMb(worker.pid);
  say(`  ${warm + runners} runners: ${figure(after)} MB`);
  await worker.stop();
  await ledger.close();
  await temporal.close();
  const each = (after - before) / runners;
  return {
    title: 'Idle runners',
    how: `Resident memory of the process of \`worker.ts\` with ${warm} and with ${warm + runners} cached idle runners (drafts, each with its deadline armed), without asking the garbage collector for anything.`,
    head: ['', 'runners', 'seconds to open and settle', 'worker MB', 'MB each'],
    rows: [
      ['warm', figure(warm), '–', figure(before), '–'],
      ['more', figure(warm + runners), figure(seconds, 1), figure(after), figure(each, 3)],
    ],
    findings: [
      {
        what: 'Memory of an idle cached runner',
        measured: `${figure(each, 2)} MB`,
        target: '< 0.4 MB',
        met: each < 0.4,
      },
    ],
  };
}
