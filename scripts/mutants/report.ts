// The rate of each group with its error, and what was not killed.
export const groups = ['kernel', 'guards', 'ledger'] as const;
export type Group = (typeof groups)[number];
type Place = { line: number; column: number };
/** Lines count from nought, as the instrumenter counts them. */
export type Mutant = { group: Group; file: string; from: Place; to: Place; kind: string; replacement: string };
/** `killed`: a test failed. `timedOut`: tests or the run took too long. `broke`: not green, and no test says why. */
export type Outcome = 'survived' | 'killed' | 'timedOut' | 'broke';
export type Verdict = { mutant: Mutant; outcome: Outcome };

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
/** The interval that holds the true rate 95 times of a hundred (Wilson). */
export function intervalOf(rate: number, size: number): [from: number, to: number] {
  const z = 1.96;
  const middle = (rate + z ** 2 / (2 * size)) / (1 + z ** 2 / size);
  const half = (z / (1 + z ** 2 / size)) * Math.sqrt((rate * (1 - rate)) / size + (z / (2 * size)) ** 2);
  return [middle - half, middle + half];
}
function lineOf(group: string, all: number, of: Verdict[]): string {
  const count = (what: Outcome): number => of.filter(({ outcome }) => outcome === what).length;
  // What ran too long or broke has not been noticed by any test: it counts against the tests.
  const rate = count('killed') / of.length;
  const [from, to] = intervalOf(rate, of.length);
  const outcomes = (['killed', 'survived', 'timedOut', 'broke'] as const).map(count).join(' | ');
  return `| ${group} | ${all} | ${of.length} | ${outcomes} | ${percent(rate)} | ${percent(from)} to ${percent(to)} |`;
}
export const placeOf = ({ file, from, kind, replacement }: Mutant): string =>
  `${file}:${from.line + 1} ${kind}: \`${replacement.replaceAll(/\s+/g, ' ').slice(0, 80)}\``;

export function render(verdicts: Verdict[], all: Record<string, number>, seed: string): string {
  const rows = groups
    .filter((group) => group in all)
    .map((group) =>
      lineOf(
        group,
        all[group]!,
        verdicts.filter(({ mutant }) => mutant.group === group),
      ),
    );
  const list = (title: string, what: Outcome): string[] => {
    const found = verdicts.filter(({ outcome }) => outcome === what);
    return found.length ? ['', `## ${title}`, '', ...found.map(({ mutant }) => `- ${placeOf(mutant)}`)] : [];
  };
  return [
    `# Mutants (seed ${seed})`,
    '',
    '| Part | Mutants | Tried | Killed | Survived | Timed out | Broke | Rate | True rate, 95 times of 100 |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
    ...list('Survived', 'survived'),
    ...list('Timed out', 'timedOut'),
    ...list('Broke: not green, and no test failed', 'broke'),
    '',
  ].join('\n');
}
