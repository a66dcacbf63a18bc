// What somebody has begun to fill in: kept on the server, so that neither a reload nor another machine loses it.
import type { Context } from 'hono';
import { problemOf, reporting } from '@shuquan/machines/kernel';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { isNo, no } from '../../../service/index.ts';
import { DRAFTS_AT_MOST, DRAFT_DAYS } from '../../../ledger/drafts.ts';
import type { Routes } from '../endpoint.ts';
import { jsonOf } from '../request.ts';
import { begunDraft, draftBody, draftList, draftView, done } from '../draft-schemas.ts';
import { forActor } from './cases.ts';

const idOf = (c: Context): string => c.req.param('id') ?? '';

export function draftRoutes({ add }: Routes, { client, limits }: ApiDeps): void {
  add(
    {
      method: 'get',
      path: '/drafts',
      tag: 'Drafts',
      summary: 'What one has begun to fill in in this hat, the latest first',
      answers: { 200: { description: 'Without their content', schema: draftList } },
      problems: [],
    },
    (c) => forActor(c, (as) => client.drafts({ as })),
  );
  add(
    {
      method: 'get',
      path: '/drafts/{id}',
      tag: 'Drafts',
      summary: 'A draft, for its owner alone',
      answers: { 200: { description: 'With its content', schema: draftView } },
      problems: [404],
    },
    (c) => forActor(c, (as) => client.draft({ as, id: idOf(c) })),
  );
  add(
    {
      method: 'put',
      path: '/drafts/{id}',
      tag: 'Drafts',
      summary: 'Keeps a draft, over the one that was there',
      description: `The id is the Idempotency-Key under which it will be sent: once that is on the record, the draft is gone. At most ${DRAFTS_AT_MOST} of a person, each for ${DRAFT_DAYS} days after its last change.`,
      body: { schema: draftBody },
      answers: { 200: { description: 'Kept', schema: begunDraft } },
      problems: [400, 404, 413, 429],
    },
    (c) => save(c, { client, limits }),
  );
  add(
    {
      method: 'delete',
      path: '/drafts/{id}',
      tag: 'Drafts',
      summary: 'Throws a draft away',
      answers: { 200: { description: 'There is none now', schema: done } },
      problems: [],
    },
    (c) => forActor(c, (as) => client.removeDraft({ as, id: idOf(c) })),
  );
}

const save = (c: Context, { client, limits }: Pick<ApiDeps, 'client' | 'limits'>): Promise<Response> =>
  forActor(c, async (as) => {
    const body = await jsonOf(c, limits.event);
    if (isNo(body)) return body;
    const parsed = draftBody.safeParse(body.json, reporting);
    return parsed.success
      ? client.saveDraft({ as, id: idOf(c), ...parsed.data })
      : no(
          'REQUEST_MALFORMED',
          { zh: '草稿须写明流程、事件和内容。', en: 'A draft names lifecycle, event and content.' },
          { details: parsed.error.issues.map(problemOf) },
        );
  });
