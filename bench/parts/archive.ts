// Issue: an anchor over 1,000,000 rows in under 60 s and 300 MB; `verify --all` at 4,000 rows a second.
import { type ExecFileException, execFile } from 'node:child_process';
import { packageRoot } from '../../infra/package-root.ts';
import { round } from '../contest.ts';
import { direct } from '../contestants.ts';
import { copyCases } from '../copies.ts';
import { cpuMs, residentMb } from '../measure.ts';
import type { Measured } from '../anchor-process.ts';
import { type Section, figure } from '../report.ts';
import { merchant } from '../situations.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';

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
  const whole = await verify(url);
  say(`  verified ${figure(whole.rows)} rows in ${figure(whole.seconds, 1)} s`);
  const [now] = await ledger.sql<{ count: number }[]>`select count(*)::int as count from ledger`;
  await copyCases(ledger, '', 1, Math.ceil(anchored / now!.count) - 1);
  while (await ledger.seal());
  const anchor = await anchorAll(around, url);
  say(`  anchored ${figure(anchor.rows)} rows in ${figure(anchor.seconds, 1)} s`);
  await ledger.close();
  const rate = whole.rows / whole.seconds;
  return {
    title: 'Archive',
    how: 'Verification is the command of an installed package (`shuquan verify --all`), from its start to its end, with the processes that it starts; it derives real cases again. The anchor is made in a process of its own over these and copies of them, whose heads it takes as it finds them.',
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
      problems === undefined ? '' : figure(problems),
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

/** `cpu`: seconds of processor time of the process and those that it started, from their start to their end. */
type Cost = Measured & { cpu: number; problems?: number };

/** Answers what the command printed, and the most memory that it was seen to take. */
function ran(args: string[], env: Record<string, string>): Promise<{ stdout: string; cpu: number; mb: number }> {
  const before = cpuMs([process.pid]);
  return new Promise((resolve, reject) => {
    const options = { cwd: packageRoot(), env: { ...process.env, NODE_ENV: 'production', ...env } };
    let mb = 0;
    const child = execFile(process.execPath, args, options, (error: ExecFileException | null, stdout, stderr) => {
      clearInterval(looking);
      if (error && !stdout) reject(new Error(`${args.join(' ')}: ${stderr}`, { cause: error }));
      else resolve({ stdout, cpu: (cpuMs([process.pid]) - before) / 1000, mb });
    });
    const looking = setInterval(() => (mb = Math.max(mb, residentMb(child.pid!) || 0)), 200);
  });
}

async function verify(url: string): Promise<Cost> {
  const begun = performance.now();
  const { stdout, cpu, mb } = await ran(['dist/apps/cli/main.js', 'verify', '--all', '--json'], { DATABASE_URL: url });
  const seconds = (performance.now() - begun) / 1000;
  const { rows, broken, found } = JSON.parse(stdout) as { rows: number; broken: unknown[]; found: unknown[] };
  return { rows, seconds, mb, cpu, problems: broken.length + found.length };
}

async function anchorAll({ folder }: Surroundings, url: string): Promise<Cost> {
  const env = { DATABASE_URL: url, BENCH_FOLDER: folder };
  const { stdout, cpu } = await ran(['--import', 'tsx', 'bench/anchor-process.ts'], env);
  return { ...(JSON.parse(stdout) as Measured), cpu };
}
