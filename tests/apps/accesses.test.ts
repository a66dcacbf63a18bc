// Accesses to information: over HTTP, through the client and on the command line.
import { beforeAll, describe, expect, it } from 'vitest';
import { createClient, orThrow } from '@shuquan/client';
import { accessCounts, actsPage, readsPage } from '../../apps/api/routes/accesses.ts';
import { law } from '../support/law.ts';
import { serveCli } from './served-cli.ts';
import {
  BOTH_HANDS,
  CENTER,
  DISCIPLINE,
  HOSPITAL,
  MERCHANT,
  OPCO,
  SUPERVISOR,
  aSubmittedDraft,
  merchantCode,
} from './served.ts';

const { served, url, cli, refusedWith } = await serveCli();
const as = (name: string) => createClient({ url, as: name });
const later = '2026-03-10T00:00:00.000Z';
const hospitalParty = HOSPITAL.split(':').slice(1).join(':');
let id: string;
let paper: { sha256: string; name: string };

async function granted(number: string, more: object, scope: object, persons: string[]): Promise<string> {
  const input = {
    basis: '依法调取',
    instrument: { number, date: '2026-03-02', document: paper },
    scope,
    form: ['read'],
    mayTell: true,
    ...more,
  };
  const { caseId } = orThrow(await as(CENTER).open('informationAccess', input as never));
  const authorize = { type: 'AUTHORIZE', scope, persons, until: later };
  orThrow(await as(BOTH_HANDS.center).send('informationAccess', caseId, authorize as never));
  return caseId;
}
beforeAll(async () => {
  ({ id } = await aSubmittedDraft(served));
  const bytes = new TextEncoder().encode('授权书');
  const { sha256 } = orThrow(await as(CENTER).documents.put(bytes, { mediaType: 'text/plain' }));
  paper = { sha256, name: '授权书.txt' };
});

describe('an access to information', () => {
  it('opens the doors of everybody to its persons, and its parties list the reads', law('T25'), async () => {
    expect(await as(HOSPITAL).show(id)).toMatchObject({ code: 'READ_NOT_ALLOWED' });
    await refusedWith('READ_NOT_ALLOWED', ['show', id, '--as', HOSPITAL]);
    const consent = orThrow(
      await as(CENTER).documents.put(new TextEncoder().encode('同意书'), { mediaType: 'text/plain' }),
    );
    const access = await granted(
      '授 1',
      {
        purpose: 'partyConsent',
        requester: { kind: 'subject', body: '长春市某医院', party: hospitalParty, persons: ['chen.jie'] },
        consents: [
          { party: `org:${merchantCode}`, until: later, document: { sha256: consent.sha256, name: '同意书.txt' } },
        ],
      },
      { cases: [id], classes: ['case', 'log'] },
      ['chen.jie'],
    );
    expect(await as(HOSPITAL).show(id)).toMatchObject({ ok: true, caseId: id });
    expect((await cli(['show', id, '--as', HOSPITAL])).code).toBe(0);
    expect((await cli(['log', id, '--as', HOSPITAL])).code).toBe(0);

    const path = `/cases/${id}/reads`;
    const page = readsPage.parse((await served.ask('GET', path, { as: MERCHANT })).json);
    expect(page.reads.map(({ requester, material }) => [requester, material])).toEqual([
      ['长春市某医院', 'case'],
      ['长春市某医院', 'case'],
      ['长春市某医院', 'log'],
    ]);
    expect(page.reads[0]).not.toHaveProperty('person');
    const first = orThrow(await as(CENTER).reads(id, { limit: 1 }));
    expect(first).toMatchObject({ reads: [{ person: 'chen.jie' }], next: expect.any(Number) as number });
    expect(orThrow(await as(CENTER).reads(id, { after: first.next! })).reads).toHaveLength(2);
    expect((await cli(['reads', id, '--as', MERCHANT])).out).toMatch(/长春市某医院.*经当事人授权.*case/);
    expect((await served.ask('GET', path, { as: HOSPITAL })).status).toBe(403);
    expect((await served.ask('GET', path)).status).toBe(401);
    // Whoever consented sees what it allowed, and not the instrument of whoever asked.
    expect(orThrow(await as(MERCHANT).show(access))).not.toHaveProperty('context.instrument');
    expect(orThrow(await as(CENTER).show(access))).toHaveProperty('context.instrument');
    expect(await as(MERCHANT).documents.get(paper.sha256)).toMatchObject({ ok: false });
    expect(await as(CENTER).documents.get(paper.sha256)).not.toMatchObject({ ok: false });
    expect((await served.ask('GET', `${path}?after=x`, { as: CENTER })).json.code).toBe('REQUEST_MALFORMED');
  });

  it('for discipline lists what a person did, and nothing to anybody else', law('T36'), async () => {
    await refusedWith('READ_NOT_ALLOWED', ['acts', 'li.na', '--as', DISCIPLINE]);
    await granted(
      '处 1',
      {
        purpose: 'discipline',
        requester: { kind: 'disciplineAudit', body: '市审计局', persons: ['qian.li'] },
      },
      { persons: ['li.na'], classes: ['persons'] },
      ['qian.li'],
    );
    const answer = await served.ask('GET', '/acts?person=li.na', { as: DISCIPLINE });
    const { acts } = actsPage.parse(answer.json);
    expect(acts.map(({ caseId, event }) => [caseId, event])).toEqual([
      [id, 'OPEN'],
      [id, 'SUBMIT'],
    ]);
    expect(orThrow(await as(DISCIPLINE).acts('li.na'))).toEqual(answer.json);
    expect((await cli(['acts', 'li.na', '--as', DISCIPLINE])).out).toMatch(/SUBMIT.*数据商/);
    expect((await served.ask('GET', '/acts?person=zhao.min', { as: DISCIPLINE })).status).toBe(403);
    expect((await served.ask('GET', '/acts', { as: DISCIPLINE })).json.code).toBe('REQUEST_MALFORMED');
  });

  it('is counted by purpose for the supervisor and the center', law('T25'), async () => {
    const days = '/accesses?from=2026-01-01&to=2026-03-31';
    const { counts } = accessCounts.parse((await served.ask('GET', days, { as: SUPERVISOR })).json);
    expect(counts).toEqual([
      { purpose: 'discipline', asked: 1, granted: 1, refused: 0, reads: 3 },
      { purpose: 'partyConsent', asked: 1, granted: 1, refused: 0, reads: 3 },
    ]);
    expect((await cli(['accesses', '2026-1', '--as', SUPERVISOR])).out).toMatch(/partyConsent.*1.*1.*0.*3/);
    expect((await cli(['accesses', '2026-5', '--as', SUPERVISOR])).code).toBe(2);
    expect(orThrow(await as(CENTER).accessCounts({ from: '2025-10-01', to: '2025-12-31' })).counts).toEqual([]);
    await refusedWith('ROLE_NOT_ALLOWED', ['accesses', '2026-1', '--as', OPCO]);
    const longAgo = await served.ask('GET', '/accesses?from=0000-01-01&to=0406-03-16', { as: SUPERVISOR });
    expect([longAgo.status, longAgo.json.code]).toEqual([400, 'REQUEST_MALFORMED']);
  });
});
