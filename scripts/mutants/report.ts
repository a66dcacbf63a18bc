// The rate of each group with its error, and what survived.
export const groups = ['kernel', 'guards', 'ledger'] as const;
export type Group = (typeof groups)[number];
type Place = { line: number; column: number };
/** Lines count from nought, as the instrumenter counts them. */
export type Mutant = { group: Group; file: string; from: Place; to: Place; kind: string; replacement: string };
export type Verdict = { mutant: Mutant; killed: boolean };

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
/** Half the width of the interval that holds the true rate 95 times of a hundred (Wilson). */
function errorOf(rate: number, size: number): number {
  const z = 1.96;
  return (z / (1 + z ** 2 / size)) * Math.sqrt((rate * (1 - rate)) / size + (z / (2 * size)) ** 2);
}
function lineOf(group: string, all: number, of: Verdict[]): string {
  const rate = of.filter((one) => one.killed).length / of.length;
  return `| ${group} | ${all} | ${of.length} | ${percent(rate)} | ± ${percent(errorOf(rate, of.length))} |`;
}
const named = ({ mutant: { file, from, kind, replacement } }: Verdict): string =>
  `- ${file}:${from.line + 1} ${kind}: \`${replacement.replaceAll(/\s+/g, ' ').slice(0, 80)}\``;

export function render(verdicts: Verdict[], all: Record<string, number>, seed: string): string {
  const found = groups.filter((group) => group in all);
  const rows = found.map((group) =>
    lineOf(
      group,
      all[group]!,
      verdicts.filter(({ mutant }) => mutant.group === group),
    ),
  );
  const table = ['| Part | Mutants | Tried | Killed | Error |', '|---|---|---|---|---|', ...rows];
  const survivors = verdicts.filter((one) => !one.killed).map(named);
  return [`# Mutants (seed ${seed})`, '', ...table, '', '## Survivors', '', ...survivors, ''].join('\n');
}
