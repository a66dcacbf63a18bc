// Pages by key: a page begins after the last row of the page before, wherever that row stands by then. Opaque to whoever asks.

/** What a page begins after: the values that the list is sorted by, as Postgres reads them. */
export type Cursor = readonly string[];

export const cursorOf = (list: string, values: Cursor): string =>
  Buffer.from(JSON.stringify([list, ...values])).toString('base64url');

/** `kinds`: of the values, in their order. undefined: it is of no page of this list. */
export function readCursor(list: string, text: string, kinds: readonly Kind[]): Cursor | undefined {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(read) || read.length !== kinds.length + 1 || read[0] !== list) return undefined;
  const values = read.slice(1) as unknown[];
  return values.every((value, n) => isOf(kinds[n]!, value)) ? (values as Cursor) : undefined;
}

type Kind = 'instant' | 'text' | 'flag' | 'number';
const isOf = (kind: Kind, value: unknown): value is string =>
  typeof value === 'string' &&
  !value.includes('\u0000') &&
  (kind === 'text' ||
    (kind === 'number' && /^\d{1,15}$/.test(value)) ||
    (kind === 'flag' && (value === 'true' || value === 'false')) ||
    (kind === 'instant' && (value === 'infinity' || isInstant(value))));

/** As we write them, and one that there is: Postgres takes no 30 February and no year 0. */
const isInstant = (value: string): boolean =>
  /^(?!0000)\d{4}-/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;
