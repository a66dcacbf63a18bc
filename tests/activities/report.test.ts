// The readable report: what happened, under which article, what ran late, what still stands; for whom and as far as they read.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeBag } from '../../activities/archive/make-bag.ts';
import { createFileStore } from '../../activities/ports/document-store.ts';
import { type Order, caseReport, subjectReport } from '../../activities/report/report.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { law } from '../support/law.ts';
import {
  aLedger,
  anActiveSubject,
  center,
  clockAt,
  measure,
  opco,
  person,
  sent,
  supervisor,
  system,
  uscc,
} from '../support/ledger.ts';
import { aFolder, aSubmittedSubject } from './situations.ts';

const store = createFileStore(join(aFolder(), 'documents'));
const clock = clockAt('2026-03-02T02:00:00Z');
let ledger: Ledger;
beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
});

const stranger = person('he.lin', 'DEMANDER', `org:${uscc(77)}`);
const named = (actor: Actor) => ({ name: `${actor.person}@${actor.hat}`, actor });
const orderOf = (recipient: Actor, by = center, purpose = '年度检查'): Order => ({
  by: named(by),
  recipient: named(recipient),
  purpose,
});
async function reportOn(id: string, order: Order): Promise<string> {
  const made = await caseReport(ledger, id, order);
  if (!made.ok) throw new Error(made.message.en);
  return textOf(made.stream);
}
/** The cells of the table under a heading, row by row, as a reader sees them. */
const tableUnder = (html: string, heading: string): string[][] => {
  const table = html.split(`<h3>${heading}</h3>`)[1]!.split('</table>')[0]!;
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)]
    .slice(1)
    .map(([, row]) =>
      [...row!.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell]) =>
        cell!.replaceAll(/<br>/g, '\n').replaceAll(/<[^>]+>/g, ''),
      ),
    );
};

