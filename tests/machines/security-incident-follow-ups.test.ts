// What an incident leads to before it may end, and data sets of the domain that are named as affected.
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../machines/kernel/types.ts';
import { fact } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  aClosable,
  agreement,
  alarm,
  anIncident,
  authority,
  chief,
  doc,
  duty,
  head,
  naming,
  nobody,
} from '../support/security-incident.ts';

const incident = 'securityIncident/test/1';
const ordered = 'rectificationOrder/opco-2026-03-07/1';
const order = {
  kind: 'compliance',
  issuer: { hat: 'CENTER', name: '数据交易中心' },
  instrument: { number: '合规改〔2026〕1号', date: '2026-03-07', document: doc },
  target: { body: 'opco' },
  ground: { finding: '接口密钥未轮换', provisions: ['交易平台运维规则第三条'] },
  items: [{ id: 'keys', demand: '轮换接口密钥' }],
  due: '2026-06-01T00:00:00.000Z',
  incident,
};
const follow = (more: object = {}) => ({
  type: 'FOLLOW_UP',
  opens: { lifecycle: 'rectificationOrder', input: { ...order, ...more } },
});
const close = { type: 'CLOSE', conclusion: '处置完毕' };
const its = (open: boolean): Facts => ({ 'followed/rectificationOrder': [fact(ordered, { open })] });

describe('an order that an incident opens', () => {
  it('is one of the center to its enterprise, on this incident', law('T6', 'T27'), () => {
    const one = anIncident().send(follow(), duty);
    expect(one.effects).toMatchObject([
      { type: 'open', lifecycle: 'rectificationOrder', input: { incident }, reply: 'FOLLOW_UP_OPENED' },
    ]);
  });

  it.each([
    ['of another kind', { kind: 'rectification' }],
    ['of another issuer', { issuer: { hat: 'SUPERVISOR', name: '数据主管部门' } }],
    ['of another body in the same hat', { issuer: { ...order.issuer, party: 'org:11220100MB1234567X' } }],
    ['to the center', { target: { body: 'center' } }],
    ['to a subject', { target: { body: 'subject', registration: 'subjectRegistration/a/1' } }],
    ['on another incident', { incident: 'securityIncident/other/1' }],
    ['on none', { incident: undefined }],
    ['on paper', { paper: true }],
  ])('%s is not', law('T6', 'T27'), (_, more) => {
    expect(anIncident().send(follow(more), duty).rules).toEqual(['orderIsOnThisIncident']);
  });

  it('is not opened by an incident of the domain', law('T6', 'P26'), () => {
    expect(anIncident({ scope: 'domain' }, authority).send(follow(), authority).rules).toEqual([
      'orderIsOnThisIncident',
    ]);
  });

  it.each([
    ['closed', close, () => aClosable(), duty],
    ['found to be a false alarm', alarm, () => anIncident(), head],
  ])('has ended before the incident is %s', law('T6', 'T27'), (_, end, start, who) => {
    const one = start().send({ type: 'FOLLOW_UP_OPENED', case: ordered });
    expect(one.fork().send(end, who, its(true)).rules).toEqual(['ordersHaveEnded']);
    expect(one.fork().send(end, who, {}).rules).toEqual(['ordersHaveEnded']);
    expect(one.send(end, who, its(false)).done).toBe(true);
  });

  it('other cases that it opened go on by themselves', law('T27'), () => {
    const one = aClosable().send({ type: 'FOLLOW_UP_OPENED', case: 'violationCase/a/1' });
    expect(one.send(close, duty).state).toBe('closed');
  });
});

describe('a data set of the domain', () => {
  const [grant, other] = ['scenarioGrant/a/1', 'scenarioGrant/a/2'];
  const [product, listing, trade] = ['productExport/a/1', 'listingRegistration/p/1', 'trade/p/1'];
  const near: Facts = {
    near: [
      fact(agreement, { parties: ['org:O'], shares: { datasets: ['病案首页', '参保信息'] } }),
      fact(grant, { parties: ['org:O', 'org:H'], shares: { agreement, scenario: '核保', datasets: ['病案首页'] } }),
      fact(other, { parties: ['org:O', 'org:I'], shares: { agreement, scenario: '理赔', datasets: ['参保信息'] } }),
      fact(product, { parties: ['org:O'], shares: { agreement, scenarios: ['核保'] } }),
      fact('productExport/a/2', { shares: { agreement, scenarios: ['理赔'] } }),
      fact('productExport/b/1', { shares: { agreement: 'operatingAgreement/b/1', scenarios: ['核保'] } }),
      fact(listing, { parties: ['org:A'], shares: { publicData: { export: product } } }),
      fact('listingRegistration/q/1', { parties: ['org:Q'], shares: { publicData: null } }),
      fact(trade, { parties: ['org:A', 'org:B'], shares: { listing } }),
      fact('trade/gone/1', { open: false, parties: ['org:G'], shares: { listing } }),
    ],
  };
  const ofDomain = () => anIncident({ scope: 'domain' }, authority);
  const name = (...datasets: string[]) => ({ ...naming, cases: [], datasets });

  it('names who holds it, and whoever has what was made of it', law('T27', 'P26'), () => {
    const one = ofDomain().send(name('病案首页'), authority, near);
    expect(one.context.affected).toEqual([grant, product, listing, trade]);
    expect(one.context.datasets).toEqual(['病案首页']);
    expect(one.effects).toMatchObject([{ notice: 'N4', among: { affected: ['org:O', 'org:H', 'org:A', 'org:B'] } }]);
  });

  it.each([
    ['that no agreement has', name('学籍信息'), near],
    ['when nothing is open in the domain', name('病案首页'), {}],
    ['one known and one unknown', name('病案首页', '学籍信息'), near],
  ])('is refused: %s', law('T27', 'P26'), (_, event, facts) => {
    expect(ofDomain().send(event, authority, facts).rules).toEqual(['datasetsAreAuthorized']);
  });

  it('is none of the venue, whose objects are named by their cases', law('T27'), () => {
    expect(anIncident().send(name('病案首页'), duty, {}).rules).toEqual(['datasetsAreAuthorized']);
  });

  it('that nobody holds leaves it to find that nobody is affected', law('T27', 'P26'), () => {
    const alone: Facts = { near: [fact(agreement, { shares: { datasets: ['病案首页'] } })] };
    const one = ofDomain().send(name('病案首页'), authority, alone).send(nobody, chief);
    expect(one.refusal).toBeUndefined();
  });
});
