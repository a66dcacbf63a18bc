// Long lists page by page, in the order of the numbers of their rows.
export type RowsAsked = { after?: number; limit?: number };

const MOST = 1000;
export const sizeOf = (limit = 100): number => Math.min(limit, MOST);
/** A page that is full may have another after it. */
export const pageOf = <T extends { n: number }>(found: T[], size: number): { rows: Omit<T, 'n'>[]; next?: number } => ({
  rows: found.map(({ n: _, ...row }) => row),
  ...(found.length === size && { next: found.at(-1)!.n }),
});

type Numbered = { n: number };
/**
 * The same of what may be shown of the rows that are found. It reads on until the page is full or nothing is left: neither a
 * short page nor a next one tells of rows that do not show.
 */
export async function shownPage<T extends Numbered>(
  after: number,
  size: number,
  read: (after: number, size: number) => Promise<{ found: Numbered[]; shown: T[] }>,
): Promise<{ rows: Omit<T, 'n'>[]; next?: number }> {
  const all: T[] = [];
  for (let begin = after; all.length < size;) {
    const { found, shown } = await read(begin, size);
    all.push(...shown);
    if (found.length < size) break;
    begin = found.at(-1)!.n;
  }
  return pageOf(all.slice(0, size), size);
}

/** The same by whatever a list is sorted by: `placeOf` says where a row stands, and the next look begins after it. */
export async function filledPage<Row, Place>(
  size: number,
  after: Place | undefined,
  {
    read,
    shows,
    placeOf,
  }: {
    read: (after: Place | undefined) => PromiseLike<Row[]>;
    shows: (row: Row) => boolean;
    placeOf: (row: Row) => Place;
  },
): Promise<Row[]> {
  const all: Row[] = [];
  for (let begin = after; all.length < size;) {
    const rows = await read(begin);
    all.push(...rows.filter(shows));
    if (rows.length < size) break;
    begin = placeOf(rows.at(-1)!);
  }
  return all.slice(0, size);
}
