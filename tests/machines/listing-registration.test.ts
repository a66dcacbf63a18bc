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
  violation,
} from '../support/listings.ts';

const publicData = { export: exported, agreement };
const removed = withConsent({ removed: [personA, personB] });
/** What each event is tried with; the others have no payload. */
const payloads = {
  SUBMIT: [{ dossier: withConsent() }, { dossier: aDossier({ declarations: {} }) }],
  RESUBMIT: [{ dossier: removed }],
  PASS: [{ assessment: anAssessment() }, { assessment: { standard: '标准', findings: {} } }],
  GRANT_CONSENT: [{ document: pdf('同意.pdf') }],
  REFUSE_CONSENT: [{ reason: '不同意' }],
  RETURN: [{ items: [{ item: '甲', problem: '不清' }] }],
  REJECT: [{ reason: '不合规' }],
  SUSPEND: [{ cause: '投诉', reason: '核查' }, violation],
  RESUME: [{ cause: '投诉', reason: '查清' }, violation],
  REVOKE: [{ reason: '违规' }],
  DELIST: [{ reason: '停售' }],
  CONSENT_WITHDRAWN: [{ person: personA, by: 'person', evidence: [pdf('撤回.pdf')] }],
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
      expect(listing.send({ type: 'PUBLISH' }, sun, facts()).tags).toContain('listed');
    },
  );

  it('only the active registration of the owner itself can list an object', law('T7'), () => {
    const open = (known: Facts, actor: Actor = sun) =>
      opening(listingRegistration, { input: input(), actor, facts: known });
    expect(open(facts())).not.toHaveProperty('ok');
    expect(open(facts({ owner: theOwner({ tags: ['suspended'] }) }))).toMatchObject({ ok: false, articles: ['T7'] });
    expect(open(facts({ owner: theOwner({ shares: { party: 'org:91110000600037341L' } }) }))).toMatchObject({
      ok: false,
      articles: ['T7'],
    });
    expect(open(facts(), { ...sun, party: 'org:91110000600037341L' })).toMatchObject({ ok: false, articles: ['T7'] });
    const suspended = facts({ owner: theOwner({ tags: ['suspended'] }) });
    expect(aDraft().send({ type: 'SUBMIT', dossier: aDossier() }, sun, suspended).rules).toEqual(['ownerIsActive']);
    expect(submitted().send(pass(), wen, suspended).rules).toEqual(['ownerIsActive']);
    expect(aRegisteredListing().send({ type: 'PUBLISH' }, sun, suspended).rules).toEqual(['ownerIsActive']);
  });

  it(
    'products and data services are a merchant’s to list, professional services a third-party body’s',
    law('T7', 'T8', 'T10', 'T11(3)'),
    () => {
      const offer = (type: object, kinds: string[]) => {
        const known = facts({ owner: theOwner({ shares: { party: owner, kinds } }) });
        return aDraft({ type }, known).send({ type: 'SUBMIT', dossier: aDossier() }, sun, known).rules;
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
        articles: ['T11(1)', 'T11(2)', 'T11(3)'],
      });
      expect(open({ class: 'DATA_SERVICE', kind: 'rawData' })).toMatchObject({ ok: false });
      const other = submitted(aDossier(), { type: { class: 'OTHER', kind: '数据资产凭证' } });
      expect(other.state).toBe('application.awaitingConsent');
      expect(other.send(pass(), wen, facts()).refusal).toMatchObject({
        code: 'EVENT_NOT_ALLOWED',
        articles: ['T17', 'T11(4)'],
      });
      expect(other.send({ type: 'GRANT_CONSENT', document: pdf('同意函.pdf') }, wen).refusal?.code).toBe(
        'ROLE_NOT_ALLOWED',
      );
      const refused = other.fork().send({ type: 'REFUSE_CONSENT', reason: '不宜交易' }, ju);
      expect(refused.state).toBe('rejected');
      expect(other.send({ type: 'GRANT_CONSENT', document: pdf('同意函.pdf') }, ju).state).toBe(
        'application.underAssessment',
      );
    },
  );

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
        { input: input({ type: { class: 'OTHER', kind: '数据资产凭证' }, publicData }), actor: sun, facts: known },
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