describe('a report of a case', () => {
  it('says who did what when, in which role, under which article, with which documents', law('T24'), async () => {
    const { id, document, party } = await aSubmittedSubject(ledger, store, 1);
    await sent(ledger, id, { type: 'PASS' }, opco);
    const html = await reportOn(id, orderOf(supervisor));
    const course = tableUnder(html, '办理经过');
    expect(course.map(([seq, at, who, role]) => [seq, at, who, role])).toEqual([
      ['1', '2026-03-02 10:00:00', 'owner.1', `数据商（${party}）`],
      ['2', '2026-03-02 10:00:00', 'owner.1', `数据商（${party}）`],
      ['3', '2026-03-02 10:00:00', 'wang.fang', '运营企业'],
    ]);
    expect(course[1]!.slice(4)).toEqual([
      expect.stringMatching(`^提交登记\n[^]*checklist.commitment.abilities.0：material.txt ${document.sha256}`),
      '注册审核',
      'T7 先登记后交易\nT16 一主体一登记',
    ]);
    expect(tableUnder(html, '文档')).toEqual([
      expect.arrayContaining([document.sha256, 'material.txt', 'text/plain', 'owner.1']),
    ]);
    for (const said of ['接收人</th><td>sun.wei@SUPERVISOR', '用途</th><td>年度检查', '出具人</th><td>zhao.min@CENTER'])
      expect(html).toContain(said);
  });

  it(
    'is the same to the byte when it is made again, and its last line is the hash of the rest',
    law('T24'),
    async () => {
      const { id } = await aSubmittedSubject(ledger, store, 2);
      const html = await reportOn(id, orderOf(supervisor));
      clock.set('2026-03-02T03:00:00Z');
      expect(await reportOn(id, orderOf(supervisor))).toBe(html);
      const summed = spawnSync('sh', ['-c', "sed '$d' | sha256sum"], { input: html, encoding: 'utf8' }).stdout;
      expect(html.trimEnd().split('\n').at(-1)).toContain(`核验码：<code>${summed.slice(0, 64)}</code>`);
    },
  );

  it('says which limits were kept, which were missed, and which still run', law('T16'), async () => {
    clock.set('2026-03-02T02:00:00Z');
    const { id } = await aSubmittedSubject(ledger, store, 3);
    clock.set('2026-03-20T02:00:00Z');
    await sent(ledger, id, { type: 'PASS' }, opco);
    const outcomes = tableUnder(await reportOn(id, orderOf(supervisor)), '期限').map((row) => row[2]);
    expect(outcomes).toEqual(expect.arrayContaining(['期内办结', '逾期', '尚未届满']));
  });

  it('lists each measure with its cause and its end, and what still stands as open', law('T22'), async () => {
    clock.set('2026-04-01T02:00:00Z');
    const { id } = await anActiveSubject(ledger, 4);
    await sent(ledger, id, measure('SUSPEND'), system);
    const standing = await reportOn(id, orderOf(supervisor));
    const cause = measure('SUSPEND').cause;
    expect(tableUnder(standing, '措施')).toEqual([['暂停', cause, '2026-04-01 10:00:00', '仍在施行']]);
    expect(standing.split('<h3>未办结事项</h3>')[1]).toContain(`措施：暂停（事由或对象 ${cause}）`);
    clock.set('2026-04-03T02:00:00Z');
    await sent(ledger, id, measure('REINSTATE'), system);
    const lifted = await reportOn(id, orderOf(supervisor));
    expect(tableUnder(lifted, '措施')).toEqual([['暂停', cause, '2026-04-01 10:00:00', '2026-04-03 10:00:00']]);
  });

  it('is made for nobody who may not read the case, nor by such a person', law('T25'), async () => {
    const { id, actor } = await aSubmittedSubject(ledger, store, 5);
    const refused = { ok: false, code: 'READ_NOT_ALLOWED', articles: ['T25'] };
    expect(await caseReport(ledger, id, orderOf(stranger))).toMatchObject(refused);
    expect(await caseReport(ledger, id, orderOf(center, stranger))).toMatchObject(refused);
    expect(await caseReport(ledger, id, orderOf(actor))).toMatchObject({ ok: true });
    expect(await caseReport(ledger, 'trade/none/1', orderOf(center))).toMatchObject({ code: 'CASE_UNKNOWN' });
  });

  it('shows what people wrote as text, never as a page of its own', law('T24'), async () => {
    const { id, actor } = await aSubmittedSubject(ledger, store, 6);
    await sent(ledger, id, { type: 'PASS' }, opco);
    await sent(ledger, id, { type: 'WITHDRAW', reason: '<script>alert(1)</script>' }, actor);
    const html = await reportOn(id, orderOf(supervisor, center, '“<b>”'));
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html).not.toMatch(/<script|<b>/);
  });

  it('lies in the archive of the case, whole', law('T24'), async () => {
    const { id } = await aSubmittedSubject(ledger, store, 7);
    const { bag } = await makeBag(ledger, store, id);
    const report = bag.files.find(({ path }) => path === 'data/report.html')!.bytes!.toString();
    expect(tableUnder(report, '办理经过')).toHaveLength(2);
    expect(report).toContain('接收人</th><td>档案保存');
  });
});

describe('a report of a subject', () => {
  const about = async (party: string, order: Order) => textOf((await subjectReport(ledger, party, order)).stream);

  it('holds every case of it that both may read, and counts those that the recipient may not', law('T25'), async () => {
    const { id, party, actor } = await anActiveSubject(ledger, 8);
    const all = await about(party, orderOf(supervisor));
    expect(all.split('<h2>案件：')).toHaveLength(2);
    expect(all).toContain(`<h2>案件：${id}</h2>`);
    expect(await about(party, orderOf(supervisor))).toBe(all);
    const hidden = await about(party, orderOf(stranger));
    expect(hidden).not.toContain('<h2>案件：');
    expect(hidden).toContain('“主体登记”1 件：接收人无权查阅（T25）。');
    expect(await about(party, orderOf(center, stranger))).not.toMatch(/<h2>案件：|接收人无权查阅/);
    expect(await about(party, orderOf(actor, actor))).toContain(id);
  });
});
