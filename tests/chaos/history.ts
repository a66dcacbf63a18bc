// Linearisability of what clients saw of a case. A case is one register whose version only grows, and each answer names the
// version that it made or showed: so the one order that can explain a history is that of the versions. Pure.

/** `wrote`: the act was answered with the version that it made. Instants are of one clock; a call that was repeated under its key counts from its first try. */
export type Seen = {
  caseId: string;
  what: 'wrote' | 'read';
  version: number;
  key?: string;
  called: number;
  returned: number;
};

/** A look at a version comes after the act that made it, and before the next. */
const placeOf = ({ what, version }: Seen): number => 2 * version + (what === 'read' ? 1 : 0);
const told = ({ what, version, key = '' }: Seen): string => `${what} ${version}${key && ` (${key})`}`;

/** Where the order of versions goes against real time: an answer that was there before another was asked for, and is newer. */
export function contradictions(history: readonly Seen[]): string[] {
  const cases = new Map<string, Seen[]>();
  for (const one of history) cases.set(one.caseId, [...(cases.get(one.caseId) ?? []), one]);
  return [...cases].flatMap(([caseId, seen]) => {
    const byReturn = seen.toSorted((a, b) => a.returned - b.returned);
    let next = 0;
    let newest: Seen | undefined;
    return seen
      .toSorted((a, b) => a.called - b.called)
      .flatMap((one) => {
        for (; next < byReturn.length && byReturn[next]!.returned < one.called; next += 1)
          if (!newest || placeOf(byReturn[next]!) > placeOf(newest)) newest = byReturn[next];
        return newest && placeOf(one) < placeOf(newest)
          ? [`${caseId}: ${told(one)} was asked for after ${told(newest)} had been answered`]
          : [];
      });
  });
}

/** `keys`: of the rows of each case, in the order of their versions. */
type Rows = ReadonlyMap<string, readonly string[]>;

/** Answers that the rows do not bear out: an act that is not the row it said, a version that never was, one act in two rows. */
export function disagreements(history: readonly Seen[], rows: Rows): string[] {
  return history.flatMap((one) => {
    const keys = rows.get(one.caseId) ?? [];
    const says = `${one.caseId}: ${told(one)}`;
    if (one.version < 1 || one.version > keys.length) return [`${says}, and the case has ${keys.length} rows`];
    if (one.what === 'read') return [];
    if (keys[one.version - 1] !== one.key) return [`${says}, and that row is of ${keys[one.version - 1]}`];
    return keys.filter((key) => key === one.key).length === 1 ? [] : [`${says}, and there is more than one such row`];
  });
}
