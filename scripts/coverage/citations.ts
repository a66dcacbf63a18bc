// Which construct cites which article: states, transitions, guards and parameters from the charts' own marks, and,
// by the words of the source, what stands outside of a chart (claims, readers' rules, adapters).
import { readFileSync, readdirSync } from 'node:fs';
import { lifecycles } from '@shuquan/machines';
import {
  type GuardPart,
  type TransitionPart,
  guardsOf,
  isFault,
  statesOf,
  transitionsOf,
  type Lifecycle,
  openingRulesOf,
} from '@shuquan/machines/kernel';
import { type ArticleId, isArticleId, type Basis, type Text, articlesOf, text } from '@shuquan/machines/law';
import { parameters, type Parameter } from '@shuquan/machines/regimes';
import { hatsOf } from './scope.ts';

export type Cited = { lifecycle: string; name: string; title?: Text };
export type Citations = {
  states: Cited[];
  transitions: Cited[];
  guards: Cited[];
  rules: Cited[];
  parameters: { key: string; title: Text }[];
  sources: string[];
  /** Where a comment says that a field is kept because of it. */ fields: string[];
};
type Kind = 'states' | 'transitions' | 'guards' | 'rules';

const none = (): Citations => ({
  states: [],
  transitions: [],
  guards: [],
  rules: [],
  parameters: [],
  sources: [],
  fields: [],
});

/** Everything that cites each article. */
export function citations(): Map<ArticleId, Citations> {
  const all = new Map<ArticleId, Citations>();
  const of = (id: ArticleId): Citations => all.get(id) ?? all.set(id, none()).get(id)!;
  const note = (law: Basis[], kind: Kind, cited: Cited): void => {
    for (const id of articlesOf(law))
      if (!of(id)[kind].some(({ lifecycle, name }) => lifecycle === cited.lifecycle && name === cited.name))
        of(id)[kind].push(cited);
  };
  for (const lifecycle of Object.values(lifecycles)) noteChart(lifecycle, note);
  for (const [key, { law, title }] of Object.entries<Parameter>(parameters))
    for (const id of articlesOf(law)) of(id).parameters.push({ key, title });
  for (const [file, ids] of citingSources(marks)) for (const id of ids) of(id).sources.push(file);
  for (const [file, ids] of citingSources(comments))
    if (/\/(events|context)(\/[\w-]+)?\.ts$/.test(file)) for (const id of ids) of(id).fields.push(file);
  return all;
}

function noteChart(lifecycle: Lifecycle, note: (law: Basis[], kind: Kind, cited: Cited) => void): void {
  const { id, machine, title, opens, events } = lifecycle;
  const guards = (guard: unknown): GuardPart[] =>
    guardsOf(machine, guard).flatMap((part) => (isFault(part) ? [] : [part]));
  note([...lifecycle.law, ...opens.law], 'rules', { lifecycle: id, name: 'OPEN', title });
  if (lifecycle.retention)
    note([lifecycle.retention.law], 'rules', {
      lifecycle: id,
      name: 'retention',
      title: { zh: '归档保存', en: 'kept as an archive' },
    });
  for (const [, { rule }] of openingRulesOf(lifecycle))
    note(rule.law, 'rules', { lifecycle: id, name: 'OPEN', title: rule.says });
  for (const { path, meta } of statesOf(lifecycle))
    if (meta) note(meta.law, 'states', { lifecycle: id, name: path || id, title: meta.title });
  for (const part of transitionsOf(lifecycle)) {
    const given = part.meta?.title ?? events[part.name]?.title;
    const [hat, ...others] = part.meta?.by ?? [];
    const reserved = !others.length && hatsOf[hat as keyof typeof hatsOf];
    note([...(part.meta?.law ?? []), ...(reserved ? [text(reserved)] : [])], 'transitions', {
      lifecycle: id,
      name: nameOf(part),
      ...(given && { title: given }),
    });
    for (const { name, rule } of guards(part.guard))
      if (rule) note(rule.law, 'guards', { lifecycle: id, name, title: rule.says });
  }
}

const nameOf = ({ kind, name, from, to }: TransitionPart): string =>
  `${{ event: name, after: `after ${name}`, always: 'always', done: 'done' }[kind]}: ${from || '(chart)'}${to.length ? ` → ${to.join(', ')}` : ''}`;

const folders = [
  'activities',
  'apps',
  'service',
  'ledger',
  'machines/kernel',
  'machines/operation',
  'machines/shared',
  'machines/trading',
];
const comments = /\/[/*].*/g;
const marks = /\b(?:text|reading|gap|outside|law|articles)(?:\(|: ?\[)[^)\]]*(?:\(\d\)[^)\]]*)*/g;

/** Source files and the articles that they name within what `where` matches. */
function citingSources(where: RegExp): [string, ArticleId[]][] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );
  return files.sort().map((file) => {
    const cited = [...readFileSync(file, 'utf8').matchAll(where)].flatMap(([part]) =>
      [...part.matchAll(/(?<![\w-])[TP]\d+(?:\(\d\))?/g)].map(([id]) => id),
    );
    return [file, [...new Set(cited)].filter(isArticleId)];
  });
}
