// An operator in its city: what it and the offices may open, how its cases come so far, how the ports answer.
import type { Ledger } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { departments } from '../../machines/operation/committee-matter/events.ts';
import { points } from '../../machines/operation/domain-acceptance/events.ts';
import { approved } from '../support/agreements.ts';
import { aDocument, aFullChecklist, aLedger, person, sent, started, uscc } from '../support/ledger.ts';
import { type Documents, ahead } from './asks.ts';
import type { Domain } from './domain.ts';
import { next, scenarios } from './operation-acts.ts';
import { next as nextInTrading } from './trading-acts.ts';
import type { Ask, Port, World } from './world.ts';

const offices = ['zhao', 'qian', 'sun'];
const owners = ['sun', 'li', 'chen'];
const system = person('system', 'SYSTEM');
export const openable = [
  'grant',
  'staff',
  'product',
  'listing',
  'evaluation',
  'order',
  'revocation',
  'early',
  'renewal',
] as const;

export const pick = <T>(list: T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
export const actorOf = ({ hat, party }: Ask, who: number): Actor => ({
  person: (party ? owners : offices)[who]!,
  hat,
  ...(party && { party }),
});

type City = { ledger: Ledger; documents: Documents; announcement: string; acceptance: string };
/** What all operators share: this year's announcement, and the domain, which is accepted. */
export async function aCity(options: Parameters<typeof aLedger>[0]): Promise<City> {
  const ledger = await aLedger(options);
  const paper = await aDocument(ledger);
  const announcement = await started(ledger, 'annualAnnouncement', { year: 2026 }, person('zhao', 'AUTHORITY'));
  const builder = { type: 'organisation', uscc: uscc(89_999), name: '长春数科有限公司' };
  const acceptance = await started(
    ledger,
    'domainAcceptance',
    { domain: 'changchun', title: '长春市授权运营域', builder },
    person('zhao', 'AUTHORITY'),
  );
  await sent(
    ledger,
    acceptance,
    { type: 'START', standard: { version: '1.0', document: paper } },
    person('zhao', 'AUTHORITY'),
  );
  for (const [group, type] of Object.entries({
    safety: 'CHECK_SAFETY',
    standards: 'CHECK_STANDARDS',
    functions: 'CHECK_FUNCTIONS',
    enclave: 'CHECK_ENCLAVE',
  } as const)) {
    const met = Object.fromEntries(
      points[group as keyof typeof points].map((point) => [point, { met: true, evidence: [paper] }]),
    );
    await sent(ledger, acceptance, { type, findings: met }, person('qian', 'AUTHORITY'));
  }
  await sent(ledger, acceptance, { type: 'ACCEPT', report: paper }, person('zhao', 'AUTHORITY'));
  return { ledger, documents: { paper, checklist: await aFullChecklist(ledger) }, announcement, acceptance };
}

export type Situation = { world: World; city: City; domain: Domain; uscc: string };
const organisation = ({ uscc: code }: Situation) => ({ type: 'organisation', uscc: code, name: '长春数据集团' });
const operatorOf = ({ uscc: code }: Situation, hat: Actor['hat'] = 'OPERATOR'): Actor => ({
  person: 'li',
  hat,
  party: `org:${code}`,
});
export const stepsOf = ({ world, city }: Situation) =>
  [...world.cases.values()]
    .filter(({ ended }) => !ended)
    .flatMap((row) =>
      (row.lifecycle === 'subjectRegistration'
        ? nextInTrading(world, row, city.documents)
        : next(world, row, city.documents, city.acceptance)
      ).map((ask) => ({ id: row.id, ask })),
    );

/** An agreement in force; then, as far as it has begun: a grant in use, a person admitted, a product exported and listed. */
export async function aSituation(here: Situation, begun: number): Promise<void> {
  await openAgreement(here, null);
  await walk(here, 3);
  const stages = ['grant', 'staff', 'product', 'owner', 'listing', 'grant'] as const;
  for (const [at, what] of stages.slice(0, begun).entries()) {
    if (what === 'owner')
      await here.world.open(
        'subjectRegistration',
        { kinds: ['MERCHANT'], subject: organisation(here) },
        operatorOf(here, 'MERCHANT'),
      );
    else await open(here, what, at);
    await walk(here, 7);
  }
}
/** Steps of the normal path, until nothing but the daily run is left. */
async function walk(here: Situation, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    const step = stepsOf(here).find(({ ask }) => !['ENTER_DOMAIN', 'ASSIGN_SCENARIOS'].includes(ask.event.type));
    const office = step?.ask.event.type === 'SIGN_AS_AUTHORITY' || step?.ask.event.type === 'PASS' ? 1 : 0;
    if (step)
      await here.world.send(
        step.id,
        step.ask.event,
        actorOf(step.ask, step.ask.party ? (step.ask.hat === 'PROVIDER' ? 2 : 1) : office),
      );
    else await here.world.answer(portsOf(here));
  }
}
export const portsOf =
  ({ domain, city }: Situation): Port =>
  (op, input) =>
    op.startsWith('domain.')
      ? domain.carryOut(op.slice('domain.'.length), input)
      : op === 'archive.seal'
        ? { sha256: city.documents.paper.sha256, rows: 10, documents: 2 }
        : {};

