// One signed POST to the outside, with a limit of time and an idempotency key. Tried once: the runner does the retries,
// so that they are seen on the case.
import { z } from 'zod';
import { PortError } from './errors.ts';
import { headerId, sign } from './signing.ts';

export const TIMEOUT_MS = 10_000;
const LONGEST_ANSWER = 1_000_000;

export type Webhook = { url: string; secret: string; timeoutMs?: number };
type WebhookAnswer = { status: number; text: string };

/** Answers any 2xx; throws a PortError for everything else. `what` names the call in messages: `bank.release`. */
export async function post(
  { url, secret, timeoutMs = TIMEOUT_MS }: Webhook,
  what: string,
  key: string,
  body: object,
): Promise<WebhookAnswer> {
  const text = JSON.stringify(body);
  const id = headerId(key);
  let answer: Response;
  let answered: string;
  try {
    answer = await fetch(url, {
      method: 'POST',
      body: text,
      // A redirect would carry signed contents to where nobody has configured them.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        ...sign(secret, id, text),
        'idempotency-key': id,
        'content-type': 'application/json; charset=utf-8',
        accept: 'application/json',
        'user-agent': 'shuquan',
      },
    });
    answered = await readLimited(answer);
  } catch (cause) {
    throw new PortError(`${what} got no answer from ${originOf(url)}: ${reasonOf(cause, timeoutMs)}`, { cause });
  }
  if (!answer.ok)
    throw new PortError(`${what} was refused by ${originOf(url)} with ${answer.status}${detailOf(answered)}`);
  return { status: answer.status, text: answered };
}

async function readLimited(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > LONGEST_ANSWER) throw new Error(`the answer is longer than ${LONGEST_ANSWER} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** An address may hold a password or a token; its origin does not. */
const originOf = (url: string): string => new URL(url).origin;

function reasonOf(cause: unknown, timeoutMs: number): string {
  if (cause instanceof Error && cause.name === 'TimeoutError') return `none within ${timeoutMs / 1000} s`;
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error ? inner.message || inner.name : String(inner);
}

const problem = z.object({ detail: z.string().optional(), title: z.string().optional(), error: z.string().optional() });
/** What the other side says about its refusal, if it says it in a field for that. */
function detailOf(text: string): string {
  try {
    const { detail, title, error } = problem.parse(JSON.parse(text));
    const said = detail ?? title ?? error;
    return said ? `: ${said.slice(0, 300)}` : '.';
  } catch {
    return '.';
  }
}
