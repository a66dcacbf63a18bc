// P4, P6, P10(3), P11 to P14, P17 to P24: the agreement, the domain, and what is asked for under them.
import { allConditions } from '../../support/agreements.ts';
import { person } from '../../support/ledger.ts';
import { departments } from '../../../machines/operation/annual-evaluation/events.ts';
import { Court, type Event, type Finding, type Trial, type Trials } from '../court.ts';
import * as o from '../operation-stories.ts';

export const proposing =
  (more: object): Trial =>
  async (court) => {
    const one = await court.once('drafted', () => o.drafted(court));
    return court.ask(one.id, o.proposal(court, more), o.zhao);
  };
export const requesting =
  (more: object, agreed?: (court: Court) => Promise<o.Agreement>): Trial =>
  async (court) => {
    const one = await court.once(`grant draft ${agreed ?? ''}`, async () =>
      o.grantDraft(court, agreed && (await agreed(court))),
    );
    return court.ask(one.id, { type: 'SUBMIT', request: o.asked(more) }, one.agreement.operator);
  };
const dataset = (more: object): object => ({ datasets: [{ ...o.asked().datasets[0], ...more }] });
export const reviewing =
  (event: Event, actor: o.Actor, before?: (court: Court, grant: o.Grant) => Promise<unknown>): Trial =>
  async (court) => {
    const one = before ? await o.requested(court) : await court.once('requested', () => o.requested(court));
    await before?.(court, one);
    return court.ask(one.id, event, actor);
  };
const provision = async (court: Court, grant: string, actor = o.zhao): Promise<Finding> =>
  court.ask(grant, { type: 'PROVISION', acceptance: await o.acceptance(court), accounts: [] }, actor);
const accepting =
  (not: string): Trial =>
  async (court) =>
    court.ask(await o.checked(court, not), { type: 'ACCEPT', report: court.paper }, o.zhao);
/** A court of its own, in which the agreement has ended. */
const expired = async () => {
  const court = await Court.at();
  const one = await o.agreement(court);
  court.clock.set('2028-03-05T02:00:00Z');
  await court.ledger.pendingWork(one.id);
  return { court, one };
};
const term = (length: string): Trial => proposing({ term: length });
const welfare = (purpose: string, mode: string, more: object = {}) => ({
  charging: [{ purpose, mode, conditions: '按季结算', ...more }],
});

