// How much room type takes, where nothing measures it: Chinese as one em, Latin by its class. Rather too wide than over the edge.
export const TITLE = 13;
export const LABEL = 12;
const WIDEST = 10 * TITLE;

const emOf = (sign: string): number => {
  if (sign.codePointAt(0)! > 0x2e7f || '“”‘’…—'.includes(sign)) return 1;
  return /[A-ZMWmw@]/.test(sign) ? 0.75 : /[\sijl.,:;|'()]/.test(sign) ? 0.33 : 0.58;
};
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + emOf(sign), 0) * size;

/** Words that stay together: a run of Latin, or one Chinese sign with the punctuation behind it. */
const pieces = /[\u2e80-\uffff][，。、；：！？）”》」]*|[^\u2e80-\uffff\s]+\s*|\s+/gu;
/** A title in lines of a box. */
export function wrapped(text: string): string[] {
  const lines = [''];
  for (const [piece] of text.matchAll(pieces))
    if (lines.at(-1) && widthOf(lines.at(-1) + piece.trimEnd(), TITLE) > WIDEST) lines.push(piece);
    else lines[lines.length - 1] += piece;
  return lines.map((line) => line.trim());
}
