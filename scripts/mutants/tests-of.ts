// Which files a group holds, and which tests decide about a mutant in them, the fastest first.
import { readdirSync } from 'node:fs';
import type { Group, Mutant } from './report.ts';

const patterns: Record<Group, RegExp> = {
  kernel: /^machines\/kernel\/[^/]+\.ts$/,
  guards: /^machines\/\w+\/[\w-]+\/guards(\/[\w-]+)?\.ts$/,
  ledger: /^ledger\/[^/]+\.ts$/,
};
export const filesOf = (group: Group): string[] =>
  ['machines', 'ledger']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
    .filter((file) => patterns[group].test(file) && !file.endsWith('.d.ts') && !file.includes('/dist/'))
    .toSorted();

/** Tests of a lifecycle: its own folder's name begins theirs. Reporting is a piece of two. */
const ofLifecycle = (file: string): string => {
  const folder = file.split('/')[2]!;
  const name = folder === 'reporting' ? '{annual,operation}-report' : folder;
  return [`tests/machines/${name}*.test.ts`, `tests/machines/${name}*/*.test.ts`].join(',');
};
/** Of several charts: rules that later texts or registers bring. */
const acrossCharts = 'tests/machines/{later-texts,rules-named,second-regime,operation-doors}.test.ts';
const judged = 'tests/judge/{trading,operation}.test.ts';
const charts =
  'tests/machines/{trade,trade-money,operating-agreement-term,committee-matter,periodic-duty-periods}.test.ts';
export const testsFor = ({ group, file }: Pick<Mutant, 'group' | 'file'>): string[] => {
  if (group === 'kernel') return ['tests/kernel/*.test.ts', charts, judged];
  if (group === 'guards') return [ofLifecycle(file), acrossCharts, judged];
  return ['tests/ledger/{append,cascade,columns,tampering,dues,hands}.test.ts', 'tests/ledger/*.test.ts'];
};
