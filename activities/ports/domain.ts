// The authorized operation domain (P11, P17, P20, P26, P27, P31): it gives and takes access, imports, checks, exports
// and deletes, and answers with a receipt. What it does not confirm has not happened.
import { z } from 'zod';
import type { JsonObject, Refusal } from '@shuquan/machines/kernel';
import type { PortCall } from '../../ledger/index.ts';
import { type CallbackAccepted, verifyCallback as verifySigned } from './callbacks.ts';
import { PortError, PortNotConfigured } from './errors.ts';
import type { HeaderSource } from './signing.ts';
import { type Webhook, post } from './webhook.ts';

const receipt = z.string().min(1).max(200);
const remaining = z.int().min(0);
/** Each operation with what a whole answer holds; further fields of an answer are dropped. */
const domainReplies = {
  provision: z.object({ receipt }),
  suspend: z.object({ receipt }),
  restore: z.object({ receipt }),
  /** `remaining`: accounts, grants or keys that still open the door. Not zero is not done. */
  revoke: z.object({ receipt, remaining }),
  /** `remaining`: objects that are still there. Network logs are never deleted. */
  delete: z.object({ receipt, remaining }),
  hold: z.object({ receipt }),
  release: z.object({ receipt }),
  import: z.object({ receipt }),
  techCheck: z.object({ rawData: z.boolean(), reversible: z.boolean(), report: z.string().min(1).max(4000) }),
  export: z.object({ receipt }),
} as const;
type DomainOp = keyof typeof domainReplies;
export const domainOps = Object.keys(domainReplies) as DomainOp[];
const isDomainOp = (op: string): op is DomainOp => Object.hasOwn(domainReplies, op);

/** POST `{id, op, case, …}`. 200 with the reply; 202 means that it is still at work, and is asked again under the same id. */
export const createDomain =
  ({ webhook }: { webhook: Webhook | undefined }) =>
  async ({ key, caseId, effect }: PortCall): Promise<JsonObject> => {
    if (effect.type !== 'call' || !isDomainOp(effect.op))
      throw new PortError(
        `The port “domain” has no operation ${effect.type === 'call' ? effect.op : effect.type}; it has ${domainOps.join(', ')}.`,
      );
    if (!webhook) throw new PortNotConfigured('domain', 'DOMAIN_URL and DOMAIN_SECRET');
    const what = `domain.${effect.op}`;
    const { status, text } = await post(webhook, what, key, { ...effect.input, id: key, op: effect.op, case: caseId });
    if (status === 202) throw new PortError(`${what} is still under way in the domain; it is asked again.`);
    const parsed = domainReplies[effect.op].safeParse(jsonOf(text));
    if (!parsed.success)
      throw new PortError(`${what} got an answer that does not confirm it: ${z.prettifyError(parsed.error)}`, {
        cause: parsed.error,
      });
    return parsed.data;
  };

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What the domain reports by itself, with hat DOMAIN. */
export const verifyDomainCallback = (
  headers: HeaderSource,
  body: string | Uint8Array,
  secret: string,
  { name = 'changchun', at }: { name?: string; at?: Date } = {},
): CallbackAccepted | Refusal => verifySigned(headers, body, secret, { person: `domain:${name}`, hat: 'DOMAIN' }, at);
