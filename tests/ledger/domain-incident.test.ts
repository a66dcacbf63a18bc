// P26, T27: an incident of the domain stops what draws on it, up to the trades of its products, and tells their parties.
import { beforeAll, expect, it } from 'vitest';
import { dateOf } from '../../machines/kernel/durations.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import { groups, points } from '../../machines/operation/domain-acceptance/events.ts';
import { request, review } from '../invariants/operation-acts.ts';
import { assessment, dossier } from '../invariants/trading-acts.ts';
import { law } from '../support/law.ts';
import { anActiveSubject, center, person, publication, sent, started, uscc, aRuleInForce } from '../support/ledger.ts';
import { input, naming } from '../support/security-incident.ts';
import { aCity, anAgreementInForce, ask, providers, qian, zhao } from './agreement-in-the-ledger.ts';

const SERIAL = 901;
const fingerprint = 'e'.repeat(64);
const domain = person('system:domain', 'DOMAIN');
let city: Awaited<ReturnType<typeof aCity>>;
const on: Record<'agreement' | 'grant' | 'product' | 'listing' | 'trade' | 'buyer', string> = {} as never;
let operator: typeof zhao;
const read = async (id: string) =>
  (
    await city.ledger.sql<
      // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the chart keeps
      { tags: string[]; snapshot: { context: any } }[]
    >`select tags, snapshot from cases where id = ${id}`
  )[0]!;

async function aGrant(operator: typeof zhao): Promise<string> {
  const { ledger, clock } = city;
  const id = await started(ledger, 'scenarioGrant', { agreement: on.agreement, scenario: '商保核保' }, operator);
  const plan = [dateOf(clock.at), '2027-06-30'] as const;
  await sent(ledger, id, { type: 'SUBMIT', request: request('商保核保', ...plan) }, operator);
  await sent(ledger, id, { type: 'CONSENT', review }, zhao);
  const answer = { dataset: '病案首页', catalogued: true, graded: true, withinUseRequirements: true, prohibited: null };
  const provider = person('sun.lei', 'PROVIDER', providers['病案首页']);
  await sent(ledger, id, { type: 'CONSENT_AS_PROVIDER', answers: [answer] }, provider);
  return id;
}
async function anAcceptedDomain(): Promise<string> {
  const { ledger, document } = city;
  const builder = { type: 'organisation', uscc: uscc(89_999), name: '长春数科有限公司' };
  const about = { domain: 'changchun', title: '长春市授权运营域', builder };
  const id = await started(ledger, 'domainAcceptance', about, zhao);
  await sent(ledger, id, { type: 'START', standard: await aRuleInForce(ledger, 'domainStandard') }, zhao);
  for (const group of groups) {
    const findings = Object.fromEntries(points[group].map((point) => [point, { met: true, evidence: [document] }]));
    await sent(ledger, id, { type: `CHECK_${group.toUpperCase()}`, findings }, qian);
  }
  await sent(ledger, id, { type: 'ACCEPT', report: document }, zhao);
  return id;
}
/** The grant is opened to an admitted member of staff. */
async function anOpening(operator: typeof zhao): Promise<void> {
  const { ledger, document, clock } = city;
  const ref = 'c'.repeat(32);
  const who = { agreement: on.agreement, person: { type: 'citizen', ref }, position: '工程师', grants: [on.grant] };
  const staff = await started(ledger, 'staffAdmission', who, operator);
  await sent(ledger, staff, { type: 'VERIFY_IDENTITY', ref, method: '统一用户认证', receipt: 'ID-1' }, zhao);
  await sent(ledger, staff, { type: 'PASS', filing: 'BA-2026-1' }, zhao);
  await sent(ledger, staff, { type: 'SIGN_NDA', document, signedOn: dateOf(clock.at) }, operator);
  const acceptance = await anAcceptedDomain();
  await sent(ledger, on.grant, { type: 'PROVISION', acceptance, accounts: [staff] }, zhao);
  await sent(ledger, on.grant, { type: 'ACCESS_PROVISIONED', receipt: 'A-1' }, domain);
}
/** A service that draws on the domain. */
async function aProduct(operator: typeof zhao): Promise<string> {
  const { ledger, document } = city;
  const about = { agreement: on.agreement, grants: [on.grant], title: '核保评分', form: 'interface' };
  const id = await started(ledger, 'productExport', about, operator);
  const product = {
    version: '1.0',
    description: '核保评分服务',
    fingerprint,
    manifest: [{ name: 'score', kind: '衍生数据', fingerprint: 'f'.repeat(64) }],
    sources: [{ grant: on.grant, dataset: '病案首页' }],
    drawsOnDomain: true,
    rawDataAbsent: { declared: true },
    reversibilityTest: document,
    pricing: { declared: true },
  };
  await sent(ledger, id, { type: 'SUBMIT', dossier: product }, operator);
  await sent(ledger, id, { type: 'TECH_CHECKED', rawData: false, reversible: false, report: '抽样比对' }, domain);
  await sent(ledger, id, { type: 'APPROVE', scenarios: ['商保核保'] }, zhao);
  await sent(ledger, id, { type: 'EXPORT' }, operator);
  await sent(ledger, id, { type: 'PRODUCT_EXPORTED', receipt: 'X-1' }, domain);
  return id;
}
beforeAll(async () => {
  city = await aCity();
  const { ledger, document } = city;
  const its = await anAgreementInForce(city, SERIAL);
  on.agreement = its.id;
  operator = its.operator;
  on.grant = await aGrant(operator);
  await anOpening(operator);
  on.product = await aProduct(operator);
  const seller = await anActiveSubject(ledger, SERIAL);
  const buyer = await anActiveSubject(ledger, 902, 'DEMANDER');
  on.buyer = buyer.party;
  on.listing = await started(
    ledger,
    'listingRegistration',
    {
      registration: seller.id,
      owner: seller.party,
      title: '核保评分',
      type: { class: 'DATA_PRODUCT', kind: 'derivative' },
      publicData: { export: on.product, agreement: on.agreement },
    },
    seller.actor,
  );
  await aRuleInForce(ledger, 'assessmentStandard');
  const file = { ...dossier(document, fingerprint), purposes: ['商保核保'] };
  await sent(ledger, on.listing, { type: 'SUBMIT', dossier: file }, seller.actor);
  await sent(ledger, on.listing, { type: 'PASS', assessment }, center);
  await sent(ledger, on.listing, await publication(ledger, on.listing), seller.actor);
  const side = (of: typeof seller) => ({ registration: of.id, party: of.party });
  const trade = { listing: on.listing, seller: side(seller), buyer: side(buyer) };
  on.trade = await started(ledger, 'trade', trade, buyer.actor);
});

