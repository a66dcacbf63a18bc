// The shapes of drafts, for the OpenAPI document and for what is sent.
import { z } from '@hono/zod-openapi';
import { instant } from './schemas.ts';

const of = {
  lifecycle: z.string().min(1).max(100),
  caseId: z.string().min(1).max(200).optional().openapi({ description: 'Absent where a case is to be opened' }),
  event: z.string().min(1).max(200).openapi({ description: 'Of an opening: `OPEN`' }),
};
const begun = z.object({ id: z.string(), ...of, savedAt: instant });
const content = z.record(z.string(), z.unknown()).openapi({ description: 'As far as it was filled in' });

export const draftBody = z.strictObject({ ...of, content }).openapi('DraftBody');
export const begunDraft = begun.extend({ ok: z.literal(true) }).openapi('BegunDraft');
export const draftView = begun.extend({ ok: z.literal(true), content }).openapi('Draft');
export const draftList = z.object({ ok: z.literal(true), drafts: z.array(begun) }).openapi('Drafts');
export const done = z.object({ ok: z.literal(true) }).openapi('Done');
