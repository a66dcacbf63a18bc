// Long lists page by page, in the order of the numbers of their rows.
export type RowsAsked = { after?: number; limit?: number };

const MOST = 1000;
export const sizeOf = (limit = 100): number => Math.min(limit, MOST);
/** A page that is full may have another after it. */
export const pageOf = <T extends { n: number }>(found: T[], size: number): { rows: Omit<T, 'n'>[]; next?: number } => ({
  rows: found.map(({ n: _, ...row }) => row),
  ...(found.length === size && { next: found.at(-1)!.n }),
});
