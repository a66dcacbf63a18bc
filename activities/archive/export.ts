// The archive of a case for whoever may read all of it (T24, T25): the same bag that the port seals.
import type { Readable } from 'node:stream';
import { type Actor, type Refusal, hashOf, isRefusal, refuse, sealedIn } from '@shuquan/machines/kernel';
import { lifecycleOf } from '../../ledger/context.ts';
import type { Ledger } from '../../ledger/index.ts';
import { type Reader, keepShown } from '../../ledger/readers.ts';
import { readingOf } from '../../ledger/reading.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import { PortError } from '../ports/errors.ts';
import { tarOf } from './bag.ts';
import { type CaseReading, readToSeal } from './case-reading.ts';
import { bagFrom } from './make-bag.ts';

export type Exported = { ok: true; name: string; stream: Readable };

export async function exportArchive(
  ledger: Ledger,
  store: DocumentStore,
  caseId: string,
  actor: Actor,
): Promise<Exported | Refusal> {
  // Asked like any other read, so that a refusal leaves its trace.
  const reader = await ledger.reader(caseId, actor, ['case', 'log', 'documents']);
  if (isRefusal(reader)) return reader;
  const read = await readToSeal(ledger, caseId);
  const refusal = notWhole(reader, read);
  if (refusal) return refusal;
  try {
    const { bag } = await bagFrom(ledger, store, read);
    const shown = hashOf(bag.files.map(({ path, sha256 }) => [path, sha256]));
    if (!(await keepShown([reader], { material: 'archive', caseId, shown }))) return onlyForParties();
    return { ok: true, name: `${bag.name}.tar`, stream: tarOf(bag, store) };
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    return refuse('DOCUMENT_UNKNOWN', {
      zh: '本案引用的文档已不在库（已依规销毁或缺失），不能导出完整档案；可以出具报告。',
      en: `The archive cannot be whole, a report can be made: ${error.message}`,
    });
  }
}

/** An archive shows everything, so it is for those who read everything, and when nothing is sealed. */
function notWhole({ ledger, actor }: Reader, { row }: CaseReading): Refusal | undefined {
  const sealed = sealedIn(lifecycleOf(ledger, row.lifecycle), row.snapshot);
  if (sealed.events.length || sealed.fields.length)
    return refuse(
      'READ_NOT_ALLOWED',
      {
        zh: '本案部分内容尚在密封期，结果形成后方可导出档案。',
        en: 'Part of this case is still sealed; its archive is exported once there is a result.',
      },
      { articles: ['P10(2)'] },
    );
  if (readingOf(ledger, row, actor) === 'all') return undefined;
  return onlyForParties();
}
const onlyForParties = (): Refusal =>
  refuse(
    'READ_NOT_ALLOWED',
    {
      zh: '完整档案仅本案当事人和办理部门可以导出；可以出具您有权查阅部分的报告。',
      en: 'The whole archive is for the parties of the case and the offices that handle it; a report shows what you may read.',
    },
    { articles: ['T25'] },
  );
