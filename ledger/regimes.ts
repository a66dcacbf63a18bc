// Regimes as rows: a case pins one by its hash, and finds it there also when the program has another by then.
import { IntegrityError } from '@shuquan/machines/kernel';
import { type Regime, restoreRegime } from '@shuquan/machines/regimes';
import type { Sql } from './db.ts';

export type Regimes = Awaited<ReturnType<typeof openRegimes>>;

/** Keeps `packs`, the first being the standard one, and reads what earlier programs have kept. */
export async function openRegimes(sql: Sql, packs: Regime[], at: string) {
  const [standard] = packs;
  if (!standard) throw new Error('a ledger needs at least one regime');
  const kept = new Map<string, Regime>();
  const adopted = new Map<string, string>();
  /** What other processes have kept since. */
  const learn = async (): Promise<void> => {
    const rows = await sql<
      { hash: string; content: unknown; loaded_at: string }[]
    >`select hash, content, loaded_at from regime where encode(hash, 'hex') <> all(${[...adopted.keys()]})`;
    for (const { hash, content, loaded_at } of rows) {
      if (!kept.has(hash)) kept.set(hash, restoreRegime(content));
      adopted.set(hash, loaded_at);
    }
  };
  await learn();
  for (const pack of packs) {
    kept.set(pack.hash, pack);
    await sql`insert into regime (hash, id, content, loaded_at) values (decode(${pack.hash}, 'hex'), ${pack.id}, ${sql.json(pack)}, ${at}) on conflict do nothing`;
  }
  await learn();
  return {
    standard,
    learn,
    byId: (id: string) => packs.find((pack) => pack.id === id),
    /** When a database first had it. */
    adoptedAt: (hash: string): string => {
      const at = adopted.get(hash);
      if (!at) throw new IntegrityError(`no regime with hash ${hash}`);
      return at;
    },
    byHash: (hash: string): Regime => {
      const regime = kept.get(hash);
      if (!regime) throw new IntegrityError(`no regime with hash ${hash}`);
      return regime;
    },
  };
}
