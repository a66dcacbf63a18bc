// The market: what registered subjects may read of each other's listings (T6, T25).
import { z } from '@hono/zod-openapi';
import { isNo } from '../../../service/index.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { caseIdOf } from '../case-path.ts';
import type { Routes } from '../endpoint.ts';
import { listQuery } from '../desk-schemas.ts';
import { jsonOf, queryOf } from '../request.ts';
import { articles, text } from '../schemas.ts';
import { forActor } from './cases.ts';

const view = z.object({
  caseId: z.string(),
  lifecycle: z.string(),
  view: z
    .record(z.string(), z.unknown())
    .openapi({ description: 'Title, class, description, purposes, regions, certificate, price if stated' }),
  at: z.iso.datetime({ offset: true }),
});
export const publicView = view.extend({ ok: z.literal(true) }).openapi('Listing');
export const publicPage = z
  .object({ ok: z.literal(true), listings: z.array(view.openapi('PublicView')), next: z.string().optional() })
  .openapi('Listings');
const record = z.record(z.string(), z.unknown());
export const listingDraft = z
  .object({
    ok: z.literal(true),
    kind: z.enum(['dcat', 'edc']),
    lifecycle: z.literal('listingRegistration'),
    input: record,
    event: record,
    mapped: z.array(z.object({ path: z.string(), from: z.string() })),
    missing: z.array(z.object({ path: z.string(), message: text, articles: articles.optional() })),
  })
  .openapi('ListingDraft');
const pageQuery = listQuery.pick({ after: true, limit: true });

export function marketRoutes({ add }: Routes, { client, limits }: ApiDeps): void {
  addIntake({ add }, { client, limits });
  add(
    {
      method: 'get',
      path: '/listings',
      tag: 'Market',
      summary: 'The listings on the market, page by page',
      description: 'For whoever acts for a registered subject in force (T25).',
      query: pageQuery,
      answers: { 200: { description: 'A page, by case id; ask with `after` = `next` for more', schema: publicPage } },
      problems: [400, 403],
    },
    (c) =>
      forActor(c, async (as) => {
        const asked = queryOf(c, pageQuery);
        return isNo(asked) ? asked : client.listings({ as, ...asked.query });
      }),
  );
  add(
    {
      method: 'get',
      path: '/listings/{lifecycle}/{stem}/{n}',
      tag: 'Market',
      summary: 'A listing on the market',
      description: 'For whoever acts for a registered subject in force (T25).',
      answers: { 200: { description: 'What the public may see of it', schema: publicView } },
      problems: [400, 403, 404],
    },
    (c) => forActor(c, (as) => client.listing({ as, caseId: caseIdOf(c) })),
  );
}

function addIntake({ add }: Pick<Routes, 'add'>, { client, limits }: Pick<ApiDeps, 'client' | 'limits'>): void {
  add(
    {
      method: 'post',
      path: '/intake/listing',
      tag: 'Market',
      summary: 'A DCAT record or an EDC asset as a listing to be completed',
      description:
        'Takes a dcat:Dataset as JSON-LD (alone, in a graph, or as the only one of a catalogue), or an EDC asset with its ODRL offer (`{"asset", "policy"}`). Answers what was taken from which term and what is still missing; nothing is opened, and nothing is declared for anybody (T14).',
      body: { schema: { type: 'object' } },
      answers: {
        200: { description: 'The input and the SUBMIT event as far as the record says', schema: listingDraft },
      },
      problems: [400, 413],
    },
    (c) =>
      forActor(c, async (as) => {
        const body = await jsonOf(c, limits.event);
        return isNo(body) ? body : client.draftListing({ as, record: body.json });
      }),
  );
}
