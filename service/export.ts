// A list as it leaves the system: what the asker may read, up to a limit, with rows of the read log before and after.
import type { Actor, JsonObject } from '@shuquan/machines/kernel';
import type { Caller } from '../accounts/identity.ts';
import { wholeList } from '../ledger/desk-export.ts';
import type { ListFilter, Listed } from '../ledger/desk-list.ts';
import type { Ledger } from '../ledger/index.ts';
import type { No } from './door.ts';

export const MOST_EXPORTED = 100_000;
/** `more`: there are cases beyond the limit; known once all are read. */
export type Export = { ok: true; cases: AsyncGenerator<Listed>; more: () => boolean };

type Asking = { ledger: Ledger; acting: <T>(as: Caller, work: (actor: Actor) => Promise<T>) => Promise<T | No> };
export const exportCalls = ({ ledger, acting }: Asking, most = MOST_EXPORTED) => ({
  exported: ({ as, format, ...filter }: { as: Caller; format: string } & ListFilter): Promise<Export | No> =>
    acting<Export | No>(as, async (by) => {
      const { readLog } = ledger.context;
      const about = { format, filter: { ...filter } as JsonObject };
      await readLog.note(by, { material: 'export', about });
      let more = false;
      async function* cases(): AsyncGenerator<Listed> {
        let count = 0;
        for await (const one of wholeList(ledger.list, by, filter)) {
          more = count === most;
          if (more) break;
          count += 1;
          yield one;
        }
        await readLog.note(by, { material: 'exported', about: { ...about, cases: count, ...(more && { more }) } });
      }
      return { ok: true, cases: cases(), more: () => more };
    }),
});
