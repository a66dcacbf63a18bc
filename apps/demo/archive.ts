// Whether a sealed archive holds (T24), seen from outside: everything is read over the API, the ledger is not asked.
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type ArchiveVerdict, verifyArchive } from '../../activities/ports/archive-verdict.ts';
import { type DocumentStore, verifying } from '../../activities/ports/document-store.ts';
import { DocumentMissing } from '../../activities/ports/errors.ts';
import type { Caller } from './caller.ts';

/** `as`: a person who may read the case; the documents of its archive come with it (T25). */
export const archiveVerdict = (api: Caller, as: string, sha256: string): Promise<ArchiveVerdict> =>
  verifyArchive(null, readOver(api, as), sha256);

function readOver(api: Caller, as: string): DocumentStore {
  const readOnly = (): never => {
    throw new TypeError('this store is only read');
  };
  return {
    place: `documents of ${api.url}`,
    put: readOnly,
    remove: readOnly,
    keepOnce: readOnly,
    has: async (sha256) => (await api.document(as, sha256)).ok,
    get: async (sha256) => {
      const answer = await api.document(as, sha256);
      if (!answer.ok || !answer.body) throw new DocumentMissing(sha256);
      return verifying(Readable.fromWeb(answer.body as ReadableStream), sha256);
    },
  };
}
