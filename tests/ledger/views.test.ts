// T25: who only helps with a task reads what the task takes, from commission to result, and nothing else of the case.
import { text as textOf } from 'node:stream/consumers';
import { assign, setup } from 'xstate';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exportArchive } from '../../activities/archive/export.ts';
import { createFileStore } from '../../activities/ports/document-store.ts';
import { caseReport } from '../../activities/report/report.ts';
import type { LedgerContext } from '../../ledger/context.ts';
import type { Ledger } from '../../ledger/index.ts';
import { inView, readingOf, readableCaseOf } from '../../ledger/reading.ts';
import type { CaseRow } from '../../ledger/types.ts';
import { type Lifecycle, by, state } from '../../machines/kernel/lifecycle.ts';
import { relationsOf } from '../../machines/kernel/reading.ts';
import { text } from '../../machines/law/cite.ts';
import * as lifecycles from '../../machines/lifecycles.ts';
import type { Driven } from '../support/driver.ts';
import { aDocument, aLedger, center, clockAt, person, sent, started } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import * as t from '../support/trades.ts';

const ground = text('T25');
const title = { zh: '事项', en: 'Matter' };
const owner = person('sun', 'MERCHANT', 'org:91220101MA0000001A');
const helper = person('gu', 'THIRD_PARTY', 'org:91220101MA0000002B');
const record = { actions: 'record' as const, meta: by('CENTER', ground) };
const matter = {
  id: 'matter',
  version: 1,
  title,
  label: () => title,
  law: [ground],
  machine: setup({
    types: { context: {} as Record<string, unknown> },
    actions: { record: assign(({ event: { type: _, actor: __, facts: ___, ...told } }) => told) },
  }).createMachine({
    id: 'matter',
    initial: 'open',
    context: { object: null, price: null, helper: null },
    states: { open: { meta: state(title, ground), on: { DESCRIBE: record, AGREE: record, COMMISSION: record } } },
  }),
  events: {
    DESCRIBE: { title, schema: z.strictObject({ object: z.json() }) },
    AGREE: { title, schema: z.strictObject({ price: z.json() }) },
    COMMISSION: { title, schema: z.strictObject({ helper: z.string().nullable() }) },
  },
  input: z.strictObject({}),
  opens: { by: ['CENTER'], law: [ground] },
  stem: () => 'x',
  parties: (context: { helper?: string | null }) => ({ owner: owner.party, helper: context.helper }),
  views: { helper: { fields: ['object'], events: ['DESCRIBE'] } },
  readers: ['CENTER'],
  retention: null,
} as unknown as Lifecycle;

let ledger: Ledger;
beforeAll(async () => {
  ledger = await aLedger({ lifecycles: { matter }, clock: clockAt('2026-03-02T02:00:00Z').read });
});

it(
  'a helper reads its fields, events and documents while it is commissioned, and nothing else',
  law('T25'),
  async () => {
    const [theirs, secret] = [await aDocument(ledger, '标的.pdf'), await aDocument(ledger, '价款.pdf')];
    const id = await started(ledger, 'matter', {}, center);
    await sent(ledger, id, { type: 'DESCRIBE', object: theirs }, center);
    await sent(ledger, id, { type: 'AGREE', price: secret }, center);
    const documents = async () =>
      Promise.all(
        [theirs, secret].map(async ({ sha256 }) => (await readableCaseOf(ledger.context, sha256, helper)) === id),
      );
    const refused = { ok: false, code: 'READ_NOT_ALLOWED', articles: ['T25'] };
    expect(await ledger.show(id, helper)).toMatchObject(refused);
    expect(await documents()).toEqual([false, false]);

    await sent(ledger, id, { type: 'COMMISSION', helper: helper.party }, center);
    const seen = await ledger.show(id, helper);
    expect(seen).toMatchObject({ ok: true, context: { object: theirs }, parties: [helper.party], effects: [] });
    const log = await ledger.log(id, helper);
    expect(log.ok && log.rows.map(({ event, facts }) => [event.type, facts])).toEqual([['DESCRIBE', null]]);
    expect(JSON.stringify([seen, log])).not.toContain(secret.sha256);
    expect(JSON.stringify([seen, log])).not.toContain(owner.party);
    expect(await documents()).toEqual([true, false]);
    expect(await ledger.show(id, owner)).toMatchObject({ context: { price: secret, helper: helper.party } });

    // A report for the helper shows no more, and says that there is more (D-0281).
    const made = await caseReport(ledger, id, {
      by: { name: 'zhao.min@CENTER', actor: center },
      recipient: { name: 'gu@THIRD_PARTY', actor: helper },
      purpose: '价格评估',
    });
    const report = made.ok ? await textOf(made.stream) : '';
    expect(report).toContain(theirs.sha256);
    expect(report).toContain('办理记录 3 项：接收人或出具人无权查阅（T25）。');
    expect(report).not.toMatch(new RegExp(`${secret.sha256}|${owner.party}`));

    // The whole archive is not for it (D-0280).
    const store = createFileStore('unused');
    expect(await exportArchive(ledger, store, id, helper)).toMatchObject(refused);

    await sent(ledger, id, { type: 'COMMISSION', helper: null }, center);
    expect(await ledger.show(id, helper)).toMatchObject(refused);
    expect(await ledger.log(id, helper)).toMatchObject(refused);
    expect(await documents()).toEqual([false, false]);
  },
);

