// Article → treatment → code → test, from the marks in charts, regimes and tests, into docs/generated/coverage.md.
// It fails when an enforced item has no code, no test or no refusal, when a construct cites nothing, when a test names
// nothing, when a rule was never seen to refuse where it stands (docs/generated/refusals.md).
//   --check   write nothing; fail when the committed table is stale
//   --report  vitest's JSON report of all tests: a test counts only if it passed
//   --charts  instead: vitest's JSON report of the tests of the charts; the others are collected, not run
//   --enforce T,P  which regulations must be whole (default: those whose lifecycles are all there)
import { parseArgs } from 'node:util';
import { checkLifecycle } from '@shuquan/machines/kernel';
import { type Article, type ArticleId, articles, isArticleId } from '@shuquan/machines/law';
import { lifecycles } from '@shuquan/machines';
import { chartsOf, readReport } from './charts-report.ts';
import { type Citations, citations } from './coverage/citations.ts';
import { type Place, type Refusing, keyOf, places, refusing, unproven } from './coverage/places.ts';
import { type Proof, type Report, collectProofs, nameOf, proofsOf } from './coverage/proofs.ts';
import { refusals } from './coverage/refusals.ts';
import { type Row, document } from './coverage/render.ts';
import { type Regulation, awaited, isWhole, itemsOf, regulationOf } from './coverage/scope.ts';
import { type Generated, staleOf, write } from './generated.ts';

const nothing: Citations = {
  states: [],
  transitions: [],
  guards: [],
  rules: [],
  parameters: [],
  sources: [],
  fields: [],
};
// A parameter alone is no enforcement: something has to read it.
const isImplemented = ({ states, transitions, guards, rules, sources }: Citations): boolean =>
  [states, transitions, guards, rules, sources].some((list) => list.length > 0);

const today = new Date().toISOString().slice(0, 10);

type Coverage = { rows: Row[]; standing: Place[]; problems: string[] };

/** What the tests show. `refused`: in the tests of the charts; `shown`: articles that any test saw a refusal name. */
type Tests = { proofs: Proof[]; refused: Refusing; shown?: Set<string> };

/** The table and everything that is wrong with it. Reads the working tree. */
function coverage(enforced: Regulation[], { proofs: all, refused, shown }: Tests): Coverage {
  const code = citations();
  const standing = places();
  const isSeen = (place: Place): boolean => [refused.sent, refused.near].some((seen) => seen.has(keyOf(place)));
  const valid = all.filter(({ passed }) => passed !== false);
  const rows = (Object.entries(articles) as [ArticleId, Article][]).map(([id, article]): Row => ({
    id,
    article,
    awaited: awaited(id),
    code: code.get(id) ?? nothing,
    proofs: all.filter((proof) => proof.articles.includes(id)),
    places: standing.filter((place) => place.articles.includes(id)).map((place) => ({ ...place, seen: isSeen(place) })),
  }));
  const problems = [
    ...Object.values(lifecycles).flatMap((lifecycle) =>
      checkLifecycle(lifecycle).map((problem) => `${lifecycle.id}: ${problem}`),
    ),
    ...rows.flatMap((row) => (enforced.includes(regulationOf(row.id)) ? gapsOf(row, rows, valid, shown) : [])),
    ...unproven(standing, refused, today),
    ...all.flatMap(({ file, title, articles: ids }) =>
      ids.filter((id) => !isArticleId(id)).map((id) => `${file} names ${id}, which does not exist: ${title}`),
    ),
    ...rows
      .filter(
        (row) =>
          row.proofs.length &&
          !carriersOf(row, rows).some(
            ({ article, code: its }) =>
              isImplemented(its) ||
              its.parameters.length > 0 ||
              (article.treatment === 'recorded' && its.fields.length > 0),
          ),
      )
      .map(({ id, proofs: [first] }) => `${first!.file} names ${id}, which nothing implements: ${first!.title}`),
    ...all.filter(({ passed }) => passed === false).map(({ file, title }) => `did not pass: ${title} (${file})`),
  ];
  return { rows, standing, problems };
}

