// What Temporal's own tools may say to a case: `temporal workflow update execute --name sendEvent`, `signal`, `query`.
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Accepted, Description } from '../ledger/types.ts';

/** `actor`: `person@HAT` or `person@HAT:party`, as in the principals file. `key`: idempotency key; without one the message's own id. */
export type SendEvent = {
  event: { type: string; [field: string]: unknown };
  actor: string;
  key?: string;
  expectedVersion?: number;
  /** Of `shuquan token`, where messages must prove who sends them; its id is the key. */
  token?: string;
};
/** What `temporal workflow start` gives to open a case; runners that the ledger starts get nothing. */
export type StartCase = { input: unknown; actor: string; key?: string; regime?: string; token?: string };

/** Answers when the event is accepted; a refusal fails the update with the refusal's code as its type. */
export const sendEventUpdate = defineUpdate<Accepted, [SendEvent]>('sendEvent');
/** Fire and forget: a refusal is only logged. */
export const sendEventSignal = defineSignal<[SendEvent]>('sendEvent');
export const wakeSignal = defineSignal('wake');
export const describeQuery = defineQuery<Description | null>('describe');
