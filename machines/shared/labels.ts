// What a case is about, in the words of a list: names of organisations and objects, days, numbers. Whoever may read the case
// reads its label; no personal data, nothing that is sealed.
import type { ZodType } from 'zod';
import type { Text } from '../law/cite.ts';
import { valueNames } from './fields.ts';

/** A credit code as it is; of a citizen, that it is one. */
export const partyLabel = (party: string): Text => {
  const [type, code = ''] = party.split(':');
  return type === 'org' ? { zh: code, en: code } : { zh: '公民', en: 'a citizen' };
};
/** What is left out is skipped; a name of the case's own is the same in both languages. */
export const label = (...parts: (Text | string | null | undefined)[]): Text => {
  const shown = parts.flatMap((part) => part || []);
  const join = (language: keyof Text): string =>
    shown.map((part) => (typeof part === 'string' ? part : part[language])).join(' · ');
  return { zh: join('zh'), en: join('en') };
};
/** Words of a closed list by their names, others as they are. */
export const wordsLabel = (words: readonly string[], schema: ZodType): Text => {
  const names = valueNames.get(schema) ?? {};
  const named = words.map((word): Text => names[word] ?? { zh: word, en: word });
  return { zh: named.map(({ zh }) => zh).join('、'), en: named.map(({ en }) => en).join(', ') };
};
/** The beginning of a text that may be long. */
export const beginning = (text: string, most = 40): string => (text.length > most ? `${text.slice(0, most)}…` : text);
