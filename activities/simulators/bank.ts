// SIMULATOR of a settlement bank (T23), for demos and tests: it acknowledges instructions and calls back, signed, that
// it holds, has released or refunded the funds. An amount that ends in 13 fen fails once. No money is moved.
import { pathToFileURL } from 'node:url';
import type { Logger } from 'pino';
import { createLogger } from '../../infra/log.ts';
import type { JsonObject } from '@shuquan/machines/kernel';
import { type Accounts, transfer } from './bank-accounts.ts';
import { type Reports, createOutbox } from './bank-outbox.ts';
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

export type BankSimulator = Simulator & {
  control: (settings: BankFaults) => void;
  /** Resolves when no callback is under way. */ settled: () => Promise<void>;
};
type BankFaults = {
  /** So many instructions are answered with 503. */
  outage?: number;
  /** So many transfers fail at the bank, and are reported as failed. */
  failNext?: number;
  /** No callbacks until it is false again; then those that were held back go out. */
  silent?: boolean;
  delayMs?: number;
};
type Options = {
  port?: number;
  secret: string;
  /** Where it reports, e.g. `http://127.0.0.1:7300/callbacks/bank`. */
  callbackUrl: string;
  delayMs?: number;
  log?: Logger;
  /** Accounts and reports that have not been taken yet survive a restart there. */
  stateFile?: string;
};
type State = Accounts & {
  frozen: string[];
  waiting: Instruction[];
  reports: Reports;
};

export async function startBankSimulator({
  port,
  secret,
  callbackUrl,
  delayMs = 20,
  log,
  stateFile,
}: Options): Promise<BankSimulator> {
  const faults: Required<BankFaults> = { outage: 0, failNext: 0, silent: false, delayMs };
  const memory = remember<State>({ accounts: {}, frozen: [], failedOnce: [], waiting: [], reports: {} }, stateFile);
  const outbox = createOutbox({ secret, callbackUrl, log, faults, reports: memory.reports, save: memory.save });
  const carryOut: CarryOut = (instruction) => {
    const report = transfer(memory, faults, instruction);
    outbox.report(`${instruction.id}/${report.type}`, { case: textIn(instruction, 'trade'), ...report });
  };
  const handle = (instruction: Instruction): Reply => {
    if (faults.outage <= 0) return take(memory, instruction, carryOut);
    faults.outage -= 1;
    return { status: 503, body: { title: 'simulated outage of the bank' } };
  };
  const control = (settings: BankFaults): JsonObject => {
    Object.assign(faults, settings);
    outbox.flush();
    return { ...faults };
  };
  const show = (): JsonObject => ({ faults: { ...faults }, accounts: memory.accounts, frozen: memory.frozen });
  const simulator = await startSimulator({ name: 'bank', port, secret, log, handle, control, show, memory });
  outbox.flush();
  return {
    ...simulator,
    control: (settings) => void control(settings),
    settled: outbox.settled,
    stop: async () => {
      outbox.stop();
      await simulator.stop();
    },
  };
}

type CarryOut = (instruction: Instruction) => void;
/** What would leave a frozen trade waits until it is unfrozen. */
function take(memory: State, instruction: Instruction, carryOut: CarryOut): Reply {
  const trade = textIn(instruction, 'trade');
  const isFrozen = memory.frozen.includes(trade);
  switch (instruction.op) {
    case 'freeze':
      if (!isFrozen) memory.frozen.push(trade);
      break;
    case 'unfreeze':
      memory.frozen = memory.frozen.filter((other) => other !== trade);
      for (const late of memory.waiting.splice(0))
        if (late['trade'] === trade) carryOut(late);
        else memory.waiting.push(late);
      break;
    case 'release':
    case 'refund':
      if (isFrozen) memory.waiting.push(instruction);
      else carryOut(instruction);
      break;
    case 'instruct':
      carryOut(instruction);
      break;
    default:
      return { status: 400, body: { title: `the bank knows no operation ${instruction.op}` } };
  }
  return { status: 202, body: { acknowledged: true } };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const callbackUrl = `http://127.0.0.1:${process.env['SHUQUAN_PORT']?.trim() || 7300}/callbacks/bank`;
  const simulator = await startBankSimulator({
    port: Number(new URL(fromEnvironment('BANK_URL')).port),
    secret: fromEnvironment('BANK_SECRET'),
    callbackUrl,
    log: createLogger(),
    stateFile: stateFileOf('bank'),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.stop());
}
