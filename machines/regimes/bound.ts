// What an operator's own file may not set aside: each of these parameters is bound by its article, and only a legal text
// that says so changes it. Numbers between floor and ceiling are the operator's.
import { type Text, articlesOf } from '../law/cite.ts';
import { type Problem, checkValue } from './check.ts';
import { compareDurations } from './limits.ts';
import { type ParameterKey, type ValueOf, type Values, parameters } from './parameters.ts';
import type { Duration } from './regime.ts';

type Bound<V> = { may: (value: V) => boolean; permitted: Text };
const only = <V>(value: V): Bound<V> => ({
  may: (other) => JSON.stringify(other) === JSON.stringify(value),
  permitted: { zh: `仅 ${JSON.stringify(value)}`, en: `only ${JSON.stringify(value)}` },
});
const noLonger = (most: Duration): Bound<Duration> => ({
  may: (length) => (compareDurations(length, most) ?? 1) <= 0,
  permitted: { zh: `不长于 ${most}`, en: `no longer than ${most}` },
});
const holding = <V extends readonly string[]>(least: V): Bound<V> => ({
  may: (list) => least.every((one) => list.includes(one)),
  permitted: { zh: `至少包括：${least.join('、')}`, en: `at least ${least.join(', ')}` },
});
const defaultOf = <K extends ParameterKey>(key: K): ValueOf<K> => parameters[key].value as ValueOf<K>;

const bounds: { [K in ParameterKey]?: Bound<ValueOf<K>> } = {
  // P4(3), P7: who may apply, and who sits on the committee.
  'pd.application.forms': holding(defaultOf('pd.application.forms')),
  'pd.committee.departments': holding(defaultOf('pd.committee.departments')),
  // P13: the rights end with the term; P4(4), P31: whatever ends is closed in the domain.
  'pd.renewal.holdover': only(false),
  'pd.closure.onExpiry': only(true),
  // T30: what is abroad is national law.
  'trade.crossBorder.domesticRegions': only(['CN']),
  // T31 (等): the four aspects, and others.
  'trade.inspection.aspects': holding(defaultOf('trade.inspection.aspects')),
  // T22, T27: at once, and reported.
  'trade.violation.reportDue': noLonger(defaultOf('trade.violation.reportDue')),
  'trade.incident.notify': noLonger(defaultOf('trade.incident.notify')),
};

/** What a file without a legal text sets that only one may set. Values of the wrong kind are said elsewhere. */
export const boundProblems = (set: Partial<Values>): Problem[] =>
  (Object.entries(bounds) as [ParameterKey, Bound<unknown>][]).flatMap(([key, { may, permitted }]) => {
    const value = set[key];
    if (value === undefined || checkValue(key, value) || may(value)) return [];
    const { title, law } = parameters[key];
    const found = JSON.stringify(value);
    return {
      key,
      articles: articlesOf(law),
      message: {
        zh: `${key}（${title.zh}）不能是 ${found}：只有法律文本才能这样规定`,
        en: `${key} (${title.en}) cannot be ${found}: only a legal text may say so`,
      },
      permitted,
    };
  });
