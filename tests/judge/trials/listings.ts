// T11, T12, T14, T17, T30: what is traded.
import { measure } from '../../support/ledger.ts';
import { Court, type Trial, type Trials } from '../court.ts';
import * as s from '../trading-stories.ts';

const submitting =
  (more: object, input?: object): Trial =>
  async (court) => {
    const { id, owner } = await court.once(`listing draft ${JSON.stringify(input)}`, () =>
      s.listingDraft(court, input ? { input } : {}),
    );
    return court.ask(id, { type: 'SUBMIT', dossier: s.theDossier(court, more) }, owner.actor);
  };
const passing =
  (more: object, actor = s.center, how: Parameters<typeof s.underAssessment>[1] = {}): Trial =>
  async (court) => {
    const { id } = await court.once(`underAssessment ${JSON.stringify(how)}`, () => s.underAssessment(court, how));
    return court.ask(id, s.pass(more), actor);
  };
const other = { type: { class: 'OTHER', kind: '碳排放数据权益', description: '其他标的' } };
export const consent = (court: { paper: s.Paper }, more: object = {}) => ({
  mode: 'consent',
  register: court.paper,
  persons: 120,
  wards: 0,
  guardians: 0,
  purposes: [s.purpose],
  evidence: [court.paper],
  ...more,
});
const personal =
  (more: object | null): Trial =>
  async (court) => {
    const { id, owner } = await court.once('listing draft', () => s.listingDraft(court));
    const personalData = more && 'persons' in more ? consent(court, more) : more;
    return court.ask(id, { type: 'SUBMIT', dossier: s.theDossier(court, { personalData }) }, owner.actor);
  };
const withdrawal = (court: { paper: s.Paper }) => ({
  type: 'CONSENT_WITHDRAWN',
  person: 'a'.repeat(32),
  by: 'person',
  evidence: [court.paper],
  identity: court.paper,
});
/** A trade in data of persons who consented, one of whom withdraws. */
const withdrawn =
  (stage: s.Stage | null, act: (court: Court, trade: s.Trade) => Promise<s.Asked>): Trial =>
  async (court) => {
    const listing = { dossier: { personalData: consent(court) }, findings: {} };
    if (stage === null) {
      const { id, owner: seller } = await s.listed(court, listing);
      await court.send(id, withdrawal(court), s.center);
      const buyer = await s.subject(court, 'DEMANDER');
      return court.asks('trade', s.tradeInput({ seller, buyer, listing: id }), buyer.actor);
    }
    const trade = await s.aTrade(court, stage, { listing });
    await court.send(trade.listing, withdrawal(court), s.center);
    const [event, actor] = await act(court, trade);
    return court.ask(trade.id, event, actor);
  };
/** An application for a trade with a listing that was spoilt. */
const applying =
  (spoil: (court: Court, id: string, owner: s.Subject) => Promise<unknown>): Trial =>
  async (court) => {
    const { id: listing, owner: seller } = await s.listed(court);
    await spoil(court, listing, seller);
    const buyer = await s.subject(court, 'DEMANDER');
    return court.asks('trade', s.tradeInput({ seller, buyer, listing }), buyer.actor);
  };
const abroad = { recipientRegions: ['HK'], accessRegions: ['HK'] };

