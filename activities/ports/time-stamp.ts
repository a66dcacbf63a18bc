// A time stamp of an outside service (RFC 3161) over a sha256. Asked for and checked as far as our question goes; who trusts
// the service checks its signature: `openssl ts -verify -digest … -in FILE.tsr -CAfile …`.
import { randomBytes } from 'node:crypto';
import { PortError } from './errors.ts';
import { TIMEOUT_MS } from './webhook.ts';

const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  // Everything in a request is shorter than 128 bytes.
  return Buffer.concat([Buffer.from([tag, body.length]), body]);
};
const SHA256 = Buffer.from('300d06096086480165030402010500', 'hex');
const LONGEST = 100_000;

/** TimeStampReq: version 1, the hash, a nonce, and the certificate with the answer. */
export const timeStampRequest = (sha256: string, nonce: Uint8Array): Buffer =>
  der(
    0x30,
    Buffer.from([0x02, 0x01, 0x01]),
    der(0x30, SHA256, der(0x04, Buffer.from(sha256, 'hex'))),
    der(0x02, Buffer.from([0x01]), nonce),
    Buffer.from([0x01, 0x01, 0xff]),
  );

/** The answer of the service as it came (TimeStampResp). Throws a PortError when it grants nothing, or answers another question. */
export async function timeStamp(url: string, sha256: string): Promise<Buffer> {
  const nonce = randomBytes(8);
  let answer: Buffer;
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: Uint8Array.from(timeStampRequest(sha256, nonce)),
    });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    answer = Buffer.from(await response.arrayBuffer());
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new PortError(`The time stamp service at ${new URL(url).origin} gave no stamp: ${why}.`, { cause });
  }
  if (
    answer.length > LONGEST ||
    !isGranted(answer) ||
    !answer.includes(nonce) ||
    !answer.includes(Buffer.from(sha256, 'hex'))
  )
    throw new PortError(`The time stamp service at ${new URL(url).origin} granted no stamp for ${sha256}.`);
  return answer;
}

/** TimeStampResp ::= SEQUENCE { PKIStatusInfo ::= SEQUENCE { status INTEGER … } … }; 0 granted, 1 granted with changes. */
function isGranted(answer: Buffer): boolean {
  const inside = (at: number): number => at + 2 + (answer[at + 1]! & 0x80 ? answer[at + 1]! & 0x7f : 0);
  if (answer[0] !== 0x30 || answer[inside(0)] !== 0x30) return false;
  const status = inside(inside(0));
  return answer[status] === 0x02 && answer[status + 1] === 1 && answer[status + 2]! <= 1;
}
