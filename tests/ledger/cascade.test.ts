// Several persons and several cases at once: nothing is lost, nothing is done twice, nobody waits for ever, and a
// cascade reaches also what was being opened while it ran.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Ledger } from '../../ledger/index.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { departments } from '../../machines/operation/committee-matter/events.ts';
import { agreementTerms, request, review, sources } from '../invariants/operation-acts.ts';
import { assessment, dossier } from '../invariants/trading-acts.ts';
import { allConditions, approved, certificate } from '../support/agreements.ts';
import {
  aDocument,
  aLedger,
  anActiveSubject,
  center,
  clockAt,
  key,
  person,
  sent,
  started,
  uscc,
  measure,
  system,
  publication,
  aDraftSubject,
  aFullChecklist,
  approve,
  opco,
} from '../support/ledger.ts';
import { law } from '../support/law.ts';

let ledger: Ledger;
let paper: { sha256: string; name: string };
const clock = clockAt('2026-03-02T02:00:00Z');
beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
  paper = await aDocument(ledger);
});

const ask = (caseId: string, event: { type: string; [field: string]: unknown }, actor: Actor): Promise<Answer> =>
  ledger.append({ caseId, event, actor, key: key() });
// oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the chart keeps
const read = async (id: string): Promise<{ tags: string[]; state: string[]; context: any }> => {
  const [row] = await ledger.sql<
    { tags: string[]; state: string[]; snapshot: { context: unknown } }[]
  >`select tags, state, snapshot from cases where id = ${id}`;
  return { ...row!, context: row!.snapshot.context };
};
const verified = async (...ids: string[]) =>
  expect((await Promise.all(ids.map((id) => ledger.verifyCase(id)))).flatMap(({ problems }) => problems)).toEqual([]);
const why = { reason: '测试用理由' };
const zhao = person('zhao', 'AUTHORITY');
const qian = person('qian', 'AUTHORITY');

type Subject = Awaited<ReturnType<typeof anActiveSubject>>;
async function aRegisteredListing(seller: Subject, title: string): Promise<string> {
  const id = await started(
    ledger,
    'listingRegistration',
    {
      registration: seller.id,
      owner: seller.party,
      title,
      type: { class: 'DATA_PRODUCT', kind: 'derivative' },
      publicData: null,
    },
    seller.actor,
  );
  await sent(ledger, id, { type: 'SUBMIT', dossier: dossier(paper, hashOf(id)) }, seller.actor);
  await sent(ledger, id, { type: 'PASS', assessment }, center);
  return id;
}
async function aListing(seller: Subject, title = '数据集'): Promise<string> {
  const id = await aRegisteredListing(seller, title);
  await sent(ledger, id, await publication(ledger, id), seller.actor);
  return id;
}
const tradeInput = (seller: Subject, buyer: Subject, listing: string) => ({
  listing,
  seller: { registration: seller.id, party: seller.party },
  buyer: { registration: buyer.id, party: buyer.party },
});
const everything = async () =>
  Promise.all(
    ['ledger', 'cases', 'effect', 'wake', 'task', 'claim', 'link', 'document_ref'].map(async (table) => [
      table,
      (await ledger.sql`select count(*)::int as n from ${ledger.sql(table)}`)[0]!['n'],
    ]),
  );

