// What a person was told is in the desk too: for them alone, once, and whatever becomes of the mail (T16, N1).
import { beforeAll, describe, expect, it } from 'vitest';
import { createFileStore } from '../../activities/ports/document-store.ts';
import { createFileMailer } from '../../activities/ports/mail.ts';
import { type NoticesDeps, createNotices } from '../../activities/ports/notices.ts';
import { noticeCursorAfter } from '../../ledger/desk-notices.ts';
import type { Ledger, PortCall } from '../../ledger/index.ts';
import { law } from '../support/law.ts';
import { aLedger, clockAt } from '../support/ledger.ts';
import { aFolder, aReturnedSubject, people } from './situations.ts';

const clock = clockAt('2026-03-02T02:00:00Z');
const store = createFileStore(aFolder());
let ledger: Ledger;
let returned: PortCall;
beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
  returned = await aReturnedSubject(ledger, store);
});
const sending = (more: Partial<NoticesDeps> = {}) => {
  const mail = createFileMailer({ folder: aFolder(), from: 'shuquan@center.example' });
  return createNotices({ ledger, people, mail, publish: mail, ...more });
};

describe('a notice in the desk', () => {
  const of = (name: string, hat: 'MERCHANT' | 'CENTER' = 'MERCHANT') => ({ person: name, hat });

  it('is there for each addressee once, whatever becomes of the mail, and leads to its case', law('T16'), async () => {
    const mail = () => Promise.reject(new Error('the mail server is away'));
    await expect(sending({ mail })(returned)).rejects.toThrow('away');
    await expect(sending({ mail })(returned)).rejects.toThrow('away');
    const [one, ...more] = await ledger.notices(of('liu.yang'));
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      notice: 'N1',
      title: { zh: '登记办理结果通知' },
      subject: { zh: '主体登记办理结果' },
      caseId: returned.caseId,
      readAt: null,
    });
    expect(one!.text.zh).toContain('依据：T16');
    expect(await ledger.unreadNotices(of('guo.jing'))).toBe(1);
    expect(await ledger.notices(of('somebody'))).toEqual([]);
  });

  it('is read by whom it was for, and the first time counts', async () => {
    const [one] = await ledger.notices(of('liu.yang'));
    expect(await ledger.markRead(of('guo.jing'), one!.id)).toBe(false);
    clock.set('2026-03-02T03:00:00Z');
    expect(await ledger.markRead(of('liu.yang'), one!.id)).toBe(true);
    clock.set('2026-03-02T04:00:00Z');
    expect(await ledger.markRead(of('liu.yang'), one!.id)).toBe(true);
    expect(await ledger.notices(of('liu.yang'))).toMatchObject([{ id: one!.id, readAt: '2026-03-02T03:00:00.000Z' }]);
    expect([
      await ledger.unreadNotices(of('liu.yang')),
      await ledger.notices(of('liu.yang'), { unread: true }),
    ]).toEqual([0, []]);
    clock.set('2026-03-02T02:00:00Z');
  });

  it('comes unread first, then the newest, page by page', async () => {
    const send = sending();
    for (const n of [1, 2, 3]) await send({ ...returned, key: `${returned.caseId}/4/${n}` });
    const [read] = (await ledger.notices(of('liu.yang'))).slice(-1);
    const found: number[] = [];
    for (let after: string | undefined; ;) {
      const page = await ledger.notices(of('liu.yang'), { limit: 2, ...(after !== undefined && { after }) });
      found.push(...page.map(({ id }) => id));
      if (page.length < 2) break;
      after = noticeCursorAfter(page.at(-1)!);
    }
    expect(found).toHaveLength(4);
    expect(found.slice(0, 3)).toEqual(found.slice(0, 3).toSorted((one, other) => other - one));
    expect(found.at(-1)).toBe(read!.id);
  });
});

describe('mail beside the desk', () => {
  const liu = { person: 'liu.yang', hat: 'MERCHANT' as const };
  const courtesy = (): PortCall => ({
    ...returned,
    effect: { ...returned.effect, notice: 'N19', to: ['person:liu.yang'] } as PortCall['effect'],
  });
  const addressed = async (call: PortCall): Promise<string[]> => {
    const to: string[] = [];
    await ledger.sql`update effect set outcome = null where case_id = ${returned.caseId}`;
    await sending({ mail: async ({ person }) => void to.push(person) })(call);
    return to.sort();
  };

  it('is left out for whoever wants none, except where the law demands to tell', law('T16'), async () => {
    await ledger.setMail(liu, false);
    expect(await ledger.wantsMail(liu)).toBe(false);
    expect(await addressed(courtesy())).toEqual([]);
    expect(
      await addressed({ ...courtesy(), effect: { ...courtesy().effect, notice: 'N2' } as PortCall['effect'] }),
    ).toEqual(['liu.yang']);
    await ledger.setMail(liu, true);
    expect([await ledger.wantsMail(liu), await addressed(courtesy())]).toEqual([true, ['liu.yang']]);
  });

  it('shows in the desk what became of it: it waits, fails and is tried again, is refused, has come', async () => {
    const { sql } = ledger;
    type Standing = { outcome?: { done?: string[]; told?: string[] }; failed?: string; ended?: true };
    const standing = async ({ outcome = {}, failed, ended }: Standing) => {
      await sql`
        update effect set outcome = ${sql.json(outcome)}, last_error = ${failed ?? null}, done_at = ${ended ? clock.at : null}
        where case_id = ${returned.caseId}`;
      return (await ledger.notices(liu)).at(-1)!.mail;
    };
    expect(await standing({})).toBe('waiting');
    expect(await standing({ failed: 'the mail server is away' })).toBe('failing');
    expect(await standing({ outcome: { done: ['refused:liu.yang'] } })).toBe('refused');
    expect(await standing({ outcome: { done: ['liu.yang'] } })).toBe('sent');
    expect(await standing({ outcome: { told: [] }, ended: true })).toBe('none');
    expect(await standing({ outcome: { told: ['liu.yang'] }, ended: true })).toBe('sent');
    // Nothing waits for whoever wants no mail; what the law demands to tell comes all the same.
    await ledger.setMail(liu, false);
    expect([await standing({}), await standing({ failed: 'away' })]).toEqual(['none', 'none']);
    expect(await standing({ outcome: { done: ['liu.yang'] } })).toBe('sent');
    await sql`update notice set notice = 'N2' where person = 'liu.yang'`;
    expect(await standing({})).toBe('waiting');
    await ledger.setMail(liu, true);
  });
});
