// Lists as files: exactly the list that the asker sees, as spreadsheets read it, and on the record.
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvOf } from '../../apps/api/list-files.ts';
import { wholeList } from '../../ledger/desk-export.ts';
import type { Listed } from '../../ledger/desk-list.ts';
import { exportCalls } from '../../service/export.ts';
import { isNo } from '../../service/index.ts';
import { law } from '../support/law.ts';
import { center, clockAt } from '../support/ledger.ts';
import { CENTER, HOSPITAL, MERCHANT, type Served, aDraft, aSubmittedDraft, serveApi } from './served.ts';

let served: Served;
const clock = clockAt('2026-03-02T18:30:00Z');
beforeAll(async () => {
  served = await serveApi({ clock: clock.read });
  for (let n = 0; n < 3; n += 1) await aDraft(served);
  await aSubmittedDraft(served);
});
const file = (name: string, as: string, query = '', language = 'zh') =>
  served.app.request(`http://localhost/cases.${name}${query}`, {
    headers: { 'Shuquan-Actor': as, 'Accept-Language': language },
  });
const linesOf = async (response: Response) => (await response.text()).split('\r\n').filter(Boolean);

describe('a list as a file', () => {
  it('is the list, with the rights of who asks and the same filter', law('T25'), async () => {
    const answer = await file('csv', CENTER);
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="cases.csv"');
    const bytes = new Uint8Array(await answer.clone().arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [heads, ...lines] = await linesOf(answer);
    expect(heads).toBe('事项,案件编号,流程,状态,当事人,是否办结,办理期限,立案时间,最近变动');
    expect(lines).toHaveLength(4);
    expect(lines.filter((line) => line.includes('注册审核'))).toHaveLength(1);
    // As the spreadsheet and the console write it.
    expect(lines[0]!.endsWith(',2026-03-03 02:30,2026-03-03 02:30')).toBe(true);
    const [titles] = await linesOf(await file('csv', CENTER, '', 'en'));
    expect(titles).toBe('\uFEFFCase,Case number,Procedure,State,Parties,Ended,Due,Opened,Last change'.slice(1));
    expect(await linesOf(await file('csv', HOSPITAL))).toHaveLength(1);
    expect(await linesOf(await file('csv', MERCHANT, '?state=draft'))).toHaveLength(4);
    expect((await file('csv', CENTER, '?sort=up')).status).toBe(400);
    expect((await served.app.request('http://localhost/cases.csv')).status).toBe(401);
  });

  it('opens in a spreadsheet with a frozen head and real dates on the wall of Changchun', async () => {
    const answer = await file('xlsx', CENTER, '?state=underSignupReview', 'en');
    const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
    const [heads, row] = sheets[0]!.rows;
    expect(sheets[0]!.rows).toHaveLength(2);
    expect(heads).toEqual(expect.arrayContaining(['Case', 'Due', 'Opened']));
    expect(row![heads!.indexOf('Opened')]).toEqual(new Date('2026-03-03T02:30:00Z'));
    expect(sheets[0]!.freezePane).toMatchObject({ rows: 1 });
  });

  it('is on the record before it leaves, and after, with how many', law('T25'), async () => {
    await served.ledger.sql`select 1`;
    const before = await served.ledger.sql`select n from read_log`;
    await (await file('csv', CENTER, '?lifecycle=subjectRegistration')).text();
    const rows = await served.ledger
      .sql`select person, material, about from read_log order by n offset ${before.length}`;
    const about = { format: 'csv', filter: { lifecycle: 'subjectRegistration' } };
    expect(rows).toEqual([
      { person: 'zhao.min', material: 'export', about },
      { person: 'zhao.min', material: 'exported', about: { ...about, cases: 4 } },
    ]);
  });

  it('says where it ends before the list does', async () => {
    const calls = exportCalls({ ledger: served.ledger, acting: async (_, work) => work(center) }, 3);
    const list = await calls.exported({ as: CENTER, format: 'csv' });
    if (isNo(list)) throw new Error(list.code);
    const lines = await linesOf(new Response(csvOf(list, 'zh')));
    expect(lines).toHaveLength(5);
    expect(lines.at(-1)).toContain('请缩小范围');
  });

  it('holds no formula', async () => {
    const [one] = await served.ledger.list(center);
    async function* cases(): AsyncGenerator<Listed> {
      for (const sign of '=+-@') yield { ...one!, label: { zh: `${sign}1+1`, en: '' } };
    }
    const [, ...lines] = await linesOf(new Response(csvOf({ ok: true, cases: cases(), more: () => false }, 'zh')));
    expect(lines.map((line) => line.slice(0, 2))).toEqual(["'=", "'+", "'-", "'@"]);
  });

  it('has each case once, also those that change while it is read', async () => {
    const all = await served.ledger.list(center);
    let moved = false;
    // A page ends, a case that was to come moves to the front: as a change during the reading does.
    const changing = async (_: unknown, { after }: { after?: string }): Promise<Listed[]> => {
      if (!moved) {
        moved = true;
        return [...Array(500)].map((__, n) => ({ ...all[0]!, caseId: `first/${n}/1` }));
      }
      return after === undefined ? [{ ...all[1]!, at: '2027-01-01T00:00:00.000Z' }, all[0]!] : [];
    };
    const found: string[] = [];
    for await (const { caseId } of wholeList(changing, center, {})) found.push(caseId);
    expect(new Set(found).size).toBe(found.length);
    expect(found).toContain(all[1]!.caseId);
  });
});
