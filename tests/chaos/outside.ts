// What the outside was made to do, against what the record asks for. A call may come again under its id, for an answer may be
// lost: the outside answers from memory then. So an act that is done twice comes under two ids, and is known by its meaning. Pure.
import { canonical } from '../../machines/kernel/hash.ts';

type Content = Readonly<Record<string, unknown>>;
/** As the outside took it, each time that it came; `content` also names its id, operation and case. */
export type Taken = { id: string; op: string } & Content;
/** As the ledger asked for it. `superseded`: something later made it needless, so that it need not have come. */
export type Asked = { id: string; superseded: boolean };
/** Money that moved, as the bank or as the record tells it. */
export type Moved = { caseId: string; what: string; amountFen: number };

const counted = <T>(list: readonly T[], by: (one: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return groups;
};

/** The same for an act that is done again: whose case, which kind, about what, how much. `order` counts the calls of a case. */
function meaningOf({ id: _, order: __, ...act }: Taken): string {
  return canonical(act);
}

/** Each call came, what came was asked for, no id stood for two acts, and no act was done under two ids. */
export function doneAmiss(asked: readonly Asked[], taken: readonly Taken[]): string[] {
  const byId = counted(taken, ({ id }) => id);
  const known = new Set(asked.map(({ id }) => id));
  const acts = counted(
    [...byId.values()].map(([first]) => first!),
    meaningOf,
  );
  return [
    ...asked.filter(({ id, superseded }) => !superseded && !byId.has(id)).map(({ id }) => `${id} never came`),
    ...[...byId.keys()].filter((id) => !known.has(id)).map((id) => `${id} is in no case`),
    ...[...byId]
      .filter(([, calls]) => new Set(calls.map(canonical)).size > 1)
      .map(([id]) => `${id} stood for different acts`),
    ...[...acts.values()]
      .filter((same) => same.length > 1)
      .map((same) => `${same[0]!.op} was carried out twice: ${same.map(({ id }) => id).join(', ')}`),
  ];
}

/** What moved at the bank is on the record as often as it moved, and the reverse. */
export function moneyAmiss(atBank: readonly Moved[], onRecord: readonly Moved[]): string[] {
  const [moved, told] = [atBank, onRecord].map((list) => counted(list, canonical));
  return [...new Set([...moved!.keys(), ...told!.keys()])].flatMap((one) => {
    const [times, rows] = [moved!.get(one)?.length ?? 0, told!.get(one)?.length ?? 0];
    return times === rows ? [] : [`${one}: ${times} times at the bank, ${rows} times on the record`];
  });
}
