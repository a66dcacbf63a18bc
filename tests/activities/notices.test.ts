import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AddressBook } from '../../activities/ports/addressees.ts';
import { createFileMailer, createSmtpMailer } from '../../activities/ports/mail.ts';
import { beijingTime, subjectLine } from '../../activities/ports/notice-text.ts';
import { type NoticesDeps, createNotices } from '../../activities/ports/notices.ts';
import { verify } from '../../activities/ports/signing.ts';
import type { Ledger, PortCall } from '../../ledger/index.ts';
import type { CallEffect } from '../../machines/kernel/effects.ts';
import { aLedger, clockAt } from '../support/ledger.ts';
import { createFileStore } from '../../activities/ports/document-store.ts';
import { aFolder, aReturnedSubject, aServer, afterwards, nobody, people } from './situations.ts';
import { law } from '../support/law.ts';

const clock = clockAt('2026-03-02T02:00:00Z');
const store = createFileStore(aFolder());
let ledger: Ledger;
let returned: PortCall;
beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
  returned = await aReturnedSubject(ledger, store);
});
/** What was delivered is noted on the effect's row: each test begins with nobody told. */
const fresh = () => ledger.sql`update effect set outcome = null where case_id = ${returned.caseId}`;
beforeEach(fresh);
const withEffect = (effect: Partial<Extract<CallEffect, { type: 'notify' }>>): PortCall => ({
  ...returned,
  effect: { ...(returned.effect as Extract<CallEffect, { type: 'notify' }>), ...effect },
});

const inFiles = (more: Partial<NoticesDeps> = {}) => {
  const folder = aFolder();
  const mail = createFileMailer({ folder, from: 'shuquan@center.example' });
  return {
    folder,
    send: createNotices({ ledger, people, mail, publish: mail, ...more }),
    files: () => readdirSync(folder).sort(),
  };
};
/** Header lines unfolded, encoded words and quoted-printable read. */
const decoded = (eml: string): string => {
  const words = eml
    .replace(/\r\n[ \t]+/g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString())
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, text: string) => quoted(text.replace(/_/g, ' ')));
  const [head = '', ...body] = words.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  return `${head}\n\n${/base64/i.test(head) ? Buffer.from(text, 'base64').toString() : quoted(text.replace(/=\r\n/g, ''))}`;
};
const quoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

describe('a notice without a mail server', () => {
  it(
    'is a file for each addressee, in Chinese and English, with case, article and nobody else’s name',
    law('T16'),
    async () => {
      const { send, files, folder } = inFiles();
      expect(await send(returned)).toEqual({ notice: 'N1', told: ['liu.yang', 'guo.jing'], via: [], unreached: [] });
      expect(files()).toHaveLength(2);
      const [one = '', other = ''] = files()
        .map((file) => decoded(readFileSync(join(folder, file), 'utf8')))
        .sort((a) => (a.includes('刘扬') ? -1 : 1));
      expect(one).toMatch(/^To: .*刘扬.* <liu\.yang@merchant\.example>/m);
      expect(one).not.toContain('郭静');
      expect(other).not.toContain('刘扬');
      expect(one).toContain(`主体登记办理结果 / Decision on the subject registration — ${returned.caseId}`);
      expect(one).toContain('依据：T16');
      expect(one).toContain('2026-03-02 10:00（北京时间）');
      expect(one).not.toContain('缺少签章');
    },
  );

  it('is the same file when it is sent twice', law('T16'), async () => {
    const { send, files } = inFiles();
    await send(returned);
    const before = files();
    await fresh();
    await send(returned);
    expect(files()).toEqual(before);
  });

  it('that is for the public is published as one file', law('P10(1)'), async () => {
    const { send, files } = inFiles();
    expect(await send(withEffect({ notice: 'N8', to: ['public'] }))).toMatchObject({
      via: ['publication'],
      unreached: [],
    });
    expect(files()).toHaveLength(1);
  });
});

describe('the deadline of a notice', () => {
  it('comes from what the case says, else from the clock that the notice names', async () => {
    const { send, folder, files } = inFiles();
    await send(withEffect({ about: { deadline: 'trade.subject.correctionDue', kind: 'remind' } }));
    expect(decoded(readFileSync(join(folder, files()[0]!), 'utf8'))).toContain('期限：2026-03-16 24:00（北京时间）');
    const told = inFiles();
    await fresh();
    await told.send(withEffect({ about: { dueAt: '2026-05-06T16:00:00.000Z' } }));
    expect(decoded(readFileSync(join(told.folder, told.files()[0]!), 'utf8'))).toContain(
      'Due: 2026-05-06 24:00 (Beijing)',
    );
  });

  it('is said in Beijing time, midnight as the end of the day before', () => {
    expect([
      beijingTime('2026-02-28T16:00:00Z'),
      beijingTime('2026-02-28T15:59:00Z'),
      beijingTime('2026-02-28T16:01:00Z'),
    ]).toEqual(['2026-02-28 24:00', '2026-02-28 23:59', '2026-03-01 00:01']);
  });

  it('cannot smuggle a header into the subject line', () => {
    expect(
      subjectLine({
        notice: 'N1',
        caseId: 'trade/a/1',
        subject: { zh: '甲\r\nBcc: x@y.example', en: 'b' },
        lifecycle: { zh: '', en: '' },
        articles: [],
        at: '',
        dueAt: null,
        advice: null,
      }),
    ).not.toMatch(/[\r\n]/);
  });
});

