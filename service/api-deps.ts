// What the HTTP API is given by the process that it runs in. It stands here so that both may name it.
import type { PayloadCodec } from '@temporalio/common';
import type { Logger } from 'pino';
import type { AppendRequest, Client, No } from './index.ts';

/** Checks the signature of a port's report and says what is to be appended; ACTOR_UNKNOWN when it does not hold. */
export type ReadCallback = (headers: Headers, body: Uint8Array) => { ok: true; request: AppendRequest } | No;

export type ApiDeps = {
  client: Client;
  log: Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
  /** Largest event and document, in bytes: parameters of the standard regime. */
  limits: { event: number; document: number };
  callbacks?: { bank?: ReadCallback; domain?: ReadCallback };
  /** Decrypts what Temporal's store holds, for its UI. */
  codec?: { codec: PayloadCodec; secret: string; origins: string[] };
  /** Prometheus. */
  metrics?: { contentType: string; metrics: () => Promise<string> };
};
