// The settlement port (T23): money moves only at a bank or payment institution. We instruct, it acknowledges; what it
// has done it reports later by a signed callback, and nobody else can send those events.
import type { JsonObject, Refusal } from '@shuquan/machines/kernel';
import type { PortCall } from '../../ledger/index.ts';
import { type CallbackAccepted, verifyCallback as verifySigned } from './callbacks.ts';
import { PortError, PortNotConfigured } from './errors.ts';
import type { HeaderSource } from './signing.ts';
import { type Webhook, post } from './webhook.ts';

const bankOps = ['instruct', 'release', 'refund', 'freeze', 'unfreeze'] as const;
type BankOp = (typeof bankOps)[number];
const isBankOp = (op: string): op is BankOp => (bankOps as readonly string[]).includes(op);

/** POST `{id, op, trade, instruction, amountFen, …}`; any 2xx acknowledges. The same id again is the same instruction. */
export const createBank =
  ({ webhook }: { webhook: Webhook | undefined }) =>
  async ({ key, caseId, effect }: PortCall): Promise<JsonObject> => {
    if (effect.type !== 'call' || !isBankOp(effect.op))
      throw new PortError(
        `The port “bank” has no operation ${effect.type === 'call' ? effect.op : effect.type}; it has ${bankOps.join(', ')}.`,
      );
    if (!webhook) throw new PortNotConfigured('bank', 'BANK_URL and BANK_SECRET');
    const { status } = await post(webhook, `bank.${effect.op}`, key, {
      ...effect.input,
      id: key,
      op: effect.op,
      trade: caseId,
    });
    return { acknowledged: status };
  };

/** A callback of the bank as the event to append, with hat PSP. `name`: which bank the secret belongs to. */
export const verifyCallback = (
  headers: HeaderSource,
  body: string | Uint8Array,
  secret: string,
  { name = 'settlement', at }: { name?: string; at?: Date } = {},
): CallbackAccepted | Refusal => verifySigned(headers, body, secret, { person: `bank:${name}`, hat: 'PSP' }, at);
