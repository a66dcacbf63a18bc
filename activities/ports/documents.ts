// Documents and evidence (T21, T24, T25). Who may read a document is decided here, by who may read a case that refers
// to it; the store itself knows no one.
import type { Readable } from 'node:stream';
import { type JsonObject, type Actor, canonical, hashText, type Refusal, refuse } from '@shuquan/machines/kernel';
import type { Ledger, PortCall } from '../../ledger/index.ts';
import { readsUnderAccess } from '../../ledger/access.ts';
import { readableCaseOf } from '../../ledger/reading.ts';
import { type Bytes, type DocumentStore, type Stored, checkStored } from './document-store.ts';
import { DocumentTooLarge, PortError } from './errors.ts';

type StoredDocument = Stored & { ok: true; mediaType: string };
type ReadDocument = { ok: true; sha256: string; mediaType: string; size: number; stream: Readable };
type DocumentRow = { sha256: string; media_type: string; size: number; uploaded_by: Partial<Actor>; at: string };

/** The stated limit: `document.maxBytes` of the standard regime. */
const maxDocumentBytes = (ledger: Ledger): number => ledger.context.regimes.standard.values['document.maxBytes'];

/** Keeps a document and notes who brought it. The same bytes again are the same document, brought by both. */
export async function storeDocument(
  ledger: Ledger,
  store: DocumentStore,
  bytes: Bytes,
  about: { mediaType: string; actor: Actor },
): Promise<StoredDocument | Refusal> {
  const maxBytes = maxDocumentBytes(ledger);
  const { mediaType, actor } = about;
  if (!isMediaType(mediaType))
    return refuse('EVENT_MALFORMED', {
      zh: `“${mediaType.slice(0, 80)}”不是有效的媒体类型，例如 application/pdf。`,
      en: `“${mediaType.slice(0, 80)}” is not a media type, like application/pdf.`,
    });
  const over = await ledger.use('upload', actor);
  if (over) return over;
  let stored: Stored;
  try {
    stored = await store.put(bytes, { maxBytes });
  } catch (error) {
    if (!(error instanceof DocumentTooLarge)) throw error;
    return refuse('EVENT_TOO_LARGE', {
      zh: `文件超过上限 ${maxBytes} 字节，未保存；请拆分后上传。`,
      en: `A document has at most ${maxBytes} bytes; nothing was kept. Split it, and upload the parts.`,
    });
  }
  await noteDocument(ledger, stored, mediaType, actor);
  return { ok: true, ...stored, mediaType };
}

const isMediaType = (text: string): boolean =>
  text.length <= 200 && /^[\w.+-]+\/[\w.+-]+(\s*;\s*[\w-]+=("[^"\r\n]*"|[\w.+-]+))*$/.test(text);

export async function noteDocument(
  ledger: Ledger,
  { sha256, size }: Stored,
  mediaType: string,
  actor: Actor,
): Promise<void> {
  await ledger.sql`
    insert into document (sha256, media_type, size, uploaded_by, at)
    values (${sha256}, ${mediaType}, ${size}, ${ledger.sql.json(actor)}, ${await ledger.now()}) on conflict do nothing`;
  await ledger.sql`insert into upload values (${sha256}, ${actor.person}, ${actor.party ?? ''}) on conflict do nothing`;
}

/** Notes that a case refers to documents that no event of it names. */
export async function noteReferences(ledger: Ledger, caseId: string, documents: string[]): Promise<void> {
  if (!documents.length) return;
  await ledger.sql`insert into document_ref ${ledger.sql(documents.map((sha256) => ({ case_id: caseId, sha256 })))} on conflict do nothing`;
}

/** T25: a document is for those who may read a case that refers to it, and for the person who uploaded it. */
export async function readDocument(
  ledger: Ledger,
  store: DocumentStore,
  sha256: string,
  actor: Actor,
): Promise<ReadDocument | Refusal> {
  const [row] = await ledger.sql<DocumentRow[]>`select * from document where sha256 = ${sha256}`;
  if (!row)
    return refuse('DOCUMENT_UNKNOWN', {
      zh: `没有文档 ${sha256.slice(0, 80)}。`,
      en: `There is no document ${sha256.slice(0, 80)}.`,
    });
  const caseId = await readableCaseOf(ledger.context, sha256, actor);
  const isOwn = caseId !== undefined || (await broughtBy(ledger, sha256, actor));
  if (isOwn)
    await ledger.context.readLog.note(actor, { material: 'documents', document: sha256, ...(caseId && { caseId }) });
  if (!isOwn && !(await readsUnderAccess(ledger.context, sha256, actor)))
    return refuse(
      'READ_NOT_ALLOWED',
      {
        zh: '该文档仅其提交人及所属案件的当事人、办理部门可以查阅。',
        en: 'This document is for the person who submitted it, the parties of its cases and the offices that handle them.',
      },
      { articles: ['T25'] },
    );
  return { ok: true, sha256, mediaType: row.media_type, size: row.size, stream: await store.get(sha256) };
}

const broughtBy = async (ledger: Ledger, sha256: string, { person, party }: Actor): Promise<boolean> =>
  (await ledger.sql`select 1 from upload where sha256 = ${sha256} and person = ${person} and party = ${party ?? ''}`)
    .length > 0;

/**
 * Op `preserve {sha256}` (备份存证, T21): a second copy in the evidence store, and a time stamp record there that names the
 * ledger row which asked for it. The first stamp of a document in a case stands; asking again answers the same.
 */
export const createDocuments =
  ({ ledger, store, evidence }: { ledger: Ledger; store: DocumentStore; evidence: DocumentStore }) =>
  async ({ key, caseId, effect }: PortCall): Promise<JsonObject> => {
    if (effect.type !== 'call' || effect.op !== 'preserve')
      throw new PortError(
        `The port “documents” has no operation ${effect.type === 'call' ? effect.op : effect.type}; it has preserve.`,
      );
    const sha256 = effect.input['sha256'];
    if (typeof sha256 !== 'string') throw new PortError('documents.preserve needs a sha256.');
    const copy = await evidence.put(await store.get(sha256));
    const [row] = await ledger.sql<
      { hash: string }[]
    >`select hash from ledger where case_id = ${caseId} and seq = ${Number(key.split('/').at(-2))}`;
    const stamp = {
      sha256,
      size: copy.size,
      case: caseId,
      effect: key,
      ledgerRow: row?.hash ?? null,
      preservedAt: await ledger.now(),
      copies: [store.place, evidence.place],
    };
    const kept = JSON.parse(
      Buffer.from(await evidence.keepOnce(stampName(caseId, sha256), Buffer.from(canonical(stamp)))).toString(),
    ) as typeof stamp;
    // Read back: a copy that cannot be read is no copy.
    await checkStored(evidence, sha256);
    return { sha256, preservedAt: kept.preservedAt, copies: 2 };
  };

/** A case id may hold what a file name may not. */
const stampName = (caseId: string, sha256: string): string => `stamps/${sha256}-${hashText(caseId).slice(0, 16)}.json`;
