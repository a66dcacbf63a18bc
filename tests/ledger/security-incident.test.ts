// T27 in the ledger: who is told is found there, what is stopped stops in one act, and nobody named leaves meanwhile.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AddressBook } from '../../activities/ports/addressees.ts';
import { BoxRefused, PortError } from '../../activities/ports/errors.ts';
import type { Letter } from '../../activities/ports/mail.ts';
import { createNotices } from '../../activities/ports/notices.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { law } from '../support/law.ts';
import { aDocument, aLedger, anActiveSubject, center, clockAt, key, person, sent, started } from '../support/ledger.ts';
import { aPublishedListing } from '../support/market.ts';
import { input, naming } from '../support/security-incident.ts';

// A Saturday night.
const night = '2026-03-07T18:30:00.000Z';
const clock = clockAt('2026-03-02T02:00:00Z');
const head = person('qian.yi', 'CENTER');
type Subject = Awaited<ReturnType<typeof anActiveSubject>>;
let ledger: Ledger;
let document: { sha256: string; name: string };
let seller: Subject;
let buyer: Subject;
let listing: string;
let trade: string;
beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
  document = await aDocument(ledger);
  [seller, buyer] = [await anActiveSubject(ledger, 1), await anActiveSubject(ledger, 2, 'DEMANDER')];
  listing = await aPublishedListing(ledger, seller, '门诊量日汇总');
  const sides = { seller, buyer };
  const side = (of: Subject) => ({ registration: of.id, party: of.party });
  trade = await started(
    ledger,
    'trade',
    { listing, seller: side(sides.seller), buyer: side(sides.buyer) },
    buyer.actor,
  );
  clock.set(night);
});

const anIncident = (more: object = {}) =>
  started(ledger, 'securityIncident', { ...input, discoveredAt: clock.at, ...more }, center);
const ask = (caseId: string, event: { type: string; [field: string]: unknown }, actor: Actor) =>
  ledger.append({ caseId, event, actor, key: key() });
// oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the chart keeps
const read = async (id: string): Promise<{ tags: string[]; state: string[]; context: any }> => {
  const [row] = await ledger.sql<{ tags: string[]; state: string[]; snapshot: { context: unknown } }[]>`
    select tags, state, snapshot from cases where id = ${id}`;
  return { ...row!, context: row!.snapshot.context };
};
const verified = async (...ids: string[]) =>
  expect((await Promise.all(ids.map((id) => ledger.verifyCase(id)))).flatMap(({ problems }) => problems)).toEqual([]);
const rows = async () => (await ledger.sql<{ n: number }[]>`select count(*)::int as n from ledger`)[0]!.n;
const suspend = (...targets: string[]) => ({
  type: 'TAKE_MEASURES',
  measure: 'suspendListing',
  targets,
  reason: '接口不安全',
});
const lift = { type: 'LIFT_MEASURE', measure: 'suspendListing', reason: '接口已修复' };

/** The affected parties' people, and a mail server that takes what `takes` says. */
const notices = (takes: (letter: Letter) => void) => {
  const told: string[] = [];
  const texts: Record<string, string> = {};
  const mail = async (letter: Letter) => {
    takes(letter);
    told.push(letter.person);
    texts[letter.person] = letter.text;
  };
  const wearers = [seller, buyer].map(({ actor, party }) => ({ person: actor.person, hat: actor.hat, party }));
  const people: AddressBook = {
    person: (id) => ({ id, name: id, email: `${id}@example.cn` }),
    worn: () => wearers,
  };
  return { told, texts, port: createNotices({ ledger, people: () => people, mail, publish: mail }) };
};
const notifyOf = async (caseId: string) =>
  (
    await ledger.sql<{ seq: number; idx: number; done_at: string | null }[]>`
      select seq, idx, done_at from effect where case_id = ${caseId} and effect ->> 'notice' = 'N4' order by seq desc limit 1`
  )[0]!;

