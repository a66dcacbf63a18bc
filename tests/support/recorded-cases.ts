// Cases as an older program left them, each with what it took next: what today's migrations must carry over.
import { appendFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Env } from '../../machines/kernel/env.ts';
import { defaultRegime } from '../../machines/regimes/index.ts';
import type { Actor, CaseState, Facts, Lifecycle } from '../../machines/kernel/types.ts';

type Next = { event: { type: string; [field: string]: unknown }; actor: Actor; facts: Facts };
/** `next` of an opening: `OPEN` with its input, and the case as it began. */
export type RecordedCase = {
  lifecycle: string;
  version: number;
  leaves: string[];
  at: string;
  case: CaseState;
  next: Next;
};

const folder = 'tests/replay/cases';
export const linesOf = (file: string): string[] =>
  gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
/** All that are kept; `scripts/record-cases.ts` records those of this tree. */
export const recordedCases = (): RecordedCase[] =>
  readdirSync(folder).flatMap((file) => linesOf(join(folder, file)).map((line) => JSON.parse(line) as RecordedCase));

/** What one recorded case shows, for each of its leaves: what was taken there. */
export const shownBy = ({ lifecycle, leaves, next }: Pick<RecordedCase, 'lifecycle' | 'leaves' | 'next'>): string[] =>
  leaves.map((leaf) => `${lifecycle} ${leaf} ${next.event.type}`);

const into = process.env['SHUQUAN_RECORD_CASES'];
const kept = new Set<string>();
/** While cases are recorded: keeps this one, if nothing that was kept before shows the same. */
export function record(lifecycle: Lifecycle, before: CaseState, leaves: string[], env: Env, next: Next): void {
  if (!into || env.regime !== defaultRegime || before.done) return;
  const { id, version } = lifecycle;
  const one: RecordedCase = { lifecycle: id, version, leaves, at: env.at, case: before, next };
  const shown = shownBy(one);
  if (shown.every((what) => kept.has(what))) return;
  for (const what of shown) kept.add(what);
  appendFileSync(join(into, `${process.pid}.jsonl`), `${JSON.stringify(one)}\n`);
}
