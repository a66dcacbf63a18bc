// Who was refused what: over HTTP, through the client and on the command line.
import { describe, expect, it } from 'vitest';
import { createClient, orThrow } from '@shuquan/client';
import { refusedPage } from '../../apps/api/routes/refusals.ts';
import { createMetrics } from '../../infra/metrics.ts';
import { law } from '../support/law.ts';
import { clockAt } from '../support/ledger.ts';
import { serveCli, MONDAY } from './served-cli.ts';
import { CENTER, HOSPITAL, MERCHANT, SUPERVISOR, aDraft, serveApi } from './served.ts';

const { served, url, cli, refusedWith } = await serveCli();

describe('the refused attempts of a case', () => {
  it(
    'are read by its offices, page by page, and refused to everybody else under T25',
    law('P20(1)', 'T25'),
    async () => {
      const { id, path } = await aDraft(served);
      const attempts = [
        [MERCHANT, { type: 'SUBMIT', checklist: {} }],
        [HOSPITAL, { type: 'PASS' }],
        [CENTER, { type: 'EXPLODE' }],
      ] as const;
      const answers = [];
      for (const [as, json] of attempts) answers.push((await served.ask('POST', `${path}/events`, { as, json })).json);

      const all = await served.ask('GET', `${path}/refusals`, { as: CENTER });
      const page = refusedPage.parse(all.json);
      expect(page.refusals.map(({ person, event, code, at }) => [person, event, code, at])).toEqual([
        ['li.na', 'SUBMIT', answers[0]!.code, MONDAY],
        ['chen.jie', 'PASS', answers[1]!.code, MONDAY],
        ['zhao.min', 'unknown', answers[2]!.code, MONDAY],
      ]);
      expect(page.refusals[0]!.articles).toEqual(answers[0]!.articles);

      const center = createClient({ url, as: CENTER });
      const first = orThrow(await center.refusals(id, { limit: 1 }));
      expect(first.refusals).toEqual(page.refusals.slice(0, 1));
      expect(orThrow(await center.refusals(id, { after: first.next! })).refusals).toEqual(page.refusals.slice(1));

      for (const as of [MERCHANT, HOSPITAL]) {
        const { status, json } = await served.ask('GET', `${path}/refusals`, { as });
        expect([status, json.code, json.articles]).toEqual([403, 'READ_NOT_ALLOWED', ['T25']]);
      }
      expect((await served.ask('GET', `${path}/refusals?after=x`, { as: CENTER })).json.code).toBe('REQUEST_MALFORMED');

      const printed = await cli(['refusals', id, '--as', SUPERVISOR]);
      expect(printed.out).toMatch(/2026-03-02 10:00:00.*li\.na.*数据商.*SUBMIT.*GUARD_REFUSED/);
      expect((await cli(['refusals', id, '--as', CENTER, '--limit', '1'])).out).toContain('下一页: --after ');
      expect(JSON.parse((await cli(['refusals', id, '--as', CENTER, '--json'])).out)).toEqual(all.json);
      await refusedWith('READ_NOT_ALLOWED', ['refusals', id, '--as', MERCHANT]);
    },
  );

  it('are read over a whole lifecycle, openings and reads among them', law('T25'), async () => {
    const { id, path } = await aDraft(served);
    expect((await served.ask('GET', path, { as: HOSPITAL })).json.code).toBe('READ_NOT_ALLOWED');
    const query = 'lifecycle=subjectRegistration&person=chen.jie';
    const { json } = await served.ask('GET', `/refusals?${query}`, { as: CENTER });
    const page = refusedPage.parse(json);
    expect(page.refusals.at(-1)).toMatchObject({ person: 'chen.jie', event: 'READ', caseId: id, articles: ['T25'] });
    const asked = { lifecycle: 'subjectRegistration', person: 'chen.jie' };
    expect(orThrow(await createClient({ url, as: CENTER }).refusalsIn(asked))).toEqual(json);
    const { status } = await served.ask('GET', `/refusals?${query}`, { as: MERCHANT });
    expect(status).toBe(403);
    expect((await served.ask('GET', '/refusals', { as: CENTER })).json.code).toBe('REQUEST_MALFORMED');
    const flags = ['--lifecycle', asked.lifecycle, '--person', asked.person, '--as', CENTER];
    expect((await cli(['refusals', ...flags])).out).toContain('READ_NOT_ALLOWED');
  });

  it('are counted by lifecycle and code', async () => {
    const metrics = createMetrics({ process: false });
    const own = await serveApi({ clock: clockAt(MONDAY).read, onAct: metrics.onAct });
    const { path } = await aDraft(own);
    const { json } = await own.ask('POST', `${path}/events`, { as: HOSPITAL, json: { type: 'PASS' } });
    expect(await metrics.text(own.ledger)).toContain(
      `shuquan_appends_total{lifecycle="subjectRegistration",outcome="${json.code}"} 1`,
    );
  });
});
