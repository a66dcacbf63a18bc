// T6, T10, T18 to T25: one natural person stands in one place of a trade, whatever hats it has (D-0150).
import { describe, expect, it } from 'vitest';
import { guardsOf, isFault, transitionsOf } from '../../machines/kernel/chart-walk.ts';
import { trade } from '../../machines/trading/trade/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { drive } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';
import { agreeing } from './trade-persons/agreeing.ts';
import { performing } from './trade-persons/performing.ts';

const { seller, buyer, opco, moment, findings } = t;
const byEnterprise = loadRegime({
  id: 'enterprise',
  base: 'cc-2023-draft',
  values: { 'trade.roles.applicationReview': 'OPCO' },
});
const rows = [...agreeing, ...performing];

describe('one person, one place', () => {
  it.each(rows)(
    '%s is not taken from a person who acted in another place of the trade, and is from one who did not',
    law('T6', 'T10', 'T18', 'T19', 'T20', 'T21', 'T22', 'T23', 'T24', 'T25'),
    (_, make, event, honest, other, rule, facts) => {
      const one = make();
      const sent = typeof event === 'function' ? event(one) : event;
      const crossing = one.fork().send(sent, { ...honest, person: other }, facts);
      expect(crossing.rules).toContain(rule);
      expect(crossing.refusal?.code).toBe('MAKER_IS_CHECKER');
      // Whoever acts on somebody's behalf brings that person along.
      const behalf = one.fork().send(sent, { ...honest, person: 'new', onBehalfOf: other }, facts);
      expect(behalf.rules).toContain(rule);
      expect(one.send(sent, honest, facts).refusal).toBeUndefined();
    },
  );

  const checked = new Set(rows.map(([, , , , , rule]) => rule).filter((rule) => rule !== 'judgmentIsAnothersRecord'));
  /** A suspicion may be reported by anybody of the venue; the same text is preserved once more; the bank says nothing new. */
  const open = ['REPORT_FINDING', 'RETRY_EVIDENCE'];
  it('no act of a person goes without that comparison', law('T20', 'T21'), () => {
    const bare = transitionsOf(trade)
      .filter(({ kind, name, meta }) => kind === 'event' && !!meta?.by.length && !open.includes(name))
      .filter(({ guard }) => {
        const rules = guardsOf(trade.machine, guard).flatMap((part) => (isFault(part) ? [] : [part.name]));
        return !rules.includes('reportIsKnown') && !rules.some((rule) => checked.has(rule));
      });
    expect(bare.map(({ from, name }) => `${name} in ${from}`)).toEqual([]);
  });

  it('whoever opened a trade to bring the sides together does not review it', law('T6', 'T18'), () => {
    const one = drive(trade, { input: t.input, actor: opco, facts: moment(), id: t.tradeCase, regime: byEnterprise });
    t.did(one, { type: 'SUBMIT_SUPPLY', supply: t.supply }, seller, moment());
    t.did(one, { type: 'SUBMIT_DEMAND', demand: t.demand }, buyer, moment());
    expect(one.send({ type: 'PASS_APPLICATION', findings }, opco, moment()).rules).toEqual(['reviewerMadeNothing']);
    t.did(one, { type: 'PASS_APPLICATION', findings }, { ...opco, person: 'wu' }, moment());
  });

  it('the persons behind a trade go along to whatever case comes of it', law('T22'), () => {
    expect(trade.hands?.(t.aReviewedContract().context as never)).toEqual(['bai', 'sun']);
  });
});
