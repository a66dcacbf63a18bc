import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { aboutCase, createLogger, logAct, temporalLogger } from '../../infra/log.ts';
import { activityMeter, createMetrics } from '../../infra/metrics.ts';
import { createFileStore } from '../../activities/ports/document-store.ts';
import { aDraftSubject, aLedger, center, clockAt, key } from '../support/ledger.ts';
import { aFolder, anEndedSubject, aSubmittedSubject } from './situations.ts';

function aLog(level = 'trace') {
  let text = '';
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  const log = createLogger({ level, destination });
  return {
    log,
    text: () => text,
    lines: () =>
      text
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

describe('the log', () => {
  it('shows case, event and actor on each line about a case, and of an event its type alone', () => {
    const { log, lines } = aLog();
    const actor = { person: 'liu.yang', hat: 'MERCHANT' as const, party: 'org:91220101MA00000013' };
    aboutCase(log, {
      case: 'trade/a/1',
      event: { type: 'OFFER', terms: 'not for the log' } as { type: string },
      actor,
    }).info('accepted');
    log.warn({ case: 'trade/a/1', event: { type: 'OFFER', priceFen: 1 }, actor }, 'refused');
    for (const line of lines())
      expect(line).toMatchObject({
        case: 'trade/a/1',
        event: 'OFFER',
        actor: 'liu.yang@MERCHANT:org:91220101MA00000013',
      });
    expect(JSON.stringify(lines())).not.toMatch(/not for the log|priceFen/);
  });

  it('holds no names, contents, secrets, identity numbers, telephone numbers or addresses, wherever they stand', () => {
    const { log, text } = aLog();
    log.info(
      {
        subject: { type: 'organisation', name: '刘扬' },
        input: { a: '刘扬' },
        list: [{ name: '刘扬', email: 'a@b.example' }],
        password: 'hunter2',
        note: 'id 11010519491231002X, phone 13800138000',
      },
      'to li.na@center.example about 11010519491231002X',
    );
    log.error(
      Object.assign(
        new Error('duplicate 11010519491231002X', { cause: new Error('postgres://u:hunter2@db.example/x') }),
        { detail: 'Key (name)=(刘扬)', parameters: ['刘扬'] },
      ),
    );
    aboutCase(log, { case: 'trade/a/1' })
      .child({ name: '刘扬', input: '刘扬' })
      .info({ err: { message: 'x', name: '刘扬' } }, 'said');
    expect(text()).not.toMatch(/刘扬|hunter2|11010519491231002X|13800138000|center\.example|b\.example/);
    expect(text()).toContain('duplicate [identity number]');
  });

  it('keeps what only looks like personal data: case ids, hashes, instants and credit codes', () => {
    const { log, lines } = aLog();
    const fields = {
      case: 'subjectRegistration/916201055811843000/1',
      sha256: '4405241880010100141380013800011010519491231002'.padEnd(64, 'a'),
      at: 1_772_416_800_000,
      actor: 'zhao.min@CENTER',
    };
    log.info(fields, 'kept');
    expect(lines()[0]).toMatchObject(fields);
  });

  it('tells of errors their type, code and causes', () => {
    const { log, lines } = aLog();
    log.error(
      { err: Object.assign(new Error('outer', { cause: new TypeError('inner') }), { code: '40001' }) },
      'failed',
    );
    expect(lines()[0]).toMatchObject({
      level: 'error',
      msg: 'failed',
      err: { type: 'Error', message: 'outer', code: '40001', cause: { type: 'TypeError', message: 'inner' } },
    });
  });

  it('takes the Temporal SDK’s lines under our names', () => {
    const { log, lines } = aLog();
    temporalLogger(log).warn('Activity failed', {
      sdkComponent: 'worker',
      workflowId: 'trade/a/1',
      workflowType: 'trade',
      activityType: 'runEffect',
      attempt: 3,
      error: new Error('boom'),
      taskToken: 'x',
    });
    temporalLogger(log).log('DEBUG', 'polling');
    expect(lines()).toMatchObject([
      {
        level: 'warn',
        case: 'trade/a/1',
        lifecycle: 'trade',
        activity: 'runEffect',
        attempt: 3,
        sdk: 'worker',
        err: { message: 'boom' },
        msg: 'Activity failed',
      },
      { level: 'debug', msg: 'polling' },
    ]);
    expect(lines()[0]).not.toHaveProperty('taskToken');
  });

  it('tells of each append whether it was accepted or refused, and by which rule', async () => {
    const { log, lines, text } = aLog();
    const ledger = await aLedger({ onAct: (seen) => logAct(log, seen) });
    const { id, actor } = await aDraftSubject(ledger, 1);
    await ledger.append({ caseId: id, event: { type: 'APPROVE' }, actor: center, key: key() });
    await ledger.append({ caseId: id, event: { type: 'WITHDRAW' }, actor, key: key() });
    expect(lines().filter(({ msg }) => msg === 'accepted' || msg === 'refused')).toMatchObject([
      { case: id, event: 'OPEN', actor: expect.stringContaining('owner.1@MERCHANT') as string, seq: 1 },
      { case: id, event: 'APPROVE', actor: 'zhao.min@CENTER', code: 'EVENT_NOT_ALLOWED', msg: 'refused' },
      { case: id, event: 'WITHDRAW', state: ['withdrawn'], msg: 'accepted' },
    ]);
    expect(text()).not.toContain('长春数据科技');
  });
});

describe('the metrics', () => {
  const valueOf = (page: string, line: string): number | undefined => {
    const found = page.split('\n').find((other) => other.startsWith(`${line} `));
    return found ? Number(found.slice(line.length + 1)) : undefined;
  };

  it('count appends by lifecycle and outcome, and what waits in the ledger', async () => {
    const clock = clockAt('2026-03-02T02:00:00Z');
    const metrics = createMetrics({ process: false });
    const ledger = await aLedger({ clock: clock.read, onAct: metrics.onAct });
    const store = createFileStore(aFolder());
    await anEndedSubject(ledger, store, 1);
    const { id } = await aSubmittedSubject(ledger, store, 2);
    await ledger.append({ caseId: id, event: { type: 'APPROVE' }, actor: center, key: key() });
    await ledger.pendingWork(id);
    await ledger.runEffect(
      () => Promise.reject(new Error('away')),
      (await ledger.sql<{ case_id: string }[]>`select case_id from effect where effect ->> 'port' = 'archive'`)[0]!
        .case_id,
      1,
      0,
    );
    const page = await metrics.text(ledger);
    expect(valueOf(page, 'shuquan_appends_total{lifecycle="subjectRegistration",outcome="accepted"}')).toBe(6);
    expect(valueOf(page, 'shuquan_appends_total{lifecycle="subjectRegistration",outcome="EVENT_NOT_ALLOWED"}')).toBe(1);
    expect(valueOf(page, 'shuquan_append_seconds_count{outcome="accepted"}')).toBe(6);
    expect(valueOf(page, 'shuquan_effects_pending{port="archive"}')).toBe(1);
    expect(valueOf(page, 'shuquan_effects_failing{port="archive"}')).toBe(1);
    expect(valueOf(page, 'shuquan_cases_open{lifecycle="subjectRegistration"}')).toBe(1);
    expect(valueOf(page, 'shuquan_runners{lifecycle="subjectRegistration"}')).toBe(1);
    expect(valueOf(page, 'shuquan_deadlines_overdue{lifecycle="subjectRegistration"}')).toBeUndefined();
    expect(valueOf(page, 'shuquan_wake_lag_seconds')).toBeGreaterThan(0);
    expect(valueOf(page, 'shuquan_ledger_reachable')).toBe(1);
    clock.set('2026-06-01T02:00:00Z');
    expect(valueOf(await metrics.text(ledger), 'shuquan_deadlines_overdue{lifecycle="subjectRegistration"}')).toBe(1);
  });

  it('show a worker that ends no task while wake-ups wait, and not one that has nothing to do', async () => {
    let seconds = 1_000;
    const metrics = createMetrics({ process: false, now: () => seconds });
    const ledger = await aLedger();
    const stalled = async () => valueOf(await metrics.text(ledger), 'shuquan_worker_stalled_seconds');
    await aDraftSubject(ledger, 1);
    expect(await stalled()).toBe(0);
    metrics.workerStarted();
    seconds += 90;
    expect(await stalled()).toBe(90);
    const { inbound } = activityMeter(metrics)();
    await expect(inbound.execute('in', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await inbound.execute('in', async (input: string) => `${input}/out`)).toBe('in/out');
    expect(await stalled()).toBe(0);
    seconds += 90;
    await ledger.sql`delete from wake`;
    expect(await stalled()).toBe(0);
    expect(valueOf(await metrics.text(ledger), 'shuquan_worker_tasks_total')).toBe(2);
  });

  it('still answer when the database is away, and say so', async () => {
    const metrics = createMetrics({ process: false });
    const ledger = await aLedger();
    const answer = { ok: true as const, caseId: 'trade/x/1', seq: 1, state: [], at: '' };
    metrics.onAct({ lifecycle: 'trade', event: 'OPEN', actor: center, ms: 3, answer });
    metrics.onUnreached('N3', 2);
    const errors: unknown[] = [];
    const page = await metrics.text(
      { ...ledger, wakeLag: () => Promise.reject(new Error('ECONNREFUSED')) },
      (error) => void errors.push(error),
    );
    expect(valueOf(page, 'shuquan_ledger_reachable')).toBe(0);
    expect(valueOf(page, 'shuquan_appends_total{lifecycle="trade",outcome="accepted"}')).toBe(1);
    expect(valueOf(page, 'shuquan_notice_addressees_unreached_total{notice="N3"}')).toBe(2);
    expect(errors).toHaveLength(1);
  });
});
