// The system that a story drives, as far as it knows it.
import type { Client } from '@temporalio/client';

export type System = {
  url: string;
  /** The present, as the driven system has it. */
  now: () => Date;
  /** Moves the clock of an own system forward and wakes the runners that are late; null where the clock is not ours. */
  moveTo: ((instant: string) => Promise<void>) | null;
  /** A client of the system's Temporal; rejects when it cannot be reached. */
  temporal: () => Promise<Client>;
  /** The simulator of the domain, where the system is our own: what it has open, and reports in its name. */
  domain: {
    access: () => Promise<Record<string, { state: string }>>;
    report: (caseId: string, type: string, data: object) => Promise<Response>;
  } | null;
  stop: () => Promise<void>;
};
