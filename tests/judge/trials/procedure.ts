// P4, P7, P9, P10, P14, P15, P26: how an authorization comes about.
import { person, uscc } from '../../support/ledger.ts';
import type { Court, Finding, Trial, Trials } from '../court.ts';
import * as o from '../operation-stories.ts';
import * as p from '../procedure-stories.ts';

/** In the court with the open window, not in the one that is given. */
export const here =
  (act: (court: Court) => Promise<Finding>): Trial =>
  async () =>
    act(await p.procedure());
export const filing = (more: object | ((court: Court) => object)): Trial =>
  here(async (court) => {
    const { id, actor } = await court.once('draft', () => p.draft(court));
    return court.ask(
      id,
      { type: 'SUBMIT', filing: p.filing(court, typeof more === 'function' ? more(court) : more) },
      actor,
    );
  });
const passing = (more: object, actor = o.zhao): Trial =>
  here(async (court) => {
    const { id } = await court.once('applied', () => p.applied(court));
    return court.ask(id, p.pass(more), actor);
  });
const announcing = (more: object): Trial =>
  here(async (court) => {
    const id = await court.open('annualAnnouncement', { year: p.newYear() }, o.zhao);
    return court.ask(id, { type: 'SUBMIT', content: p.content(court, more) }, o.zhao);
  });
const seated = (act: (court: Court, one: p.Reviewed) => Promise<Finding>): Trial =>
  here(async (court) => act(court, await court.once('seated', () => p.seated(court))));
const sitting = (act: (court: Court, one: p.Sitting) => Promise<Finding>): Trial =>
  here(async (court) => act(court, await court.once('sitting', () => p.sitting(court))));
/** An application that was drawn up before the window, submitted at this instant. */
const on =
  (instant: string): Trial =>
  async () => {
    const court = await p.window('2026-03-20T10:00:00+08:00');
    const { id, actor } = await p.draft(court);
    court.clock.set(instant);
    for (const due of [await p.announced(court), id]) await court.ledger.pendingWork(due);
    return court.ask(id, { type: 'SUBMIT', filing: p.filing(court) }, actor);
  };
/** A list that does not say that neither the enterprise nor its representative is on it. */
export const listed = (court: Court, not: string) =>
  Object.fromEntries(
    ['judgmentDefaulters', 'majorTaxCases', 'seriousDishonesty']
      .filter((list) => list !== not)
      .map((list) => [list, { declared: true, evidence: [court.paper] }]),
  );
const unmet = { met: false, finding: '经查不符合' };