describe('a security incident in the ledger', () => {
  it('finds whom it concerns over open trades and listings, and tells each once', law('T27', 'T25'), async () => {
    const id = await anIncident();
    await sent(ledger, id, { ...naming, cases: [seller.id] }, center);
    expect((await read(id)).context.affected.toSorted()).toEqual([seller.id, listing, trade].toSorted());
    let isDown = true;
    const { told, texts, port } = notices(() => {
      if (isDown) throw new PortError('ECONNREFUSED');
    });
    const { seq, idx } = await notifyOf(id);
    const run = () => ledger.runEffect(port, id, seq, idx);
    expect([await run(), await run(), told]).toEqual(['failed', 'failed', []]);
    // A day later, on a Sunday night: late, and told once.
    clock.set('2026-03-08T18:30:00.000Z');
    await ledger.pendingWork(id);
    expect((await read(id)).state).toContain('responding.notice.noticeLate');
    isDown = false;
    expect([await run(), await run()]).toEqual(['done', 'done']);
    expect(told.toSorted()).toEqual([buyer.actor.person, seller.actor.person].toSorted());
    expect(texts[buyer.actor.person]).toContain(`涉及贵方案件：${trade}\n请贵方：${naming.advice}`);
    expect(texts[buyer.actor.person]).not.toContain(listing);
    expect(texts[seller.actor.person]).toContain(listing);
    const { context, state } = await read(id);
    const list = [buyer.party, seller.party].toSorted().join('\n');
    expect(context.receipts).toEqual([{ parties: 2, hash: createHash('sha256').update(list).digest('hex') }]);
    expect(state).toContain('responding.notice.noticeDone');
    expect(JSON.stringify(context)).not.toContain(buyer.party);
    await verified(id);
  });

  it('goes on past a box that refuses for good, whose party is told by another channel', law('T27'), async () => {
    const id = await anIncident();
    await sent(ledger, id, { ...naming, cases: [], all: true }, center);
    let busy = 1;
    const { told, port } = notices(({ person: one }) => {
      if (one === buyer.actor.person) throw new BoxRefused('550');
      if (busy-- > 0) throw new PortError('450');
    });
    const { seq, idx } = await notifyOf(id);
    expect(await ledger.runEffect(port, id, seq, idx)).toBe('failed');
    expect(await ledger.runEffect(port, id, seq, idx)).toBe('done');
    expect(told).toEqual([seller.actor.person]);
    expect((await read(id)).state).toContain('responding.notice.noticeDue');
    const otherwise = { type: 'TELL_OTHERWISE', channel: '电话', receipt: document };
    expect(await ask(id, { ...otherwise, parties: [seller.party] }, center)).toMatchObject({
      details: [{ rule: 'undeliverableAreLeft' }],
    });
    await sent(ledger, id, { ...otherwise, parties: [buyer.party] }, center);
    expect((await read(id)).state).toContain('responding.notice.noticeDone');
  });

  it('stops listings and their trades in one act, all or none, and lets each go on again', law('T27'), async () => {
    const id = await anIncident();
    const draft = await started(
      ledger,
      'listingRegistration',
      {
        registration: seller.id,
        owner: seller.party,
        title: '草稿',
        type: { class: 'DATA_PRODUCT', kind: 'derivative' },
        publicData: null,
      },
      seller.actor,
    );
    const before = await rows();
    expect(await ask(id, suspend(listing, draft), center)).toMatchObject({ ok: false, code: 'EVENT_NOT_ALLOWED' });
    expect(await rows()).toBe(before);
    await sent(ledger, id, suspend(listing), center);
    expect((await read(listing)).tags).toContain('suspended');
    expect((await read(trade)).context.pauses).toEqual([{ kind: 'listing', cause: listing }]);
    expect(await ask(id, { ...lift, target: listing }, center)).toMatchObject({ code: 'MAKER_IS_CHECKER' });
    await sent(ledger, id, { ...lift, target: listing }, head);
    expect((await read(listing)).tags).toContain('listed');
    expect((await read(trade)).context.pauses).toEqual([]);
    const second = await aPublishedListing(ledger, seller, '处方量日汇总');
    await sent(ledger, id, suspend(listing, second), center);
    const together = { type: 'LIFT_MEASURES', measure: 'suspendListing', reason: '接口已修复' };
    await sent(ledger, id, { ...together, targets: [listing, second] }, head);
    for (const one of [listing, second]) expect((await read(one)).tags).toContain('listed');
    await verified(id, listing, second, trade);
  });

  it('keeps in the register whom it names, until it ends', law('T27', 'T22'), async () => {
    const alone = await anActiveSubject(ledger, 3);
    const its = await aPublishedListing(ledger, alone, '客流预测');
    const id = await anIncident();
    const leave = [
      [its, 'DELIST'],
      [alone.id, 'DEREGISTER'],
    ] as const;
    for (const named of [its, alone.id]) {
      await sent(ledger, id, { ...naming, cases: [named] }, center);
      for (const [caseId, type] of leave)
        expect(await ask(caseId, { type, reason: '停业' }, alone.actor)).toMatchObject({
          articles: ['T27'],
          details: [{ rule: 'hasNoOpenIncidents' }],
        });
    }
    // The other tests' incidents name everybody.
    for (const other of await ledger.sql<{ id: string }[]>`select id from cases where lifecycle = 'securityIncident'`)
      await sent(ledger, other.id, { type: 'FALSE_ALARM', finding: '监测规则误判', document }, head);
    for (const [caseId, type] of leave) await sent(ledger, caseId, { type, reason: '停业' }, alone.actor);
  });

  it('really opens what follows from it, or is refused with all of it', law('T27', 'T22'), async () => {
    const id = await anIncident();
    const follow = (more: object) => ({
      type: 'FOLLOW_UP',
      opens: { lifecycle: 'violationCase', input: { finding: '数据商泄露密钥', ...more } },
    });
    const before = await rows();
    expect(await ask(id, follow({ listing: 'listingRegistration/none/1' }), center)).toMatchObject({
      details: [{ rule: 'namedCasesExist' }],
    });
    expect(await ask(id, follow({}), center)).toMatchObject({ code: 'EVENT_MALFORMED' });
    expect(await rows()).toBe(before);
    await sent(ledger, id, follow({ listing }), center);
    const [opened] = (await read(id)).context.followUps as string[];
    expect((await read(opened!)).context.foundBy).toContain(center.person);
    await verified(id, opened!);
    const extra = { reason: '事件处置后重新评估', dueOn: '2026-12-31' };
    await sent(
      ledger,
      id,
      { type: 'FOLLOW_UP', opens: { lifecycle: 'periodicDuty', input: { duty: 'riskAssessment', extra } } },
      center,
    );
    const duty = ((await read(id)).context.followUps as string[]).at(-1)!;
    expect((await read(duty)).context).toMatchObject({ side: 'venue', extra: true });
    expect((await read(duty)).context.openers).toContain(center.person);
    await verified(id, duty);
  });
  it('that is graded up after its clock is late at once, for each body that must hear of it', law('T27'), async () => {
    const id = await anIncident();
    clock.set(new Date(Date.parse(clock.at) + 5 * 3_600_000).toISOString());
    await ledger.pendingWork(id);
    expect((await read(id)).state).toContain('responding.report.reportDue');
    await sent(ledger, id, { type: 'GRADE', grade: 'larger', reason: '涉及面扩大' }, head);
    await ledger.pendingWork(id);
    const late = await read(id);
    expect(late.state).toContain('responding.report.reportLate');
    expect(late.context.lateReports.toSorted()).toEqual(['数据主管部门', '省级网信部门'].toSorted());
    for (const body of late.context.lateReports as string[])
      await sent(ledger, id, { type: 'REPORT_TO', body, document }, head);
    const made = await read(id);
    expect(made.state).toContain('responding.report.reportMade');
    // Made late, and on record as late.
    expect(made.context.late).toContain('report');
    await verified(id);
  });
});
