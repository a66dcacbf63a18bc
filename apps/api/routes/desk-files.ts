// Lists as files, with the rights of whoever asks.
import type { Context } from 'hono';
import type { ApiDeps } from '../../../service/api-deps.ts';
import type { Export } from '../../../service/export.ts';
import { isNo } from '../../../service/index.ts';
import { callerOf } from '../authenticate.ts';
import { caseFilter } from '../desk-schemas.ts';
import type { Routes } from '../endpoint.ts';
import { csvOf, xlsxOf } from '../list-files.ts';
import { refused } from '../problems.ts';
import { queryOf } from '../request.ts';

const formats = {
  csv: { type: 'text/csv; charset=utf-8', content: 'text/csv', write: csvOf },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: xlsxOf,
  },
} satisfies Record<
  string,
  { type: string; content: string; write: (list: Export, language: 'zh' | 'en') => ReadableStream<Uint8Array> }
>;

export function deskFileRoutes({ add }: Routes, { client }: ApiDeps): void {
  for (const [format, { type, content, write }] of Object.entries(formats))
    add(
      {
        method: 'get',
        path: `/cases.${format}`,
        tag: 'Cases',
        dear: true,
        summary: `The same list of cases as a file (${format.toUpperCase()}), as a whole`,
        description: 'At most 100,000 cases; a last row says so where there are more. In the language of the request.',
        query: caseFilter,
        answers: { 200: { description: 'The file', content } },
        problems: [400],
      },
      async (c: Context) => {
        const asked = queryOf(c, caseFilter);
        if (isNo(asked)) return refused(c, asked);
        const list = await client.exported({ as: callerOf(c), format, ...asked.query });
        if (isNo(list)) return refused(c, list);
        const language = c.get('language') === 'en' ? 'en' : 'zh';
        return new Response(write(list, language), {
          headers: {
            'Content-Type': type,
            'Content-Disposition': `attachment; filename="cases.${format}"`,
            'Cache-Control': 'private, no-store',
          },
        });
      },
    );
}
