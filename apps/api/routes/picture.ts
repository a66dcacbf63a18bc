// Charts as pictures, for everybody.
import { z } from '@hono/zod-openapi';
import { isNo } from '../../../service/index.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import type { Routes } from '../endpoint.ts';
import { refused } from '../problems.ts';
import { queryOf } from '../request.ts';
import { picture } from '../law-schemas.ts';

const pictureQuery = z.strictObject({
  open: z
    .string()
    .max(4_000)
    .optional()
    .openapi({ description: 'Paths of states to unfold, with commas between them' }),
  lang: z.enum(['zh', 'en']).default('zh'),
});

export function pictureRoutes({ add }: Routes, { client }: ApiDeps): void {
  add(
    {
      method: 'get',
      path: '/lifecycles/{lifecycle}/picture',
      tag: 'Law',
      summary: 'The chart of a lifecycle, laid out: the asked states unfolded, everything else a box',
      description: 'The same for every case: it says where states and transitions stand, not where a case does.',
      open: true,
      headers: ['IfNoneMatch'],
      query: pictureQuery,
      answers: {
        200: { description: 'Boxes and lines with their places', schema: picture, etag: true },
        304: { description: 'As you know it' },
      },
      problems: [400, 404],
    },
    async (c) => {
      const asked = queryOf(c, pictureQuery);
      if (isNo(asked)) return refused(c, asked);
      const { open, lang } = asked.query;
      const drawn = await client.picture(c.req.param('lifecycle') ?? '', open?.split(',') ?? [], lang);
      if (isNo(drawn)) return refused(c, drawn);
      const headers = { ETag: drawn.tag, 'Cache-Control': 'public, no-cache' };
      return c.req.header('If-None-Match')?.includes(drawn.tag)
        ? c.body(null, 304, headers)
        : c.body(drawn.json, 200, { ...headers, 'Content-Type': 'application/json' });
    },
  );
}
