import { describe, expect, it } from 'vitest';
import type { Actor, Facts } from '../../machines/kernel/lifecycle.ts';
import { listingRegistration } from '../../machines/trading/listing-registration/index.ts';
import { type Driven, fact, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';
import {
  registration,
  owner,
  exported,
  agreement,
  sun,
  wen,
  ju,
  pdf,
  personA,
  personB,
  aDossier,
  withConsent,
  anAssessment,
  input,
  theOwner,
  facts,
  publicFacts,
  aDraft,
  submitted,
  pass,
  aRegisteredListing,
  aListedListing,
  publish,
  published,
  violation,
} from '../support/listings.ts';

const publicData = { export: exported, agreement };
const removed = { ...withConsent({ removed: [personA, personB] }), fingerprint: 'e'.repeat(64) };
const view = {
  title: '门诊量日汇总',
  class: 'DATA_PRODUCT',
  description: '按日汇总',
  purposes: ['医院运营分析', '客流预测'],
  regions: ['CN'],
};
/** What each event is tried with; the others have no payload. */
const payloads = {
  SUBMIT: [{ dossier: withConsent() }, { dossier: aDossier({ declarations: {} }) }],
  RESUBMIT: [{ dossier: removed }],
  PASS: [{ assessment: anAssessment() }, { assessment: { ...anAssessment(), findings: {} } }],
  GRANT_CONSENT: [{ document: pdf('同意.pdf') }],
  REFUSE_CONSENT: [{ reason: '不同意' }],
  RETURN: [{ items: [{ item: '甲', problem: '不清' }] }],
  REJECT: [{ reason: '不合规' }],
  SUSPEND: [violation],
  RESUME: [violation],
  PUBLISH: ({
    certificate,
    title,
    type,
  }: {
    certificate: { number: string };
    title: string;
    type: { class: string };
  }) => [
    { publicView: { ...view, title, class: type.class, certificate: certificate?.number ?? '-' } },
    { publicView: { ...view, title: '另一名称', certificate: '-' } },
  ],
  REVOKE: [violation],
  DELIST: [{ reason: '停售' }],
  CONSENT_WITHDRAWN: [{ person: personA, by: 'person', evidence: [pdf('撤回.pdf')], identity: pdf('身份核验.pdf') }],
  REQUEST_CHANGE: [{ dossier: removed }, { dossier: withConsent() }],
  PASS_CHANGE: [{ assessment: anAssessment() }],
  RETURN_CHANGE: [{ items: [{ item: '甲', problem: '不清' }] }],
  RESUBMIT_CHANGE: [{ dossier: removed }],
  REFUSE_CHANGE: [{ reason: '不合规' }],
  PARTY_SUSPENDED: [{ cause: registration }],
  PARTY_REINSTATED: [{ cause: registration }],
  PARTY_ENDED: [{ cause: registration }],
  EXPORT_SUSPENDED: [{ cause: exported }],
  EXPORT_REINSTATED: [{ cause: exported }],
  EXPORT_RECALLED: [{ cause: exported }],
};

describe('registration of a trading object', () => {
  it(
    'the center assesses an object and issues its certificate to the subject; then it is published',
    law('T6', 'T17'),
    () => {
      const listing = submitted();
      expect(listing.state).toBe('application.underAssessment');
      listing.send(pass(), wen, facts());
      expect(listing.state).toBe('inForce.market.registered inForce.change.none');
      expect(listing.shares['certificate']).toMatchObject({ version: 1, validUntil: null });
      expect(listing.did).toEqual(['notify N1']);
      expect(listing.send(publish(listing), sun, facts()).tags).toContain('listed');
    },
  );

  it('only the active registration of the owner itself can list an object', law('T7'), () => {
    const open = (known: Facts, actor: Actor = sun) =>
      opening(listingRegistration, { input: input(), actor, facts: known });
    expect(open(facts())).not.toHaveProperty('ok');
    expect(open(facts({ owner: theOwner({ tags: ['suspended'] }) }))).toMatchObject({ ok: false, articles: ['T7'] });
    expect(
      open(facts({ owner: theOwner({ shares: { party: 'org:91110000600037341L', kinds: ['MERCHANT'] } }) })),
    ).toMatchObject({
      ok: false,
      articles: ['T7'],
    });
    expect(open(facts(), { ...sun, party: 'org:91110000600037341L' })).toMatchObject({ ok: false, articles: ['T7'] });
    const suspended = facts({ owner: theOwner({ tags: ['suspended'] }) });
    expect(aDraft().send({ type: 'SUBMIT', dossier: aDossier() }, sun, suspended).rules).toEqual(['ownerIsActive']);
    expect(submitted().send(pass(), wen, suspended).rules).toEqual(['ownerIsActive']);
    expect(published(aRegisteredListing(), suspended).rules).toEqual(['ownerIsActive']);
  });

  it(
    'products and data services are a merchant’s to list, professional services a third-party body’s',
    law('T7', 'T8', 'T10', 'T11(3)'),
    () => {
      const offer = (type: object, kinds: string[]) => {
        const known = facts({ owner: theOwner({ shares: { party: owner, kinds } }) });
        const opened = opening(listingRegistration, { input: input({ type }), actor: sun, facts: known });
        const all = facts({ owner: theOwner({ shares: { party: owner, kinds: ['MERCHANT', 'THIRD_PARTY'] } }) });
        const { rules } = aDraft({ type }, all).send({ type: 'SUBMIT', dossier: aDossier() }, sun, known);
        // It is asked at the door as well.
        expect('ok' in opened ? opened.details?.map(({ rule }) => rule) : []).toEqual(rules);
        return rules;
      };
      expect(offer({ class: 'DATA_SERVICE', kind: 'analysis' }, ['THIRD_PARTY'])).toEqual(['ownerMayOffer']);
      expect(offer({ class: 'THIRD_PARTY_SERVICE', kind: '数据公证服务' }, ['MERCHANT'])).toEqual(['ownerMayOffer']);
      expect(offer({ class: 'THIRD_PARTY_SERVICE', kind: '数据公证服务' }, ['MERCHANT', 'THIRD_PARTY'])).toEqual([]);
      expect(offer({ class: 'DATA_PRODUCT', kind: 'rawData' }, ['DEMANDER'])).toEqual(['ownerMayOffer']);
    },
  );

  it(
    'an object is of a kind that the law names, or waits for the supervisor’s consent',
    law('T11(1)', 'T11(2)', 'T11(4)'),
    () => {
      const open = (type: object) =>
        opening(listingRegistration, { input: input({ type }), actor: sun, facts: facts() });
      expect(open({ class: 'DATA_PRODUCT', kind: 'carbonQuota' })).toMatchObject({
        ok: false,
        articles: ['T11(1)', 'T11(2)', 'T11(4)', 'T11(3)'],
      });
      expect(open({ class: 'DATA_SERVICE', kind: 'rawData' })).toMatchObject({ ok: false });
      const other = submitted(aDossier(), {
        type: { class: 'OTHER', kind: '数据资产凭证', description: '登记数据资产权属的凭证' },
      });
      expect(other.state).toBe('application.awaitingConsent');
      expect(other.send(pass(), wen, facts()).refusal).toMatchObject({
        code: 'EVENT_NOT_ALLOWED',
        articles: ['T17', 'T11(4)'],
      });
      expect(other.send({ type: 'GRANT_CONSENT', document: pdf('同意函.pdf') }, wen).refusal?.code).toBe(
        'ROLE_NOT_ALLOWED',
      );
      expect(
        other.send({ type: 'GRANT_CONSENT', document: pdf('同意函.pdf') }, { ...ju, person: 'sun' }).refusal,
      ).toMatchObject({ code: 'MAKER_IS_CHECKER', articles: ['T11(4)'] });
      const described = submitted(aDossier(), {
        type: { class: 'DATA_PRODUCT', kind: 'carbonQuota', description: '碳配额核算数据产品' },
      });
      expect(described.state).toBe('application.awaitingConsent');
      expect(submitted().state).toBe('application.underAssessment');
      const refused = other.fork().send({ type: 'REFUSE_CONSENT', reason: '不宜交易' }, ju);
      expect(refused.state).toBe('rejected');
      expect(refused.send({ type: 'DELIST', reason: '下架' }, sun).refusal).toMatchObject({
        code: 'CASE_CLOSED',
        articles: expect.arrayContaining(['T11(4)']),
      });
      expect(other.send({ type: 'GRANT_CONSENT', document: pdf('同意函.pdf') }, ju).state).toBe(
        'application.underAssessment',
      );
    },
  );

  it('who once submitted it, or for whom it was, does not assess the corrected one', law('T17'), () => {
    const qian = { ...sun, person: 'qian', onBehalfOf: 'zhou' };
    const back = submitted()
      .send({ type: 'RETURN', items: [{ item: '来源', problem: '不清' }] }, wen)
      .send({ type: 'RESUBMIT', dossier: aDossier() }, qian, facts());
    for (const person of ['sun', 'qian', 'zhou'])
      expect(back.send(pass(), { ...wen, person }, facts()).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(back.send(pass(), wen, facts()).refusal).toBeUndefined();
  });

  it('nobody assesses their own object', law('T17'), () => {
    const sunAtTheCenter: Actor = { person: 'sun', hat: 'CENTER' };
    for (const event of [
      pass(),
      { type: 'RETURN', items: [{ item: '来源', problem: '不清' }] },
      { type: 'REJECT', reason: '不合规' },
    ])
      expect(submitted().send(event, sunAtTheCenter, facts()).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(submitted().send(pass(), { person: 'ma', hat: 'OPCO' }, facts()).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });

  it(
    'one object has one registration: the fingerprint is claimed from submission, also for a pending version',
    law('T17'),
    () => {
      const claims = (listing: Driven) =>
        listingRegistration.claims!(listing.context as never)
          .filter(({ scope }) => scope === 'listing')
          .map(({ value }) => value);
      expect(claims(aDraft())).toEqual([]);
      expect(claims(submitted())).toEqual(['f'.repeat(64)]);
      expect(
        claims(
          aListedListing().send(
            { type: 'REQUEST_CHANGE', dossier: aDossier({ fingerprint: 'e'.repeat(64) }) },
            sun,
            facts(),
          ),
        ),
      ).toEqual(['f'.repeat(64), 'e'.repeat(64)]);
    },
  );

  it('the content of public data is claimed by its export, any other by its listing', law('T17', 'P27'), () => {
    const claims = (listing: Driven) =>
      listingRegistration.claims!(listing.context as never)
        .filter(({ scope }) => scope === 'fingerprint')
        .map(({ value }) => value);
    expect(claims(submitted())).toEqual(['f'.repeat(64)]);
    expect(claims(submitted(aDossier(), { publicData }, publicFacts()))).toEqual([]);
  });

  it(
    'a returned listing is corrected in time or lapses, and the clock of the assessor stops meanwhile',
    law('T17'),
    () => {
      const listing = submitted();
      expect(listing.due('trade.listing.assessSla')).toBe('2026-03-23T16:00:00.000Z');
      listing
        .at('2026-03-04T02:00:00.000Z')
        .send({ type: 'RETURN', items: [{ item: '来源', problem: '证据不足' }] }, wen);
      expect(listing.due('trade.listing.correctionDue')).toBe('2026-03-18T16:00:00.000Z');
      expect(listing.fork().at('2026-03-18T15:59:59.000Z').state).toBe('application.correction');
      expect(listing.fork().at('2026-03-18T16:00:00.000Z').state).toBe('lapsed');
      listing.at('2026-03-11T02:00:00.000Z').send({ type: 'RESUBMIT', dossier: aDossier() }, sun, facts());
      expect(listing.due('trade.listing.assessSla')).toBe('2026-03-30T16:00:00.000Z');
      expect(aDraft().at('2026-06-01T16:00:00.000Z').state).toBe('lapsed');
    },
  );

  it('every state takes or refuses every event in every role, and can end', law('T11', 'T14', 'T17'), () => {
    const known = publicFacts();
    const explored = explore(listingRegistration, {
      starts: [
        { input: input(), actor: sun, facts: known },
        {
          input: input({
            type: { class: 'OTHER', kind: '数据资产凭证', description: '登记数据资产权属的凭证' },
            publicData,
          }),
          actor: sun,
          facts: known,
        },
      ],
      persons: ['sun', 'wen'],
      payloads,
      facts: (type) =>
        type === 'DELIST'
          ? [{ openTrades: [] }, { openTrades: [fact('trade/1')] }]
          : ['SUBMIT', 'RESUBMIT', 'PASS', 'PUBLISH', 'REQUEST_CHANGE', 'RESUBMIT_CHANGE', 'PASS_CHANGE'].includes(type)
            ? [known, {}]
            : [{}],
      keyOf: ({ causes, withdrawn, published, dossier, type }) => [
        dossier === null && type,
        (causes as { kind: string }[])
          .map(({ kind }) => kind)
          .sort()
          .slice(0, 1),
        (withdrawn as []).length,
        published,
      ],
    });
    expect(missedBy(listingRegistration, explored)).toEqual({ states: ['expired'], events: [] });
  });
});
