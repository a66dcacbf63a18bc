// Article → treatment → code → test, from the marks in charts, regimes and tests, into docs/generated/coverage.md.
// It fails when an enforced item has no code or no test, when a construct cites nothing, when a test names nothing.
//   --check   write nothing; fail when the committed table is stale
//   --report  vitest's JSON report: a test counts only if it passed
//   --enforce T,P  which regulations must be whole (default: those whose lifecycles are all there)
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkLifecycle } from '@shuquan/machines/kernel';
import { type Article, type ArticleId, articles, isArticleId } from '@shuquan/machines/law';
import { lifecycles } from '@shuquan/machines';
import { type Citations, citations } from './coverage/citations.ts';
import { type Proof, type Report, collectProofs, proofsOf } from './coverage/proofs.ts';
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

type Coverage = { rows: Row[]; problems: string[] };

/** The table and everything that is wrong with it. Reads the working tree. */
function coverage(enforced: Regulation[], all: Proof[]): Coverage {
  const code = citations();
  const valid = all.filter(({ passed }) => passed !== false);
  const rows = (Object.entries(articles) as [ArticleId, Article][]).map(([id, article]): Row => ({
    id,
    article,
    awaited: awaited(id),
    code: code.get(id) ?? nothing,
    proofs: all.filter((proof) => proof.articles.includes(id)),
  }));
  const problems = [
    ...Object.values(lifecycles).flatMap((lifecycle) =>
      checkLifecycle(lifecycle).map((problem) => `${lifecycle.id}: ${problem}`),
    ),
    ...rows.flatMap((row) => (enforced.includes(regulationOf(row.id)) ? gapsOf(row, rows, valid) : [])),
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
  return { rows, problems };
}

/** An article with numbered items is carried by them too. */
const carriersOf = ({ id }: Row, rows: Row[]): Row[] => {
  const ids: string[] = [id, ...itemsOf(id)];
  return rows.filter((row) => ids.includes(row.id));
};

function gapsOf(row: Row, rows: Row[], valid: Proof[]): string[] {
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
  ];
}

function documents(rows: Row[], enforced: Regulation[]): Generated[] {
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
    {
      file: 'docs/generated/coverage.json',
      text: `[\n${json.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`,
    },
  ];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { check: { type: 'boolean' }, report: { type: 'string' }, enforce: { type: 'string' } },
  });
  const enforced = (values.enforce?.split(',') ??
    ['T', 'P'].filter((one) => isWhole(one as Regulation))) as Regulation[];
  const { rows, problems } = coverage(
    enforced,
    values.report ? proofsOf(JSON.parse(readFileSync(values.report, 'utf8')) as Report) : await collectProofs(),
  );
  const stale = staleOf(documents(rows, enforced));
  if (values.check) problems.push(...stale.map(({ file }) => `${file} is stale; run npm run coverage`));
  else write(stale);
  for (const problem of problems) console.error(problem);
  console.log(
    `${rows.length} articles and items, ${rows.filter(({ proofs: its }) => its.length).length} with tests, ${problems.length} problems${values.check ? '' : `, ${stale.length} files written`}; held to in full: ${enforced.join(', ') || 'none'}`,
  );
  if (problems.length) process.exitCode = 1;
}

await main();
