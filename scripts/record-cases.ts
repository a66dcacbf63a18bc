// Records how cases stand in each state of the charts, from the tests of the charts: tests/machines/migrations.test.ts
// carries them over when a chart has a new version. Run it before a version rises, on the tree of the old one.
// Usage: node --import tsx scripts/record-cases.ts tests/replay/cases/<name>.jsonl.gz [lifecycle …]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type RecordedCase, shownBy } from '../tests/support/recorded-cases.ts';

const [file, ...wanted] = process.argv.slice(2);
if (!file) throw new Error('name the file to write');
const folder = mkdtempSync(join(tmpdir(), 'shuquan-cases-'));
try {
  const env = { ...process.env, SHUQUAN_RECORD_CASES: folder };
  if (spawnSync('npx vitest run tests/machines', { shell: true, stdio: 'inherit', env }).status)
    throw new Error('the tests of the charts did not pass');
  const known = new Set<string>();
  const lines = readdirSync(folder)
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n'))
    .toSorted((a, b) => a.length - b.length)
    .filter((line) => {
      const one = JSON.parse(line) as RecordedCase;
      const isNew = shownBy(one).some((what) => !known.has(what));
      for (const what of shownBy(one)) known.add(what);
      return isNew && (!wanted.length || wanted.includes(one.lifecycle));
    });
  writeFileSync(file, gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
  console.log(`${lines.length} cases in ${file}`);
} finally {
  rmSync(folder, { recursive: true });
}
