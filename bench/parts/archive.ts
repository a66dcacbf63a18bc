// Issue: an anchor over 1,000,000 rows in under 60 s and 300 MB; `verify --all` at 4,000 rows a second.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { packageRoot } from '../../infra/package-root.ts';
import { round } from '../contest.ts';
import { direct } from '../contestants.ts';
import { copyCases } from '../copies.ts';
import { cpuMs } from '../measure.ts';
import type { Measured } from '../record-process.ts';
import { type Section, figure } from '../report.ts';
import { merchant } from '../situations.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';

const run = promisify(execFile);

export async function archive(
  around: Surroundings,
  { anchored, verified }: Sizes,
  say: (line: string) => void,
): Promise<Section> {
  const url = await around.database();
  const ledger = await around.ledgerOn(url);
  const contestant = direct(ledger, 'append, in process', around.server.pid);
  const merchants = Array.from({ length: Math.ceil(verified / 7) }, (_, n) => merchant(n));
  await round(contestant, merchants, 20);
  while (await ledger.seal());
  const whole = await measure(around, url, 'verify');
  say(`  verified ${figure(whole.rows)} rows in ${figure(whole.seconds, 1)} s`);
  const [now] = await ledger.sql<{ count: number }[]>`select count(*)::int as count from ledger`;
  await copyCases(ledger, '', 1, Math.ceil(anchored / now!.count) - 1);
  while (await ledger.seal());
  const anchor = await measure(around, url, 'anchor');
  say(`  anchored ${figure(anchor.rows)} rows in ${figure(anchor.seconds, 1)} s`);
  await ledger.close();
  const rate = whole.rows / whole.seconds;
  return {
    title: 'Archive',
    how: 'Each in a process of its own. Verification derives real cases again; the anchor covers these and copies of them, whose heads it takes as it finds them.',
    head: ['what', 'rows', 'seconds', 'rows a second', 'CPU seconds, with the start', 'MB at most', 'problems'],
    rows: (
      [
        ['verify --all', whole],
        ['anchor', anchor],
      ] as const
    ).map(([what, { rows, seconds, cpu, mb, problems }]) => [
      what,
      figure(rows),
      figure(seconds, 1),
      figure(rows / seconds),
      figure(cpu, 1),
      figure(mb),
      figure(problems),
    ]),
    findings: [
      {
        what: 'Verification derives every row again',
        measured: `${figure(rate)} rows a second`,
        target: '≥ 4,000 rows a second',
        met: rate >= 4_000 && whole.problems === 0,
      },
      {
        what: `An anchor over ${figure(anchor.rows)} rows`,
        measured: `${figure(anchor.seconds, 1)} s, ${figure(anchor.mb)} MB`,
        target: '< 60 s and 300 MB',
        met: anchor.seconds < 60 && anchor.mb < 300,
      },
    ],
  };
}

type Cost = Measured & { cpu: number };
/** `cpu`: seconds of processor time of the process and those that it started, from their start to their end. */
async function measure({ folder }: Surroundings, url: string, what: 'verify' | 'anchor'): Promise<Cost> {
  const before = cpuMs([process.pid]);
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'bench/record-process.ts'], {
    cwd: packageRoot(),
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: url, BENCH_DO: what, BENCH_FOLDER: folder },
  });
  return { ...(JSON.parse(stdout) as Measured), cpu: (cpuMs([process.pid]) - before) / 1000 };
}
