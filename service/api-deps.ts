// What the HTTP API is given by the process that it runs in. It stands here so that both may name it.
import type { PayloadCodec } from '@temporalio/common';
import type { Logger } from 'pino';
import type { Accounts } from '../accounts/index.ts';
import type { SignIn } from '../accounts/sign-in.ts';
import type { AppendRequest, Client, No } from './index.ts';

/** Checks the signature of a port's report and says what is to be appended; ACTOR_UNKNOWN when it does not hold. */
export type ReadCallback = (headers: Headers, body: Uint8Array) => { ok: true; request: AppendRequest } | No;

export type ApiDeps = {
  client: Client;
  log: Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
  /** Largest event and document, in bytes: parameters of the standard regime. */
  limits: { event: number; document: number };
  /** Absent: nobody is asked who they are, and a name in Shuquan-Actor is believed. */
  signIn?: SignIn;
  accounts?: Accounts;
  /** Where browsers reach this, like https://desk.example; absent: on loopback. */
  origin?: string;
  /** Requests in a minute, to one process, of one identity and, for nobody, from one address; absent: as many as they like. */
  rates?: {
    perMinute: number;
    openPerMinute: number;
    /** Which name those whom they serve. */ proxies?: readonly string[];
  };
  clock: () => Promise<string>;
  callbacks?: { bank?: ReadCallback; domain?: ReadCallback };
  /** Decrypts what Temporal's store holds, for its UI. */
  codec?: { codec: PayloadCodec; secret: string; origins: string[] };
  /** Prometheus. */
  metrics?: { contentType: string; metrics: () => Promise<string> };
};
