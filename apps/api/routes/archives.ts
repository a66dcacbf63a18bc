// Archives and reports: files that leave the system and are read without it.
import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { title } from '@shuquan/machines/schemas';
import type { Context } from 'hono';
import type { Caller } from '../../../accounts/identity.ts';
import { callerOf } from '../authenticate.ts';
import { type No, isNo } from '../../../service/index.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { caseIdOf } from '../case-path.ts';
import type { Routes } from '../endpoint.ts';
import { refused } from '../problems.ts';
import { queryOf } from '../request.ts';

const file = (content: string, description: string) => ({ 200: { description, content } });
const reportQuery = z.strictObject({ recipient: z.string().min(1).max(300), purpose: title });
const partyReportQuery = reportQuery.extend({ party: z.string().min(1).max(200) });
const HTML = 'text/html; charset=utf-8';

export function archiveRoutes({ add }: Routes, { client }: ApiDeps): void {
  add(
    {
      method: 'get',
      path: '/cases/{lifecycle}/{stem}/{n}/archive',
      tag: 'Archives',
      summary: 'The archive of a case as it stands: a BagIt bag in a tar file, which checks itself (T24)',
      description: 'For those who may read all of the case. The same version gives the same bytes.',
      answers: file('application/x-tar', 'The bag'),
      problems: [400, 403, 404, 501],
    },
    (c) => sent(c, 'application/x-tar', (as) => client.archive({ as, caseId: caseIdOf(c) })),
  );
  add(
    {
      method: 'get',
      path: '/cases/{lifecycle}/{stem}/{n}/report',
      tag: 'Archives',
      summary: 'A readable report of a case, for somebody, for a purpose (T25)',
      description: 'Shows what both may read, the actor and the recipient, and says what was left out. In Chinese.',
      query: reportQuery,
      answers: file('text/html', 'The report'),
      problems: [400, 403, 404, 501],
    },
    (c) =>
      sent(c, HTML, async (as) => {
        const asked = queryOf(c, reportQuery);
        return isNo(asked) ? asked : client.reportOn({ as, caseId: caseIdOf(c), ...asked.query });
      }),
  );
  add(
    {
      method: 'get',
      path: '/reports',
      tag: 'Archives',
      summary: 'A readable report of all cases of a subject',
      query: partyReportQuery,
      answers: file('text/html', 'The report'),
      problems: [400, 403, 501],
    },
    (c) =>
      sent(c, HTML, async (as) => {
        const asked = queryOf(c, partyReportQuery);
        return isNo(asked) ? asked : client.reportOn({ as, ...asked.query });
      }),
  );
}

/** A file, piece by piece. What breaks on the way breaks the connection: half a file does not look whole. */
async function sent(
  c: Context,
  contentType: string,
  work: (as: Caller) => Promise<{ ok: true; name?: string; stream: Readable } | No>,
): Promise<Response> {
  const as = callerOf(c);
  const found = await work(as);
  if (isNo(found)) return found.code === 'DOCUMENT_UNKNOWN' ? refused(c, found, {}, 404) : refused(c, found);
  return new Response(Readable.toWeb(found.stream) as ReadableStream, {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': found.name ? `attachment; filename="${found.name}"` : 'attachment',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
      Vary: 'Shuquan-Actor, Authorization, Cookie',
    },
  });
}
