// Writes the documents that follow from the machines and the decision records; the table of coverage needs the tests
// too and has a program of its own. `--check` writes nothing and fails when a committed document is stale.
import { readdirSync, rmSync } from 'node:fs';
import { charts, chartsFolder } from './charts.ts';
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
}
