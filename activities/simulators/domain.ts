// SIMULATOR of the authorized operation domain (P11), for demos and tests: it answers instructions with receipts, and
// can be set to be unreachable, to do a thing by half, or to find something in a technical check. It guards no data.
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { Logger } from 'pino';
import { createLogger } from '../../infra/log.ts';
import type { Json, JsonObject } from '@shuquan/machines/kernel';
import {
  type Instruction,
  type Reply,
  type Simulator,
  fromEnvironment,
  remember,
  startSimulator,
  stateFileOf,
  textIn,
} from './server.ts';

type DomainFaults = {
  /** So many instructions are answered with 503; `true`: all, until it is false again. */
  outage?: number | boolean;
  /** So many instructions are answered with 202: still at work. */
  slow?: number;
  /** What is left over of the next revocation or deletion: `{revoke: 2}`. */
  partial?: { revoke?: number; delete?: number };
  /** What every technical check finds, whatever the manifest says. */
  finding?: { rawData?: boolean; reversible?: boolean } | null;
};
export type DomainSimulator = Simulator & { control: (faults: DomainFaults) => void };
type Access = {
  agreement: string | null;
  state: 'active' | 'suspended' | 'revoked';
  /** Of a grant. */ scenario: string | null;
  datasets: string[];
};

type State = {
  access: Record<string, Access>;
  holds: Record<string, string[]>;
  orders: Record<string, number>;
  /** Agreements that were revoked whole, and what a successor keeps of each. */ closed: Record<string, Json>;
};
type Options = {
  port?: number;
  secret: string;
  log?: Logger;
  /** Accesses and holds survive a restart there. */ stateFile?: string;
};

