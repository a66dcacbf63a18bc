// Reports and archives for whoever reads under an access (T24, T25, T34): as far as it reaches, named, and a read once shown.
import { text as textOf } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { exportArchive } from '../../activities/archive/export.ts';
import { type Order, caseReport, subjectReport } from '../../activities/report/report.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { law } from '../support/law.ts';
import { center } from '../support/ledger.ts';
import {
  audit,
  auditor,
  buyer,
  granted,
  ledger,
  no,
  officer,
  police,
  rowsOf,
  scope,
  store,
  trade,
} from '../support/reads-under-access.ts';

const named = (actor: Actor) => ({ name: actor.person, actor });
const orderOf = (by: Actor, recipient: Actor): Order => ({
  by: named(by),
  recipient: named(recipient),
  purpose: '审计',
});
const reported = async (by: Actor, recipient: Actor): Promise<string> => {
  const made = await caseReport(ledger, trade, orderOf(by, recipient));
  if (!made.ok) throw new Error(made.code);
  return textOf(made.stream);
};
const bagFor = (actor: Actor) => exportArchive(ledger, store, trade, actor);
const materials = async (access: string) => (await rowsOf(access)).map(({ material, person }) => [material, person]);

it('a report under an access to some fields tells the course without content, and names it', law('T34'), async () => {
  const access = await granted('fiscalSupervision', audit);
  for (const by of [auditor, center]) {
    const html = await reported(by, auditor);
    expect(html).toContain(`查阅依据（调取）</th><td>${access}</td>`);
    expect(html).toContain('内容不在准予调取的范围，未载');
    expect(html).not.toContain(buyer.id);
  }
  expect(await materials(access)).toEqual([
    ['report', auditor.person],
    ['report', auditor.person],
  ]);
});

it('under an access to everything the report is whole, as that of an office', law('T35'), async () => {
  const access = await granted('nationalSecurity', police);
  const course = (html: string) => html.split('<h3>办理经过</h3>')[1]!.split('<h2>')[0];
  expect(course(await reported(center, officer))).toBe(course(await reported(center, center)));
  const about = await subjectReport(ledger, buyer.party, orderOf(center, officer));
  expect(await textOf(about.stream)).toContain(`查阅依据（调取）</th><td>${access}</td>`);
  expect(await materials(access)).toEqual([
    ['report', officer.person],
    ['report', officer.person],
  ]);
});

it('the archive is for an access to everything, and what is refused leaves no read', law('T24', 'T25'), async () => {
  const some = await granted('fiscalSupervision', audit);
  expect(await bagFor(auditor)).toMatchObject(no);
  expect(await materials(some)).toEqual([]);
  const narrow = { scope: scope({ classes: ['log'] }) };
  const log = await granted('nationalSecurity', { ...police, persons: ['yu.jing', 'yu.lin'] }, narrow);
  const reader = { ...officer, person: 'yu.jing' };
  expect(await bagFor(reader)).toMatchObject(no);
  expect(await caseReport(ledger, trade, orderOf(reader, reader))).toMatchObject(no);
  expect(await caseReport(ledger, trade, orderOf(auditor, reader))).toMatchObject(no);
  expect([await materials(log), await materials(some)]).toEqual([[], []]);
  const all = await granted('crimeInvestigation', police);
  expect(await bagFor(officer)).toMatchObject({ ok: true });
  expect(await rowsOf(all)).toMatchObject([{ material: 'archive', case_id: trade, person: officer.person }]);
});