describe('persons at once', () => {
  it('ten members of the committee vote in the same instant, and each vote counts once', law('P7(3)'), async () => {
    const office = person('jiang', 'COMMITTEE_OFFICE');
    const raised = person('hua', 'COMMITTEE_OFFICE');
    const matter = await started(ledger, 'committeeMatter', { kind: 'MAJOR_ISSUE', summary: '重大问题' }, raised);
    const members = departments.map((department, i) => ({ department, person: `m${i}` }));
    await sent(ledger, matter, { type: 'PUT_ON_AGENDA', meetingOn: '2026-03-20', seats: members }, office);
    await sent(ledger, matter, { type: 'OPEN_SITTING', present: members.map((member) => member.person) }, office);
    const twice = [...members, ...members];
    const answers = await Promise.all(
      twice.map((member) => ask(matter, { type: 'VOTE', choice: 'approve' }, person(member.person, 'COMMITTEE'))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.code])))).toEqual(new Set(['GUARD_REFUSED']));
    expect(new Set((await read(matter)).context.votes.map((vote: { person: string }) => vote.person)).size).toBe(10);
    await verified(matter);
  });

  it('two providers answer in the same instant, and the grant is in force by both', law('P18'), async () => {
    const operator = person('li', 'OPERATOR', `org:${uscc(501)}`);
    const organisation = { type: 'organisation', uscc: uscc(501), name: '长春数据集团' };
    const announcement = await started(ledger, 'annualAnnouncement', { year: 2026 }, zhao);
    const application = await started(
      ledger,
      'authorizationApplication',
      { applicant: organisation, form: 'legalPerson', announcement },
      { ...operator, hat: 'APPLICANT' },
    );
    const agreement = await started(
      ledger,
      'operatingAgreement',
      { application, operator: organisation, previous: null, approved },
      person('system', 'SYSTEM'),
    );
    await sent(ledger, agreement, { type: 'PROPOSE', terms: agreementTerms(paper, '2026-03-02', false) }, zhao);
    await sent(ledger, agreement, { type: 'SIGN_AS_OPERATOR', document: paper }, operator);
    await sent(
      ledger,
      agreement,
      {
        type: 'SIGN_AS_AUTHORITY',
        document: paper,
        conditions: allConditions,
        certificate: { ...certificate, document: paper },
      },
      qian,
    );
    const grant = await started(ledger, 'scenarioGrant', { agreement, scenario: '就医引导' }, operator);
    const asked = request('就医引导', '2026-03-02', '2026-12-31');
    const both = [sources['就医引导']!, sources['公交线网优化']!];
    await sent(
      ledger,
      grant,
      { type: 'SUBMIT', request: { ...asked, datasets: both.map((source) => ({ ...asked.datasets[0], ...source })) } },
      operator,
    );
    await sent(ledger, grant, { type: 'CONSENT', review }, zhao);
    const answers = await Promise.all(
      both.map(({ dataset, provider }, i) =>
        ask(
          grant,
          {
            type: 'CONSENT_AS_PROVIDER',
            answers: [{ dataset, catalogued: true, graded: true, withinUseRequirements: true, prohibited: null }],
          },
          person(`p${i}`, 'PROVIDER', provider),
        ),
      ),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    const { tags, context } = await read(grant);
    expect([
      tags.includes('inForce'),
      context.version,
      context.answers.map(({ provider }: { provider: string }) => provider).sort(),
    ]).toEqual([true, 1, both.map(({ provider }) => provider).sort()]);
    await verified(grant, agreement);
  });
});