/** A mail server that keeps what it takes, and refuses an address as often as told. */
async function mailServer(refuse: Record<string, number> = {}) {
  const mails: { to: string[]; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const left = refuse[address] ?? 0;
      refuse[address] = left - 1;
      done(left > 0 ? Object.assign(new Error('mailbox is busy'), { responseCode: 450 }) : null);
    },
    onData(stream, { envelope }, done) {
      let text = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      stream.on('end', () => {
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  afterwards(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const address = server.server.address();
  return { mails, url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` };
}
const bySmtp = (url: string) =>
  inFiles({ mail: createSmtpMailer({ url, from: 'shuquan@center.example', timeoutMs: 1_000 }) });

describe('a notice by mail', () => {
  it('reaches each addressee in a message of their own, which says the same id the second time', async () => {
    const { mails, url } = await mailServer();
    await bySmtp(url).send(returned);
    expect(mails.map(({ to }) => to).sort()).toEqual([['guo.jing@merchant.example'], ['liu.yang@merchant.example']]);
    const ids = mails.map(({ text }) => /^Message-ID: <(.+)>/im.exec(text)?.[1]).sort();
    await fresh();
    await bySmtp(url).send(returned);
    expect(
      mails
        .slice(2)
        .map(({ text }) => /^Message-ID: <(.+)>/im.exec(text)?.[1])
        .sort(),
    ).toEqual(ids);
    expect(new Set(ids).size).toBe(2);
  });

  it('that one addressee’s box refuses is tried again for that one alone', async () => {
    const { mails, url } = await mailServer({ 'guo.jing@merchant.example': 1 });
    const { send } = bySmtp(url);
    await expect(send(returned)).rejects.toThrow('The mail server did not take the notice for guo.jing: 450');
    expect(await send(returned)).toMatchObject({ told: ['liu.yang', 'guo.jing'] });
    expect(mails.map(({ to }) => to[0])).toEqual(['liu.yang@merchant.example', 'guo.jing@merchant.example']);
  });

  it('fails with its cause when the mail server is away', async () => {
    const url = (await nobody()).replace('http:', 'smtp:');
    await expect(bySmtp(url).send(returned)).rejects.toMatchObject({
      name: 'PortError',
      message: expect.stringContaining('ECONNREFUSED') as string,
      cause: expect.any(Error) as Error,
    });
  });
});

describe('a notice by webhook', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  it('is signed as Standard Webhooks ask, with the effect as its id, and holds no names', async () => {
    const { url, heard } = await aServer((_, response) => void response.writeHead(204).end());
    expect(await inFiles({ webhook: { url, secret } }).send(returned)).toMatchObject({
      via: ['webhook'],
      told: ['liu.yang', 'guo.jing'],
    });
    const [{ headers, body }] = heard as [(typeof heard)[0]];
    expect(verify(headers, body, secret)).toMatchObject({ ok: true, id: returned.key });
    expect(JSON.parse(body.toString())).toMatchObject({
      type: 'notice',
      id: returned.key,
      notice: 'N1',
      articles: ['T16'],
      addressees: [{ person: 'liu.yang' }, { person: 'guo.jing' }],
    });
    expect(body.toString()).not.toContain('刘扬');
  });

  it('that fails keeps nobody from the mail, and is not posted again once it was taken', async () => {
    let answers = [503];
    const { url, heard } = await aServer((_, response) => void response.writeHead(answers.shift() ?? 200).end());
    const { send, files } = inFiles({ webhook: { url, secret } });
    await expect(send(returned)).rejects.toThrow('refused');
    expect(files()).toHaveLength(2);
    await send(returned);
    answers = [503];
    await send(returned);
    expect(heard).toHaveLength(2);
  });
});

describe('a notice that nobody can be told of', () => {
  it('shows as a failure where the article demands it, and is settled where it is a courtesy', law('T22'), async () => {
    const unreached: string[] = [];
    const noSupervisor: AddressBook = {
      ...people(),
      worn: (at, one) =>
        people()
          .worn(at, one)
          .filter(({ hat }) => hat !== 'SUPERVISOR'),
    };
    const { send } = inFiles({
      people: () => noSupervisor,
      onUnreached: (notice, count, { to }) => void unreached.push(`${notice} ${count} ${to.join()}`),
    });
    await expect(send(withEffect({ notice: 'N3', to: ['SUPERVISOR'] }))).rejects.toThrow(
      'Nobody could be told of N3: the principals file names nobody for SUPERVISOR',
    );
    expect(await send(withEffect({ notice: 'N1', to: ['SUPERVISOR'] }))).toMatchObject({
      told: [],
      unreached: ['SUPERVISOR'],
    });
    expect(unreached).toEqual(['N3 1 SUPERVISOR', 'N1 1 SUPERVISOR']);
  });
});