export async function startDomainSimulator({ port, secret, log, stateFile }: Options): Promise<DomainSimulator> {
  const faults: Required<DomainFaults> = { outage: 0, slow: 0, partial: {}, finding: null };
  const memory = remember<State>({ access: {}, holds: {}, orders: {}, closed: {} }, stateFile);
  const { access, holds } = memory;

  const idOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
  /** The one thing that an instruction is about; null: a whole agreement. */
  const nameOf = ({ grant, staff, export: product, import: data }: Instruction): string | null =>
    idOf(data) ?? idOf(product) ?? idOf(staff) ?? idOf(grant);
  /** The agreement that an instruction is about, and those that it took over from. */
  const agreementsOf = (instruction: Instruction): string[] => [
    ...listOf([instruction['agreement'] ?? null]),
    ...listOf(instruction['predecessors']),
  ];
  const meant = (instruction: Instruction): Access[] => {
    const name = nameOf(instruction);
    const agreements = agreementsOf(instruction);
    return name
      ? [access[name] ?? []].flat()
      : Object.values(access).filter((one) => one.agreement !== null && agreements.includes(one.agreement));
  };
  /** Calls run side by side: one that was overtaken by a later one of its case changes nothing any more. */
  const isOvertaken = (instruction: Instruction): boolean => {
    const { order } = instruction;
    const name = nameOf(instruction);
    if (typeof order !== 'number' || !name || instruction.op === 'techCheck') return false;
    if (order < (memory.orders[name] ?? 0)) return true;
    memory.orders[name] = order;
    return false;
  };
  const held = (agreement: string | null): string[] => holds[agreement ?? ''] ?? [];
  const left = (op: 'revoke' | 'delete'): number => {
    const remaining = faults.partial[op] ?? 0;
    delete faults.partial[op];
    return remaining;
  };
  // For good: a call that was late opens nothing under an agreement that is closed, unless its successor keeps it.
  const isShut = (one: Access): boolean =>
    one.agreement !== null && one.agreement in memory.closed && !isKept(one, memory.closed[one.agreement]);
  const move = (instruction: Instruction, state: Access['state']): JsonObject => {
    for (const one of meant(instruction))
      if (one.state !== 'revoked' && !isKept(one, instruction['keep']))
        one.state = state === 'active' && isShut(one) ? 'revoked' : state;
    return {};
  };

  function carryOut(instruction: Instruction): Reply | JsonObject {
    if (isOvertaken(instruction)) return { remaining: 0 };
    const agreement = idOf(instruction['agreement']);
    switch (instruction.op) {
      case 'provision': {
        const one: Access = {
          agreement,
          state: 'active',
          scenario: idOf(instruction['scenario']),
          datasets: listOf(instruction['datasets']),
        };
        access[nameOf(instruction) ?? instruction.id] = { ...one, state: isShut(one) ? 'revoked' : 'active' };
        return {};
      }
      case 'suspend':
        return move(instruction, 'suspended');
      case 'restore':
        return move(instruction, 'active');
      case 'revoke': {
        const remaining = left('revoke');
        if (!remaining && !nameOf(instruction))
          for (const one of agreementsOf(instruction))
            memory.closed[one] = memory.closed[one] === null ? null : (instruction['keep'] ?? null);
        if (!remaining) move(instruction, 'revoked');
        return { remaining };
      }
      case 'hold':
        holds[agreement ?? ''] = [...new Set([...held(agreement), textIn(instruction, 'hold')])];
        return {};
      case 'release':
        holds[agreement ?? ''] = held(agreement).filter((hold) => hold !== instruction['hold']);
        return {};
      case 'delete':
        if (agreementsOf(instruction).some((one) => held(one).length))
          return { status: 423, body: { title: 'a legal hold stands; nothing is deleted' } };
        if (
          !nameOf(instruction) &&
          meant(instruction).some((one) => one.state !== 'revoked' && !isKept(one, instruction['keep']))
        )
          return { status: 409, body: { title: 'access is not revoked yet; nothing is deleted' } };
        return { remaining: left('delete') };
      case 'techCheck':
        return { ...inspect(instruction['manifest'], faults.finding), report: `simulated check of ${instruction.id}` };
      case 'import':
      case 'export':
        return {};
      default:
        return { status: 400, body: { title: `the domain knows no operation ${instruction.op}` } };
    }
  }
  function handle(instruction: Instruction): Reply {
    if (faults.outage) {
      if (typeof faults.outage === 'number') faults.outage -= 1;
      return { status: 503, body: { title: 'simulated outage of the domain' } };
    }
    if (faults.slow > 0) {
      faults.slow -= 1;
      return { status: 202, body: { title: 'simulated: still at work' }, unfinished: true };
    }
    const done = carryOut(instruction);
    const failed = 'status' in done && 'body' in done;
    return failed ? (done as Reply) : { status: 200, body: { receipt: receiptOf(instruction), ...done } };
  }
  const control = (settings: JsonObject): JsonObject => {
    Object.assign(faults, settings as DomainFaults);
    return faults;
  };
  const show = (): JsonObject => ({ faults, access, holds });
  const simulator = await startSimulator({ name: 'domain', port, secret, log, handle, control, show, memory });
  return { ...simulator, control: (settings) => void control(settings) };
}

const listOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
/** Goes over to the successor: a grant whose data it names and, where it names scenarios, whose scenario; a person always, who enters by grants alone. */
function isKept({ scenario, datasets }: Access, keep: Json | undefined): boolean {
  if (!keep || typeof keep !== 'object' || Array.isArray(keep)) return false;
  const [scenarios, covered] = [listOf(keep['scenarios']), listOf(keep['datasets'])];
  return (
    datasets.every((one) => covered.includes(one)) &&
    (scenario === null || !scenarios.length || scenarios.includes(scenario))
  );
}

const receiptOf = ({ op, id }: Instruction): string =>
  `SIM-${op}-${createHash('sha256').update(id).digest('hex').slice(0, 12)}`;

/** P27: any entry of the manifest that is flagged counts, however deep it stands. */
function inspect(
  manifest: Json | undefined,
  finding: DomainFaults['finding'],
): { rawData: boolean; reversible: boolean } {
  const flagged = (value: Json | undefined, flag: string): boolean =>
    typeof value === 'object' &&
    value !== null &&
    ((!Array.isArray(value) && value[flag] === true) || Object.values(value).some((inner) => flagged(inner, flag)));
  return {
    rawData: finding?.rawData ?? flagged(manifest, 'rawData'),
    reversible: finding?.reversible ?? flagged(manifest, 'reversible'),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const simulator = await startDomainSimulator({
    port: Number(new URL(fromEnvironment('DOMAIN_URL')).port),
    secret: fromEnvironment('DOMAIN_SECRET'),
    log: createLogger(),
    stateFile: stateFileOf('domain'),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.stop());
}
