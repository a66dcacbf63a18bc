// The port “archive” (T24): seals the bag of a case in the store, under its own hash, and disposes of it after its term.
import { type Actor, type JsonObject, endOfDay, startOfDay } from '@shuquan/machines/kernel';
import type { Ledger, PortCall } from '../../ledger/index.ts';
import { makeBag } from '../archive/make-bag.ts';
import { tarOf } from '../archive/bag.ts';
import { type Dispose, disposeArchive } from './archive-disposal.ts';
import { sampleArchives } from './archive-sample.ts';
import type { DocumentStore } from './document-store.ts';
import { noteDocument, noteReferences } from './documents.ts';
import { PortError } from './errors.ts';

const archivist: Actor = { person: 'system:archive', hat: 'SYSTEM' };
export const BAG = 'application/x-tar';
type Sealed = { sha256: string; rows: number; documents: number };

type Deps = { ledger: Ledger; store: DocumentStore; evidence?: DocumentStore };

/** Ops `seal {case, kind?}`, `dispose {case, sha256}`, `sample {size, seed}` and `accesses {from, to}`. */
export const createArchive =
  ({ ledger, store, evidence }: Deps) =>
  async ({ caseId, lifecycle, effect }: PortCall): Promise<JsonObject> => {
    const { op, input }: { op: string; input: JsonObject } =
      effect.type === 'call' ? effect : { op: effect.type, input: {} };
    const { case: of, kind, sha256, size, seed, from, to } = input;
    if (op === 'accesses') {
      if (typeof from !== 'string' || typeof to !== 'string') throw new PortError('archive.accesses needs {from, to}.');
      return { counts: await ledger.accessCounts(startOfDay(from), endOfDay(to)) };
    }
    if (op === 'sample') {
      if (typeof size !== 'number' || typeof seed !== 'string')
        throw new PortError('archive.sample needs {size, seed}.');
      return { sample: await sampleArchives(ledger, store, { size, seed }) };
    }
    if (typeof of !== 'string') throw new PortError(`archive.${op} needs {case}.`);
    switch (op) {
      case 'seal':
        return await sealArchive(ledger, store, of, {
          kind: typeof kind === 'string' ? kind : 'archive',
          alsoFor: caseId,
        });
      case 'dispose': {
        if (lifecycle !== 'retentionRecord')
          throw new PortError(`Only a retention record may have an archive disposed of, not ${lifecycle}.`);
        if (typeof sha256 !== 'string') throw new PortError('archive.dispose needs the sha256 of the sealed archive.');
        const asked: Dispose = { of, record: caseId, sha256 };
        return await disposeArchive({ ledger, stores: evidence ? [store, evidence] : [store] }, asked);
      }
      default:
        throw new PortError(`The port “archive” has no operation ${op}; it has seal, dispose, sample and accesses.`);
    }
  };

/** Seals a case as it stands. `alsoFor`: a further case, the retention record, whose readers may read the archive. */
export async function sealArchive(
  ledger: Ledger,
  store: DocumentStore,
  caseId: string,
  { kind = 'archive', alsoFor }: { kind?: string; alsoFor?: string } = {},
): Promise<Sealed> {
  const { bag, manifest } = await makeBag(ledger, store, caseId, kind);
  const stored = await store.put(tarOf(bag, store));
  await noteDocument(ledger, stored, BAG, archivist);
  await noteReferences(ledger, caseId, [stored.sha256]);
  if (alsoFor && alsoFor !== caseId) await noteReferences(ledger, alsoFor, [stored.sha256]);
  return { sha256: stored.sha256, rows: manifest.rows.length, documents: manifest.documents.length };
}
