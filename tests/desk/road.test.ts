// Where a trade stands on its road of eight stages (T15), read off its state alone.
import { describe, expect, it } from 'vitest';
import { roadOf } from '../../apps/desk/pages/home/road.ts';
import * as charts from '../../machines/lifecycles.ts';
import { statesOf } from '../../machines/kernel/chart-walk.ts';
import type { Lifecycle } from '../../machines/kernel/types.ts';
import { describeLifecycle, summarize } from '../../service/describe.ts';
import { law } from '../support/law.ts';

const lifecycles = Object.values(charts as Record<string, Lifecycle>).map(summarize);
const chart = describeLifecycle(charts.trade);
const at = (state: string[], ended = false) =>
  roadOf({ state, ended }, chart, lifecycles).map(({ progress }) => progress);
const stage = 'open.stage';
const performance = `${stage}.performance`;

describe('the road of a trade', () => {
  it('has the titles of the charts', law('T15'), () => {
    expect(roadOf({ state: [], ended: false }, chart, lifecycles).map(({ title }) => title.zh)).toEqual([
      '主体登记',
      '标的登记',
      '交易申请',
      '交易磋商',
      '签订合同',
      '交付',
      '交易结算',
      '交易备案',
    ]);
  });

  it('goes on stage by stage', law('T15'), () => {
    const two = ['done', 'done'];
    expect(at([`${stage}.preparing.application.collecting.seller.waiting`])).toEqual([
      ...two,
      'here',
      'ahead',
      'ahead',
      'ahead',
      'ahead',
      'ahead',
    ]);
    expect(at([`${stage}.preparing.contract.drafting`])).toEqual([
      ...two,
      'done',
      'done',
      'here',
      'ahead',
      'ahead',
      'ahead',
    ]);
    expect(at([`${stage}.concluded`])).toEqual([...two, 'done', 'done', 'here', 'ahead', 'ahead', 'ahead']);
    expect(at(['filing.sorting'])).toEqual([...two, 'done', 'done', 'done', 'done', 'done', 'here']);
  });

  it('may be through with delivery before settlement, and the other way round', law('T22', 'T23'), () => {
    const delivered = [`${performance}.delivery.running.complete`, `${performance}.settlement.held.kept`];
    expect(at(delivered).slice(5)).toEqual(['done', 'here', 'ahead']);
    const paid = [`${performance}.delivery.running.delivering`, `${performance}.settlement.settled`];
    expect(at(paid).slice(5)).toEqual(['here', 'done', 'ahead']);
  });

  it('is whole when the trade is completed, and not when it was cancelled', law('T24'), () => {
    expect(new Set(at(['completed'], true))).toEqual(new Set(['done']));
    expect(at(['cancelled'], true)).toContain('ahead');
  });

  it('knows a stage for every state of a trade that is not over', () => {
    const leaves = statesOf(charts.trade).filter(
      ({ path, node }) => node.type === 'atomic' && (path.startsWith(`${stage}.`) || path.startsWith('filing')),
    );
    const lost = leaves.filter(
      ({ path }) =>
        !/\.(change|dispute|punctuality)\./.test(path) &&
        !at([path]).includes('here') &&
        !at([path]).slice(2).includes('done'),
    );
    expect(lost.map(({ path }) => path)).toEqual([]);
  });
});