describe('cases at once', () => {
  it(
    'a subject that is suspended leaves nothing of it on the market, also not what was being opened or published meanwhile',
    { ...law('T7', 'T17', 'T22'), timeout: 90_000 },
    async () => {
      for (let round = 0; round < 8; round += 1) {
        const [seller, buyer] = [
          await anActiveSubject(ledger, 600 + 2 * round),
          await anActiveSubject(ledger, 601 + 2 * round, 'DEMANDER'),
        ];
        const [listed, registered] = [await aListing(seller, '甲'), await aRegisteredListing(seller, '乙')];
        const open = (lifecycle: string, input: object, actor: Actor) =>
          ledger.open({ lifecycle, input, actor, key: key() });
        const publishing = await publication(ledger, registered);
        const [suspension, published, ...opened] = await Promise.all([
          ask(seller.id, measure('SUSPEND'), system),
          ask(registered, publishing, seller.actor),
          ...[1, 2, 3].map(() => open('trade', tradeInput(seller, buyer, listed), buyer.actor)),
          open(
            'listingRegistration',
            {
              registration: seller.id,
              owner: seller.party,
              title: '丙',
              type: { class: 'DATA_PRODUCT', kind: 'derivative' },
              publicData: null,
            },
            seller.actor,
          ),
        ]);
        expect(suspension).toMatchObject({ ok: true });
        for (const answer of [published, ...opened])
          expect(['accepted', 'GUARD_REFUSED', 'EVENT_NOT_ALLOWED']).toContain(answer.ok ? 'accepted' : answer.code);
        for (const id of [listed, registered]) expect((await read(id)).tags).toContain('suspended');
        for (const answer of opened.slice(0, 3))
          if (answer.ok)
            expect((await read(answer.caseId)).context.pauses).toEqual(
              expect.arrayContaining([
                { kind: 'party', cause: seller.id },
                { kind: 'listing', cause: listed },
              ]),
            );
        await sent(ledger, seller.id, measure('REINSTATE'), system);
        for (const answer of opened.slice(0, 3))
          if (answer.ok) expect((await read(answer.caseId)).context.pauses).toEqual([]);
        expect((await read(listed)).tags).toContain('listed');
        await verified(seller.id, listed, registered);
      }
    },
  );

  it('acts that meet from both ends, subject to listing to trade and back, all come to an answer', async () => {
    const [seller, buyer] = [await anActiveSubject(ledger, 701), await anActiveSubject(ledger, 702, 'DEMANDER')];
    const listing = await aListing(seller, '丁');
    const trade = await started(ledger, 'trade', tradeInput(seller, buyer, listing), buyer.actor);
    const violation = await started(
      ledger,
      'violationCase',
      { finding: '涉嫌非法来源', evidence: [], trade, listing, subjects: [seller.id] },
      person('sun', 'CENTER'),
    );
    const round = (n: number): Promise<Answer>[] => [
      ask(seller.id, measure(n % 2 ? 'SUSPEND' : 'REINSTATE', `${n >> 2}`), system),
      ask(listing, measure(n % 2 ? 'RESUME' : 'SUSPEND', `${n >> 2}`), system),
      ask(
        violation,
        {
          type: n % 2 ? 'TAKE_MEASURE' : 'LIFT_MEASURE',
          measure: n % 4 < 2 ? 'suspendListing' : 'suspendSubject',
          ...why,
        },
        n % 2 ? center : person('wen', 'CENTER'),
      ),
      ask(
        trade,
        {
          type: 'SUBMIT_DEMAND',
          demand: {
            need: '样本',
            purposes: ['临床科研'],
            place: { recipient: 'CN', access: ['CN'] },
            fiscalFunds: false,
          },
        },
        buyer.actor,
      ),
    ];
    const answers = await Promise.all(Array.from({ length: 24 }, (_, n) => round(n)).flat());
    const codes = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.code])));
    for (const code of codes) expect(['GUARD_REFUSED', 'EVENT_NOT_ALLOWED', 'MAKER_IS_CHECKER']).toContain(code);
    const [one, two, three] = [await read(seller.id), await read(listing), await read(trade)];
    expect(two.context.causes.filter(({ kind }: { kind: string }) => kind === 'party').length).toBe(
      one.context.causes.length ? 1 : 0,
    );
    expect(three.context.pauses.filter(({ kind }: { kind: string }) => kind === 'party').length).toBe(
      one.context.causes.length ? 1 : 0,
    );
    expect(three.context.pauses.filter(({ kind }: { kind: string }) => kind === 'listing').length).toBe(
      two.context.causes.length ? 1 : 0,
    );
    await verified(seller.id, listing, trade, violation);
  }, 90_000);

  it(
    'an act that another case must take and does not take leaves nothing behind, not even in the first',
    law('T22'),
    async () => {
      const seller = await anActiveSubject(ledger, 711);
      const violation = await started(
        ledger,
        'violationCase',
        { finding: '涉嫌非法来源', evidence: [], subjects: [seller.id] },
        person('sun', 'CENTER'),
      );
      await sent(ledger, violation, { type: 'CONFIRM', account: '经查属实', provisions: ['T14(4)'] }, center);
      await sent(ledger, seller.id, measure('REVOKE'), system);
      const before = await everything();
      expect(await ask(violation, { type: 'TAKE_MEASURE', measure: 'suspendSubject', ...why }, center)).toMatchObject({
        ok: false,
        code: 'CASE_CLOSED',
      });
      expect(await everything()).toEqual(before);
      expect((await read(violation)).context.measures).toEqual([]);
    },
  );

  it(
    'a subject leaves no violation case by leaving the register, and a new registration shows the reviewer that it was revoked',
    law('T16', 'T22'),
    async () => {
      const seller = await anActiveSubject(ledger, 721);
      const listing = await aListing(seller, '戊');
      // The case names the listing; the owner's registration is concerned all the same.
      const violation = await started(
        ledger,
        'violationCase',
        { finding: '涉嫌非法来源', evidence: [], listing },
        person('sun', 'CENTER'),
      );
      for (const [id, type] of [
        [seller.id, 'DEREGISTER'],
        [listing, 'DELIST'],
      ] as const)
        expect(await ask(id, { type, ...why }, seller.actor)).toMatchObject({
          ok: false,
          articles: ['T22'],
          details: [{ rule: 'hasNoOpenViolations' }],
        });
      await sent(ledger, violation, { type: 'EXTEND_SCOPE', subjects: [seller.id], ...why }, person('sun', 'CENTER'));
      await sent(ledger, violation, { type: 'CONFIRM', account: '经查属实', provisions: ['T14(4)'] }, center);
      const revoke = { type: 'REVOKE', target: seller.id, ...why };
      expect(await ask(violation, revoke, center)).toMatchObject({ ok: false, code: 'MAKER_IS_CHECKER' });
      expect(await sent(ledger, violation, revoke, person('wen', 'CENTER'))).toBeDefined();
      expect([(await read(seller.id)).state, (await read(listing)).state]).toEqual([['revoked'], ['ceased']]);
      const again = await aDraftSubject(ledger, 721);
      expect(again.id).not.toBe(seller.id);
      await sent(ledger, again.id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, again.actor);
      await sent(ledger, again.id, { type: 'PASS' }, opco);
      expect((await read(again.id)).context.revokedBefore).toEqual([seller.id]);
      expect(await ask(again.id, approve, center)).toMatchObject({
        ok: false,
        details: [{ rule: 'revocationsAreConsidered' }],
      });
      await sent(ledger, again.id, { ...approve, revocations: '责任人已更换，整改已验收' }, center);
      await verified(seller.id, listing, violation, again.id);
    },
  );

  it('one content has one owner in the register, whatever it is listed as', law('T17', 'P27'), async () => {
    const [one, two] = [await anActiveSubject(ledger, 731), await anActiveSubject(ledger, 732)];
    await aListing(one, '己');
    const [claimed] = await ledger.sql<{ value: string }[]>`select value from claim where scope = 'fingerprint'`;
    expect(claimed!.value).toMatch(/^[0-9a-f]{64}$/);
    const other = await started(
      ledger,
      'listingRegistration',
      {
        registration: two.id,
        owner: two.party,
        title: '庚',
        type: { class: 'DATA_PRODUCT', kind: 'derivative' },
        publicData: null,
      },
      two.actor,
    );
    expect(await ask(other, { type: 'SUBMIT', dossier: dossier(paper, claimed!.value) }, two.actor)).toMatchObject({
      ok: false,
      code: 'ALREADY_CLAIMED',
    });
  });

  it(
    'a signature and the runner meet in the second of the end: the term has ended, and nothing is signed',
    law('P13'),
    async () => {
      const operator = person('li', 'OPERATOR', `org:${uscc(801)}`);
      const organisation = { type: 'organisation', uscc: uscc(801), name: '长春数据集团' };
      const system = person('system', 'SYSTEM');
      const applied = (ground: object) =>
        started(
          ledger,
          'authorizationApplication',
          { applicant: organisation, form: 'legalPerson', ...ground },
          { ...operator, hat: 'APPLICANT' },
        );
      const agreed = async (application: string, previous: string | null, effectiveDate: string) => {
        const id = await started(
          ledger,
          'operatingAgreement',
          { application, operator: organisation, previous, approved },
          system,
        );
        await sent(ledger, id, { type: 'PROPOSE', terms: agreementTerms(paper, effectiveDate, false) }, zhao);
        await sent(ledger, id, { type: 'SIGN_AS_OPERATOR', document: paper }, operator);
        return id;
      };
      const sign = (id: string) =>
        ask(
          id,
          {
            type: 'SIGN_AS_AUTHORITY',
            document: paper,
            conditions: allConditions,
            certificate: { ...certificate, document: paper },
          },
          qian,
        );
      const [known] = await ledger.sql<{ id: string }[]>`select id from cases where lifecycle = 'annualAnnouncement'`;
      const old = await agreed(await applied({ announcement: known!.id }), null, '2026-03-02');
      expect(await sign(old)).toMatchObject({ ok: true });
      clock.set('2028-02-28T10:00:00+08:00');
      const application = await applied({ previous: old });
      for (const type of ['RENEWAL_APPLIED', 'RENEWAL_APPROVED'])
        await sent(ledger, old, { type, application }, system);
      const next = await agreed(application, old, '2028-03-03');
      clock.set('2028-03-03T00:00:00+08:00');
      const [signature] = await Promise.all([sign(next), ...[1, 2, 3].map(() => ledger.pendingWork(old))]);
      expect(signature.ok).toBe(false);
      expect([(await read(old)).state, (await read(next)).state]).toEqual([['closing'], ['lapsed']]);
      expect(await ledger.sql`select 1 from cases where lifecycle = 'domainClosure' and parent = ${old}`).toHaveLength(
        1,
      );
      await verified(old, next);
      clock.set('2026-03-02T02:00:00Z');
    },
  );
});

describe('wake-ups', () => {
  it('several relays at once hand each case on once, and what one of them dropped is handed on later', async () => {
    const own = await aLedger();
    const cases = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        started(
          own,
          'subjectRegistration',
          { kinds: ['MERCHANT'], subject: { type: 'organisation', uscc: uscc(900 + i), name: '数据公司' } },
          person('li', 'MERCHANT', `org:${uscc(900 + i)}`),
        ),
      ),
    );
    const handed: string[] = [];
    const relay = async () => {
      while (
        await own.relay(
          async (woken) => (handed.push(...woken.map(({ caseId }) => caseId)), woken.map(({ caseId }) => caseId)),
          3,
        )
      );
    };
    expect(await own.relay(async () => [], 5)).toBe(5); // and then its process is killed
    await Promise.all([relay(), relay(), relay()]);
    expect([handed.length, new Set(handed).size]).toEqual([35, 35]);
    await own.sql`update wake set leased_until = now() - interval '1 second' where leased_until is not null`;
    await relay();
    expect([...handed].sort()).toEqual([...cases].sort());
  });
});
