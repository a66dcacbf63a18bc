// Accesses to information: who read a case, what a person did, and the numbers of a quarter (T25, T34 to T36).
import { z } from '@hono/zod-openapi';
import { isNo } from '../../../service/index.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { caseIdOf } from '../case-path.ts';
import type { Routes } from '../endpoint.ts';
import { queryOf } from '../request.ts';
import { day, pageQuery } from '../schemas.ts';
import { forActor } from './cases.ts';

const instant = z.iso.datetime({ offset: true });
const next = z.int().optional();
const text = z.object({ zh: z.string(), en: z.string() });
export const readsPage = z
  .object({
    ok: z.literal(true),
    reads: z.array(
      z
        .object({
          at: instant,
          requester: z.string().optional(),
          purpose: text.optional(),
          material: z.string(),
          document: z.string().nullable(),
          access: z.string().optional().openapi({ description: 'For those who may read the access itself' }),
          person: z.string().optional(),
          hat: z.string().optional(),
          party: z.string().nullable().optional(),
        })
        .openapi('CaseRead', {
          description:
            'Under an access by requester and purpose (with its case and the person for those who may read it); by one’s own right by person, hat and party',
        }),
    ),
    next,
  })
  .openapi('CaseReads');
export const actsPage = z
  .object({
    ok: z.literal(true),
    acts: z.array(
      z
        .object({
          caseId: z.string(),
          seq: z.int(),
          at: instant,
          event: z.string(),
          hat: z.string(),
          party: z.string().nullable(),
          onBehalfOf: z.string().nullable(),
          from: z.array(z.string()),
          to: z.array(z.string()),
          articles: z.array(z.string()),
        })
        .openapi('PersonAct'),
    ),
    next,
  })
  .openapi('PersonActs');
const count = z.int().min(0);
export const accessCounts = z
  .object({
    ok: z.literal(true),
    counts: z.array(
      z
        .object({ purpose: z.string(), asked: count, granted: count, refused: count, reads: count })
        .openapi('AccessCount'),
    ),
  })
  .openapi('AccessCounts');

const actsQuery = pageQuery.extend({ person: z.string().min(1).max(200) });
const daysQuery = z.strictObject({ from: day, to: day });

export function accessRoutes({ add }: Routes, { client }: ApiDeps): void {
  add(
    {
      method: 'get',
      path: '/cases/{lifecycle}/{stem}/{n}/reads',
      tag: 'Cases',
      summary: 'Who read a case, by their own right or under an access to information, for its parties and offices',
      description: 'What the parties may not be told yet does not show.',
      query: pageQuery,
      answers: { 200: { description: 'A page, oldest first; ask with `after` = `next` for more', schema: readsPage } },
      problems: [400, 403, 404],
    },
    (c) =>
      forActor(c, async (as) => {
        const asked = queryOf(c, pageQuery);
        return isNo(asked) ? asked : client.reads({ as, caseId: caseIdOf(c), ...asked.query });
      }),
  );
  add(
    {
      method: 'get',
      path: '/acts',
      tag: 'Cases',
      summary: 'What a person did, in which role, under an access for discipline',
      description: 'Without content. Each page is recorded before it is answered.',
      query: actsQuery,
      answers: { 200: { description: 'A page, oldest first; ask with `after` = `next` for more', schema: actsPage } },
      problems: [400, 403],
    },
    (c) =>
      forActor(c, async (as) => {
        const asked = queryOf(c, actsQuery);
        return isNo(asked) ? asked : client.acts({ as, ...asked.query });
      }),
  );
  add(
    {
      method: 'get',
      path: '/accesses',
      tag: 'Cases',
      summary: 'How many accesses were asked, granted, refused and used, by purpose, without content',
      query: daysQuery,
      answers: { 200: { description: 'The numbers of these days, both included', schema: accessCounts } },
      problems: [400, 403],
    },
    (c) =>
      forActor(c, async (as) => {
        const asked = queryOf(c, daysQuery);
        return isNo(asked) ? asked : client.accessCounts({ as, ...asked.query });
      }),
  );
}
