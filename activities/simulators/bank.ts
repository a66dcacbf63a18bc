// SIMULATOR of a settlement bank (T23), for demos and tests: it acknowledges instructions and calls back, signed, that
// it holds, has released or refunded the funds. An amount that ends in 13 fen fails once. No money is moved.
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import type { Logger } from 'pino';
import { createLogger } from '../../infra/log.ts';
import type { JsonObject } from '@shuquan/machines/kernel';
import { sign } from '../ports/signing.ts';
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
export type BankFaults = {
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
/** One instruction's money: what is still held of it, and what went where. */
type Account = { trade: string; bankRef: string; heldFen: number; releasedFen: number; refundedFen: number };
type Report = { type: string; data: JsonObject };
type Reports = Record<string, { case: string } & Report>;
type State = {
  accounts: Record<string, Account>;
  frozen: string[];
  failedOnce: string[];
  waiting: Instruction[];
  reports: Reports;
};

const referenceOf = (trade: string, instruction: string): string =>
  `SIM-${createHash('sha256').update(`${trade} ${instruction}`).digest('hex').slice(0, 12).toUpperCase()}`;

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

  function transfer(instruction: Instruction): Report {
    const { op, amountFen } = instruction;
    const name = textIn(instruction, 'instruction');
    const trade = textIn(instruction, 'trade');
    const account = (memory.accounts[name] ??= {
      trade,
      bankRef: referenceOf(trade, name),
      heldFen: 0,
      releasedFen: 0,
      refundedFen: 0,
    });
    const amount = Number(amountFen ?? account.heldFen);
    const done = (type: string): Report => ({
      type,
      data: { instruction: name, amountFen: amount, bankRef: account.bankRef },
    });
    const failed = (reason: string): Report => ({ type: 'FUNDS_FAILED', data: { instruction: name, reason } });
    if (isUnlucky(`${trade} ${op} ${amount}`, amount)) return failed('simulated: the transfer failed at the bank');
    // An instruction has one release and one refund: asked again after a standstill, it is told, not paid again.
    const again = op === 'release' ? account.releasedFen : op === 'refund' ? account.refundedFen : 0;
    if (again > 0 && again === amount) return done(op === 'release' ? 'FUNDS_RELEASED' : 'FUNDS_REFUNDED');
    if (op !== 'instruct' && account.heldFen < amount)
      return failed(`simulated: ${account.heldFen} fen are held for this instruction, not ${amount}`);
    if (op === 'instruct') {
      // The same instruction once more, under another effect, is no second payment.
      if (!account.heldFen && !account.releasedFen && !account.refundedFen) account.heldFen = amount;
      return done('FUNDS_HELD');
    }
    account.heldFen -= amount;
    account[op === 'release' ? 'releasedFen' : 'refundedFen'] += amount;
    return done(op === 'release' ? 'FUNDS_RELEASED' : 'FUNDS_REFUNDED');
  }
  function isUnlucky(name: string, amount: number): boolean {
    const unlucky = faults.failNext > 0 || (amount % 100 === 13 && !memory.failedOnce.includes(name));
    if (!unlucky) return false;
    faults.failNext = Math.max(0, faults.failNext - 1);
    memory.failedOnce.push(name);
    return true;
  }
  function carryOut(instruction: Instruction): void {
    const report = transfer(instruction);
    outbox.report(`${instruction.id}/${report.type}`, { case: textIn(instruction, 'trade'), ...report });
  }
  function handle(instruction: Instruction): Reply {
    if (faults.outage > 0) {
      faults.outage -= 1;
      return { status: 503, body: { title: 'simulated outage of the bank' } };
    }
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

const LONGEST_WAIT_MS = 10_000;
/** Reports that go out until they are taken, or refused for good. */
function createOutbox({
  secret,
  callbackUrl,
  log,
  faults,
  reports,
  save,
}: {
  secret: string;
  callbackUrl: string;
  log?: Logger;
  faults: Required<BankFaults>;
  reports: Reports;
  save: () => void;
}) {
  const underWay = new Map<string, Promise<void>>();
  const status = { stopped: false };

  async function callBack(id: string): Promise<void> {
    const body = JSON.stringify(reports[id]);
    for (let tries = 0; !status.stopped; tries += 1) {
      await new Promise((resolve) =>
        setTimeout(resolve, tries ? Math.min(LONGEST_WAIT_MS, 100 * 2 ** tries) : faults.delayMs),
      );
      if (status.stopped) return;
      try {
        const answer = await fetch(callbackUrl, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...sign(secret, encodeURI(id), body) },
          body,
          signal: AbortSignal.timeout(10_000),
        });
        if (answer.status >= 500 || answer.status === 429) continue;
        delete reports[id];
        save();
        log?.info({ simulator: 'bank', effect: id, status: answer.status }, 'SIMULATOR of the bank: called back');
        return;
      } catch (error) {
        log?.warn(
          { simulator: 'bank', effect: id, err: error },
          'SIMULATOR of the bank: could not call back; it tries again',
        );
      }
    }
  }
  function flush(): void {
    if (faults.silent) return;
    for (const id of Object.keys(reports))
      if (!underWay.has(id))
        underWay.set(
          id,
          callBack(id).finally(() => underWay.delete(id)),
        );
  }
  return {
    report: (id: string, report: Reports[string]): void => {
      reports[id] = report;
      flush();
    },
    flush,
    settled: async (): Promise<void> => {
      while (underWay.size) await Promise.all(underWay.values());
    },
    stop: (): void => void (status.stopped = true),
  };
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
