// The CLI against a real API: what it prints for people and programs, and every way of getting it wrong.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Serving, listen } from '../../apps/api/listen.ts';
import { clockAt, approve } from '../support/ledger.ts';
import { shell } from './cli-runner.ts';
import {
  BOTH_HANDS,
  CENTER,
  HOSPITAL,
  MERCHANT,
  OPCO,
  type Served,
  SUPERVISOR,
  aDraft,
  aSubmittedDraft,
  hospitalInput,
  merchantInput,
  miswritten,
  serveApi,
  submission,
} from './served.ts';
import { law } from '../support/law.ts';

const MONDAY = '2026-03-02T02:00:00.000Z';
const clock = clockAt(MONDAY);
const folder = mkdtempSync(join(tmpdir(), 'shuquan-cli-'));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
let served: Served;
let serving: Serving;
let cli: ReturnType<typeof shell>;
beforeAll(async () => {
  served = await serveApi({ clock: clock.read });
  serving = await listen(served.app, { port: 0 });
  cli = shell(serving.url, {}, () => new Date(clock.at));
});
afterAll(async () => {
  await serving.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs, expects the refusal, and that nothing was written. */
async function refusedWith(code: string, args: string[], options?: Parameters<typeof cli>[1]) {
  const before = await served.counts();
  const ran = await cli(args, options);
  expect(ran.err).toContain(code);
  expect([ran.code, ran.out]).toEqual([1, '']);
  expect(await served.counts()).toEqual(before);
  const asJson = await cli([...args, '--json'], options);
  expect([asJson.code, (JSON.parse(asJson.out) as { code: string }).code]).toEqual([1, code]);
  return ran;
}

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

  it('a holiday notice is loaded from a file', async () => {
    const notice = {
      year: 2031,
      holidays: ['2031-01-01', '2031-05-01', '2031-10-01'],
      workdays: [],
      source: '国务院办公厅通知',
    };
    expect(await cli(['calendar', 'load', file('2031.json', JSON.stringify([notice])), '--as', CENTER])).toMatchObject({
      code: 0,
      out: expect.stringContaining('已载入 2031'),
    });
    await refusedWith('ROLE_NOT_ALLOWED', [
      'calendar',
      'load',
      file('2032.json', JSON.stringify(notice)),
      '--as',
      MERCHANT,
    ]);
  });
});

