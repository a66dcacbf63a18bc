// The market over HTTP, through the client and on the command line.
import { beforeAll, describe, expect, it } from 'vitest';
import { createClient, orThrow } from '@shuquan/client';
import { listingDraft, publicPage, publicView } from '../../apps/api/routes/market.ts';
import { center as zhao, opco, person, approve, sent } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import { aListing, aPublishedListing } from '../support/market.ts';
import { serveCli } from './served-cli.ts';
import { CENTER, HOSPITAL, MERCHANT, aSubmittedDraft, hospitalInput, merchantCode, submission } from './served.ts';

const { served, url, cli, refusedWith } = await serveCli();
const unregistered = createClient({ url, as: CENTER });
const hospital = createClient({ url, as: HOSPITAL });
let first: string;
let second: string;
let unpublished: string;
beforeAll(async () => {
  const { id } = await aSubmittedDraft(served);
  await sent(served.ledger, id, { type: 'PASS' }, opco);
  await sent(served.ledger, id, approve, zhao);
  const party = `org:${merchantCode}`;
  const owner = { id, party, actor: person('li.na', 'MERCHANT', party) };
  const ids = [
    await aPublishedListing(served.ledger, owner, '门诊量日汇总'),
    await aPublishedListing(served.ledger, owner, '公交客流'),
  ];
  [first, second] = ids.sort() as [string, string];
  unpublished = await aListing(served.ledger, owner, '未上架');
});

describe('the market', () => {
  it('is refused to the buyer before its registration, under T25', law('T25'), async () => {
    for (const path of ['/listings', `/listings/${first}`]) {
      const { status, json } = await served.ask('GET', path, { as: HOSPITAL });
      expect([status, json.code, json.articles]).toEqual([403, 'READ_NOT_ALLOWED', ['T25']]);
      expect((await served.ask('GET', path)).status).toBe(401);
    }
    expect(await hospital.listings()).toMatchObject({ ok: false, code: 'READ_NOT_ALLOWED' });
    await refusedWith('READ_NOT_ALLOWED', ['listings', '--as', HOSPITAL]);
  });

  it('is read by the buyer that is registered, page by page, and one by its id', law('T6', 'T25'), async () => {
    const { caseId } = orThrow(await hospital.open('subjectRegistration', hospitalInput as never));
    const actor = person('chen.jie', 'DEMANDER', HOSPITAL.split(':').slice(1).join(':'));
    await sent(served.ledger, caseId, await submission(served), actor);
    await sent(served.ledger, caseId, { type: 'PASS' }, opco);
    await sent(served.ledger, caseId, approve, zhao);

    const page = await served.ask('GET', '/listings?limit=1', { as: HOSPITAL });
    expect(publicPage.parse(page.json)).toMatchObject({ listings: [{ caseId: first }], next: first });
    const rest = orThrow(await hospital.listings({ after: first }));
    expect(rest.listings.map(({ caseId: id }) => id)).toEqual([second]);
    expect(rest).not.toHaveProperty('next');
    const one = await served.ask('GET', `/listings/${first}`, { as: HOSPITAL });
    expect(one.status).toBe(200);
    expect(publicView.parse(one.json).view).toHaveProperty('description', '公开说明');
    expect(orThrow(await hospital.listing(first))).toEqual(one.json);
    expect(await hospital.listing(unpublished)).toMatchObject({ status: 404, code: 'CASE_UNKNOWN' });
    expect(await unregistered.listing(first)).toMatchObject({ status: 403 });
    expect((await served.ask('GET', '/listings?limit=0', { as: HOSPITAL })).json.code).toBe('REQUEST_MALFORMED');
    expect((await served.ask('GET', '/listings?title=a', { as: MERCHANT })).status).toBe(400);
  });

  it('is printed by the command line', async () => {
    const all = await cli(['listings', '--as', HOSPITAL]);
    expect([all.code, all.out]).toEqual([0, expect.stringContaining('门诊量日汇总')]);
    expect(all.out).not.toContain('未上架');
    expect((await cli(['listings', '--as', HOSPITAL, '--limit', '1'])).out).toContain(`下一页: --after ${first}`);
    const json = await cli(['listings', '--as', HOSPITAL, '--after', first, '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ ok: true, listings: [{ caseId: second }] });
    expect((await cli(['listings', second, '--as', MERCHANT])).out).toContain('"description": "公开说明"');
    await refusedWith('CASE_UNKNOWN', ['listings', unpublished, '--as', HOSPITAL]);
    expect((await cli(['listings', 'nonsense', '--as', HOSPITAL])).code).toBe(2);
  });
});

describe('a record of another form', () => {
  const record = { '@type': 'dcat:Dataset', 'dct:title': '公交客流', 'dct:description': '按站点汇总' };
  it('becomes a listing to be completed, through every door, and opens nothing', law('T11', 'T14', 'T17'), async () => {
    const before = await served.counts();
    const answer = await served.ask('POST', '/intake/listing', { as: MERCHANT, json: record });
    const draft = listingDraft.parse(answer.json);
    expect(draft).toMatchObject({ kind: 'dcat', input: { title: '公交客流' }, event: { type: 'SUBMIT' } });
    expect(orThrow(await createClient({ url, as: MERCHANT }).draftListing(record))).toEqual(draft);
    const shown = await cli(['intake', JSON.stringify(record), '--as', MERCHANT]);
    expect(shown.out).toMatch(/✓ input\.title ← dct:title\n[^]*· input\.owner: [^]*提交内容: \{/);
    await refusedWith('REQUEST_MALFORMED', ['intake', '{"a":1}', '--as', MERCHANT]);
    expect((await served.ask('POST', '/intake/listing', { json: record })).status).toBe(401);
    expect(await served.counts()).toEqual(before);
  });
});
