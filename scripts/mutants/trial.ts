// One run of vitest, with a mutant in the place of its source or with none, and what its report proves. An exit code
// proves nothing: an empty pattern, a server that does not start and a run that was stopped end in the same one.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant, Outcome } from './report.ts';

/** As much of vitest's JSON report as counts here. */
export type Report = {
  success: boolean;
  testResults: { message?: string; assertionResults: { status: string; failureMessages?: string[] | null }[] }[];
};
export type Trial = { outcome: Outcome; tests: number; seconds: number };

const isOfTime = (messages: string[]): boolean =>
  messages.length > 0 && messages.every((one) => /\b(Test|Hook) timed out in \d+ms/.test(one));

export function outcomeOf({ success, testResults }: Report, code: number | null): { outcome: Outcome; tests: number } {
  const ran = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed' || status === 'failed');
  const failures = ran.filter(({ status }) => status === 'failed').map((one) => one.failureMessages ?? []);
  const tests = ran.length;
  if (failures.some((messages) => !isOfTime(messages))) return { outcome: 'killed', tests };
  if (failures.length || testResults.some(({ message }) => message && isOfTime([message])))
    return { outcome: 'timedOut', tests };
  return { outcome: success && code === 0 && tests > 0 ? 'survived' : 'broke', tests };
}

/** Runs these tests until the first that fails. The run and all of its children end by `limitMs`. */
export async function tryTests(tests: string, limitMs: number, mutant?: Mutant): Promise<Trial> {
  const folder = mkdtempSync(join(tmpdir(), 'shuquan-mutant-'));
  const file = join(folder, 'vitest.json');
  const begun = performance.now();
  try {
    const { code, isLate } = await vitest(file, tests, limitMs, mutant);
    const seconds = (performance.now() - begun) / 1000;
    if (isLate) return { outcome: 'timedOut', tests: 0, seconds };
    if (!existsSync(file)) return { outcome: 'broke', tests: 0, seconds };
    return { ...outcomeOf(JSON.parse(readFileSync(file, 'utf8')) as Report, code), seconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function vitest(file: string, tests: string, limitMs: number, mutant?: Mutant) {
  const config = ['--config', 'tests/mutants/vitest.config.ts', '--bail', '1'];
  return new Promise<{ code: number | null; isLate: boolean }>((resolve) => {
    const run = spawn('npx', ['vitest', 'run', ...config, '--reporter=json', `--outputFile.json=${file}`], {
      env: { ...process.env, MUTANT_TESTS: tests, MUTANT: mutant && JSON.stringify(mutant) },
      stdio: 'ignore',
      detached: true,
    });
    let isLate = false;
    const limit = setTimeout(() => {
      isLate = true;
      process.kill(-run.pid!, 'SIGKILL');
    }, limitMs);
    run.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, isLate });
    });
  });
}
