// Countries and regions by name, as the browser knows them.
import { type Language, bracketed } from '../words.ts';

export type Region = { value: string; label: string };

/** As officials name them, where the browser's data do not. */
const named: Record<string, Record<Language, string>> = {
  CN: { zh: '中国（境内）', en: 'China (mainland)' },
  HK: { zh: '中国香港', en: 'Hong Kong, China' },
  MO: { zh: '中国澳门', en: 'Macao, China' },
  TW: { zh: '中国台湾', en: 'Taiwan, China' },
};
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes that name no country: unions, users' own, and old ones that have another code now. */
const notCountries = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'XK', 'ZZ']);

export function regionName(code: string, language: Language): string {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  return named[code]?.[language] ?? names.of(code) ?? code;
}

export function regionsIn(language: Language): Region[] {
  const codes = letters
    .flatMap((first) => letters.map((second) => `${first}${second}`))
    .filter((code) => !notCountries.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const known = codes.filter((code) => code in named || names.of(code) !== undefined);
  const first = Object.keys(named);
  return [...first, ...known.filter((code) => !first.includes(code))].map((code) => ({
    value: code,
    label: bracketed(regionName(code, language), code)[language],
  }));
}
