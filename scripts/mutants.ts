// `npm run mutate -- [--group kernel,guards,ledger] [--sample N] [--seed S]`: a random sample of the mutants of each
// group, each run against the tests of its part, the fastest first. The instrumenter of StrykerJS names the mutants;
// tests/mutants/vitest.config.ts puts one in the place of the source.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import pMap from 'p-map';
import { type Group, type Mutant, type Verdict, groups, render } from './mutants/report.ts';
import { filesOf, testsFor } from './mutants/tests-of.ts';

const { values: asked } = parseArgs({
  options: {
    group: { type: 'string', default: groups.join(',') },
    sample: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    at: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
    out: { type: 'string' },
  },
});

const nothing = (): void => undefined;
const never = (): boolean => false;
const quiet = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
  isTraceEnabled: never,
  isDebugEnabled: never,
  isInfoEnabled: never,
  isWarnEnabled: never,
  isErrorEnabled: never,
  isFatalEnabled: never,
};

/** Every mutant of these files, in their order. */
async function mutantsOf(group: Group): Promise<Mutant[]> {
  const files = filesOf(group).map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const { mutants } = await new Instrumenter(quiet).instrument(files, options);
  return mutants.map(({ fileName, location, mutatorName, replacement }) => ({
    group,
    file: fileName,
    from: location.start,
    to: location.end,
    kind: mutatorName,
    replacement,
  }));
}

/** The generator of Park and Miller: the same sample for the same seed, everywhere. */
function* chances(seed: number): Generator<number, never> {
  for (let at = seed; ;) {
    at = (at * 48_271) % 2_147_483_647;
    yield at / 2_147_483_647;
  }
}
function sampleOf<T>(all: readonly T[], size: number, seed: number): T[] {
  const chance = chances(seed);
  const ordered = all.map((one) => ({ one, at: chance.next().value }));
  return ordered
    .toSorted((a, b) => a.at - b.at)
    .slice(0, size)
    .map(({ one }) => one);
}

/** Whether these tests stay green with this mutant; a test that hangs has noticed it. */
const staysGreen = (mutant: Mutant, tests: string): Promise<boolean> =>
  new Promise((resolve) => {
    const run = spawn('npx', ['vitest', 'run', '--config', 'tests/mutants/vitest.config.ts', '--bail', '1'], {
      env: { ...process.env, MUTANT: JSON.stringify(mutant), MUTANT_TESTS: tests },
      stdio: 'ignore',
      detached: true,
    });
    const hangs = setTimeout(() => process.kill(-run.pid!, 'SIGKILL'), 300_000);
    run.on('close', (code) => {
      clearTimeout(hangs);
      resolve(code === 0);
    });
  });
async function verdictOn(mutant: Mutant): Promise<Verdict> {
  for (const tests of testsFor(mutant)) if (!(await staysGreen(mutant, tests))) return { mutant, killed: true };
  return { mutant, killed: false };
}

const verdicts: Verdict[] = [];
const all: Record<string, number> = {};
for (const group of groups.filter((one) => asked.group.split(',').includes(one))) {
  const mutants = await mutantsOf(group);
  all[group] = mutants.length;
  const sample = sampleOf(mutants, Number(asked.sample), Number(asked.seed));
  const decided = await pMap(
    sample,
    async (mutant) => {
      const verdict = await verdictOn(mutant);
      const { file, from, kind } = mutant;
      process.stderr.write(`${verdict.killed ? 'killed' : 'SURVIVED'} ${file}:${from.line + 1} ${kind}\n`);
      return verdict;
    },
    { concurrency: Number(asked.at) },
  );
  verdicts.push(...decided);
}
const report = render(verdicts, all, asked.seed);
if (asked.out) writeFileSync(asked.out, report);
else process.stdout.write(report);
