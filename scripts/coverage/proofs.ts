// Which test proves which article: the titles of the tests, `… [T22, P29]`, as they stand in the source, and, where
// vitest's JSON report is given, whether they passed. Read from the source so that the table does not hang on a run.
import { readFileSync, readdirSync } from 'node:fs';

export type Proof = {
  file: string;
  title: string;
  articles: string[];
  /** Undefined without a report. */ passed?: boolean;
};
export type Report = {
  testResults: { name: string; assertionResults: { title: string; ancestorTitles: string[]; status: string }[] }[];
};

const tag = String.raw`[TP]\d+(?:\(\d+\))?`;
// A title may be split over nothing: it is one literal, the first argument of a call, and the tag is its end.
const tagged = new RegExp(String.raw`(?<=\(\s*)(['"\`])((?:\\.|(?!\1)[^\\\n])*?\[(${tag}(?:, ${tag})*)\])\1`, 'g');
const odd = new RegExp(String.raw`\[[TP]\d[^\]\n]*\]['"\`]`, 'g');

const testFiles = (): string[] =>
  readdirSync('tests', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `tests/${file.replaceAll('\\', '/')}`)
    .sort();

/** Every tagged test, and every tag that cannot be read. */
export function proofs(report?: Report): { proofs: Proof[]; unreadable: string[] } {
  const results = new Map(
    (report?.testResults ?? []).map(({ name, assertionResults }) => [
      name.slice(name.lastIndexOf('/tests/') + 1).replaceAll('\\', '/'),
      assertionResults,
    ]),
  );
  const found: Proof[] = [];
  const unreadable: string[] = [];
  for (const file of testFiles()) {
    const source = readFileSync(file, 'utf8');
    for (const [, , title, ids] of source.matchAll(tagged))
      found.push({
        file,
        title: title!,
        articles: ids!.split(', '),
        ...(report && { passed: hasPassed(title!, results.get(file) ?? []) }),
      });
    const strange = [...source.matchAll(odd)]
      .map(([mark]) => mark.slice(0, -1))
      .filter((mark) => !new RegExp(String.raw`^\[${tag}(?:, ${tag})*\]$`).test(mark));
    unreadable.push(...strange.map((mark) => `${file}: ${mark}`));
  }
  return { proofs: found, unreadable };
}

function hasPassed(title: string, results: Report['testResults'][number]['assertionResults']): boolean {
  const pattern = new RegExp(
    `^${title
      .replace(/\\(['"`])/g, '$1')
      .split(/\$\{[^}]*\}|%[sdifjoOp#$]|\$[\w.]+/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join('[^]*')}$`,
  );
  const mine = results.filter(
    (result) => pattern.test(result.title) || result.ancestorTitles.some((ancestor) => pattern.test(ancestor)),
  );
  return mine.length > 0 && mine.every(({ status }) => status === 'passed');
}

/** The title without its tag. */
export const sentenceOf = ({ title }: Proof): string => title.slice(0, title.lastIndexOf('[')).trim();
