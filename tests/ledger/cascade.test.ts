// Several cases at once: nothing is lost, nobody waits for ever, and a cascade reaches also what was being opened while
// it ran.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Ledger } from '../../ledger/index.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { assessment, dossier } from '../invariants/trading-acts.ts';
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
  measure,
  system,
  publication,
  aDraftSubject,
  aFullChecklist,
  approve,
  opco,
  aRuleInForce,
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
  await aRuleInForce(ledger, 'assessmentStandard');
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

describe('cases at once', () => {
  it(
    'a subject that is suspended leaves nothing of it on the market, also not what was being opened or published meanwhile',
    law('T7', 'T17', 'T22'),
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
  });

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
});
