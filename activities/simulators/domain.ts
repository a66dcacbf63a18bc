// SIMULATOR of the authorized operation domain (P11), for demos and tests: it answers instructions with receipts, and
// can be set to be unreachable, to do a thing by half, or to find something in a technical check. It guards no data.
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { Logger } from 'pino';
import { createLogger } from '../../infra/log.ts';
import type { Json, JsonObject } from '@shuquan/machines/kernel';
import {
  type Accesses,
  hold,
  isHeld,
  isOvertaken,
  isStillOpen,
  move,
  provision,
  release,
  revoke,
} from './domain-access.ts';
import {
  type Instruction,
  type Reply,
  type Simulator,
  fromEnvironment,
  remember,
  startSimulator,
  stateFileOf,
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
type Options = {
  port?: number;
  secret: string;
  log?: Logger;
  /** Accesses and holds survive a restart there. */ stateFile?: string;
};

export async function startDomainSimulator({ port, secret, log, stateFile }: Options): Promise<DomainSimulator> {
  const faults: Faults = { outage: 0, slow: 0, partial: {}, finding: null };
  const memory = remember<Accesses>({ access: {}, holds: {}, orders: {}, closed: {} }, stateFile);
  const { access, holds } = memory;
  function handle(instruction: Instruction): Reply {
    if (faults.outage) {
      if (typeof faults.outage === 'number') faults.outage -= 1;
      return { status: 503, body: { title: 'simulated outage of the domain' } };
    }
    if (faults.slow > 0) {
      faults.slow -= 1;
      return { status: 202, body: { title: 'simulated: still at work' }, unfinished: true };
    }
    const done = carryOut(memory, faults, instruction);
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

type Faults = Required<DomainFaults>;
function carryOut(accesses: Accesses, faults: Faults, instruction: Instruction): Reply | JsonObject {
  if (isOvertaken(accesses, instruction)) return { remaining: 0 };
  switch (instruction.op) {
    case 'provision':
      provision(accesses, instruction);
      return {};
    case 'suspend':
      move(accesses, instruction, 'suspended');
      return {};
    case 'restore':
      move(accesses, instruction, 'active');
      return {};
    case 'revoke': {
      const remaining = left(faults, 'revoke');
      if (!remaining) revoke(accesses, instruction);
      return { remaining };
    }
    case 'hold':
      hold(accesses, instruction);
      return {};
    case 'release':
      release(accesses, instruction);
      return {};
    case 'delete':
      return remove(accesses, faults, instruction);
    case 'techCheck':
      return { ...inspect(instruction['manifest'], faults.finding), report: `simulated check of ${instruction.id}` };
    case 'import':
    case 'export':
      return {};
    default:
      return { status: 400, body: { title: `the domain knows no operation ${instruction.op}` } };
  }
}

function remove(accesses: Accesses, faults: Faults, instruction: Instruction): Reply | JsonObject {
  if (isHeld(accesses, instruction)) return { status: 423, body: { title: 'a legal hold stands; nothing is deleted' } };
  if (isStillOpen(accesses, instruction))
    return { status: 409, body: { title: 'access is not revoked yet; nothing is deleted' } };
  return { remaining: left(faults, 'delete') };
}

function left({ partial }: Faults, op: 'revoke' | 'delete'): number {
  const remaining = partial[op] ?? 0;
  delete partial[op];
  return remaining;
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