it('what is sealed leaves in no archive, and in a report by its name alone', law('P10(2)', 'T25'), async () => {
  const sealed = { ...matter, sealed: () => ({ fields: ['price'], events: ['AGREE'] }) } as Lifecycle;
  const own = await aLedger({ lifecycles: { matter: sealed } });
  const id = await started(own, 'matter', {}, center);
  await sent(own, id, { type: 'AGREE', price: '九百万元' }, center);
  expect(await exportArchive(own, createFileStore('unused'), id, center)).toMatchObject({
    code: 'READ_NOT_ALLOWED',
    articles: ['P10(2)'],
  });
  const named = { name: 'zhao.min@CENTER', actor: center };
  const made = await caseReport(own, id, { by: named, recipient: named, purpose: '检查' });
  const report = made.ok ? await textOf(made.stream) : '';
  expect(report).toContain('1 项记录的内容：尚在密封期。');
  expect(report).not.toContain('九百万元');
});

describe('of a trade', () => {
  const context = { lifecycles } as unknown as LedgerContext;
  const rowOf = (one: Driven) => ({ lifecycle: 'trade', machine_version: 2, snapshot: one.case }) as unknown as CaseRow;
  const seenBy = (one: Driven, actor = t.evaluator) => {
    const view = readingOf(context, rowOf(one), actor);
    return view && Object.keys(inView(one.case.context as never, view)).toSorted();
  };
  const body = 'subjectRegistration/91220102MA17ABCD5T/1';

  it('the price evaluator sees object, order and demand, from commission to result', law('T19', 'T25'), () => {
    const one = t.aNegotiation();
    expect(seenBy(one)).toBeNull();
    t.did(one, { type: 'COMMISSION', body, commission: t.doc('5') }, t.buyer, t.aBody());
    expect(seenBy(one)).toEqual(['demand', 'evaluation', 'id', 'listing', 'order', 'supply', 'version']);
    const proposal = { priceFen: 48_000_00, document: t.doc('6'), independence: { declared: true } };
    t.did(one, { type: 'SUBMIT_PRICE_PROPOSAL', ...proposal }, t.evaluator, t.aBody());
    expect(seenBy(one)).toBeNull();
    for (const party of [t.seller, t.buyer, t.center])
      expect(seenBy(one, party)).toEqual(Object.keys(one.context).toSorted());
  });

  it('the arbiter sees the file of the dispute once both sides agreed to it', law('T10', 'T25'), () => {
    const one = t.did(
      t.aDeliveredTrade(),
      { type: 'OPEN_DISPUTE', claim: '数据质量不符', evidence: [t.doc('8')] },
      t.buyer,
    );
    const referral = { type: 'REFER_TO_ARBITRATION', body, agreement: t.doc('7') };
    t.did(one, referral, t.buyer, t.aBody());
    expect(seenBy(one)).toBeNull();
    t.did(one, { type: 'AGREE_ARBITRATION', referral: 1, agreement: t.doc('7') }, t.seller, t.aBody());
    expect(seenBy(one)).toContain('dispute');
    expect(seenBy(one)).toContain('contract');
    for (const field of ['supply', 'settlement', 'evaluation', 'authorisations'])
      expect(seenBy(one)).not.toContain(field);
  });

  it('every view is of a relation, and of events that the lifecycle has', () => {
    for (const { id, views = {}, events, ...one } of Object.values(lifecycles) as Lifecycle[])
      for (const [relation, view] of Object.entries(views)) {
        expect(relationsOf({ id, events, ...one } as Lifecycle), id).toContain(relation);
        expect(Object.keys(events), `${id} ${relation}`).toEqual(expect.arrayContaining(view.events));
      }
  });
});
