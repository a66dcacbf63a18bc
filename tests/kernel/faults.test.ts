// Whoever sends what does not fit reads in Chinese, in the words of officials, and in English, what is wrong and where.
import { describe, expect, it } from 'vitest';
import { changeSchema } from '../../accounts/changes.ts';
import * as z from 'zod';
import { articlesOf } from '../../machines/law/cite.ts';
import { noticeSchema } from '../../machines/kernel/calendar.ts';
import { lawOfEvent } from '../../machines/kernel/chart-walk.ts';
import { problemOf, reporting } from '../../machines/kernel/faults.ts';
import { parseEvent, parseInput } from '../../machines/kernel/ingress.ts';
import { taskSchemas } from '../../machines/kernel/task-events.ts';
import type { Lifecycle } from '../../machines/kernel/types.ts';
import * as lifecycles from '../../machines/lifecycles.ts';

type Def = {
  type: string;
  checks?: { _zod: { def: { error?: (issue: object) => unknown } } }[];
  [part: string]: unknown;
};
const defOf = (schema: unknown): Def | undefined => (schema as { _zod?: { def: Def } } | undefined)?._zod?.def;

/** Every schema inside of one, with the path that leads to it. */
function* within(schema: unknown, path: string[] = []): Generator<[path: string[], def: Def]> {
  const def = defOf(schema);
  if (!def) return;
  yield [path, def];
  for (const [name, inner] of Object.entries((def['shape'] as object | undefined) ?? {}))
    yield* within(inner, [...path, name]);
  for (const part of ['element', 'valueType']) yield* within(def[part], [...path, '0']);
  for (const part of ['innerType', 'in', 'out']) yield* within(def[part], path);
  for (const option of (def['options'] as unknown[] | undefined) ?? []) yield* within(option, path);
}

const pathsIn = (schema: z.ZodType): string[][] =>
  [...new Set([...within(schema)].map(([path]) => path.join('.')))].map((path) => (path ? path.split('.') : []));

/** Something wrong at a path, in what is an object or a list on the way there. */
const holding = (path: string[], value: unknown): unknown =>
  path.reduceRight((inner: unknown, name) => (name === '0' ? [inner] : { [name]: inner }), value);
const wrong = [
  undefined,
  null,
  7,
  -1.5,
  '',
  'x',
  '某'.repeat(5000),
  true,
  [],
  Array.from({ length: 6000 }, () => 0),
  {},
  { extra: 1 },
];

type Schemas = [name: string, schema: z.ZodType][];
const groups: [string, Schemas][] = [
  ...(Object.values(lifecycles) as Lifecycle[]).map(({ id, input, events }): [string, Schemas] => [
    id,
    [['OPEN', input], ...Object.entries(events).map(([type, { schema }]): Schemas[number] => [type, schema])],
  ]),
  ['tasks', Object.entries(taskSchemas)],
  ['a holiday notice', [['', noticeSchema]]],
  ['a change of accounts', changeSchema.options.map((one): Schemas[number] => [one.shape.do.value, one])],
];

const HAN = /\p{Script=Han}/u;
/** Names of fields, values and standards may stand in a Chinese sentence; words of another language may not. */
const foreign = (zh: string): boolean =>
  /[A-Za-z]{2,}/.test(
    zh
      .replaceAll(/“[^”]*”|（[^）]*）|例如 .*$/g, '')
      .replaceAll(
        /SHA-256|UUID|GB \d+|org:|citizen:|usccOverride|about|lifecycle\.\w+|GET \/sessions|system|service/g,
        '',
      ),
  );
const expectBoth = (issue: z.core.$ZodIssue, where: string): void => {
  const { zh, en } = problemOf(issue).message;
  expect(HAN.test(zh) && !foreign(zh), `${where}: ${zh}`).toBe(true);
  expect(!HAN.test(en) && /[a-z]/.test(en), `${where}: ${en}`).toBe(true);
};

describe('what does not fit its schema', () => {
  it.each(groups)('is told in both languages for each field of %s', (_, schemas) => {
    for (const [name, schema] of schemas)
      for (const path of pathsIn(schema))
        for (const value of wrong)
          for (const issue of schema.safeParse(holding(path, value), reporting).error?.issues ?? [])
            expectBoth(issue, `${name} ${path.join('.')}`);
  });

  it.each(groups)('is told in a sentence of its own in both languages in %s', (_, schemas) => {
    for (const [name, schema] of schemas)
      for (const [path, { checks = [], ...def }] of within(schema))
        for (const error of [...checks.map(({ _zod }) => _zod.def.error), def['error']])
          if (typeof error === 'function') {
            const message = error({ code: 'custom', path, input: null });
            const { zh, en } = problemOf({ code: 'custom', path, message } as never).message;
            expect([zh, en, foreign(zh)], `${name} ${path.join('.')}`).toEqual([
              expect.not.stringMatching(/^不合要求$/),
              message,
              false,
            ]);
            expect(HAN.test(zh) && !HAN.test(en), `${name}: ${zh} ${en}`).toBe(true);
          }
  });

  it('names the path and the articles of what was asked, for every event that an article grants', () => {
    for (const lifecycle of Object.values(lifecycles) as Lifecycle[]) {
      const opened = parseInput(lifecycle, { nothing: 1 }, 10_000);
      expect(opened, lifecycle.id).toMatchObject({
        code: 'EVENT_MALFORMED',
        articles: articlesOf(lifecycle.opens.law),
      });
      for (const type of Object.keys(lifecycle.events)) {
        const refused = parseEvent(lifecycle, {}, { type, nothing: 1 }, 10_000);
        expect(refused, `${lifecycle.id} ${type}`).toMatchObject({
          code: 'EVENT_MALFORMED',
          articles: articlesOf(lawOfEvent(lifecycle, type)),
          details: expect.arrayContaining([expect.objectContaining({ path: expect.any(String) })]),
        });
        expect((refused as { articles: string[] }).articles, `${lifecycle.id} ${type}`).not.toEqual([]);
      }
    }
  });
});
