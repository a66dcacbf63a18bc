// Writes the documents that follow from the machines and the decision records, and then, after a run of the tests of the
// charts, those that follow from tests too: coverage, refusals, messages. `--check` writes nothing, looks at the first
// kind alone and fails when one of them is stale.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { charts, chartsFolder } from './charts.ts';
import { withChartsReport } from './charts-report.ts';
import { decisionsIndex } from './decisions-index.ts';
import { staleOf, write } from './generated.ts';
import { lawDocuments } from './law-docs.ts';

const all = [...lawDocuments, decisionsIndex(), ...(await charts())];
const wanted = new Set(all.map(({ file }) => file));
const stale = staleOf(all);
const left = readdirSync(chartsFolder)
  .map((name) => `${chartsFolder}/${name}`)
  .filter((file) => !wanted.has(file));

if (process.argv.includes('--check')) {
  const wrong = [...stale.map(({ file }) => file), ...left];
  if (wrong.length) {
    console.error(`stale: ${wrong.join(', ')}; run npm run docs`);
    process.exitCode = 1;
  }
} else {
  write(stale);
  for (const file of left) rmSync(file);
  console.log(`${all.length} documents, ${stale.length} written, ${left.length} removed`);
  withChartsReport((report) => {
    for (const rest of [`coverage.ts --charts "${report}"`, `messages.ts --report "${report}"`])
      if (spawnSync(`node --import tsx scripts/${rest}`, { shell: true, stdio: 'inherit' }).status)
        process.exitCode = 1;
  });
}
