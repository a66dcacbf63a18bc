// Commands that save a file: the archive of a case, and reports.
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { type FoundFile, UnreachableError } from '@shuquan/client';
import { answered, caseIdFrom } from './api.ts';
import { type ListOptions, OK, type Session } from './commands.ts';
import { UsageError } from './io.ts';

export async function archive({ client }: Session, caseId: string, { out }: { out: string }): Promise<number> {
  await saved(answered(await client.archive(caseIdFrom(caseId))), out);
  return OK;
}

type ExportOptions = Omit<ListOptions, 'after' | 'limit'> & { out: string; format: 'csv' | 'xlsx' };
export async function exported({ client }: Session, { out, format, open, ...filter }: ExportOptions): Promise<number> {
  await saved(answered(await client.exported(format, { ...filter, ...(open && { ended: false }) })), out);
  return OK;
}

export type ReportOptions = { out: string; for: string; purpose: string; party?: string };
export async function report(
  { client }: Session,
  caseId: string | undefined,
  { out, for: recipient, purpose, party }: ReportOptions,
): Promise<number> {
  const asked = { recipient, purpose };
  if (caseId !== undefined && party === undefined)
    await saved(answered(await client.report({ caseId: caseIdFrom(caseId) }, asked)), out);
  else if (caseId === undefined && party !== undefined)
    await saved(answered(await client.report({ party }, asked)), out);
  else throw new UsageError('give a case, or --party · 请给出案件编号，或 --party');
  return OK;
}

/** Under its name once it is whole: half a file is never taken for one. */
async function saved({ body }: FoundFile, out: string): Promise<void> {
  const part = `${out}.part`;
  try {
    const file = await open(part, 'w');
    await pipeline(Readable.fromWeb(body as ReadableStream), file.createWriteStream());
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    // What the file system says names its call; everything else came from the other end.
    const { syscall, message } = error as NodeJS.ErrnoException;
    if (syscall && !/read|recv/.test(syscall)) throw new UsageError(`${out}: ${message}`, { cause: error });
    throw new UnreachableError(`${out}: the file was cut off`, { cause: error });
  }
}
