// T24, T25: what is kept can be opened and verified. A sample of the sealed archives, each checked as `verifyArchive` does.
import { hashOf } from '@shuquan/machines/kernel';
import pMap from 'p-map';
import type { Ledger } from '../../ledger/index.ts';
import { verifyArchive } from './archive-verdict.ts';
import type { DocumentStore } from './document-store.ts';

type Sampled = { case: string; archive: string; ok: boolean };
const AT_ONCE = 4;

/** `seed` decides which: asked twice, the same are checked, and nobody can choose them beforehand by their contents. */
export async function sampleArchives(
  ledger: Pick<Ledger, 'sql'>,
  store: DocumentStore,
  { seed, size }: { seed: string; size: number },
): Promise<Sampled[]> {
  const sealed = await ledger.sql<{ of: string; sha256: string }[]>`
    select snapshot #>> '{context,of}' as of, snapshot #>> '{context,seal,sha256}' as sha256
    from cases where lifecycle = 'retentionRecord' and not ended and snapshot #>> '{context,seal,sha256}' is not null`;
  const chosen = sealed
    .map((one) => ({ ...one, rank: hashOf([seed, one.of, one.sha256]) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, size);
  return pMap(
    chosen,
    async ({ of, sha256 }) => {
      const { ok, caseId } = await verifyArchive(ledger, store, sha256);
      // An archive that holds, and is of another case, is not the one that was sealed.
      return { case: of, archive: sha256, ok: ok && caseId === of };
    },
    { concurrency: AT_ONCE },
  );
}