export const procedure: Trials = {
  'P4-1': filing({ rights: ['dataHolding'] }),
  'P4-3': here(async (court) =>
    court.asks(
      'authorizationApplication',
      {
        applicant: { type: 'citizen', ref: 'c'.repeat(32) },
        form: 'naturalPerson',
        announcement: await p.announced(court),
      },
      person('min', 'APPLICANT', `citizen:${'c'.repeat(32)}`),
    ),
  ),
  'P7-3': here(async (court) => {
    const { matter } = await court.once('agenda', () => p.onAgenda(court));
    return court.ask(matter, { type: 'OPEN_SITTING', present: ['m0', 'm1', 'm2'] }, o.office);
  }),
  'P7-4': sitting((court, { matter }) => court.ask(matter, p.vote(), p.committee('stranger'))),
  'P7-5': here(async (court) => {
    const { matter } = await p.sitting(court);
    await court.send(matter, p.vote(), p.committee('m0'));
    return court.ask(matter, p.vote('oppose'), p.committee('m0'));
  }),
  'P7-6': here(async (court) => {
    const { matter } = await p.sitting(court);
    await court.send(matter, { type: 'RECUSE', reason: '与申请单位有利害关系' }, p.committee('m1'));
    return court.ask(matter, p.vote(), p.committee('m1'));
  }),
  'P7-7': sitting((court, { matter }) => court.ask(matter, p.decide(court), o.office)),
  'P9-6': passing({ admissibleData: undefined }),
  'P9-1': filing(excluding('stateSecrets')),
  'P9-2': filing(excluding('publicSecurity')),
  'P9-3': filing(excluding('notToBeOpened')),
  'P9-4': filing(excluding('closedByLaw')),
  'P9-5': filing(excluding('otherwiseUnsuitable')),
  'P10-1': here(async (court) => {
    const serial = court.serial();
    const asked = {
      applicant: o.organisation(serial),
      form: 'legalPerson',
      announcement: 'annualAnnouncement/1999-1/1',
    };
    return court.asks('authorizationApplication', asked, person('wu', 'APPLICANT', `org:${uscc(serial)}`));
  }),
  'P10-2': on('2026-05-01T00:00:00+08:00'),
  'P10-3': on('2026-03-31T23:59:59+08:00'),
  'P10-4': announcing({ modes: [] }),
  'P10-5': announcing({ conditions: [] }),
  'P10-6': here((court) =>
    court.asks('annualAnnouncement', { year: p.newYear() }, person('ma', 'APPLICANT', 'org:91220101MA0Y2TLK3X')),
  ),
  'P10-7': filing({ mode: '整体授权' }),
  'P10-8': here(async (court) => {
    const { id } = await court.once('applied', () => p.applied(court));
    return court.ask(id, { type: 'REPORT', summary: '未经评审' }, o.qian);
  }),
  'P10-9': here(async (court) => {
    const one = await court.once('passed', () => p.passed(court));
    const { review, actor } = one;
    await court.once('tainted group', () =>
      court.send(review, p.group(court, p.member('e6', { employer: actor.party })), o.office),
    );
    return court.ask(review, p.panel(['e1', 'e2', 'e3', 'e4', 'e6']), o.qian);
  }),
  'P10-10': here(async (court) => {
    const { review } = await p.passed(court);
    await court.send(review, p.group(court), o.office);
    return court.ask(review, p.panel(['e1', 'e2']), o.qian);
  }),
  'P10-11': here(async (court) => {
    const { review } = await p.passed(court);
    await court.send(review, p.group(court, p.member('e7', { servesAuthority: true })), o.office);
    return court.ask(review, p.panel(['e1', 'e2', 'e3', 'e4', 'e7']), o.qian);
  }),
  'P10-12': here(async (court) => {
    const { review } = await p.seated(court);
    await court.send(review, p.score, p.expert('e1'));
    return court.ask(review, p.score, p.expert('e1'));
  }),
  'P10-13': seated((court, { id }) => court.ask(id, { type: 'REPORT', summary: '评审未完' }, o.qian)),
  'P10-14': here(async (court) => {
    const one = await p.decided(court, 'oppose');
    return court.asks(
      'operatingAgreement',
      { application: one.id, operator: o.organisation(1), previous: null, approved: null },
      o.zhao,
    );
  }),
  'P10-17': here(async (court) => {
    const { id, actor } = await court.once('applied', () => p.applied(court));
    return court.ask(id, p.pass(), { ...o.zhao, person: actor.person });
  }),
  'P12-3': here(async (court) => {
    const agreed = await o.agreement(court, { effectiveDate: '2026-04-10' });
    await court.send(await o.toConfirm(court, agreed, 'A'), { type: 'CONFIRM' }, o.qian);
    const actor: o.Actor = { ...agreed.operator, hat: 'APPLICANT' };
    const applicant = o.organisation(agreed.serial);
    const asked = { applicant, form: 'legalPerson', announcement: await p.announced(court) };
    const id = await court.open('authorizationApplication', asked, actor);
    await court.send(id, { type: 'SUBMIT', filing: p.filing(court) }, actor);
    return court.ask(id, p.pass(), o.zhao);
  }),
  'P14-1': filing({ partyOrganisation: undefined }),
  'P14-2': filing({ soundBusiness: undefined }),
  'P14-3': passing({ enterpriseRecord: unmet }),
  'P14-4': passing({ representativeRecord: unmet }),
  'P14-5': here(async (court) => lists(court, { enterpriseLists: listed(court, 'judgmentDefaulters') })),
  'P14-6': here(async (court) => lists(court, { enterpriseLists: listed(court, 'majorTaxCases') })),
  'P14-7': here(async (court) => lists(court, { representativeLists: listed(court, 'seriousDishonesty') })),
  'P15-1': filing({ securityLead: undefined }),
  'P15-2': here(async (court) => {
    const securityLead = { declared: true, evidence: [court.paper], person: '1'.repeat(32) };
    return lists(court, { securityLead });
  }),
  'P15-3': filing({ protectionExperience: undefined }),
  'P15-4': filing({ cryptographyExperience: undefined }),
  'P15-5': filing({ securityCertification: undefined }),
  'P15-6': here(async (court) =>
    lists(court, {
      securityCertification: { number: 'DSM-1', validUntil: '2026-04-09', document: court.paper },
    }),
  ),
  'P15-7': here(async (court) => lists(court, { riskEvaluation: { high: 0, medium: 1, report: court.paper } })),
  'P15-8': here(async (court) => lists(court, { riskEvaluation: { high: 1, medium: 0, report: court.paper } })),
  'P26-1': here(async (court) => {
    const one = await court.once('drafted', () => o.drafted(court));
    return court.ask(one.id, o.proposal(court, { responsibility: undefined }), o.zhao);
  }),
};
async function lists(court: Court, more: object): Promise<Finding> {
  const { id, actor } = await court.once('draft', () => p.draft(court));
  return court.ask(id, { type: 'SUBMIT', filing: p.filing(court, more) }, actor);
}
function excluding(kind: string) {
  const kinds = ['stateSecrets', 'publicSecurity', 'notToBeOpened', 'closedByLaw', 'otherwiseUnsuitable'];
  const exclusions = kinds.filter((one) => one !== kind).map((one) => [one, { declared: true }]);
  return { exclusions: Object.fromEntries(exclusions) };
}
