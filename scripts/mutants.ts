// `npm run mutate -- [--group kernel,guards,ledger] [--sample N] [--seed S] [--only FILE[:LINE]]`: a random sample of the
// mutants of each group, each run against the tests of its part, the fastest first. The instrumenter of StrykerJS names the mutants;
// tests/mutants/vitest.config.ts puts one in the place of the source.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import pMap from 'p-map';
import { type Group, type Mutant, type Outcome, type Verdict, groups, placeOf, render } from './mutants/report.ts';
import { filesOf, testsFor } from './mutants/tests-of.ts';
import { tryTests } from './mutants/trial.ts';

const BASELINE_MS = 1_800_000;
/** A run with a mutant may take so many times as long as without, and this on top; then it counts as hanging. */
const LONGER = 5;
const HANG_MS = 60_000;

const { values: asked } = parseArgs({
  options: {
    group: { type: 'string', default: groups.join(',') },
    sample: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
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

/** The tests without a mutant: a run that is not green then proves nothing about any mutant. */
const greenSeconds = new Map<string, Promise<number>>();
async function green(tests: string): Promise<number> {
  const { outcome, tests: count, seconds } = await tryTests(tests, BASELINE_MS);
  if (outcome !== 'survived') throw new Error(`${tests}: ${outcome} without any mutant (${count} tests ran)`);
  process.stderr.write(`green: ${count} tests in ${seconds.toFixed(0)} s, ${tests}\n`);
  return seconds;
}
function secondsOf(tests: string): Promise<number> {
  const known = greenSeconds.get(tests) ?? green(tests);
  greenSeconds.set(tests, known);
  return known;
}

/** Fastest tests first; what no test of a stage notices is left to the next. */
async function verdictOn(mutant: Mutant): Promise<Verdict> {
  let outcome: Outcome = 'survived';
  for (const tests of testsFor(mutant)) {
    const seconds = await secondsOf(tests);
    const trial = await tryTests(tests, HANG_MS + LONGER * seconds * 1000, mutant);
    if (trial.outcome !== 'survived') outcome = trial.outcome;
    if (outcome === 'killed') break;
  }
  return { mutant, outcome };
}

const verdicts: Verdict[] = [];
const all: Record<string, number> = {};
for (const group of groups.filter((one) => asked.group.split(',').includes(one))) {
  const [file, line] = asked.only.split(':');
  const mutants = (await mutantsOf(group)).filter(
    (one) => (!file || one.file === file) && (!line || one.from.line + 1 === Number(line)),
  );
  all[group] = mutants.length;
  const sample = sampleOf(mutants, Number(asked.sample), Number(asked.seed));
  // What is not green on its own is said before an hour has been spent on mutants.
  for (const tests of new Set(sample.flatMap(testsFor))) await secondsOf(tests);
  const decided = await pMap(
    sample,
    async (mutant) => {
      const verdict = await verdictOn(mutant);
      process.stderr.write(`${verdict.outcome} ${placeOf(mutant)}\n`);
      return verdict;
    },
    { concurrency: Number(asked.at) },
  );
  verdicts.push(...decided);
}
const report = render(verdicts, all, asked.seed);
if (asked.out) writeFileSync(asked.out, report);
else process.stdout.write(report);
