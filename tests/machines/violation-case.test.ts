import { describe, expect, it } from 'vitest';
import type { Actor, Facts } from '../../machines/kernel/lifecycle.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { violationCase } from '../../machines/trading/violation-case/index.ts';
import { type Driven, type Started, drive, fact, opening, system } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const trade = 'trade/91220101MA0Y2TLK3X/1';
const listing = 'listingRegistration/91220101MA0Y2TLK3X-1a2b3c4d/1';
const seller = 'subjectRegistration/91220101MA0Y2TLK3X/1';
const buyer = 'subjectRegistration/12220100412345678X/1';
const sellerParty = 'org:91220101MA0Y2TLK3X';
const buyerParty = 'org:12220100412345678X';
const id = 'violationCase/V/1';

const finder: Actor = { person: 'ma', hat: 'CENTER' };
const wen: Actor = { person: 'wen', hat: 'CENTER' };
const zhao: Actor = { person: 'zhao', hat: 'CENTER' };
const ju: Actor = { person: 'ju', hat: 'SUPERVISOR' };
const sun: Actor = { person: 'sun', hat: 'MERCHANT', party: sellerParty };
const pdf = (name: string) => ({ sha256: 'b'.repeat(64), name });
const monday = '2026-03-02T02:00:00.000Z';

const facts = (more: Facts = {}): Facts => ({
  trade: fact(trade, { parties: [sellerParty, buyerParty] }),
  listing: fact(listing, { shares: { owner: sellerParty } }),
  subjects: [fact(seller, { shares: { party: sellerParty } })],
  ...more,
});
const input = (more: object = {}) => ({
  finding: '交付数据含未脱敏个人信息',
  evidence: [pdf('抽样记录.pdf')],
  trade,
  listing,
  subjects: [seller],
  ...more,
});
const aSuspicion = (more: Partial<Started> = {}): Driven =>
  drive(violationCase, { input: input(), actor: finder, facts: facts(), id, at: monday, ...more });
const confirm = { type: 'CONFIRM', account: '交付文件含可识别个人的字段', provisions: ['T12', 'T14(2)'] };
const aConfirmedViolation = (): Driven => aSuspicion().send(confirm, wen);
const take = (measure: string, more: object = {}) => ({
  type: 'TAKE_MEASURE',
  measure,
  reason: '防止损害扩大',
  ...more,
});
const lift = (measure: string, more: object = {}) => ({ type: 'LIFT_MEASURE', measure, reason: '已经改正', ...more });
const report = { type: 'REPORT', document: pdf('违规情况报告.pdf') };
const close = { type: 'CLOSE', conclusion: '已处置并改正' };
const tells = (one: Driven) =>
  one.effects.flatMap((effect) =>
    effect.type === 'tell' && !(Array.isArray(effect.to) && effect.to.length === 0)
      ? [[effect.event.type, effect.to, effect.event['cause'] ?? null]]
      : [],
  );
const standing = (one: Driven): string[] =>
  one.context.measures
    .filter((measure: { standing: boolean }) => measure.standing)
    .map(({ measure }: { measure: string }) => measure);

