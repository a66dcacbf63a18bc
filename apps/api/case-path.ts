// A case id has slashes; in an address each of its three parts is a segment of its own (client/case-path.ts).
import type { Context } from 'hono';

/** The id of the case that the request is about; noted for the log. */
export function caseIdOf(c: Context): string {
  const { lifecycle, stem, n } = c.req.param() as Record<string, string>;
  const id = `${lifecycle}/${stem}/${n}`;
  c.set('caseId', id);
  return id;
}
