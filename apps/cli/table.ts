// Tables whose columns line up although a Chinese character is two cells wide.
import Table from 'cli-table3';
import wrapAnsi from 'wrap-ansi';

const lines = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** `widest`: where a column's text is wrapped, in cells. Without rows, the empty text. */
export function table(head: string[], rows: (string | number)[][], widest: (number | undefined)[] = []): string {
  if (!rows.length) return '';
  const cells = (row: (string | number)[]) => row.map((cell, index) => wrapped(String(cell), widest[index] ?? 60));
  const drawn = new Table({
    head,
    chars: lines,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) drawn.push(cells(row));
  return `${drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}

/** In lines of at most `width` cells: between words; a path or an id that is wider, after a dot, slash, dash or underscore. */
const wrapped = (text: string, width: number): string =>
  wrapAnsi(
    text.replaceAll(/\S+/g, (word) => broken(word, width)),
    width,
    { hard: true, trim: false },
  );
const broken = (word: string, width: number): string => {
  if (word.length <= width) return word;
  const lines = [''];
  for (const part of word.split(/(?<=[./_-])/)) {
    if (lines.at(-1)!.length + part.length > width && lines.at(-1)) lines.push('');
    lines[lines.length - 1] += part;
  }
  return lines.join('\n');
};

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** An instant in Asia/Shanghai: `2026-03-02 10:00:00`. */
export const time = (instant: string): string => shanghai.format(new Date(instant));

/** A deadline ends its day: `2026-03-16 24:00`, not 00:00 of the next. */
export function deadline(instant: string): string {
  const text = time(instant);
  return text.endsWith('00:00:00')
    ? `${time(new Date(Date.parse(instant) - 1).toISOString()).slice(0, 10)} 24:00`
    : text.slice(0, 16);
}

/** Whole days from today to a deadline's last day, by the calendar of Asia/Shanghai; negative when it is past. */
export function daysLeft(instant: string, now: Date): number {
  const day = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  const days = (day(deadline(instant)) - day(time(now.toISOString()))) / 86_400_000;
  return Date.parse(instant) <= now.getTime() ? Math.min(days, -1) : days;
}
