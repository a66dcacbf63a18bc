// What a chart may want done: a closed union, emitted with XState's `emit`, carried out by the ledger (open, tell)
// or by an activity (call) after the commit. Deadlines and tasks are derived by the kernel, not emitted.
import type { Port } from './types.ts';

export type { Address, CallEffect, Effect, Port } from './types.ts';

export const ports = ['documents', 'notices', 'bank', 'domain', 'archive'] as const satisfies readonly Port[];
