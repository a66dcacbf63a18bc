// A file of the API, piece by piece: an archive may be larger than memory.
import type { FoundFile } from './answers.ts';
import { type Refused, UnreachableError } from './refusals.ts';
import { type Transport, refusalIn, why } from './transport.ts';

/** Asked once, and limited in time by the caller's signal alone; what is cut off fails while it is read. */
export async function fileFrom(
  to: Transport,
  path: string,
  { headers, signal }: { headers: Record<string, string>; signal?: AbortSignal | undefined },
): Promise<FoundFile | Refused> {
  let response: Response;
  try {
    response = await to.fetch(new URL(to.url + path), { headers, ...(signal && { signal }) });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new UnreachableError(`${to.url}: ${why(cause)}`, { cause });
  }
  const { status, body } = response;
  if (status === 200 && body)
    return { ok: true, mediaType: response.headers.get('Content-Type') ?? 'application/octet-stream', body };
  const bytes = new Uint8Array(await response.arrayBuffer());
  const refused = refusalIn(to, { status, headers: response.headers, bytes, tries: 1 });
  if (refused) return refused;
  throw new UnreachableError(`${to.url}: HTTP ${status} without a file`);
}
