// One table for people, and the same as Markdown.
import { cpus, totalmem } from 'node:os';
import Table from 'cli-table3';

/** A target of the project, and what was measured against it. */
export type Finding = { what: string; measured: string; target: string; met: boolean };
export type Section = { title: string; how: string; head: string[]; rows: string[][]; findings: Finding[] };

export const figure = (value: number, digits = 0): string =>
  Number.isFinite(value)
    ? value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    : '–';

const verdict = ({ met }: Finding): string => (met ? 'reached' : 'MISSED');

/** For a terminal. */
export function table(sections: Section[]): string {
  const parts = sections.map(({ title, head, rows }) => {
    const drawn = new Table({
      head,
      style: { head: [], border: [], compact: true },
      colAligns: head.map((_, column) => (column ? 'right' : 'left')),
    });
    drawn.push(...rows);
    return `${title}\n${drawn.toString()}`;
  });
  const findings = new Table({
    head: ['Target', 'Wanted', 'Measured', ''],
    style: { head: [], border: [], compact: true },
  });
  for (const finding of sections.flatMap((section) => section.findings))
    findings.push([finding.what, finding.target, finding.measured, verdict(finding)]);
  return [...parts, `Targets\n${findings.toString()}`].join('\n\n');
}

const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
const grid = (head: string[], rows: string[][]): string =>
  [line(head), line(head.map((_, column) => (column ? '---:' : '---'))), ...rows.map(line)].join('\n');

/** For docs/generated/bench.md. */
export function markdown(sections: Section[], about: { quick: boolean; minutes: number; load: number }): string {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${figure(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, embedded Postgres with fsync, Temporal dev server`;
  const warnings = [
    ...(about.quick ? ['A `--quick` run: it shows that everything works, its figures say little.'] : []),
    ...(about.load > 1
      ? [`The machine had other work (load ${figure(about.load, 1)} at the start): take wall times with care.`]
      : []),
  ];
  return [
    '# Bench',
    '',
    `Made by \`npm run bench\`; do not edit. ${machine}. ${figure(about.minutes)} minutes.`,
    ...warnings.map((warning) => `\n**${warning}**`),
    '',
    '## Targets',
    '',
    grid(
      ['Target', 'Wanted', 'Measured', ''],
      sections.flatMap(({ findings }) =>
        findings.map((finding) => [finding.what, finding.target, finding.measured, verdict(finding)]),
      ),
    ),
    ...sections.flatMap(({ title, how, head, rows }) => ['', `## ${title}`, '', how, '', grid(head, rows)]),
    '',
  ].join('\n');
}