/** An article with numbered items is carried by them too. */
const carriersOf = ({ id }: Row, rows: Row[]): Row[] => {
  const ids: string[] = [id, ...itemsOf(id)];
  return rows.filter((row) => ids.includes(row.id));
};

function gapsOf(row: Row, rows: Row[], valid: Proof[], shown: Set<string> | undefined): string[] {
  const { id, article, awaited: later } = row;
  if (article.treatment !== 'enforced' || later.length) return [];
  const its = carriersOf(row, rows);
  const ids = its.map((one) => one.id);
  return [
    ...(its.some(({ code }) => isImplemented(code))
      ? []
      : [`${id} (${article.title.en}) is to be enforced and nothing cites it`]),
    ...(valid.some((proof) => proof.articles.some((cited) => (ids as string[]).includes(cited)))
      ? []
      : [`${id} (${article.title.en}) is to be enforced and no test proves it`]),
    ...(!shown || ids.some((one) => shown.has(one))
      ? []
      : [`${id} (${article.title.en}) is to be enforced and no test that proves it sees a refusal which names it`]),
  ];
}

function documents({ rows, standing }: Coverage, refused: Refusing, enforced: Regulation[]): Generated[] {
  const open = rows.filter((row) => row.awaited.length).map(({ id }) => id);
  const notes = [
    `须逐条保证的办法 · Held to in full: ${enforced.map((one) => ({ T: '数据交易 · data trading (T)', P: '授权运营 · authorized operation (P)' })[one]).join('; ') || '—'}.`,
    ...(open.length
      ? [
          `计划中 · Planned, carried by lifecycles that are not built yet, and not yet required to be complete: ${open.join(', ')}.`,
        ]
      : []),
  ];
  const json = rows.map(({ id, article, awaited: later, code, proofs: its }) => ({
    id,
    title: article.title,
    treatment: article.treatment,
    ...(article.why && { why: article.why }),
    ...(later.length && { awaits: later }),
    ...code,
    tests: its.map(({ file: where, title }) => ({ file: where, title })),
  }));
  return [
    { file: 'docs/generated/coverage.md', text: document(rows, notes) },
    { file: 'docs/generated/refusals.md', text: refusals(standing, refused) },
    {
      file: 'docs/generated/coverage.json',
      text: `[\n${json.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`,
    },
  ];
}

/** From the report of a whole run, or from that of the charts and the other tests collected. */
async function testsOf(report: string | undefined, charts: string | undefined): Promise<Tests> {
  if (!report && !charts) throw new Error('--report or --charts is missing; npm run docs makes one');
  const whole = readReport<Report>((report ?? charts)!);
  const refused = refusing(chartsOf(whole), nameOf);
  return report
    ? { proofs: proofsOf(whole), refused, shown: refusing(whole, nameOf).articles }
    : { proofs: await collectProofs(), refused };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean' },
      report: { type: 'string' },
      charts: { type: 'string' },
      enforce: { type: 'string' },
    },
  });
  const enforced = (values.enforce?.split(',') ??
    ['T', 'P'].filter((one) => isWhole(one as Regulation))) as Regulation[];
  const tests = await testsOf(values.report, values.charts);
  const found = coverage(enforced, tests);
  const { rows, standing, problems } = found;
  const stale = staleOf(documents(found, tests.refused, enforced));
  if (values.check) problems.push(...stale.map(({ file }) => `${file} is stale; run npm run docs`));
  else write(stale);
  for (const problem of problems) console.error(problem);
  console.log(
    `${rows.length} articles and items, ${rows.filter(({ proofs: its }) => its.length).length} with tests, ${standing.length} places of rules, ${problems.length} problems${values.check ? '' : `, ${stale.length} files written`}; held to in full: ${enforced.join(', ') || 'none'}`,
  );
  if (problems.length) process.exitCode = 1;
}

await main();
