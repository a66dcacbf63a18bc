// The accounts of the simulated bank: what an instruction moves, and what the bank reports of it. Some transfers fail.
import { createHash } from 'node:crypto';
import type { Report } from './bank-outbox.ts';
import { type Instruction, textIn } from './server.ts';

/** One instruction's money: what is still held of it, and what went where. */
type Account = { trade: string; bankRef: string; heldFen: number; releasedFen: number; refundedFen: number };
export type Accounts = {
  /** By the name of the instruction that opened them. */
  accounts: Record<string, Account>;
  /** Transfers that were made to fail already. */
  failedOnce: string[];
};
type Faults = { failNext: number };

const referenceOf = (trade: string, instruction: string): string =>
  `SIM-${createHash('sha256').update(`${trade} ${instruction}`).digest('hex').slice(0, 12).toUpperCase()}`;

/** Changes the accounts, and `failNext` where it made the transfer fail. */
export function transfer(books: Accounts, faults: Faults, instruction: Instruction): Report {
  const { op, amountFen } = instruction;
  const name = textIn(instruction, 'instruction');
  const trade = textIn(instruction, 'trade');
  const account = accountOf(books, trade, name);
  const amount = Number(amountFen ?? account.heldFen);
  const failed = (reason: string): Report => ({ type: 'FUNDS_FAILED', data: { instruction: name, reason } });
  if (isUnlucky(books, faults, `${trade} ${op} ${amount}`, amount))
    return failed('simulated: the transfer failed at the bank');
  const done = (type: string): Report => ({
    type,
    data: { instruction: name, amountFen: amount, bankRef: account.bankRef },
  });
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

const accountOf = ({ accounts }: Accounts, trade: string, name: string): Account =>
  (accounts[name] ??= { trade, bankRef: referenceOf(trade, name), heldFen: 0, releasedFen: 0, refundedFen: 0 });

function isUnlucky({ failedOnce }: Accounts, faults: Faults, name: string, amount: number): boolean {
  const unlucky = faults.failNext > 0 || (amount % 100 === 13 && !failedOnce.includes(name));
  if (!unlucky) return false;
  faults.failNext = Math.max(0, faults.failNext - 1);
  failedOnce.push(name);
  return true;
}
