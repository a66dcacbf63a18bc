// T2, T6 to T10, T16: who trades.
import { measure, uscc } from '../../support/ledger.ts';
import { subjectFindings } from '../../support/subjects.ts';
import { Court, type Trial, type Trials } from '../court.ts';
import * as s from '../trading-stories.ts';
import { regime } from '../../support/agreements.ts';

const lacking =
  (kind: 'MERCHANT' | 'DEMANDER' | 'THIRD_PARTY', spoil: (list: ReturnType<typeof s.checklist>) => object): Trial =>
  async (court) => {
    const { id, actor } = await court.once(`draft ${kind}`, () => s.draft(court, [kind]));
    return court.ask(id, { type: 'SUBMIT', checklist: spoil(s.checklist(court)) }, actor);
  };
export const no = (kind: 'MERCHANT' | 'DEMANDER' | 'THIRD_PARTY', field: string): Trial =>
  lacking(kind, (list) => Object.fromEntries(Object.entries(list).filter(([key]) => key !== field)));
const approving =
  (more: object, actor = s.center): Trial =>
  async (court) => {
    const { id } = await court.once('signedUp', () => s.signedUp(court));
    return court.ask(id, { type: 'APPROVE', findings: { ...subjectFindings, ...more } }, actor);
  };
const unmet = { met: false, basis: '经核查不符合要求' };
const citizen =
  (kinds: string[]): Trial =>
  (court) =>
    court.asks(
      'subjectRegistration',
      { kinds, subject: { type: 'citizen', ref: 'c'.repeat(32) }, services: ['数据集成服务'] },
      s.person('min', 'MERCHANT', `citizen:${'c'.repeat(32)}`),
    );
/** Trades with one that is not as it should be: the trade cannot even be opened, or the listing. */
const offering =
  (make: (court: Court) => Promise<{ id: string; actor: s.Subject['actor']; party: string }>): Trial =>
  async (court) => {
    const owner = await make(court);
    return court.asks('listingRegistration', s.listingInput(owner, '新标的'), owner.actor);
  };
/** Opens a trade whose seller or buyer was spoilt after everything else was in order. */
const trading =
  (spoil: (court: Court, parts: { seller: s.Subject; buyer: s.Subject }) => Promise<unknown>): Trial =>
  async (court) => {
    const { id: listing, owner: seller } = await s.listed(court);
    const buyer = await s.subject(court, 'DEMANDER');
    await spoil(court, { seller, buyer });
    return court.asks('trade', s.tradeInput({ seller, buyer, listing }), seller.actor);
  };
const buying =
  (make: (court: Court) => Promise<{ id: string; actor: s.Subject['actor']; party: string }>): Trial =>
  async (court) => {
    const { id: listing, owner: seller } = await court.once('listed', () => s.listed(court));
    const buyer = await make(court);
    return court.asks('trade', s.tradeInput({ seller, buyer: buyer as s.Subject, listing }), buyer.actor);
  };
const suspendedBefore =
  (stage: s.Stage, act: (court: Court, trade: s.Trade) => Promise<s.Asked>): Trial =>
  async (court) => {
    const trade = await s.aTrade(court, stage);
    await court.send(trade.seller.id, measure('SUSPEND'), s.system);
    const [event, actor] = await act(court, trade);
    return court.ask(trade.id, event, actor);
  };