describe('everything that a person can get wrong is refused with its own code, and nothing is written', () => {
  let draft: string;
  beforeAll(async () => {
    draft = (await aDraft(served)).id;
  });
  const wrong: [rule: string, code: string, args: (draft: string) => string[]][] = [
    ['an unknown actor', 'ACTOR_UNKNOWN', (id) => ['send', id, 'WITHDRAW', '--as', '陌生人@CENTER']],
    ['no actor', 'ACTOR_UNKNOWN', (id) => ['show', id]],
    ['an unknown case', 'CASE_UNKNOWN', () => ['show', 'subjectRegistration/91220101MA0000000X/7', '--as', CENTER]],
    ['an unknown lifecycle', 'LIFECYCLE_UNKNOWN', () => ['start', 'spaceTravel', '--input', '{}', '--as', MERCHANT]],
    ['an unknown event', 'EVENT_UNKNOWN', (id) => ['send', id, 'EXPLODE', '--as', MERCHANT]],
    [
      'a forged timer',
      'EVENT_RESERVED',
      (id) => ['send', id, 'xstate.after.trade.subject.correctionDue.subjectRegistration.correction', '--as', MERCHANT],
    ],
    [
      'a wrong shape',
      'EVENT_MALFORMED',
      (id) => ['send', id, 'SUBMIT', '--data', '{"checklist":"yes"}', '--as', MERCHANT],
    ],
    ['a list instead of fields', 'EVENT_MALFORMED', (id) => ['send', id, 'SUBMIT', '--data', '[1]', '--as', MERCHANT]],
    [
      'a malformed date',
      'EVENT_MALFORMED',
      (id) => [
        'send',
        id,
        'DELEGATE',
        '--data',
        '{"task":"draft","person":"chen.jie","until":"31.12.2026"}',
        '--as',
        MERCHANT,
      ],
    ],
    [
      'a wrong credit code',
      'EVENT_MALFORMED',
      () => [
        'start',
        'subjectRegistration',
        '--input',
        JSON.stringify({
          ...merchantInput,
          subject: { ...merchantInput.subject, uscc: miswritten(merchantInput.subject.uscc) },
        }),
        '--as',
        MERCHANT,
      ],
    ],
    [
      'bytes that are not UTF-8',
      'BODY_NOT_UTF8',
      (id) => [
        'send',
        id,
        'WITHDRAW',
        '--data',
        file('gbk.json', Buffer.from([0x7b, 0x22, 0xb3, 0xb7, 0xbb, 0xd8, 0x22, 0x7d])),
        '--as',
        MERCHANT,
      ],
    ],
    [
      'a file that is not JSON',
      'BODY_NOT_JSON',
      (id) => ['send', id, 'WITHDRAW', '--data', file('broken.json', '{"reason":'), '--as', MERCHANT],
    ],
    [
      'an oversized payload',
      'EVENT_TOO_LARGE',
      (id) => [
        'send',
        id,
        'WITHDRAW',
        '--data',
        file('large.json', JSON.stringify({ reason: '长'.repeat(100_000) })),
        '--as',
        MERCHANT,
      ],
    ],
    ['a wrong state', 'EVENT_NOT_ALLOWED', (id) => ['send', id, 'APPROVE', '--as', CENTER]],
    ['a wrong role', 'ROLE_NOT_ALLOWED', (id) => ['send', id, 'WITHDRAW', '--as', CENTER]],
    [
      'a condition that is not met',
      'GUARD_REFUSED',
      (id) => ['send', id, 'SUBMIT', '--data', '{"checklist":{}}', '--as', MERCHANT],
    ],
    ['a stale version', 'STALE_VERSION', (id) => ['send', id, 'WITHDRAW', '--if-version', '9', '--as', MERCHANT]],
    [
      'a key that could stand for a timer',
      'KEY_MALFORMED',
      (id) => ['send', id, 'WITHDRAW', '--key', 'timer/x/1', '--as', MERCHANT],
    ],
    ['somebody else’s case [T25]', 'READ_NOT_ALLOWED', (id) => ['log', id, '--as', HOSPITAL]],
    ['an unknown certificate', 'CASE_UNKNOWN', () => ['certificate', 'CC-M-2026-0000000000']],
  ];
  it.each(wrong)('%s: %s', async (_, code, args) => {
    await refusedWith(code, args(draft));
  });

  it('a refusal names every failed rule with its article, and what to do next', async () => {
    const { err } = await refusedWith('GUARD_REFUSED', [
      'send',
      draft,
      'SUBMIT',
      '--data',
      '{"checklist":{}}',
      '--as',
      MERCHANT,
    ]);
    expect(err).toMatch(/- commitmentIsGiven: 登记材料缺项：.* \[T8\(2\)\]/);
    expect(err).toContain('下一步: 满足所列条件后再办。');
  });

  it('the same key acts once, and is refused with another content', async () => {
    const comment = ['send', draft, 'COMMENT', '--key', 'remark-1', '--as', MERCHANT];
    expect((await cli([...comment, '--data', '{"text":"材料随后补充"}'])).code).toBe(0);
    const before = await served.counts();
    expect(await cli([...comment, '--data', '{"text":"材料随后补充"}'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('重复提交'),
    });
    expect(await served.counts()).toEqual(before);
    await refusedWith('KEY_REUSED', [...comment, '--data', '{"text":"另一内容"}']);
  });

  it('and the draft can go on; once closed it takes nothing', async () => {
    expect((await cli(['send', draft, 'WITHDRAW', '--as', MERCHANT])).code).toBe(0);
    await refusedWith('CASE_CLOSED', ['send', draft, 'WITHDRAW', '--as', MERCHANT]);
  });

  it('one person does not do both hands', law('T6'), async () => {
    const own = await serveApi();
    const { id } = await aSubmittedDraft(own);
    const other = await listen(own.app, { port: 0 });
    try {
      const there = shell(other.url);
      expect((await there(['send', id, 'PASS', '--as', BOTH_HANDS.opco])).code).toBe(0);
      expect(await there(['send', id, 'APPROVE', '--as', BOTH_HANDS.center])).toMatchObject({
        code: 1,
        err: expect.stringContaining('MAKER_IS_CHECKER'),
      });
    } finally {
      await other.close();
    }
  });

  it('an event after its deadline is refused, because the deadline was first', async () => {
    const own = clockAt(MONDAY);
    const late = await serveApi({ clock: own.read });
    const { id } = await aSubmittedDraft(late);
    const other = await listen(late.app, { port: 0 });
    try {
      const there = shell(other.url);
      await there([
        'send',
        id,
        'RETURN',
        '--data',
        '{"items":[{"item":"安全能力","problem":"材料不全"}]}',
        '--as',
        OPCO,
      ]);
      own.set('2026-06-01T02:00:00Z');
      const { checklist } = await submission(late);
      expect(
        await there(['send', id, 'RESUBMIT', '--data', JSON.stringify({ checklist }), '--as', MERCHANT]),
      ).toMatchObject({ code: 1, err: expect.stringContaining('CASE_CLOSED') });
      expect((await there(['log', id, '--as', MERCHANT])).out).toMatch(
        /2026-03-17 00:00:00 +系统 +⏱ 主体登记补正期限 +补正 +逾期失效/,
      );
    } finally {
      await other.close();
    }
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
      env: { ...process.env, SHUQUAN_URL: serving.url, SHUQUAN_ACTOR: OPCO },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect([code, Array.isArray(JSON.parse(out))]).toEqual([0, true]);
  });
});