it('a data set that is named finds its holders and what was made of it', law('P26', 'T27'), async () => {
  const { ledger, clock } = city;
  const of = { ...input, scope: 'domain', discoveredAt: clock.at };
  const id = await started(ledger, 'securityIncident', of, zhao);
  const unknown = { ...naming, cases: [], datasets: ['学籍信息'] };
  expect(await ask(city, id, unknown, zhao)).toMatchObject({ details: [{ rule: 'datasetsAreAuthorized' }] });
  await sent(ledger, id, { ...unknown, datasets: ['病案首页'] }, zhao);
  const { affected, datasets } = (await read(id)).snapshot.context;
  expect(affected.toSorted()).toEqual([on.grant, on.product, on.listing, on.trade].toSorted());
  expect(datasets).toEqual(['病案首页']);
  expect((await ledger.verifyCase(id)).problems).toEqual([]);
});

it.each([
  ['the rights under an agreement', 'suspendRights', 'agreement', false],
  ['one grant of it', 'suspendRights', 'agreement', true],
  ['a product', 'suspendProduct', 'product', false],
] as const)(
  'an incident of the domain stops %s, and the trades of what draws on it',
  law('P26', 'T27'),
  async (_, measure, stopped, alone) => {
    const { ledger, clock } = city;
    const of = { ...input, scope: 'domain', discoveredAt: clock.at };
    const id = await started(ledger, 'securityIncident', of, zhao);
    await sent(ledger, id, { ...naming, cases: [alone ? on.grant : on[stopped]] }, zhao);
    const { affected, addressees } = (await read(id)).snapshot.context;
    expect(affected).toEqual(expect.arrayContaining([on.product, on.listing, on.trade]));
    expect(addressees).toContain(hashOf(on.buyer));
    // T25: its operator reads what it needs to remedy its part, the venue and other operators nothing.
    const shown = await ledger.show(id, operator);
    expect(Object.keys((shown as { context: object }).context).toSorted()).toEqual(
      ['critical', 'discoveredAt', 'grade', 'id', 'kind', 'plan', 'remedy', 'scope'].toSorted(),
    );
    expect(shown).toMatchObject({ parties: [operator.party] });
    const remedy = { type: 'START_REMEDY', account: '更换密钥' };
    for (const stranger of [
      { ...operator, party: on.buyer },
      { person: 'zhao.min', hat: 'CENTER' as const },
    ]) {
      expect(await ledger.show(id, stranger)).toMatchObject({ code: 'READ_NOT_ALLOWED' });
      expect(await ask(city, id, remedy, stranger)).toMatchObject({ ok: false });
    }
    expect(await ask(city, id, remedy, operator)).toMatchObject({ ok: true });
    const taking = { measure, reason: '接口被攻破' };
    const grants = alone && { grants: [on.grant] };
    await sent(ledger, id, { type: 'TAKE_MEASURES', ...taking, ...grants, targets: [on[stopped]] }, zhao);
    for (const one of [on.product, on.listing]) expect((await read(one)).tags).toContain('suspended');
    expect((await read(on.trade)).snapshot.context.pauses).toEqual([{ kind: 'listing', cause: on.listing }]);
    const lift = { type: 'LIFT_MEASURE', ...taking, target: on[stopped] };
    expect(await ask(city, id, lift, zhao)).toMatchObject({ code: 'MAKER_IS_CHECKER' });
    await sent(ledger, id, lift, qian);
    expect((await read(on.listing)).tags).toContain('listed');
    expect((await read(on.trade)).snapshot.context.pauses).toEqual([]);
    const cases = [id, on.agreement, on.grant, on.product, on.listing, on.trade];
    const seen = await Promise.all(cases.map((one) => ledger.verifyCase(one)));
    expect(seen.flatMap(({ problems }) => problems)).toEqual([]);
  },
);