export const listings: Trials = {
  'T11-1': async (court) => {
    const { id } = await court.once('other', () => s.underAssessment(court, { input: other }));
    return court.ask(id, s.pass(), s.center);
  },
  'T11-2': async (court) => {
    const { id } = await court.once('other', () => s.underAssessment(court, { input: other }));
    return court.ask(id, { type: 'GRANT_CONSENT', document: court.paper }, s.center);
  },
  'T11-3': async (court) => {
    const { id } = await s.underAssessment(court, { input: other });
    await court.send(id, { type: 'REFUSE_CONSENT', ...s.why }, s.supervisor);
    return court.ask(id, s.pass(), s.center);
  },
  'T11-4': async (court) => {
    const owner = await court.once('owner', () => s.subject(court));
    return court.asks(
      'listingRegistration',
      s.listingInput(owner, '无种类', { type: { class: 'OTHER' } }),
      owner.actor,
    );
  },
  'T11-5': async (court) => {
    const owner = await court.once('owner', () => s.subject(court));
    const type = { class: 'THIRD_PARTY_SERVICE', kind: '数据评估服务' };
    return court.asks('listingRegistration', s.listingInput(owner, '评估服务', { type }), owner.actor);
  },
  'T12-1': personal(null),
  'T12-2': async (court) => personal({ mode: 'anonymised', unidentifiable: { declared: true } })(court),
  'T12-3': async (court) => personal({ mode: 'anonymised', irreversible: { declared: true } })(court),
  'T12-4': personal({ persons: 120, wards: 4, guardians: 0 }),
  'T12-5': personal({ persons: 120, wards: 4, guardians: 3 }),
  'T12-6': withdrawn(null, async (_, { buyer }) => [{ type: 'CANCEL', ...s.why }, buyer.actor]),
  'T12-7': withdrawn('funded', async (_, { seller }) => [{ type: 'START_DELIVERY', place: s.home }, seller.actor]),
  'T12-8': withdrawn('delivering', async (court, trade) => [await s.handover(court, trade), trade.seller.actor]),
  'T14-1': passing({ nationalSecurity: s.unclear }),
  'T14-2': passing({ othersRights: s.unclear }),
  'T14-3': passing({ enterpriseRights: s.unclear }),
  'T14-4': passing({ irregularSource: s.unclear }),
  'T14-5': passing({ otherProhibitions: s.unclear }),
  'T14-6': passing({ nationalSecurity: undefined }),
  'T17-1': async (court) => {
    const content = s.bytes(court);
    const { owner } = await s.registered(court, { dossier: { fingerprint: content } });
    const { id } = await s.listingDraft(court, { owner });
    return court.ask(id, { type: 'SUBMIT', dossier: s.theDossier(court, { fingerprint: content }) }, owner.actor);
  },
  'T17-2': async (court) => {
    const { id } = await court.once('listing draft', () => s.listingDraft(court));
    return court.ask(id, s.pass(), s.center);
  },
  'T17-3': passing({ safety: s.unclear }),
  'T17-4': async (court) => {
    const { id, owner } = await court.once('underAssessment {}', () => s.underAssessment(court));
    return court.ask(id, s.pass(), { ...s.center, person: owner.actor.person });
  },
  'T17-6': async (court) => {
    const content = s.bytes(court);
    await s.registered(court, { dossier: { fingerprint: content } });
    const { id, owner } = await s.listingDraft(court);
    return court.ask(id, { type: 'SUBMIT', dossier: s.theDossier(court, { fingerprint: content }) }, owner.actor);
  },
  'T17-7': async (court) => {
    const { id: listing } = await court.once('listed', () => s.listed(court));
    const seller = await s.subject(court);
    const buyer = await s.subject(court, 'DEMANDER');
    return court.asks('trade', s.tradeInput({ seller, buyer, listing }), seller.actor);
  },
  'T17-8': applying((court, id) => court.send(id, measure('SUSPEND'), s.system)),
  'T17-9': applying((court, id) => court.send(id, measure('REVOKE'), s.system)),
  'T17-10': async (court) => {
    const trade = await s.aTrade(court, 'delivering');
    const next = s.theDossier(court);
    await court.send(trade.listing, { type: 'REQUEST_CHANGE', dossier: next }, trade.seller.actor);
    return court.ask(trade.id, await s.handover(court, trade, { contentHash: next.fingerprint }), trade.seller.actor);
  },
  'T30-1': submitting({ delivery: abroad }),
  'T30-2': async (court) => {
    const procedure = { kind: 'standardContract', document: court.paper, issued: '2023-03-01', until: '2026-03-01' };
    const { id, owner } = await court.once('listing draft', () => s.listingDraft(court));
    const dossier = s.theDossier(court, { delivery: { ...abroad, procedure } });
    return court.ask(id, { type: 'SUBMIT', dossier }, owner.actor);
  },
  'T30-3': async (court) => {
    const trade = await s.trade(court, 'funded');
    const place = { recipient: 'HK', access: ['HK'] };
    return court.ask(trade.id, { type: 'START_DELIVERY', place }, trade.seller.actor);
  },
  'T30-4': async () => {
    const court = await Court.at();
    const procedure = { kind: 'standardContract', document: court.paper, issued: '2025-03-01', until: '2026-03-20' };
    const place = { recipient: 'HK', access: ['HK'] };
    const delivery = { ...abroad, procedure };
    const trade = await s.aTrade(court, 'funded', { listing: { dossier: { delivery } }, demand: { place } });
    court.clock.set('2026-03-23T02:00:00Z');
    await court.ledger.pendingWork(trade.listing);
    return court.ask(trade.id, { type: 'START_DELIVERY', place }, trade.seller.actor);
  },
};