async function openAgreement(here: Situation, previous: string | null): Promise<string | undefined> {
  const { world, city } = here;
  const ground = previous ? { previous } : { announcement: city.announcement };
  const application = await world.open(
    'authorizationApplication',
    { applicant: organisation(here), form: 'legalPerson', ...ground },
    operatorOf(here, 'APPLICANT'),
  );
  if (previous && application)
    for (const type of ['RENEWAL_APPLIED', 'RENEWAL_APPROVED'])
      await world.send(previous, { type, application }, system);
  return (
    application &&
    world.open('operatingAgreement', { application, operator: organisation(here), previous, approved }, system)
  );
}
export async function open(here: Situation, what: (typeof openable)[number], which: number): Promise<unknown> {
  const {
    world,
    city: {
      documents: { paper },
    },
  } = here;
  const agreement = pick(world.of('operatingAgreement'), which)!.id;
  const grant = pick(world.of('scenarioGrant'), which)?.id;
  const authority: Actor = { person: offices[which % 3]!, hat: 'AUTHORITY' };
  switch (what) {
    case 'grant':
      return world.open('scenarioGrant', { agreement, scenario: pick(scenarios, which)! }, operatorOf(here));
    case 'staff':
      return world.open(
        'staffAdmission',
        {
          agreement,
          person: { type: 'citizen', ref: String(which).padStart(8, '0').repeat(4) },
          position: '工程师',
          grants: grant ? [grant] : [],
        },
        operatorOf(here),
      );
    case 'product':
      return (
        grant &&
        world.open(
          'productExport',
          { agreement, grants: [grant], title: `产品${which}`, form: which % 2 ? 'report' : 'interface' },
          operatorOf(here),
        )
      );
    case 'listing': {
      const product = pick(world.of('productExport'), which);
      const owner = world.of('subjectRegistration')[0];
      const publicData = product && { export: product.id, agreement: world.context(product.id).agreement };
      return (
        publicData &&
        owner &&
        world.open(
          'listingRegistration',
          {
            registration: owner.id,
            owner: `org:${here.uscc}`,
            title: `标的${which}`,
            type: { class: 'DATA_PRODUCT', kind: 'derivative' },
            publicData,
          },
          operatorOf(here, 'MERCHANT'),
        )
      );
    }
    case 'evaluation':
      return world.open('annualEvaluation', { agreement, year: 2026 + (which % 3) }, authority);
    case 'order':
      return world.open(
        'operatorRectification',
        {
          agreement,
          finding: '日志缺失',
          items: [{ item: '日志审计', requirement: '补齐' }],
          due: ahead(world, 20),
          ...(which % 2 && grant ? { scope: [grant] } : { datasets: ['病案首页'] }),
        },
        authority,
      );
    case 'revocation':
      return world.open(
        'revocation',
        { agreement, ground: 'dataLeakedOrHandedOn', allegation: '外泄', evidence: [paper] },
        authority,
      );
    case 'early':
      return world.open(
        'earlyTermination',
        { agreement, reason: '业务调整', effectiveDate: ahead(world, 35 + which).slice(0, 10) },
        operatorOf(here),
      );
    case 'renewal':
      return openAgreement(here, agreement);
    default:
      return what satisfies never;
  }
}
/** The committee sits on a pending matter, as far as it gets. */
export async function sit(
  {
    world,
    city: {
      documents: { paper },
    },
  }: Situation,
  which: number,
): Promise<void> {
  const matter = pick(
    world.of('committeeMatter').filter(({ ended }) => !ended),
    which,
  )?.id;
  if (!matter) return;
  const office: Actor = { person: 'jiang', hat: 'COMMITTEE_OFFICE' };
  const members = departments.map((department, i) => ({ department, person: i < 3 ? offices[i]! : `m${i}` }));
  await world.send(matter, { type: 'PUT_ON_AGENDA', meetingOn: '2026-05-20', seats: members }, office);
  const barred: string[] = [
    ...world.context(matter).hands,
    ...world.context(matter).recusals.map((one: { person: string }) => one.person),
  ];
  const present = members.map((member) => member.person).filter((one) => !barred.includes(one));
  await world.send(matter, { type: 'OPEN_SITTING', present }, office);
  for (const one of present)
    await world.send(
      matter,
      { type: 'VOTE', choice: which % 4 ? 'approve' : 'oppose' },
      { person: one, hat: 'COMMITTEE' },
    );
  await world.send(matter, { type: 'DECIDE', minutes: paper }, office);
}
