// Archives and reports at the doors: who gets the file, whole, and who gets a refusal.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFileStore } from '../../activities/ports/document-store.ts';
import { sealArchive } from '../../activities/ports/archive.ts';
import { law } from '../support/law.ts';
import { CENTER, HOSPITAL, MERCHANT, OPCO, SUPERVISOR, aDraft, hospitalInput, merchantCode } from './served.ts';
import { serveCli } from './served-cli.ts';

let situation: Awaited<ReturnType<typeof serveCli>>;
let id: string;
let path: string;
beforeAll(async () => {
  situation = await serveCli();
  ({ id, path } = await aDraft(situation.served));
});
const query = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

describe('the archive of a case', () => {
  it('comes as the bag that the port seals, to parties and offices', law('T24'), async () => {
    const { served, folder } = situation;
    const store = createFileStore(join(folder, 'sealed'));
    const { sha256 } = await sealArchive(served.ledger, store, id);
    for (const as of [MERCHANT, CENTER]) {
      const answer = await served.app.request(`http://localhost${path}/archive`, { headers: { 'Shuquan-Actor': as } });
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/x-tar']);
      expect(answer.headers.get('Content-Disposition')).toBe(
        `attachment; filename="subjectRegistration-${merchantCode}-1-v1.tar"`,
      );
      expect((await store.put(Buffer.from(await answer.arrayBuffer()))).sha256).toBe(sha256);
    }
  });

  it('is refused to third parties, and the refusal leaves its trace', law('T25'), async () => {
    const { served } = situation;
    const before = await served.counts();
    for (const [as, code, status] of [
      [HOSPITAL, 'READ_NOT_ALLOWED', 403],
      ['nobody@CENTER', 'ACTOR_UNKNOWN', 401],
    ] as const)
      expect(await served.ask('GET', `${path}/archive`, { as })).toMatchObject({ status, json: { code } });
    expect((await served.ask('GET', '/cases/trade/none/1/archive', { as: CENTER })).json.code).toBe('CASE_UNKNOWN');
    expect(await served.counts()).toEqual(before);
    const { json } = await served.ask('GET', `${path}/refusals`, { as: CENTER });
    expect(json['refusals']).toContainEqual(expect.objectContaining({ event: 'READ', code: 'READ_NOT_ALLOWED' }));
  });

  it('is saved by the command line, and opens with tar', law('T24'), async () => {
    const { cli, folder, refusedWith } = situation;
    const out = join(folder, 'case.tar');
    expect(await cli(['archive', id, '--out', out, '--as', CENTER])).toMatchObject({ code: 0, err: '' });
    expect(execFileSync('tar', ['-tf', out], { encoding: 'utf8' }).split('\n')).toEqual(
      expect.arrayContaining([expect.stringMatching(/\/manifest-sha256\.txt$/), expect.stringMatching(/README\.txt$/)]),
    );
    await refusedWith('READ_NOT_ALLOWED', ['archive', id, '--out', join(folder, 'no.tar'), '--as', HOSPITAL]);
    expect([existsSync(join(folder, 'no.tar')), existsSync(join(folder, 'no.tar.part'))]).toEqual([false, false]);
    const nowhere = join(folder, 'missing', 'case.tar');
    expect(await cli(['archive', id, '--out', nowhere, '--as', CENTER])).toMatchObject({ code: 2 });
    expect(await cli(['archive', id, '--as', CENTER])).toMatchObject({ code: 2 });
  });
});

describe('an archive that cannot be whole', () => {
  it('is cut off where a document was altered, and refused once one is gone', law('T24'), async () => {
    const { served, cli, folder } = situation;
    const bytes = 'a statement '.repeat(2000);
    const { sha256 } = (await served.ask('PUT', '/documents', { as: MERCHANT, body: bytes })).json;
    const documents = [{ sha256, name: '说明.txt' }];
    expect(
      await served.ask('POST', `${path}/events`, { as: MERCHANT, json: { type: 'ATTACH', documents } }),
    ).toMatchObject({ status: 200 });
    const stored = served.store.place.replace('files in ', '');
    writeFileSync(join(stored, sha256.slice(0, 2), sha256.slice(2, 4), sha256), bytes.replace('a', 'A'));
    const out = join(folder, 'cut.tar');
    expect(await cli(['archive', id, '--out', out, '--as', CENTER])).toMatchObject({ code: 3 });
    expect([existsSync(out), existsSync(`${out}.part`)]).toEqual([false, false]);
    await served.store.remove(sha256);
    const { status, json } = await served.ask('GET', `${path}/archive`, { as: CENTER });
    expect([status, json.code]).toEqual([404, 'DOCUMENT_UNKNOWN']);
  });
});

describe('a report', () => {
  const asked = { recipient: SUPERVISOR, purpose: '年度检查' };

  it('of a case and of a subject comes as HTML, the same from every door', law('T25'), async () => {
    const { served, cli, folder } = situation;
    const one = await served.ask('GET', `${path}/report?${query(asked)}`, { as: CENTER });
    expect([one.status, one.headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    const out = join(folder, 'report.html');
    const order = ['--for', SUPERVISOR, '--purpose', '年度检查', '--out', out, '--as', CENTER];
    expect(await cli(['report', id, ...order])).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(out, 'utf8')).toBe(one.text);
    await served.ask('POST', '/cases/subjectRegistration', { as: HOSPITAL, json: hospitalInput });
    const party = `org:${merchantCode}`;
    const all = await served.ask('GET', `/reports?${query({ ...asked, party })}`, { as: CENTER });
    expect(all.text.match(/<h2>案件：[^<]+/g)).toEqual([`<h2>案件：${id}`]);
    expect(await cli(['report', '--party', party, ...order])).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8')).toBe(all.text);
    expect(await cli(['report', ...order])).toMatchObject({ code: 2 });
  });

  it.each([
    ['a recipient that nobody knows', { ...asked, recipient: 'nobody@CENTER' }, 401, 'ACTOR_UNKNOWN'],
    ['no recipient', { purpose: '检查' }, 400, 'REQUEST_MALFORMED'],
    ['an empty purpose', { ...asked, purpose: ' ' }, 400, 'REQUEST_MALFORMED'],
    ['a recipient who may not read the case', { ...asked, recipient: HOSPITAL }, 403, 'READ_NOT_ALLOWED'],
  ])('is refused with %s', law('T25'), async (_, fields, status, code) => {
    const { served } = situation;
    const answer = await served.ask('GET', `${path}/report?${query(fields)}`, { as: OPCO });
    expect(answer).toMatchObject({ status, json: { code } });
  });
});
