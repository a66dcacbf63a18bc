// The CLI against a real API: what it prints for people and programs.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { approve } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import { shell } from './cli-runner.ts';
import { MONDAY, serveCli } from './served-cli.ts';
import { CENTER, HOSPITAL, MERCHANT, OPCO, SUPERVISOR, aSubmittedDraft, hospitalInput, submission } from './served.ts';

const { served, url, clock, folder, cli, file, refusedWith } = await serveCli();

describe('a registration', () => {
  let id: string;
  beforeAll(async () => {
    ({ id } = await aSubmittedDraft(served));
  });

  it(
    'is opened from a file, submitted from stdin, reviewed, certified, shown, logged and verified',
    law('T6', 'T16'),
    async () => {
      const opened = await cli([
        'start',
        'subjectRegistration',
        '--input',
        file('hospital.json', JSON.stringify(hospitalInput)),
        '--as',
        HOSPITAL,
        '--json',
      ]);
      expect(opened.code).toBe(0);
      const { caseId } = JSON.parse(opened.out) as { caseId: string };
      const { checklist } = await submission(served);
      expect(
        await cli(['send', caseId, 'SUBMIT', '--data', '-', '--as', HOSPITAL], {
          stdin: JSON.stringify({ checklist }),
        }),
      ).toMatchObject({ code: 0, out: `已受理: ${caseId} · 序号 2 · underSignupReview\n` });
      expect((await cli(['send', caseId, 'PASS', '--as', OPCO, '--if-version', '2'])).code).toBe(0);
      expect(
        (
          await cli([
            'send',
            caseId,
            'APPROVE',
            '--data',
            JSON.stringify({ findings: approve.findings, note: '符合条件' }),
            '--as',
            CENTER,
          ])
        ).code,
      ).toBe(0);
      const log = await cli(['log', caseId, '--as', SUPERVISOR]);
      expect(log.out).toContain('2026-03-02 10:00:00');
      expect(log.out).toMatch(/4 .*zhao\.min.*数据交易中心.*APPROVE 核准登记.*登记核准.*有效/);
      expect((await cli(['verify', caseId, '--as', CENTER])).out).toMatch(/^✓ .*记录完整.* 4 行/);
      const { context } = JSON.parse((await cli(['show', caseId, '--as', HOSPITAL, '--json'])).out) as {
        context: { certificates: { number: string }[] };
      };
      expect(await cli(['certificate', context.certificates[0]!.number])).toMatchObject({
        code: 0,
        out: expect.stringContaining('有效'),
      });
      expect(await cli(['list', '--as', CENTER])).toMatchObject({
        code: 0,
        out: expect.stringMatching(new RegExp(`${caseId} .*主体登记 .*有效`)),
      });
    },
  );

  it('rehearses an event with its content, and tells everything that stands against it', async () => {
    const rows = (await cli(['log', id, '--as', OPCO])).out;
    const rehearse = (type: string, data: object) =>
      cli(['explain', id, type, '--data', JSON.stringify(data), '--as', OPCO, '--lang', 'zh']);
    expect(await rehearse('PASS', {})).toMatchObject({ code: 0, out: expect.stringContaining('underCenterReview') });
    const no = await rehearse('RETURN', { items: [{ item: '承诺书' }], more: 1 });
    expect(no).toMatchObject({ code: 1, out: expect.stringContaining('items.0.problem: 必填') });
    expect(no.out).toContain('不接受这些字段：“more”');
    expect((await cli(['log', id, '--as', OPCO])).out).toBe(rows);
  });

  it('shows deadlines with days left, tasks, and who may do what under which article, in columns that line up', async () => {
    const { out, code } = await cli(['show', id, '--as', OPCO]);
    expect(code).toBe(0);
    // Ten working days after Monday 2 March end on Monday 16 March at 24:00.
    expect(out).toMatch(/主体登记审核时限（每步） +升级 +2026-03-16 24:00 +14 天/);
    expect(out).toMatch(/审核主体注册 +underSignupReview +运营企业/);
    expect(out).toMatch(/✓ +PASS +注册审核通过 +运营企业 +T6\n/);
    expect(out).toMatch(/\n {8}WITHDRAW +撤回 +登记主体 +T16\n/);
    const english = await cli(['show', id, '--as', OPCO, '--lang', 'en']);
    expect(english.out).toMatch(/✓ +PASS +Pass the sign-up review +operating enterprise +T6/);
  });

  it('explain answers with its exit code too', async () => {
    expect(await cli(['explain', id, 'PASS', '--as', OPCO])).toMatchObject({
      code: 0,
      out: expect.stringContaining('可以办理'),
    });
    const no = await cli(['explain', id, 'APPROVE', '--as', CENTER]);
    expect(no).toMatchObject({ code: 1, out: expect.stringMatching(/不能办理\nEVENT_NOT_ALLOWED/) });
    expect(await cli(['tasks', '--as', OPCO])).toMatchObject({ code: 0, out: expect.stringContaining(id) });
  });

  it('is found by its words, waits in the inbox, and leaves in a list as a file', async () => {
    expect(await cli(['search', '长春', '数据', '--as', OPCO])).toMatchObject({
      code: 0,
      out: expect.stringContaining(id),
    });
    expect((await cli(['search', '没有这个词', '--as', OPCO])).out).not.toContain(id);
    expect((await cli(['inbox', '--as', OPCO])).out).toContain(id);
    const out = join(folder, 'cases.csv');
    expect((await cli(['export', '--open', '--out', out, '--as', OPCO])).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain(id);
    expect((await cli(['export', '--format', 'pdf', '--out', out, '--as', OPCO])).code).toBe(2);
  });

  it('a deadline in a year without a holiday notice is shown as provisional', async () => {
    expect((await cli(['send', id, 'WITHDRAW', '--as', MERCHANT])).code).toBe(0);
    clock.set('2039-03-01T02:00:00Z');
    const later = await aSubmittedDraft(served);
    expect((await cli(['show', later.id, '--as', OPCO])).out).toContain('暂定（该年节假日安排未载入）');
    expect((await cli(['send', later.id, 'WITHDRAW', '--as', MERCHANT])).code).toBe(0);
    clock.set(MONDAY);
  });
});

describe('documents, citizens, lifecycles and the calendar', () => {
  it('a document goes up and comes down unchanged', law('T25'), async () => {
    const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 255, 1]);
    const put = await cli(['doc', 'put', file('承诺书.pdf', bytes), '--as', MERCHANT]);
    expect(put.out).toMatch(/^[0-9a-f]{64} {2}7 {2}application\/pdf/);
    const sha256 = put.out.slice(0, 64);
    expect((await cli(['doc', 'get', sha256, '--as', MERCHANT])).bytes).toEqual(bytes);
    await cli(['doc', 'get', sha256, '--out', join(folder, 'back.pdf'), '--as', MERCHANT]);
    expect(readFileSync(join(folder, 'back.pdf'))).toEqual(bytes);
    expect((await cli(['doc', 'get', sha256, '--as', MERCHANT], { columns: 100 })).code).toBe(2);
    await refusedWith('READ_NOT_ALLOWED', ['doc', 'get', sha256, '--as', HOSPITAL]);
  });

  it('an identity number becomes a reference and is printed nowhere', law('T9'), async () => {
    const ran = await cli(['citizen-ref', '--as', OPCO], { stdin: '11010519491231002X\n' });
    expect(ran.out).toMatch(/^[0-9a-f]{32}\n$/);
    expect(ran.out + ran.err).not.toContain('1949');
    const wrong = await refusedWith('IDENTITY_MALFORMED', ['citizen-ref', '--as', OPCO], {
      stdin: '110105194912310021',
    });
    expect(wrong.err).not.toContain('1949');
  });

  it('lifecycles are listed with their titles, and one of them with states and events', async () => {
    expect((await cli(['lifecycles'])).out).toMatch(/subjectRegistration +主体登记/);
    const one = await cli(['lifecycles', 'subjectRegistration']);
    expect(one.out).toMatch(/underCenterReview +登记核准 +核准主体登记 \(数据交易中心\)/);
    expect(one.out).toMatch(/APPROVE +核准登记 +数据交易中心/);
  });

  it('a holiday notice is proposed from a file, and taken by another person', async () => {
    const notice = {
      year: 2031,
      holidays: ['2031-01-01', '2031-05-01', '2031-10-01'],
      workdays: [],
      source: '国务院办公厅通知',
    };
    const asked = file('2031.json', JSON.stringify([notice]));
    expect(await cli(['calendar', 'propose', asked, '--as', CENTER])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^已提出 1 · 2031 .*\n.*shuquan calendar take 1\n$/),
    });
    await refusedWith('MAKER_IS_CHECKER', ['calendar', 'take', '1', '--as', CENTER]);
    await refusedWith('ROLE_NOT_ALLOWED', ['calendar', 'propose', asked, '--as', MERCHANT]);
    expect((await cli(['calendar', 'take', '1', '--as', SUPERVISOR])).out).toContain('已载入 2031');
    expect((await cli(['calendar', 'propose', asked, '--as', CENTER])).out).toContain('与现行安排一致');
    expect((await cli(['calendar', 'list', '--as', CENTER])).out).toBe(
      '1 · 2031 · zhao.min · 已载入 · sun.wei · 国务院办公厅通知\n',
    );
    const ics = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';
    await refusedWith('NOTICE_MALFORMED', ['calendar', 'propose', file('2033.ics', ics), '--as', CENTER]);
  });
});

