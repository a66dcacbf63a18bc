// Regimes as rows: a case pins one by its hash, and finds it there also when the program has another by then.
import { IntegrityError } from '@shuquan/machines/kernel';
import { type Regime, restoreRegime } from '@shuquan/machines/regimes';
import { type Sql, json } from './db.ts';

export type Regimes = Awaited<ReturnType<typeof openRegimes>>;

/** Keeps `packs`, the first being the standard one, and reads what earlier programs have kept. */
export async function openRegimes(sql: Sql, packs: Regime[]) {
  const [standard] = packs;
  if (!standard) throw new Error('a ledger needs at least one regime');
  const kept = new Map<string, Regime>();
  /** What other processes have kept since. */
  const learn = async (): Promise<void> => {
    const rows = await sql<
      { hash: string; content: unknown }[]
    >`select hash, content from regime where hash <> all(${[...kept.keys()]})`;
    for (const { hash, content } of rows) kept.set(hash, restoreRegime(content));
  };
  await learn();
  for (const pack of packs) {
    kept.set(pack.hash, pack);
    await sql`insert into regime (hash, id, content) values (${pack.hash}, ${pack.id}, ${json(sql, pack)}) on conflict do nothing`;
  }
  return {
    standard,
    learn,
    byId: (id: string) => packs.find((pack) => pack.id === id),
    byHash: (hash: string): Regime => {
      const regime = kept.get(hash);
      if (!regime) throw new IntegrityError(`no regime with hash ${hash}`);
      return regime;
    },
  };
}
