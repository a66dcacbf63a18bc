// Money is typed in yuan and sent in fen, a whole number: digits are moved, nothing is multiplied.

/** `undefined`: not an amount with at most two decimals. Separators of thousands and full-width digits are taken. */
export function fenOf(typed: string): number | undefined {
  const text = typed.normalize('NFKC').replaceAll(/[,\s¥元]/g, '');
  const found = /^(\d{1,13})(?:\.(\d{0,2}))?$/.exec(text);
  if (!found) return undefined;
  return Number(`${found[1]}${(found[2] ?? '').padEnd(2, '0')}`);
}

/** As it stands in an input: `1234.50`. */
export function yuanOf(fen: number): string {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** As it is read: `1,234.50`. */
export const readableYuan = (fen: number): string => yuanOf(fen).replace(/\B(?=(\d{3})+\.)/g, ',');
