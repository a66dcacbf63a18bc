import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Article, articles, isArticleId } from '../../machines/law/articles.ts';
import { parameters } from '../../machines/regimes/parameters.ts';
import type { Parameter } from '../../machines/regimes/regime.ts';
import { lawDocuments } from '../../scripts/law-docs.ts';

/** Counted in the two regulations: how many articles, and how many numbered items each of them has. */
const trading = { T8: 5, T9: 4, T10: 7, T11: 4, T14: 5 };
const operation = { P4: 5, P6: 5, P7: 5, P10: 3, P11: 3, P14: 4, P15: 4, P16: 4, P17: 3, P20: 3 };

const idsOf = (letter: string, count: number, items: Record<string, number>): string[] =>
  Array.from({ length: count }, (_, i) => `${letter}${i + 1}`).flatMap((id) => [
    id,
    ...Array.from({ length: items[id] ?? 0 }, (_, i) => `${id}(${i + 1})`),
  ]);

describe('the register of articles', () => {
  const entries: [string, Article][] = Object.entries(articles);

  it('has an entry for every article and every numbered item, in order, and no other', () => {
    expect(entries.map(([id]) => id)).toEqual([...idsOf('T', 39, trading), ...idsOf('P', 33, operation)]);
  });

  it('says each gist in both languages, and why an article is not enforced', () => {
    for (const [id, { title, gist, treatment, why }] of entries) {
      const texts = [title, gist, ...(why ? [why] : [])];
      expect(treatment === 'enforced', id).toBe(why === undefined);
      for (const { zh, en } of texts) {
        expect(zh, id).toMatch(/\p{Script=Han}/u);
        expect(zh, `${id}: half-width punctuation`).not.toMatch(/[,;:()]/);
        expect(en, id).toMatch(/^[A-Z][^\p{Script=Han}]+$/u);
      }
    }
  });

  it('knows its own ids and nothing that an object inherits', () => {
    expect(isArticleId('P10(2)')).toBe(true);
    expect(['P34', 'T8(6)', 'toString', 't8', 'T08'].filter(isArticleId)).toEqual([]);
  });

  it('is what docs/law shows', () => {
    for (const { file, text } of lawDocuments) expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

describe('citations of parameters', () => {
  const records = readdirSync('docs/decisions').filter((name) => /^\d{4}-/.test(name));

  it('name articles that exist and decisions that are written down', () => {
    const written = records.map((name) => `D-${name.slice(0, 4)}`);
    for (const [key, { law }] of Object.entries<Parameter>(parameters)) {
      expect(
        law.articles.filter((id) => !isArticleId(id)),
        key,
      ).toEqual([]);
      if ('decision' in law) expect(written, key).toContain(law.decision);
      if (law.basis === 'text') expect(law.articles.length, key).toBeGreaterThan(0);
    }
  });

  it('are to records with a number of their own, listed in the index', () => {
    const numbers = records.map((name) => name.slice(0, 4));
    expect(new Set(numbers).size).toBe(numbers.length);
    const index = readFileSync('docs/decisions/README.md', 'utf8');
    for (const name of records) expect(index).toContain(`(${name})`);
  });
});
