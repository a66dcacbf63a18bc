// An order to rectify through the API and the command line, by the people of examples/principals.json.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listen } from '../../apps/api/listen.ts';
import { principalsFrom } from '../../accounts/principals.ts';
import { aDocument, clockAt } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import { shell } from './cli-runner.ts';
import { serveApi } from './served.ts';

const bureau = 'org:11220100MB1F204416';
const [HAN, CAO, OPCO, CENTER, SUPERVISOR] = [
  'han.lei@SECTOR_REG',
  'cao.yang@SEC_REG',
  'wang.fang@OPCO',
  'zhao.min@CENTER',
  'sun.wei@SUPERVISOR',
];

it(
  'is opened, listed, explained and answered at every door, and hidden from whom it does not concern',
  law('T25', 'T32', 'T33'),
  async () => {
    const clock = clockAt('2026-03-02T02:00:00.000Z');
    const people = principalsFrom(JSON.parse(readFileSync('examples/principals.json', 'utf8')));
    const served = await serveApi({ clock: clock.read }, people);
    const { url, close } = await listen(served.app, { port: 0 });
    const cli = shell(url, {}, () => new Date(clock.at));
    const run = async (...args: string[]) => {
      const { code, out, err } = await cli([...args, '--json']);
      return { code, err, json: out ? JSON.parse(out) : undefined };
    };
    const document = await aDocument(served.ledger);
    const input = {
      kind: 'rectification',
      issuer: { hat: 'SECTOR_REG', party: bureau, name: '行业监管部门' },
      instrument: { number: '1号', date: '2026-03-02', document },
      target: { body: 'center' },
      ground: { finding: '安全责任落实不到位', provisions: ['T27'] },
      items: [{ id: 'plan', demand: '修订应急预案' }],
      due: '2026-03-31T00:00:00.000Z',
    };
    const start = (as: string, more: object = {}) =>
      run('start', 'rectificationOrder', '--input', JSON.stringify({ ...input, ...more }), '--as', as);
    expect(await start(CAO!)).toMatchObject({ code: 1, json: { code: 'GUARD_REFUSED', articles: ['T29', 'T32'] } });
    expect(await start(OPCO!)).toMatchObject({ code: 1, json: { code: 'ROLE_NOT_ALLOWED' } });
    expect(await start(HAN!, { items: [] })).toMatchObject({
      code: 1,
      json: { code: expect.stringContaining('MALFORMED') },
    });
    const { caseId } = (await start(HAN!)).json as { caseId: string };
    expect(
      await run('send', caseId, 'SERVE', '--data', JSON.stringify({ receipt: document }), '--as', HAN!),
    ).toMatchObject({ code: 0 });
    const listed = async (as: string) =>
      JSON.stringify((await run('list', '--lifecycle', 'rectificationOrder', '--as', as)).json).includes(caseId);
    expect(await Promise.all([HAN!, CENTER!, SUPERVISOR!, CAO!, OPCO!].map(listed))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(await run('show', caseId, '--as', OPCO!)).toMatchObject({
      code: 1,
      json: { code: 'READ_NOT_ALLOWED', articles: ['T25'] },
    });
    expect((await run('explain', caseId, 'ACCEPT', '--as', CENTER!)).json).toMatchObject({
      refusal: { code: 'EVENT_NOT_ALLOWED' },
    });
    expect(JSON.stringify((await run('tasks', '--as', CENTER!)).json)).toContain(caseId);
    expect(await run('send', caseId, 'ACKNOWLEDGE', '--as', CENTER!)).toMatchObject({ code: 0 });
    await close();
  },
);
