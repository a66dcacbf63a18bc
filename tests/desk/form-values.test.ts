// What is typed into a form and what is sent: the parts of it that know no browser.
import { describe, expect, it } from 'vitest';
import { faultsIn } from '../../apps/desk/form/faults.ts';
import { instantAt, wallClock } from '../../apps/desk/form/instants.ts';
import { fenOf, readableYuan, yuanOf } from '../../apps/desk/form/money.ts';
import { prune } from '../../apps/desk/form/prune.ts';
import { type JsonObject, type Schema, dotted, kindOf, resolve } from '../../apps/desk/form/schema.ts';
import { titlesAt, trail } from '../../apps/desk/form/titles.ts';
import { put, valueAt } from '../../apps/desk/form/tree.ts';
import { articleName } from '../../apps/desk/form/words.ts';
import { articles } from '../../machines/law/articles.ts';
import { taskSchemas } from '../../machines/kernel/task-events.ts';
import { recordedCases } from '../support/recorded-cases.ts';
import { OPENING, all, everyForm, filled, variantsOf } from './values.ts';

const forms = everyForm();
const formOf = (lifecycle: string, event: string): Schema =>
  forms.find((one) => one.lifecycle.id === lifecycle && one.event === event)!.schema;
const pruned = (schema: Schema, value: unknown) => prune(schema, value, schema.$defs ?? {});

/** Without the event's name, as its schema is asked. */
function payloadOf(event: string, sent: JsonObject): JsonObject {
  if (event === OPENING) return sent;
  const { type: _, ...payload } = sent;
  return payload;
}

describe('money', () => {
  it.each([
    ['0.1', 10],
    ['0.2', 20],
    ['0.29', 29],
    ['1.1', 110],
    ['1234.5', 123_450],
    ['1,234.56', 123_456],
    ['１２．３４', 1234],
    ['1000000000000', 100_000_000_000_000],
    ['8.', 800],
  ])('typed as %s yuan is %d fen', (typed, fen) => {
    expect(fenOf(typed)).toBe(fen);
  });

  it.each(['', '1.234', '-1', '1e3', '一百', '.5', '1.2.3'])('is not read from “%s”', (typed) => {
    expect(fenOf(typed)).toBeUndefined();
  });

  it('comes back as it was typed, for every amount of fen', () => {
    for (let fen = 0; fen < 100_000; fen += 7) expect(fenOf(yuanOf(fen))).toBe(fen);
    expect(fenOf('0.10')! + fenOf('0.20')!).toBe(fenOf('0.30'));
    expect(readableYuan(123_456_789)).toBe('1,234,567.89');
    expect(readableYuan(5)).toBe('0.05');
  });
});

describe('an instant', () => {
  it('is shown as clocks in Changchun show it, and means the same when it is written back', () => {
    expect(wallClock('2026-03-01T18:00:00Z')).toBe('2026-03-02 02:00');
    expect(wallClock('2026-03-02T10:00:05+08:00')).toBe('2026-03-02 10:00:05');
    expect(instantAt('2026-03-02 02:00')).toBe('2026-03-02T02:00:00+08:00');
    expect(Date.parse(instantAt(wallClock('2026-12-31T23:59:00-05:00')))).toBe(Date.parse('2026-12-31T23:59:00-05:00'));
  });
});

describe('a place in a value', () => {
  it('is made on the way, and goes when it is taken away', () => {
    const one = put({}, ['contract', 'deliveries', 1, 'what'], '第二批');
    expect(valueAt(one, ['contract', 'deliveries', 1, 'what'])).toBe('第二批');
    expect(put({ a: { b: 1, c: 2 } }, ['a', 'b'], undefined)).toEqual({ a: { c: 2 } });
  });

  it('leaves what lies beside it the same object, so that other fields need not be drawn again', () => {
    const before = { a: { x: 1 }, b: { y: 2 } };
    const after = put(before, ['a', 'x'], 3) as typeof before;
    expect(after.b).toBe(before.b);
    expect(before.a.x).toBe(1);
  });
});

