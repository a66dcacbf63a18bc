// The accesses of the simulated domain: who may enter under which agreement, and what a legal hold keeps from deletion.
import type { Json } from '@shuquan/machines/kernel';
import { type Instruction, textIn } from './server.ts';

type Access = {
  agreement: string | null;
  state: 'active' | 'suspended' | 'revoked';
  /** Of a grant. */ scenario: string | null;
  datasets: string[];
};
export type Accesses = {
  access: Record<string, Access>;
  holds: Record<string, string[]>;
  orders: Record<string, number>;
  /** Agreements that were revoked whole, and what a successor keeps of each. */ closed: Record<string, Json>;
};

const idOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
const listOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
/** The one thing that an instruction is about; null: a whole agreement. */
const nameOf = ({ grant, staff, export: product, import: data }: Instruction): string | null =>
  idOf(data) ?? idOf(product) ?? idOf(staff) ?? idOf(grant);
/** The agreement that an instruction is about, and those that it took over from. */
const agreementsOf = (instruction: Instruction): string[] => [
  ...listOf([instruction['agreement'] ?? null]),
  ...listOf(instruction['predecessors']),
];

function meant({ access }: Accesses, instruction: Instruction): Access[] {
  const name = nameOf(instruction);
  const agreements = agreementsOf(instruction);
  return name
    ? [access[name] ?? []].flat()
    : Object.values(access).filter((one) => one.agreement !== null && agreements.includes(one.agreement));
}

/** Calls run side by side: one that was overtaken by a later one of its case changes nothing any more. */
export function isOvertaken({ orders }: Accesses, instruction: Instruction): boolean {
  const { order } = instruction;
  const name = nameOf(instruction);
  if (typeof order !== 'number' || !name || instruction.op === 'techCheck') return false;
  if (order < (orders[name] ?? 0)) return true;
  orders[name] = order;
  return false;
}

export function provision(accesses: Accesses, instruction: Instruction): void {
  const one: Access = {
    agreement: idOf(instruction['agreement']),
    state: 'active',
    scenario: idOf(instruction['scenario']),
    datasets: listOf(instruction['datasets']),
  };
  accesses.access[nameOf(instruction) ?? instruction.id] = {
    ...one,
    state: isShut(accesses, one) ? 'revoked' : 'active',
  };
}

export function move(accesses: Accesses, instruction: Instruction, state: Access['state']): void {
  for (const one of meant(accesses, instruction))
    if (one.state !== 'revoked' && !isKept(one, instruction['keep']))
      one.state = state === 'active' && isShut(accesses, one) ? 'revoked' : state;
}

export function revoke(accesses: Accesses, instruction: Instruction): void {
  const { closed } = accesses;
  if (!nameOf(instruction))
    for (const one of agreementsOf(instruction))
      closed[one] = closed[one] === null ? null : (instruction['keep'] ?? null);
  move(accesses, instruction, 'revoked');
}

const held = ({ holds }: Accesses, agreement: string | null): string[] => holds[agreement ?? ''] ?? [];
export function hold(accesses: Accesses, instruction: Instruction): void {
  const agreement = idOf(instruction['agreement']);
  accesses.holds[agreement ?? ''] = [...new Set([...held(accesses, agreement), textIn(instruction, 'hold')])];
}
export function release(accesses: Accesses, instruction: Instruction): void {
  const agreement = idOf(instruction['agreement']);
  accesses.holds[agreement ?? ''] = held(accesses, agreement).filter((one) => one !== instruction['hold']);
}
export const isHeld = (accesses: Accesses, instruction: Instruction): boolean =>
  agreementsOf(instruction).some((one) => held(accesses, one).length > 0);
/** A whole agreement of which something is not revoked yet. */
export const isStillOpen = (accesses: Accesses, instruction: Instruction): boolean =>
  !nameOf(instruction) &&
  meant(accesses, instruction).some((one) => one.state !== 'revoked' && !isKept(one, instruction['keep']));

// For good: a call that was late opens nothing under an agreement that is closed, unless its successor keeps it.
const isShut = ({ closed }: Accesses, one: Access): boolean =>
  one.agreement !== null && one.agreement in closed && !isKept(one, closed[one.agreement]);

/** Goes over to the successor: a grant whose data it names and, where it names scenarios, whose scenario; a person always, who enters by grants alone. */
function isKept({ scenario, datasets }: Access, keep: Json | undefined): boolean {
  if (!keep || typeof keep !== 'object' || Array.isArray(keep)) return false;
  const [scenarios, covered] = [listOf(keep['scenarios']), listOf(keep['datasets'])];
  return (
    datasets.every((one) => covered.includes(one)) &&
    (scenario === null || !scenarios.length || scenarios.includes(scenario))
  );
}