export const subjects: Trials = {
  'T6-1': async (court) => {
    const { id } = await court.once('signedUp', () => s.signedUp(court));
    return court.ask(id, { type: 'APPROVE', findings: subjectFindings }, s.opco);
  },
  'T6-2': async (court) => {
    const { id } = await court.once('signedUp DEMANDER', () => s.signedUp(court, ['DEMANDER']));
    return court.ask(id, { type: 'APPROVE', findings: subjectFindings }, s.opco);
  },
  'T6-3': async (court) => {
    const { id } = await court.once('submitted', () => s.submitted(court));
    return court.ask(id, { type: 'PASS' }, s.center);
  },
  'T6-4': async (court) => {
    const { id } = await court.once('signedUp', () => s.signedUp(court));
    return court.ask(id, { type: 'APPROVE', findings: subjectFindings }, { ...s.center, person: s.opco.person });
  },
  'T6-5': async (court) => {
    const { id } = await court.once('underAssessment', () => s.underAssessment(court));
    return court.ask(id, s.pass(), s.opco);
  },
  'T6-6': async (court) => {
    const { id, actor } = await court.once('signedUp', () => s.signedUp(court));
    return court.ask(id, { type: 'APPROVE', findings: subjectFindings }, { ...s.center, person: actor.person });
  },
  'T7-1': offering(async (court) => {
    const party = `org:${uscc(court.serial())}`;
    return { id: `subjectRegistration/${party.slice(4)}/1`, party, actor: s.person('nobody', 'MERCHANT', party) };
  }),
  'T7-2': offering((court) => s.signedUp(court)),
  'T7-3': trading((court, { seller }) => court.send(seller.id, measure('SUSPEND'), s.system)),
  'T7-4': trading((court, { seller }) => court.send(seller.id, measure('REVOKE'), s.system)),
  'T7-5': offering(async (court) => {
    const owner = await s.subject(court);
    await court.send(owner.id, { type: 'DEREGISTER', ...s.why }, owner.actor);
    return owner;
  }),
  'T7-6': offering(async (court) => {
    const buyer = await s.subject(court, 'DEMANDER');
    return { ...buyer, actor: { ...buyer.actor, hat: 'MERCHANT' } };
  }),
  'T7-7': suspendedBefore('offered', async (_, { buyer }) => [{ type: 'ACCEPT', offer: 1 }, buyer.actor]),
  'T7-8': suspendedBefore('reviewed', async ({ paper }, { buyer }) => [{ type: 'SIGN', document: paper }, buyer.actor]),
  'T7-9': suspendedBefore('funded', async (_, { seller }) => [{ type: 'START_DELIVERY', place: s.home }, seller.actor]),
  'T7-10': async () => {
    const own = await Court.at('2026-03-02T02:00:00Z', [regime({ 'trade.subject.certValidity': '1 y' })]);
    return trading(async (court) => void court.clock.set('2027-03-04T02:00:00Z'))(own);
  },
  'T8-1': citizen(['MERCHANT']),
  'T8-2': no('MERCHANT', 'commitment'),
  'T8-3': lacking('MERCHANT', (list) => ({
    ...list,
    commitment: { ...list.commitment, legality: false },
  })),
  'T8-4': lacking('MERCHANT', (list) => ({
    ...list,
    commitment: { ...list.commitment, resources: [], abilities: [] },
  })),
  'T8-5': lacking('MERCHANT', (list) => ({ ...list, securityAbility: { ...list.securityAbility, protection: [] } })),
  'T8-6': lacking('MERCHANT', (list) => ({ ...list, securityAbility: { ...list.securityAbility, technology: [] } })),
  'T8-7': no('MERCHANT', 'venueRules'),
  'T8-8': no('MERCHANT', 'legalRequirements'),
  'T8-9': approving({ protection: unmet }),
  'T8-10': approving({ resources: undefined }),
  'T9-1': buying(async (court) => {
    const party = `org:${uscc(court.serial())}`;
    return { id: `subjectRegistration/${party.slice(4)}/1`, party, actor: s.person('nobody', 'DEMANDER', party) };
  }),
  'T9-2': buying(async (court) => {
    const one = await s.signedUp(court, ['DEMANDER']);
    await court.send(one.id, { type: 'REJECT', ...s.why }, s.center);
    return one;
  }),
  'T9-3': buying((court) => s.signedUp(court, ['DEMANDER'])),
  'T9-4': no('DEMANDER', 'securityAbility'),
  'T9-5': no('DEMANDER', 'venueRules'),
  'T9-6': buying(async (court) => {
    const one = await s.subject(court, 'DEMANDER');
    await court.send(one.id, measure('SUSPEND'), s.system);
    return one;
  }),
  'T10-1': citizen(['THIRD_PARTY']),
  'T10-2': lacking('THIRD_PARTY', (list) => ({
    ...list,
    premisesAndStaff: { ...list.premisesAndStaff, establishment: [] },
  })),
  'T10-3': lacking('THIRD_PARTY', (list) => ({
    ...list,
    premisesAndStaff: { ...list.premisesAndStaff, premises: [] },
  })),
  'T10-4': lacking('THIRD_PARTY', (list) => ({ ...list, premisesAndStaff: { ...list.premisesAndStaff, staff: [] } })),
  'T10-5': no('THIRD_PARTY', 'qualifications'),
  'T10-6': lacking('THIRD_PARTY', (list) => ({
    ...list,
    qualifications: {
      declared: true,
      licences: [{ kind: '资产评估资格', number: 'A-1', document: list.commitment.document, until: '2026-03-01' }],
    },
  })),
  'T10-7': lacking('THIRD_PARTY', (list) => ({ ...list, practitioners: { declared: true } })),
  'T10-8': no('THIRD_PARTY', 'secureService'),
  'T10-9': no('THIRD_PARTY', 'venueRules'),
  'T10-10': async (court) => {
    const trade = await s.trade(court, 'negotiating');
    const body = await court.once('training body', () => s.registeredBody(court, ['人才培训服务']));
    return court.ask(trade.id, { type: 'COMMISSION', body: body.id, commission: court.paper }, trade.seller.actor);
  },
  'T16-1': async (court) => {
    const one = await s.subject(court);
    const again = await court.open('subjectRegistration', s.registrationOf(one, '同名公司'), one.actor);
    return court.ask(again, s.submission(court), one.actor);
  },
  'T16-2': async (court) => {
    const one = await s.subject(court);
    const again = await court.open('subjectRegistration', s.registrationOf(one, '另一名称公司'), one.actor);
    return court.ask(again, s.submission(court), one.actor);
  },
  'T16-3': async (court) => {
    const one = await s.subject(court);
    await court.send(one.id, measure('SUSPEND'), s.system);
    const again = await court.open('subjectRegistration', s.registrationOf(one, '同名公司'), one.actor);
    return court.ask(again, s.submission(court), one.actor);
  },
  'T16-4': async (court) => {
    const party = uscc(court.serial());
    return court.asks(
      'subjectRegistration',
      { kinds: ['MERCHANT'], subject: { type: 'organisation', uscc: party, name: '他人公司' } },
      s.person('mallory', 'MERCHANT', `org:${uscc(court.serial())}`),
    );
  },
  'T16-5': async (court) =>
    court.asks(
      'subjectRegistration',
      { kinds: ['MERCHANT'], subject: { type: 'organisation', uscc: '91220101MA0Y2TLK3X', name: '某公司' } },
      s.person('mallory', 'MERCHANT', 'org:91220101MA0Y2TLK3X'),
    ),
};
