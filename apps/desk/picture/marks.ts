// Where a case stands in a picture, what it passed, what may come next.
import type { Case, LedgerRow, PictureBox, PictureLine, PictureMove } from '@shuquan/client';

export type Marks = {
  isActive: (path: string) => boolean;
  isPassed: (path: string) => boolean;
  wasTaken: (line: PictureLine) => boolean;
  /** Of this actor, now. */
  possible: (line: PictureLine) => PictureMove[];
  /** When time takes the line; undefined where no clock runs. */
  dueAt: (line: PictureLine) => string | undefined;
};
const within = (leaf: string, path: string): boolean => path === '' || leaf === path || leaf.startsWith(`${path}.`);
const some = (leaves: readonly string[], path: string): boolean => leaves.some((leaf) => within(leaf, path));

export function marksOf({ state, mine, deadlines }: Case, rows: readonly LedgerRow[]): Marks {
  const been = rows.flatMap(({ from_state, to_state }) => [...from_state, ...to_state]);
  const may = new Set(mine.filter(({ unmet }) => unmet.length === 0).map(({ event }) => event));
  const due = new Map(deadlines.filter(({ kind }) => kind === 'after').map(({ clock, dueAt }) => [clock, dueAt]));
  return {
    isActive: (path) => some(state, path),
    isPassed: (path) => some(been, path),
    wasTaken: ({ moves }) =>
      moves.some(({ from, to, event }) =>
        rows.some(
          (row) =>
            (event === undefined || row.event.type === event) &&
            some(row.from_state, from) &&
            to.every((target) => some(row.to_state, target)) &&
            // What only stays is no move.
            !to.every((target) => some(row.from_state, target)),
        ),
      ),
    possible: ({ moves }) => moves.filter(({ event, from }) => event && may.has(event) && some(state, from)),
    dueAt: ({ moves }) => {
      const running = moves.find(({ clock, from }) => clock && due.get(clock) && some(state, from));
      return running ? (due.get(running.clock!) ?? undefined) : undefined;
    },
  };
}

export const noMarks: Marks = {
  isActive: () => false,
  isPassed: () => false,
  wasTaken: () => false,
  possible: () => [],
  dueAt: () => undefined,
};

/** Every group around a state that is active. */
export const around = (state: readonly string[]): string[] => [
  ...new Set(
    state.flatMap((leaf) => leaf.split('.').map((_, at, parts) => parts.slice(0, at).join('.'))).filter(Boolean),
  ),
];
export const isGroup = (box: PictureBox): boolean => box.open !== undefined;
