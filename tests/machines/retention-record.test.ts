import { describe, expect, it } from 'vitest';
import { retentionRecord } from '../../machines/shared/retention-record/index.ts';
import { defaultRegime, loadRegime } from '../../machines/regimes/index.ts';
import { confirmsAnother } from '../support/confirms-another.ts';
import { type Driven, drive, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const trade = 'trade/91220101MA0Y2TLK3X/1';
const sha256 = 'c'.repeat(64);
const archivist = { person: 'shen', hat: 'ARCHIVIST' } as const;
const center = { person: 'zhao', hat: 'CENTER' } as const;
const auditor = { person: 'luo', hat: 'DISC_AUDIT' } as const;
const sealed = { type: 'ARCHIVE_SEALED', sha256, rows: 42, documents: 7 };
const appraisal = { sha256: 'd'.repeat(64), name: '鉴定意见.pdf' };
const proposal = { type: 'PROPOSE_DISPOSAL', reason: '保存期满，无继续保存价值', appraisal };
const openedAt = '2026-03-02T02:00:00.000Z';
const floor = '2046-03-02T16:00:00.000Z'; // 2046-03-02, 24:00 in Changchun
const aDayAfter = '2046-03-03T02:00:00.000Z';

const anOpenedRecord = (more: object = {}, regime = defaultRegime) =>
  drive(retentionRecord, { input: { of: trade, years: 'trade.retention.years', ...more }, at: openedAt, regime });
const aSealedRecord = (more: object = {}, regime = defaultRegime): Driven => anOpenedRecord(more, regime).send(sealed);
const anEligibleRecord = (): Driven => aSealedRecord().at(aDayAfter);

describe('retention record', () => {
  it('a case that ends is sealed by the archive and kept for twenty years from its end', law('T24'), () => {
    const record = anOpenedRecord();
    expect(record.effects).toEqual([
      { type: 'call', port: 'archive', op: 'seal', input: { case: trade, kind: 'archive' }, reply: 'ARCHIVE_SEALED' },
    ]);
    record.at('2026-03-09T02:00:00.000Z').send(sealed);
    expect(record.effects).toEqual([]);
    expect(record.shares).toMatchObject({ of: trade, sha256, until: floor });
    expect(record.at('2046-03-02T15:59:59.999Z').state).toContain('kept.term.retained');
    expect(record.at(floor).state).toContain('kept.term.eligible');
  });

  it('a trade that waits for its seal is kept from the seal, and told its hash', law('T24'), () => {
    const record = anOpenedRecord({ report: true }).at('2026-03-09T02:00:00.000Z').send(sealed);
    expect(record.effects).toEqual([
      { type: 'tell', to: trade, event: { type: 'ARCHIVE_SEALED', sha256, record: 'retentionRecord/test/1' } },
    ]);
    expect(record.shares['until']).toBe('2046-03-09T16:00:00.000Z');
  });

  it('the term does not start before the last settlement or the completed deletion', law('T24', 'P31'), () => {
    expect(aSealedRecord({ from: '2026-06-30T10:00:00+08:00' }).shares['until']).toBe('2046-06-30T16:00:00.000Z');
    expect(aSealedRecord({ from: '2020-06-30T10:00:00+08:00' }).shares['until']).toBe(floor);
    expect(
      aSealedRecord({ kind: 'logs', years: 'pd.logs.retentionMonths', from: '2026-08-31T10:00:00+08:00' }).shares[
        'until'
      ],
    ).toBe('2027-02-28T16:00:00.000Z');
  });

  it(
    'only a duration of the regime says how long material is kept, and no regime goes below the floor',
    law('T24', 'P31'),
    () => {
      expect(opening(retentionRecord, { input: { of: trade, years: 'trade.violation.measures' } })).toMatchObject({
        ok: false,
        code: 'EVENT_MALFORMED',
      });
      expect(() =>
        loadRegime({ id: 'short', base: 'cc-2023-draft', values: { 'trade.retention.years': '19 y' } }),
      ).toThrow('T24');
      const longer = loadRegime({ id: 'longer', base: 'cc-2023-draft', values: { 'trade.retention.years': '30 y' } });
      expect(aSealedRecord({}, longer).shares['until']).toBe('2056-03-02T16:00:00.000Z');
    },
  );

  it('the end of the term may only grow', law('T24', 'P31'), () => {
    const record = aSealedRecord();
    expect(
      anEligibleRecord().send({ type: 'EXTEND', until: '2046-03-02T23:00:00.000Z', reason: '续存' }, archivist).rules,
    ).toEqual(['untilIsAhead']);
    expect(record.send({ type: 'EXTEND', until: floor, reason: '续存' }, archivist).rules).toEqual(['untilGrows']);
    expect(
      record.send({ type: 'EXTEND', until: '2040-01-01T00:00:00+08:00', reason: '缩短' }, archivist).refusal,
    ).toMatchObject({ code: 'GUARD_REFUSED', articles: ['T24', 'P31'] });
    expect(
      record.send({ type: 'EXTEND', until: '2050-01-01T00:00:00+08:00', reason: '案件涉诉' }, archivist).refusal,
    ).toBeUndefined();
    expect(record.at(aDayAfter).state).toContain('retained');
    expect(record.at('2049-12-31T16:00:00.000Z').state).toContain('eligible');
    expect(
      record
        .send({ type: 'EXTEND', until: '2049-12-31T17:00:00.000Z', reason: '再延长' }, archivist)
        .at('2049-12-31T16:30:00.000Z').state,
    ).toContain('retained');
  });

  it('nothing is disposed of by time alone, before the term, or by one person', law('T24'), () => {
    expect(aSealedRecord().send(proposal, archivist).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    const record = anEligibleRecord();
    expect(record.at('2146-03-03T00:00:00.000Z').done).toBe(false);
    const forAnother = anEligibleRecord().send(proposal, { ...archivist, person: 'qi', onBehalfOf: 'he' });
    for (const person of ['qi', 'he'])
      expect(forAnother.send({ type: 'APPROVE_DISPOSAL' }, { ...archivist, person }).refusal?.code).toBe(
        'MAKER_IS_CHECKER',
      );
    const proposed = anEligibleRecord().send(proposal, archivist);
    expect(proposed.send({ type: 'APPROVE_DISPOSAL' }, archivist).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(proposed.send({ type: 'APPROVE_DISPOSAL' }, { ...archivist, hat: 'CENTER' }).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
    expect(proposed.send({ type: 'APPROVE_DISPOSAL' }, center).did).toEqual(['call archive.dispose']);
    expect(proposed.done).toBe(false);
    expect(proposed.send({ type: 'ARCHIVE_DISPOSED', archive: 'e'.repeat(64) }).rules).toEqual(['sealIsTheSame']);
    expect(proposed.send({ type: 'ARCHIVE_DISPOSED', archive: sha256 }).state).toBe('disposed');
  });

  it('a regime may say that material is kept for ever', law('T24'), () => {
    const keep = loadRegime({ id: 'keep', base: 'cc-2023-draft', values: { 'trade.retention.afterEnd': 'keep' } });
    expect(aSealedRecord({}, keep).at(aDayAfter).send(proposal, archivist).rules).toEqual(['regimeAllowsDisposal']);
  });

  it('a refused disposal goes back to the archivist, who may propose again', law('T24'), () => {
    const record = anEligibleRecord()
      .send(proposal, archivist)
      .send({ type: 'REFUSE_DISPOSAL', reason: '仍有查阅需要' }, center);
    expect(record.state).toContain('eligible');
    expect(record.send(proposal, archivist).state).toContain('underReview');
    const again = record
      .fork()
      .send({ type: 'REFUSE_DISPOSAL', reason: '仍有查阅需要' }, center)
      .send({ ...proposal, reason: '库房调整' }, archivist);
    confirmsAnother({ seen: record, now: again, event: { type: 'APPROVE_DISPOSAL' }, actor: center }, 'T24');
  });

  it('a legal hold stops disposal until whoever placed it lifts it', law('T34', 'T35'), () => {
    const hold = { type: 'PLACE_HOLD', hold: '审计 2046-7', basis: '审计机关通知', document: appraisal };
    const { document: _, ...bare } = hold;
    expect(anEligibleRecord().send(bare, auditor).refusal?.code).toBe('EVENT_MALFORMED');
    const record = anEligibleRecord().send(proposal, archivist).send(hold, auditor);
    expect(record.tags).toContain('held');
    expect(record.send(hold, auditor).rules).toEqual(['holdIsNew']);
    expect(record.send({ type: 'APPROVE_DISPOSAL' }, center).rules).toEqual(['noHoldStands']);
    expect(record.send({ type: 'LIFT_HOLD', hold: '审计 2046-7', reason: '结束' }, center).rules).toEqual([
      'holdIsTheirs',
    ]);
    record
      .send({ ...hold, hold: '侦查 12' }, { person: 'tan', hat: 'NATSEC_POLICE' })
      .send({ type: 'LIFT_HOLD', hold: '审计 2046-7', reason: '审计结束' }, auditor);
    expect(record.send({ type: 'APPROVE_DISPOSAL' }, center).rules).toEqual(['noHoldStands']);
    record.send({ type: 'LIFT_HOLD', hold: '侦查 12', reason: '结案' }, { person: 'tan', hat: 'NATSEC_POLICE' });
    expect(record.send({ type: 'APPROVE_DISPOSAL' }, center).refusal).toBeUndefined();
    expect(record.send(hold, auditor).rules).toEqual(['disposalIsNotUnderWay']);
  });

  it('an archive that does not answer is asked again', law('T24'), () => {
    expect(anOpenedRecord().send({ type: 'RETRY' }, archivist).did).toEqual(['call archive.seal']);
    expect(
      anEligibleRecord()
        .send(proposal, archivist)
        .send({ type: 'APPROVE_DISPOSAL' }, center)
        .send({ type: 'RETRY' }, archivist).did,
    ).toEqual(['call archive.dispose']);
  });

  it('only the archive says that it has sealed or disposed', law('T24'), () => {
    expect(anOpenedRecord().send(sealed, archivist).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });

  it('every state takes or refuses every event in every role, and can end', law('T24', 'P31'), () => {
    const explored = explore(retentionRecord, {
      starts: [
        { input: { of: trade, years: 'trade.retention.years' } },
        { input: { of: trade, years: 'pd.logs.retentionMonths', kind: 'logs', report: true } },
      ],
      payloads: {
        ARCHIVE_SEALED: [{ sha256, rows: 1, documents: 0 }],
        ARCHIVE_DISPOSED: [{ archive: sha256 }, { archive: 'e'.repeat(64) }],
        EXTEND: [{ until: '2090-01-01T00:00:00Z', reason: '延长' }],
        PROPOSE_DISPOSAL: [{ reason: '期满', appraisal }],
        REFUSE_DISPOSAL: [{ reason: '保留' }],
        PLACE_HOLD: [
          { hold: '甲', basis: '通知', document: appraisal },
          { hold: '乙', basis: '通知', document: appraisal },
        ],
        LIFT_HOLD: [
          { hold: '甲', reason: '解除' },
          { hold: '乙', reason: '解除' },
        ],
        RETRY: [{}],
        APPROVE_DISPOSAL: [{}],
      },
    });
    expect(missedBy(retentionRecord, explored)).toEqual({ states: [], events: [] });
  });
});
