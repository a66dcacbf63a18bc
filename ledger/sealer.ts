// Whatever process writes, seals: a second after it wrote, and when it is closed. So no row waits for a worker to be up.
import type { Clock } from './context.ts';
import type { Sql } from './db.ts';
import { sealOnce } from './seal.ts';

export type Sealer = {
  /** Something was written. */
  wrote: () => void;
  close: () => Promise<void>;
};
const AFTER_MS = 1_000;
const CLOSE_MS = 5_000;

export function createSealer({
  sql,
  clock,
  onError,
}: {
  sql: Sql;
  clock: Clock;
  onError: (error: unknown, what: string) => void;
}): Sealer {
  let timer: NodeJS.Timeout | undefined;
  let sealing: Promise<void> | undefined;
  let closed = false;
  const sealAll = async (): Promise<void> => {
    try {
      while (await sealOnce(sql, await clock(), true));
    } catch (error) {
      onError(error, 'the ledger could not be sealed; it will be tried again');
      if (!closed) later();
    }
  };
  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      sealing = (sealing ?? Promise.resolve()).then(sealAll);
    }, AFTER_MS).unref();
  };
  return {
    wrote: later,
    close: async () => {
      closed = true;
      const due = timer !== undefined;
      clearTimeout(timer);
      timer = undefined;
      const done = (sealing ?? Promise.resolve()).then(() => (due ? sealAll() : undefined));
      await Promise.race([done, new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())]);
    },
  };
}