describe('violation case', () => {
  it('finding a violation pauses the delivery at once, before anybody has confirmed it', law('T22'), () => {
    const found = aSuspicion();
    expect(found.effects[0]).toMatchObject({ type: 'tell', to: trade, event: { type: 'PAUSE', cause: id } });
    expect(found.tags).toContain('suspected');
    expect(standing(found)).toEqual(['pauseDelivery']);
    expect(JSON.stringify(found.effects)).not.toContain('未脱敏');
    expect(tells(aSuspicion({ input: input({ trade: undefined }), facts: facts({ trade: null }) }))).toEqual([]);
  });

  it('the clock of the report runs from the finding, not from its confirmation', law('T22'), () => {
    const found = aSuspicion();
    expect(found.due('trade.violation.reportDue')).toBe('2026-03-03T16:00:00.000Z');
    found.at('2026-03-03T09:00:00.000Z').send(confirm, wen);
    expect(found.due('trade.violation.reportDue')).toBe('2026-03-03T16:00:00.000Z');
    found.at('2026-03-03T16:00:00.000Z');
    expect(found.effects).toContainEqual(expect.objectContaining({ notice: 'N19', to: ['CENTER', 'SUPERVISOR'] }));
    expect(found.send(report, wen).effects).toContainEqual(
      expect.objectContaining({ notice: 'N3', to: ['SUPERVISOR'] }),
    );
  });

  it('the venue’s own people or the system open a case, and it names something that exists', law('T6', 'T22'), () => {
    const open = (actor: Actor, asked: object = {}, known: Facts = facts()) =>
      opening(violationCase, { input: input(asked), actor, facts: known });
    expect(open(sun)).toMatchObject({ ok: false, code: 'ROLE_NOT_ALLOWED' });
    expect(open({ person: 'qi', hat: 'OPCO' })).not.toHaveProperty('ok');
    expect(open(finder, { trade: undefined, listing: undefined, subjects: [] })).toMatchObject({
      ok: false,
      code: 'EVENT_MALFORMED',
    });
    expect(open(finder, {}, facts({ trade: null }))).toMatchObject({ ok: false, articles: ['T22'] });
    expect(open(finder, {}, facts({ listing: fact(trade) }))).toMatchObject({ ok: false, articles: ['T22'] });
    expect(open(finder, {}, facts({ subjects: [] }))).toMatchObject({ ok: false, articles: ['T22'] });
  });

  it('only those whose conduct is examined are parties of the case', law('T22', 'T25'), () => {
    const parties = (more: Partial<Started>) => violationCase.parties(aSuspicion(more).context as never)['respondent'];
    expect(parties({})).toEqual([sellerParty]);
    expect(parties({ input: input({ subjects: [] }), facts: facts({ subjects: [] }) })).toEqual([sellerParty]);
    expect(
      parties({ input: input({ subjects: [], listing: undefined }), facts: facts({ subjects: [], listing: null }) }),
    ).toEqual([sellerParty, buyerParty]);
  });

  it('who raised a suspicion neither confirms nor dismisses it', law('T6', 'T22'), () => {
    expect(aSuspicion().send(confirm, finder).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(aSuspicion().send({ type: 'DISMISS', reason: '误报' }, finder).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(aSuspicion().send(confirm, { person: 'qi', hat: 'OPCO' }).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    const reported = input({ foundBy: 'wen' });
    expect(aSuspicion({ input: reported, actor: system }).send(confirm, wen).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(aSuspicion({ input: reported }).send(confirm, finder).refusal?.code).toBe('MAKER_IS_CHECKER');
  });

  it(
    'a dismissed suspicion lifts exactly what it brought about, and the supervisor learns of it if it had the report',
    law('T22'),
    () => {
      const found = aSuspicion()
        .send(take('suspendSubject'), wen)
        .send(take('suspendListing'), wen)
        .send(take('freezeSettlement'), wen)
        .send(lift('suspendListing'), wen);
      const dismissed = found.fork().send({ type: 'DISMISS', reason: '抽样有误' }, wen);
      expect(dismissed.state).toBe('dismissed');
      expect(tells(dismissed)).toEqual([
        ['UNPAUSE', [trade], id],
        ['UNFREEZE_SETTLEMENT', [trade], id],
        ['REINSTATE', [seller], id],
      ]);
      expect(dismissed.did).not.toContain('notify N3');
      expect(found.send(report, wen).send({ type: 'DISMISS', reason: '抽样有误' }, wen).did).toContain('notify N3');
    },
  );

  it('before confirmation only measures that can be undone are taken', law('T22'), () => {
    expect(aSuspicion().send(take('freezeSettlement'), wen).refusal).toBeUndefined();
    expect(aSuspicion().send(take('terminateTrade'), wen).rules).toEqual(['measureCanBeUndone']);
    expect(aSuspicion().send(take('warn'), wen).rules).toEqual(['measureCanBeUndone']);
    expect(aSuspicion().send({ type: 'REVOKE', target: seller, reason: '严重违规' }, wen).refusal?.code).toBe(
      'EVENT_NOT_ALLOWED',
    );
  });

  it.each([
    ['freezeSettlement', 'FREEZE_SETTLEMENT', trade, 'UNFREEZE_SETTLEMENT'],
    ['suspendListing', 'SUSPEND', listing, 'RESUME'],
    ['suspendSubject', 'SUSPEND', seller, 'REINSTATE'],
  ])(
    'the measure %s reaches its target in the same act, and is lifted there',
    law('T22'),
    (measure, event, target, undone) => {
      const handled = aConfirmedViolation().send(take(measure), wen);
      expect(handled.effects[0]).toMatchObject({
        type: 'tell',
        to: target,
        event: { type: event, cause: id },
        mode: 'must',
      });
      expect(handled.send(take(measure), wen).rules).toEqual(['measureIsNew']);
      expect(handled.send(lift(measure), wen).effects[0]).toMatchObject({
        type: 'tell',
        to: target,
        event: { type: undone, cause: id },
      });
      expect(handled.send(lift(measure), wen).rules).toEqual(['measureStands']);
    },
  );

  it('a measure names a target of this case, and is one that the regime offers', law('T22'), () => {
    const two = aSuspicion({
      input: input({ subjects: [seller, buyer] }),
      facts: facts({
        subjects: [fact(seller, { shares: { party: sellerParty } }), fact(buyer, { shares: { party: buyerParty } })],
      }),
    });
    expect(two.send(take('suspendSubject'), wen).rules).toEqual(['measureHasTarget']);
    expect(two.send(take('suspendSubject', { subject: 'subjectRegistration/X/1' }), wen).rules).toEqual([
      'measureHasTarget',
    ]);
    expect(two.send(take('suspendSubject', { subject: buyer }), wen).effects[0]).toMatchObject({ to: buyer });
    const mild = loadRegime({
      id: 'mild',
      base: 'cc-2023-draft',
      values: { 'trade.violation.measures': ['warn', 'pauseDelivery'] },
    });
    expect(aSuspicion({ regime: mild }).send(take('suspendSubject'), wen).rules).toEqual(['measureIsOffered']);
  });

  it('the pause that came with the finding becomes a measure when the center takes it up', law('T22'), () => {
    const handled = aConfirmedViolation();
    expect(handled.state).toContain('measureDue');
    handled.send(take('pauseDelivery'), wen);
    expect(handled.effects[0]).toMatchObject({ event: { type: 'PAUSE', cause: id }, mode: 'may' });
    expect(handled.state).toContain('handling');
    expect(standing(handled)).toEqual(['pauseDelivery']);
    expect(handled.send(take('pauseDelivery'), wen).rules).toEqual(['measureIsNew']);
  });

  it('ending a trade or a registration takes a second person', law('T22'), () => {
    const handled = aConfirmedViolation();
    expect(handled.send(take('terminateTrade'), wen).refusal).toMatchObject({
      code: 'MAKER_IS_CHECKER',
      articles: ['T22'],
    });
    expect(handled.send({ type: 'REVOKE', target: listing, reason: '严重违规' }, wen).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
    handled.send(take('suspendListing'), wen);
    expect(handled.send(take('terminateTrade'), zhao).effects[0]).toMatchObject({
      to: trade,
      event: { type: 'TERMINATE', cause: id },
      mode: 'must',
    });
    expect(standing(handled)).toEqual(['suspendListing']);
    expect(handled.send({ type: 'REVOKE', target: listing, reason: '严重违规' }, zhao).effects[0]).toEqual({
      type: 'tell',
      to: listing,
      event: { type: 'REVOKE', reason: '严重违规' },
      mode: 'must',
    });
    expect(standing(handled)).toEqual([]);
    expect(handled.send({ type: 'REVOKE', target: buyer, reason: '严重违规' }, zhao).rules).toEqual([
      'revocationHasTarget',
    ]);
  });

  it(
    'no case closes without a measure, the receipt of the report, and everything that it suspended lifted or ended',
    law('T22'),
    () => {
      const handled = aConfirmedViolation();
      expect(aSuspicion().send(close, wen).refusal?.code).toBe('EVENT_NOT_ALLOWED');
      expect(handled.send(close, wen).rules).toEqual(['measureIsTaken', 'reportIsReceived', 'noMeasureStands']);
      handled.send(take('warn'), wen);
      expect(handled.send(close, wen).rules).toEqual(['reportIsReceived', 'noMeasureStands']);
      handled.send(report, wen);
      expect(handled.send(close, wen).rules).toEqual(['reportIsReceived', 'noMeasureStands']);
      handled.send({ type: 'ACKNOWLEDGE_REPORT' }, ju);
      expect(handled.send(close, wen).rules).toEqual(['noMeasureStands']);
      handled.send(lift('pauseDelivery'), wen);
      expect(tells(handled)).toEqual([['UNPAUSE', trade, id]]);
      expect(
        handled
          .fork()
          .send({ type: 'SUPPLEMENT_REPORT', document: pdf('补充.pdf') }, wen)
          .send(close, wen).rules,
      ).toEqual(['reportIsReceived']);
      expect(handled.send(close, wen).state).toBe('closed');
      expect(handled.shares).toEqual({ reported: true, received: true });
    },
  );

  it('the automatic pause alone is not the measure that the law asks for', law('T22'), () => {
    const handled = aConfirmedViolation()
      .send(lift('pauseDelivery'), wen)
      .send(report, wen)
      .send({ type: 'RECORD_RECEIPT', receipt: pdf('回执.pdf') }, wen);
    expect(handled.state).toContain('measureDue');
    expect(handled.send(close, wen).rules).toEqual(['measureIsTaken']);
  });

  it('a measure taken while it was a suspicion counts when it is confirmed', law('T22'), () => {
    expect(aSuspicion().send(take('suspendListing'), wen).send(confirm, wen).state).toContain('handling');
  });

  it(
    'only the supervisor acknowledges the report; the center may file the proof of delivery instead',
    law('T22'),
    () => {
      const sent = aSuspicion().send(report, wen);
      expect(sent.fork().send({ type: 'ACKNOWLEDGE_REPORT' }, wen).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      expect(sent.fork().send({ type: 'RECORD_RECEIPT', receipt: pdf('回执.pdf') }, wen).state).toContain(
        'report.received',
      );
    },
  );

  it('a listing or subject that turns out to be concerned is named later, and hears of it', law('T22'), () => {
    const found = aSuspicion();
    const named = { type: 'EXTEND_SCOPE', subjects: [buyer], reason: '需方参与' };
    expect(found.send(named, wen, { subjects: [] }).rules).toEqual(['newlyNamedExist']);
    expect(
      found.send({ type: 'EXTEND_SCOPE', listing: 'listingRegistration/other/1', reason: '另一标的' }, wen, {
        listing: fact('listingRegistration/other/1'),
      }).rules,
    ).toEqual(['listingIsNotFixed']);
    found.send(named, wen, { subjects: [fact(buyer, { shares: { party: buyerParty } })] });
    expect(violationCase.links!(found.context as never)).toEqual({ trade, listing, subject: [seller, buyer] });
    expect(violationCase.parties(found.context as never)['respondent']).toEqual([sellerParty, buyerParty]);
  });

  it('the respondent may state its case, others may not', law('T22'), () => {
    const statement = { type: 'SUBMIT_STATEMENT', statement: '系统误配，已修正' };
    expect(aSuspicion().send(statement, sun).context.statements).toHaveLength(1);
    expect(aSuspicion().send(statement, { ...sun, party: buyerParty }).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });

  it(
    'rectification is required of a confirmed violation, accepted or found failed before the case closes',
    law('T22', 'T33'),
    () => {
      const order = {
        type: 'REQUIRE_RECTIFICATION',
        items: [{ item: '脱敏', demand: '重新脱敏并复核' }],
        due: '2026-03-20T16:00:00.000Z',
      };
      expect(aSuspicion().send(order, wen).rules).toEqual(['violationIsConfirmed']);
      const handled = aConfirmedViolation()
        .send(take('warn'), wen)
        .send(lift('pauseDelivery'), wen)
        .send(report, wen)
        .send({ type: 'ACKNOWLEDGE_REPORT' }, ju);
      expect(handled.send({ ...order, due: monday }, wen).rules).toEqual(['rectificationIsDueAhead']);
      handled.send(order, wen);
      expect(handled.send(close, wen).rules).toEqual(['rectificationIsSettled']);
      const rectified = handled
        .fork()
        .send({ type: 'SUBMIT_RECTIFICATION', account: '已重新脱敏', evidence: [pdf('整改报告.pdf')] }, sun);
      expect(rectified.at('2026-03-21T00:00:00.000Z').state).toContain('submitted');
      expect(rectified.send({ type: 'ACCEPT_RECTIFICATION' }, wen).send(close, wen).state).toBe('closed');
      handled.at('2026-03-20T16:00:00.000Z');
      expect(handled.state).toContain('overdue');
      const extend = (due: string) => ({ type: 'EXTEND_RECTIFICATION', due, reason: '设备到货延迟' });
      handled.send(extend('2026-03-27T16:00:00.000Z'), wen).at('2026-03-27T16:00:00.000Z');
      expect(handled.send(extend('2026-04-10T16:00:00.000Z'), wen).rules).toEqual(['extensionIsLeft']);
      expect(handled.send({ type: 'FAIL_RECTIFICATION', reason: '逾期未改' }, wen).send(close, wen).state).toBe(
        'closed',
      );
    },
  );

  it('every state takes or refuses every event in every role, and can end', law('T22'), () => {
    const items = [{ item: '脱敏', demand: '重新脱敏' }];
    const due = '2099-01-01T00:00:00Z';
    const explored = explore(violationCase, {
      starts: [{ input: input(), actor: finder, facts: facts(), id }],
      persons: ['ma', 'wen'],
      payloads: {
        CONFIRM: [{ account: '查实', provisions: ['T12'] }],
        DISMISS: [{ reason: '误报' }],
        CLOSE: [{ conclusion: '办结' }],
        REVOKE: [
          { target: listing, reason: '违规' },
          { target: buyer, reason: '违规' },
        ],
        TAKE_MEASURE: ['warn', 'pauseDelivery', 'suspendSubject', 'terminateTrade'].map((measure) => ({
          measure,
          reason: '处置',
        })),
        LIFT_MEASURE: ['pauseDelivery', 'suspendSubject'].map((measure) => ({ measure, reason: '解除' })),
        REPORT: [{ document: pdf('报告.pdf') }],
        SUPPLEMENT_REPORT: [{ document: pdf('报告.pdf') }],
        RECORD_RECEIPT: [{ receipt: pdf('回执.pdf') }],
        SUBMIT_STATEMENT: [{ statement: '说明' }],
        EXTEND_SCOPE: [{ subjects: [buyer], reason: '增列' }],
        REQUIRE_RECTIFICATION: [{ items, due }],
        RETURN_RECTIFICATION: [{ items, due }],
        EXTEND_RECTIFICATION: [{ due: '2100-01-01T00:00:00Z', reason: '延期' }],
        SUBMIT_RECTIFICATION: [{ account: '已改', evidence: [pdf('整改.pdf')] }],
        FAIL_RECTIFICATION: [{ reason: '未改' }],
      },
      facts: (type): Facts[] => (type === 'EXTEND_SCOPE' ? [{ subjects: [fact(buyer)] }, {}] : [{}]),
      keyOf: ({ measures }) => [
        (measures as { standing: boolean }[]).some(({ standing: stands }) => stands),
        (measures as { by: string }[]).some(({ by }) => by !== 'system'),
      ],
    });
    expect(missedBy(violationCase, explored)).toEqual({ states: [], events: [] });
  });
});
