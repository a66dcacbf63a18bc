// docs/decisions/README.md from the records beside it. Usage: node --import tsx scripts/decisions-index.ts
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const folder = 'docs/decisions';
const records = readdirSync(folder)
  .filter((name) => /^\d{4}-.*\.md$/.test(name))
  .sort();
const row = (name: string): string => {
  const title = readFileSync(`${folder}/${name}`, 'utf8')
    .split('\n')[0]!
    .replace(/^# D-\d{4} /, '');
  return `| [D-${name.slice(0, 4)}](${name}) | ${title} |`;
};
const table = (names: string[]): string => ['| Record | About |', '|---|---|', ...names.map(row)].join('\n');
const about = (from: number, to: number): string[] =>
  records.filter((name) => Number(name.slice(0, 4)) >= from && Number(name.slice(0, 4)) <= to);

writeFileSync(
  `${folder}/README.md`,
  `# Decisions

What was chosen, and why. A reading or a gap in the law names one of these records. Numbers are unique: 0001 to 0019 are about the architecture, 0020 and later about the law.

## Architecture

${table(about(1, 19))}

## The law

${table(about(20, 9999))}
`,
);