describe('what is sent', () => {
  const contract = formOf('trade', 'DRAFT_CONTRACT');

  it('holds the event, and neither what is empty nor what nobody opened', () => {
    expect(pruned(formOf('trade', 'REJECT_APPLICATION'), { reason: '  ' })).toEqual({ type: 'REJECT_APPLICATION' });
    expect(pruned(contract, { contract: { quality: '', term: { from: '' }, purposes: ['', '模型训练'] } })).toEqual({
      type: 'DRAFT_CONTRACT',
      contract: expect.objectContaining({ purposes: ['模型训练'] }),
    });
    const { contract: kept } = pruned(contract, { contract: { quality: '', term: { from: '' } } }) as JsonObject;
    expect(kept).not.toHaveProperty('quality');
    expect(kept).not.toHaveProperty('term');
  });

  it('says null where a field that must be there may be empty', () => {
    expect(pruned(formOf('rectificationOrder', OPENING), { issuer: { name: '市局' } })).toMatchObject({
      issuer: { name: '市局', party: null },
    });
  });

  it('keeps of a choice only what belongs to it', () => {
    const schema = formOf('subjectRegistration', OPENING);
    const subject = { type: 'citizen', ref: 'ab'.repeat(16), uscc: '91220101MA7F2K4D0Y', name: '示例' };
    expect(pruned(schema, { kinds: ['DEMANDER'], subject })).toMatchObject({
      subject: { type: 'citizen', ref: 'ab'.repeat(16) },
    });
    expect((pruned(schema, { subject }) as JsonObject)['subject']).not.toHaveProperty('uscc');
  });

  const recorded = recordedCases().flatMap(({ lifecycle: id, next: { event } }) => {
    const lifecycle = all.find((one) => one.id === id)!;
    const { type, ...payload } = event;
    if (type === OPENING) return [{ id, type, schema: lifecycle.input, sent: event['input'] }];
    const own = Object.hasOwn(lifecycle.events, type) ? lifecycle.events[type] : undefined;
    const schema = own?.internal ? undefined : (own?.schema ?? taskSchemas[type as keyof typeof taskSchemas]);
    return schema ? [{ id, type, schema, sent: payload }] : [];
  });

  it('is what recorded cases took, after a form has held it', () => {
    const known = new Map(forms.map(({ lifecycle, event, schema }) => [`${lifecycle.id} ${event}`, schema]));
    const fit = recorded.flatMap(({ id, type, schema, sent }) => {
      const form = known.get(`${id} ${type}`) ?? known.get(`${all[0]!.id} ${type}`);
      const out = payloadOf(type, pruned(form!, sent) as JsonObject);
      const before = schema.safeParse(sent);
      return before.success ? [{ id, type, before: before.data, after: schema.safeParse(out).data }] : [];
    });
    for (const { id, type, before, after } of fit) expect({ id, type, of: after }).toEqual({ id, type, of: before });
    expect(new Set(fit.map(({ id, type }) => `${id} ${type}`)).size).toBeGreaterThan(250);
  });
});

describe('every form', () => {
  it('draws every field as something, and gives back all of what fills it', () => {
    for (const { lifecycle, event, schema } of forms) {
      const defs = schema.$defs ?? {};
      for (let variant = 0; variant < variantsOf(schema, defs); variant += 1) {
        const value = filled(schema, defs, variant);
        expect({ of: `${lifecycle.id} ${event}`, value: prune(schema, value, defs) }).toEqual({
          of: `${lifecycle.id} ${event}`,
          value,
        });
      }
    }
  });

  it('knows what is missing in it, by the paths and in the words of the refusal', () => {
    let compared = 0;
    for (const { lifecycle, event, schema } of forms) {
      const own = event === OPENING ? lifecycle.input : lifecycle.events[event]?.schema;
      if (!own) continue;
      const blank = prune(schema, {}, schema.$defs ?? {}) as JsonObject;
      const parsed = own.safeParse(payloadOf(event, blank));
      const said = faultsIn(schema, {}, schema.$defs ?? {}).map(({ path }) => path);
      for (const issue of parsed.error?.issues ?? []) {
        if (issue.code !== 'invalid_type' || issue.path.length === 0) continue;
        expect({ event, said }).toEqual({ event, said: expect.arrayContaining([dotted(issue.path as string[])]) });
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(300);
  });
});

describe('a fault', () => {
  const schema = formOf('trade', 'DRAFT_CONTRACT');
  const titleOf = (path: string) => trail(titlesAt(schema, path.split('.'), schema.$defs ?? {}));

  it('is called by the titles on the way to it', () => {
    expect(titleOf('contract.priceFen')).toEqual({ zh: '交易合同 › 交易价格', en: expect.stringContaining(' › ') });
    expect(titleOf('contract.deliveries.0.due').zh).toBe('交易合同 › 交付安排 › 第1项 › 交付期限');
    expect(titleOf('contract.nothing').zh).toBe('交易合同 › 其他内容');
  });

  it('is found where a text is too short, an amount too large, a code no code', () => {
    const organisation = { type: 'organisation', uscc: 'abc', name: '示例' };
    const opening = formOf('subjectRegistration', OPENING);
    const faults = faultsIn(opening, { kinds: [], subject: organisation }, opening.$defs ?? {});
    expect(faults.map(({ path }) => path)).toEqual(['kinds', 'subject.uscc']);
    const offer = formOf('trade', 'OFFER');
    const fen = faultsIn(offer, { priceFen: 100_000_000_000_001 }, offer.$defs ?? {});
    expect(fen.find(({ path }) => path === 'priceFen')?.message.zh).toBe('不得超过1,000,000,000,000.00');
  });
});

describe('an article', () => {
  it('is cited as officials do', () => {
    expect(articleName('T21(3)')).toEqual({
      zh: '数据交易办法第二十一条第（三）项',
      en: 'Data trading, article 21(3)',
    });
    expect(articleName('P10').zh).toBe('授权运营办法第十条');
    for (const id of Object.keys(articles))
      expect(articleName(id).zh).toMatch(/^(数据交易|授权运营)办法第[一二三四五六七八九十]+条/);
  });
});

it('names the piece of every field that has a control of its own', () => {
  const place = resolve(formOf('trade', 'SUBMIT_DEMAND'), {}).properties!['demand']!;
  const { defs, node } = { defs: formOf('trade', 'SUBMIT_DEMAND').$defs!, node: place.properties!['place']! };
  expect(kindOf(resolve(node.properties!['recipient']!, defs), defs)).toBe('region');
  expect(kindOf(resolve(node.properties!['access']!, defs), defs)).toBe('regions');
});