describe('the command line itself', () => {
  it.each([
    ['an unknown command', ['shwo', 'x']],
    ['an unknown option', ['show', 'a/b/1', '--force']],
    ['a missing argument', ['send', 'a/b/1']],
    ['a missing option', ['start', 'subjectRegistration']],
    ['a case id that is none', ['show', 'RO-17']],
    ['a file that is not there', ['send', 'a/b/1', 'SUBMIT', '--data', '/no/such/file.json', '--as', OPCO]],
    ['a version that is no number', ['send', 'a/b/1', 'SUBMIT', '--if-version', 'new', '--as', OPCO]],
    ['an address that is none', ['tasks', '--url', 'nowhere']],
    ['a language that is none', ['tasks', '--lang', 'fr']],
    ['verify without a case or --all', ['verify']],
    ['recover without a database', ['recover']],
    ['a type that contradicts the command', ['send', 'a/b/1', 'SUBMIT', '--data', '{"type":"WITHDRAW"}', '--as', OPCO]],
  ])('%s ends with 2 and says what is wrong', async (_, args) => {
    const ran = await cli(args);
    expect(ran.code).toBe(2);
    expect(ran.err).not.toBe('');
  });

  it('a service that does not answer ends with 3, and says the key to retry with', async () => {
    const nobody = shell('http://127.0.0.1:1');
    expect(await nobody(['send', 'a/b/1', 'SUBMIT', '--key', 'once', '--as', OPCO])).toMatchObject({
      code: 3,
      err: expect.stringContaining('--key once'),
    });
  });

  it('help tells the exit codes, and ends with 0', async () => {
    const ran = await cli(['--help']);
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('Exit codes') });
    expect((await cli(['send', '--help'])).out).toContain('--as');
  });

  it('runs as a program of its own', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'apps/cli/main.ts', 'tasks', '--json'], {
      env: { ...process.env, SHUQUAN_URL: url, SHUQUAN_ACTOR: OPCO },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect([code, Array.isArray(JSON.parse(out))]).toEqual([0, true]);
  });
});