export const agreements: Trials = {
  'P4-2': proposing({ rights: ['dataHolding'] }),
  'P4-4': proposing({ rightsAndDuties: undefined }),
  'P4-5': proposing({ scope: undefined }),
  'P4-6': proposing({ effectiveDate: undefined }),
  'P4-7': proposing({ revenueMethod: undefined }),
  'P4-8': proposing({ dataSecurity: undefined }),
  'P4-9': proposing({ assetDisposal: undefined }),
  'P4-10': proposing({ exit: undefined }),
  'P4-11': requesting({}, (court) => o.agreement(court, { rights: ['productOperation'] })),
  'P6-1': requesting(dataset({ grade: undefined })),
  'P10-15': proposing({
    scope: { datasets: [{ id: '门诊量', provider: o.healthBureau, notProhibited: true }], scenarios: [] },
  }),
  'P10-16': async (court) => {
    const one = await court.once('signed by operator', () => o.signedByOperator(court));
    return court.ask(one.id, o.signature(court), o.office);
  },
  'P10-18': async (court) => {
    const one = await court.once('signed by operator', () => o.signedByOperator(court));
    return court.ask(one.id, o.signature(court, { document: await court.doc('另一文本.pdf') }), o.qian);
  },
  'P11-1': accepting('networkIsolation'),
  'P11-2': accepting('tenantIsolation'),
  'P11-3': accepting('developmentIsolation'),
  'P11-4': accepting('exportReview'),
  'P11-5': accepting('unifiedIdentity'),
  'P11-6': accepting('distributedPrivacyComputing'),
  'P11-7': async (court) => {
    const grant = await court.once('granted', () => o.granted(court));
    const acceptance = await o.checked(court);
    return court.ask(grant.id, { type: 'PROVISION', acceptance, accounts: [] }, o.zhao);
  },
  'P11-8': async (court) => {
    const builder = o.organisation(89_999);
    const id = await court.once('checked', () => o.checked(court));
    const actor = person('jian.she', 'AUTHORITY', `org:${builder.uscc}`);
    return court.ask(id, { type: 'ACCEPT', report: court.paper }, actor);
  },
  'P12-1': async (court) => {
    const one = await o.shared(court);
    return court.asks('annualEvaluation', { agreement: one.id, year: 2026 }, one.operator);
  },
  'P12-2': async (court) => {
    const one = await o.shared(court);
    const id = await court.open('annualEvaluation', { agreement: one.id, year: 2026 }, o.zhao);
    return court.ask(
      id,
      o.evidenceAsked(
        court,
        departments.filter((name) => name !== 'audit'),
      ),
      o.zhao,
    );
  },
  'P12-4': async (court) => {
    const one = await o.agreement(court);
    const id = await court.open('annualEvaluation', { agreement: one.id, year: 2026 }, o.zhao);
    const commission = {
      type: 'COMMISSION',
      evaluator: o.organisation(one.serial),
      contract: court.paper,
      independence: { declared: true },
    };
    return court.ask(id, commission, o.zhao);
  },
  'P13-1': term('3 y'),
  'P13-2': term('1 y'),
  'P13-3': async () => {
    const { court, one } = await expired();
    const asked = { applicant: o.organisation(one.serial), form: 'legalPerson', previous: one.id };
    const id = await court.ledger.open({
      lifecycle: 'authorizationApplication',
      input: asked,
      actor: one.operator,
      key: crypto.randomUUID(),
    });
    if (!id.ok) return { answer: id, wrote: false };
    const { filing } = await import('../procedure-stories.ts');
    return court.ask(id.caseId, { type: 'SUBMIT', filing: filing(court) }, one.operator);
  },
  'P13-4': async () => {
    const { court, one } = await expired();
    return court.asks('scenarioGrant', { agreement: one.id, scenario: o.scenario }, one.operator);
  },
  'P13-5': async (court) => {
    const one = await o.shared(court);
    const asked = { agreement: one.id, reason: '经营调整', effectiveDate: '2026-06-30' };
    return court.asks('earlyTermination', asked, o.zhao);
  },
  'P14-8': async (court) => {
    const one = await court.once('signed by operator', () => o.signedByOperator(court));
    const conditions = { ...allConditions, enterpriseLists: { met: false, finding: '已被列入' } };
    return court.ask(one.id, o.signature(court, { conditions }), o.qian);
  },
  'P17-1': async (court) => {
    const one = await o.shared(court);
    return court.asks('scenarioGrant', { agreement: one.id }, one.operator);
  },
  'P17-2': requesting({ withoutPartner: false, partners: [] }),
  'P17-3': requesting({ scopeOfUse: undefined }),
  'P17-4': requesting({ value: {} }),
  'P17-5': requesting({ goals: [], plan: undefined }),
  'P17-6': requesting({ plan: { start: '2026-03-02', end: '2028-12-31' } }),
  'P17-7': reviewing(o.consent({ minimality: { clear: false, basis: '超出必要' } }), o.zhao),
  'P17-8': async (court) => {
    const { agreement } = await court.once('granted', () => o.granted(court));
    return court.asks('scenarioGrant', { agreement: agreement.id, scenario: o.scenario }, agreement.operator);
  },
  'P17-9': requesting(dataset({ necessity: undefined })),
  'P18-1': async (court) => {
    const one = await court.once('half consented', async () => {
      const made = await o.requested(court);
      await court.send(made.id, o.consent(), o.zhao);
      return made;
    });
    return provision(court, one.id);
  },
  'P18-2': reviewing(o.consent(), o.zhao, (court, one) =>
    court.send(one.id, { type: 'REFUSE_AS_PROVIDER', ...o.why }, o.health),
  ),
  'P18-3': async (court) => {
    const one = await court.once('requested', () => o.requested(court));
    return court.ask(one.id, o.answer(), { ...o.health, person: one.agreement.operator.person });
  },
  'P18-4': reviewing(o.answer(), o.otherProvider),
  'P18-5': async (court) => {
    const one = await court.once('provider consented', async () => {
      const made = await o.requested(court);
      await court.send(made.id, o.answer(), o.health);
      return made;
    });
    return provision(court, one.id);
  },
  'P18-6': reviewing(o.answer(), { ...o.health, person: o.zhao.person }, (court, one) =>
    court.send(one.id, o.consent(), o.zhao),
  ),
  'P18-7': requesting(dataset({ dataset: '门诊量' })),
  'P18-8': async (court) => {
    const one = await court.once('grant draft ', () => o.grantDraft(court));
    const request = o.asked(dataset({ provider: one.agreement.operator.party }));
    return court.ask(one.id, { type: 'SUBMIT', request }, one.agreement.operator);
  },
  'P18-9': async (court) => {
    const [one, other] = [await o.shared(court), await court.once('other', () => o.agreement(court))];
    return court.asks('scenarioGrant', { agreement: one.id, scenario: o.scenario }, other.operator);
  },
  'P22-1': async (court) =>
    proposing(welfare('industrialDevelopment', 'paid', { priceEvaluation: court.paper }))(court),
  'P22-2': async (court) => proposing(welfare('industrialDevelopment', 'paid', { valuation: court.paper }))(court),
  'P22-3': proposing(welfare('publicWelfare', 'paid')),
  'P22-4': proposing(welfare('industrialDevelopment', 'free')),
  'P24-1': proposing({ distribution: undefined }),
};
