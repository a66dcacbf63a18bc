// Whatever a person gets wrong with the CLI against a real API.
import { beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../apps/api/listen.ts';
import { law } from '../support/law.ts';
import { clockAt } from '../support/ledger.ts';
import { shell } from './cli-runner.ts';
import { MONDAY, serveCli } from './served-cli.ts';
import {
  BOTH_HANDS,
  CENTER,
  HOSPITAL,
  MERCHANT,
  OPCO,
  aDraft,
  aSubmittedDraft,
  merchantInput,
  miswritten,
  serveApi,
  submission,
} from './served.ts';

const { served, cli, file, refusedWith } = await serveCli();

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
