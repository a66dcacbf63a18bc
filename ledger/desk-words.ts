// Finding text, Chinese too: every two characters in a row of a text, and each that is not ASCII, alike on both sides (NFKC, lower case).
// Postgres' trigrams need three characters, and see none of Chinese in a cluster of locale C. Pure.

export const normal = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

const MOST_TERMS = 8;
/** What a text that somebody types asks for: all of these. */
export const termsOf = (text: string): string[] =>
  [...new Set(normal(text).split(' ').filter(Boolean))].slice(0, MOST_TERMS);

/** Of a normal text, each once; none spans a blank. Alone, an ASCII character would find too much to be worth its place. */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>();
  for (const word of text.split(' ')) {
    const signs = [...word];
    for (const [n, sign] of signs.entries()) {
      if (sign > '\x7F') grams.add(sign);
      if (n) grams.add(signs[n - 1]! + sign);
    }
  }
  return [...grams];
}

/** The grams that a text must have to hold a term: of two characters, where it has as many. None of a single ASCII character. */
export function gramsAsked(term: string): string[] {
  const all = gramsOf(term);
  const pairs = all.filter((gram) => [...gram].length > 1);
  return pairs.length ? pairs : all;
}

/** For `like`: the text anywhere. */
export const anywhere = (term: string): string => `%${term.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
export const holdsAll = (text: string, terms: readonly string[]): boolean => {
  const words = normal(text);
  return terms.every((term) => words.includes(term));
};
