// What somebody has begun to fill in: theirs alone, kept for a while, gone once it was sent, and nothing of the record.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { DRAFTS_AT_MOST, DRAFT_DAYS } from '../../ledger/drafts.ts';
import { begunDraft, draftList, draftView } from '../../apps/api/draft-schemas.ts';
import { clockAt } from '../support/ledger.ts';
import {
  BOTH_HANDS,
  CENTER,
  HOSPITAL,
  MERCHANT,
  OPCO,
  type Served,
  aDraft,
  merchantInput,
  refusalsOf,
  serveApi,
  submission,
} from './served.ts';

let served: Served;
const clock = clockAt('2026-03-02T09:00:00+08:00');
beforeAll(async () => {
  served = await serveApi({ clock: clock.read });
});
const refused = refusalsOf(() => served);
const opening = { lifecycle: 'subjectRegistration', event: 'OPEN', content: { kinds: ['MERCHANT'] } };
const put = (as: string, id: string, json: unknown = opening) => served.ask('PUT', `/drafts/${id}`, { as, json });
const idsOf = async (as: string): Promise<string[]> =>
  draftList.parse((await served.ask('GET', '/drafts', { as })).json).drafts.map(({ id }) => id);

describe('a draft', () => {
  it('comes back as it was saved last, and is no act', async () => {
    const before = await served.counts();
    const id = randomUUID();
    begunDraft.parse((await put(MERCHANT, id)).json);
    const content = { kinds: ['MERCHANT', 'DEMANDER'], subject: { name: '长春\u0000数据' } };
    expect((await put(MERCHANT, id, { ...opening, content })).status).toBe(200);
    const found = draftView.parse((await served.ask('GET', `/drafts/${id}`, { as: MERCHANT })).json);
    expect(found).toMatchObject({ id, lifecycle: 'subjectRegistration', event: 'OPEN', content });
    expect(Date.parse(found.savedAt)).toBe(Date.parse('2026-03-02T09:00:00+08:00'));
    expect(await served.counts()).toEqual(before);
    expect((await served.ask('DELETE', `/drafts/${id}`, { as: MERCHANT })).status).toBe(200);
    expect(await idsOf(MERCHANT)).not.toContain(id);
  });

  it('is read by its owner alone, in the hat and for the party that began it', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    await put(MERCHANT, one);
    await put(BOTH_HANDS.opco, other);
    for (const as of [HOSPITAL, CENTER, OPCO]) {
      await refused(404, 'NOT_FOUND', 'GET', `/drafts/${one}`, { as });
      expect(await idsOf(as)).not.toContain(one);
    }
    await refused(404, 'NOT_FOUND', 'GET', `/drafts/${other}`, { as: BOTH_HANDS.center });
    expect(await idsOf(BOTH_HANDS.center)).toEqual([]);
    await refused(401, 'ACTOR_UNKNOWN', 'GET', `/drafts/${one}`, {});
    // Somebody else's of the same name neither shows nor overwrites it, and is thrown away without it.
    await put(HOSPITAL, one, { ...opening, content: { kinds: ['DEMANDER'] } });
    await served.ask('DELETE', `/drafts/${one}`, { as: HOSPITAL });
    const kept = await served.ask('GET', `/drafts/${one}`, { as: MERCHANT });
    expect(kept.json['content']).toEqual(opening.content);
  });

  it('is gone once the event with its id as key is on the record, and not by an event that was refused', async () => {
    const { id: caseId, path } = await aDraft(served);
    const id = randomUUID();
    const submit = await submission(served);
    const of = { lifecycle: 'subjectRegistration', caseId, event: 'SUBMIT' };
    await put(MERCHANT, id, { ...of, content: submit });
    const bad = await served.ask('POST', `${path}/events`, {
      as: MERCHANT,
      key: id,
      json: { type: 'SUBMIT', checklist: {} },
    });
    expect(bad.status).toBe(422);
    expect(await idsOf(MERCHANT)).toContain(id);
    const sent = await served.ask('POST', `${path}/events`, { as: MERCHANT, key: id, json: submit });
    expect(sent.status).toBe(200);
    expect(await idsOf(MERCHANT)).not.toContain(id);
  });

  it('of an opening is gone once the case is open under its id', async () => {
    const id = randomUUID();
    const later = await serveApi();
    await later.ask('PUT', `/drafts/${id}`, { as: MERCHANT, json: { ...opening, content: merchantInput } });
    const { status } = await later.ask('POST', '/cases/subjectRegistration', {
      as: MERCHANT,
      key: id,
      json: merchantInput,
    });
    expect(status).toBe(201);
    await later.ask('GET', '/drafts', { as: MERCHANT }).then(({ json }) => expect(json['drafts']).toEqual([]));
  });

  it('has to name a form that there is', async () => {
    const at = `/drafts/${randomUUID()}`;
    const as = MERCHANT;
    await refused(404, 'LIFECYCLE_UNKNOWN', 'PUT', at, { as, json: { ...opening, lifecycle: 'nothing' } });
    await refused(400, 'EVENT_UNKNOWN', 'PUT', at, { as, json: { ...opening, event: 'SUBMIT' } });
    await refused(404, 'CASE_UNKNOWN', 'PUT', at, { as, json: { ...opening, caseId: 'trade/1/1', event: 'SUBMIT' } });
    await refused(400, 'REQUEST_MALFORMED', 'PUT', at, { as, json: { ...opening, content: [] } });
    await refused(400, 'KEY_MALFORMED', 'PUT', '/drafts/a%20b', { as, json: opening });
    const long = { ...opening, content: { note: 'x'.repeat(600_000) } };
    await refused(413, 'EVENT_TOO_LARGE', 'PUT', at, { as, json: long });
  });

  it(`is kept ${DRAFT_DAYS} days after its last change`, async () => {
    const id = randomUUID();
    clock.set('2026-04-01T09:00:00+08:00');
    await put(OPCO, id);
    const days = (n: number) => new Date(Date.parse('2026-04-01T09:00:00+08:00') + n * 86_400_000).toISOString();
    clock.set(days(DRAFT_DAYS));
    expect(await idsOf(OPCO)).toContain(id);
    clock.set(days(DRAFT_DAYS + 1));
    expect(await idsOf(OPCO)).not.toContain(id);
  });

  it(`is refused where a person has ${DRAFTS_AT_MOST}; one that is there can still be saved`, async () => {
    const ids = Array.from({ length: DRAFTS_AT_MOST }, () => randomUUID());
    for (const id of ids) expect((await put(CENTER, id)).status).toBe(200);
    await refused(429, 'LIMIT_REACHED', 'PUT', `/drafts/${randomUUID()}`, { as: CENTER, json: opening });
    expect((await put(CENTER, ids[0]!)).status).toBe(200);
    await served.ask('DELETE', `/drafts/${ids[1]}`, { as: CENTER });
    expect((await put(CENTER, randomUUID())).status).toBe(200);
  });
});
