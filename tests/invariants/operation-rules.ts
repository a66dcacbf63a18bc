// The invariants that concern the authorized operation, each read off the stored rows after every act.
import { endOfDay } from '../../machines/kernel/durations.ts';
import type { CaseRow } from '../../ledger/index.ts';
import type { Domain } from './domain.ts';
import { type Check, type Row, type World, must } from './world.ts';

const same = (one: string[], other: string[]): boolean => [...one].sort().join() === [...other].sort().join();
const ofAgreement = (world: World, lifecycle: string, id: string): CaseRow[] =>
  world.of(lifecycle).filter((one) => !one.ended && world.context(one.id).agreement === id);
const isLifecycle = (row: Row, lifecycle: string): boolean => row.case_id.startsWith(`${lifecycle}/`);
const names = (world: World, ids: string[]): string => `[${ids.map((id) => world.name(id))}]`;

/** 6 and 15: rights are suspended for exactly the orders and investigations that stand, and so is what hangs on them. */
const rightsFollowTheirCauses: Check = (world) => {
  for (const one of world.of('operatingAgreement').filter(({ tags }) => tags.includes('inForce'))) {
    const causes: string[] = world.context(one.id).causes.map(({ cause }: { cause: string }) => cause);
    const standing = [
      ...ofAgreement(world, 'operatorRectification', one.id),
      ...ofAgreement(world, 'revocation', one.id).filter(({ id }) => world.context(id).suspends),
    ].map(({ id }) => id);
    must(
      same(causes, standing),
      `invariant 6: ${world.name(one.id)} is suspended for ${names(world, causes)}, but what stands is ${names(world, standing)}`,
    );
    must(
      one.tags.includes('rightsActive') === (causes.length === 0),
      `invariant 6: ${world.name(one.id)} has ${causes.length} causes and its rights are ${one.state}`,
    );
    for (const lifecycle of ['scenarioGrant', 'staffAdmission', 'productExport'])
      for (const { id, tags } of ofAgreement(world, lifecycle, one.id)) {
        const own: string[] = world.context(id).causes;
        const inherited = own.filter((cause) => cause !== id && !cause.startsWith('scenarioGrant/'));
        must(
          same(inherited, causes),
          `invariant 15: ${world.name(id)} is suspended for ${names(world, inherited)}, its agreement for ${names(world, causes)}`,
        );
        must(
          own.length === 0 || (!tags.includes('inUse') && !tags.includes('admitted')),
          `invariant 6: ${world.name(id)} is open under a suspension`,
        );
      }
  }
};
/** 15: a listing of a product that is suspended is suspended for it, and for it alone. */
const listingsFollowTheirExport: Check = (world) => {
  for (const one of world.of('listingRegistration').filter(({ tags }) => tags.includes('inForce'))) {
    const { causes, publicData } = world.context(one.id);
    const stands = causes
      .filter(({ kind }: { kind: string }) => kind === 'export')
      .map(({ cause }: { cause: string }) => cause);
    const product = world.get(publicData.export);
    must(
      world.context(one.id).dossier.fingerprint === world.context(product.id).dossier.fingerprint,
      `invariant 20: ${world.name(one.id)} is in force with another content than its product`,
    );
    must(!product.ended, `invariant 15: ${world.name(one.id)} is in force, but its product is ${product.state}`);
    must(
      same(stands, product.tags.includes('suspended') ? [product.id] : []),
      `invariant 15: ${world.name(one.id)} is suspended for ${names(world, stands)}, its product is ${product.state}`,
    );
  }
};

/** 7: a result that does not conform, its order and the suspension are one act, and none is without the others. */
const evaluationOrdersAndSuspends: Check = (world, { rows }) => {
  const opened = rows.filter((row) => isLifecycle(row, 'operatorRectification') && row.event.type === 'OPEN');
  for (const row of rows.filter((one) => isLifecycle(one, 'annualEvaluation') && one.to_state[0] === 'nonConforming'))
    must(
      // After the end there is nothing to order: the result follows the operator (P12).
      world.context(row.case_id).ended ||
        opened.some((order) => world.context(order.case_id).evaluation === row.case_id),
      `invariant 7: ${world.name(row.case_id)} does not conform, and nothing is ordered`,
    );
  for (const order of opened) {
    const { agreement, evaluation } = world.context(order.case_id);
    must(
      rows.some(
        (row) =>
          row.case_id === agreement && row.event.type === 'SUSPEND_RIGHTS' && row.event['cause'] === order.case_id,
      ),
      `invariant 7: ${world.name(order.case_id)} is ordered, and nothing is suspended`,
    );
    must(
      !evaluation || rows.some((row) => row.case_id === evaluation && row.to_state[0] === 'nonConforming'),
      `invariant 7: ${world.name(order.case_id)} rests on an evaluation that conforms`,
    );
  }
};

const hanging = [
  'scenarioGrant',
  'staffAdmission',
  'productExport',
  'earlyTermination',
  'operatorRectification',
  'revocation',
];
/** 8: what hangs on an agreement ends with it, or goes over to what a signed successor covers; the closure starts at once. */
const endsTakeEverything: Check = (world, { rows }) => {
  for (const row of rows.filter(
    (one) => isLifecycle(one, 'operatingAgreement') && one.to_state[0] === 'closing' && one.from_state[0] !== 'closing',
  )) {
    const left = hanging.flatMap((lifecycle) => ofAgreement(world, lifecycle, row.case_id)).map(({ id }) => id);
    must(
      left.length === 0,
      `invariant 8: ${world.name(row.case_id)} has ended, and ${names(world, left)} still hang on it`,
    );
    must(
      rows.some(
        (other) =>
          isLifecycle(other, 'domainClosure') &&
          other.event.type === 'OPEN' &&
          world.context(other.case_id).agreement === row.case_id,
      ),
      `invariant 8: ${world.name(row.case_id)} has ended, and no closure was started`,
    );
  }
  for (const { case_id: id, event } of rows.filter(({ event: told }) => told.type === 'AGREEMENT_ENDED')) {
    const one = world.get(id);
    if (one.ended || one.lifecycle !== 'scenarioGrant' || !one.tags.includes('inForce')) continue;
    const { agreement, scenario } = world.context(id);
    const { terms, previous } = world.context(agreement);
    must(
      agreement === event['successor'] &&
        previous === event['agreement'] &&
        (!terms.scope.scenarios.length || terms.scope.scenarios.includes(scenario)),
      `invariant 8: ${world.name(id)} went over to ${world.name(agreement)}, which does not cover it`,
    );
  }
};
/** 8: nobody enters, nothing is opened and nothing let out once the term is over, whoever was up to see it end. */
const accessEndsWithTheTerm: Check = (world, { rows }) => {
  for (const row of rows.filter(
    (one) =>
      hanging.some((lifecycle) => isLifecycle(one, lifecycle)) &&
      ['ENTER_DOMAIN', 'PROVISION', 'CONSENT', 'APPROVE', 'EXPORT'].includes(one.event.type),
  )) {
    const { endsAt } = world.context(world.context(row.case_id).agreement);
    must(
      Date.parse(row.at) < Date.parse(endsAt),
      `invariant 8: ${row.event.type} of ${world.name(row.case_id)} at ${row.at}, after the end at ${endsAt}`,
    );
  }
};

/** 9: first access is revoked, then data are deleted, then somebody else verifies; logs are kept for six months. */
const closureIsInOrder: Check = (world, { rows }) => {
  for (const row of rows.filter((one) => isLifecycle(one, 'domainClosure'))) {
    const context = world.context(row.case_id);
    const leaf = row.to_state[0]!;
    const where = `invariant 9: ${world.name(row.case_id)} is ${leaf}`;
    must(
      !/^(disposing|deleting|held|verifying|retainingLogs|closed)/.test(leaf) || context.revoked !== null,
      `${where} before access was revoked`,
    );
    must(
      !/^(retainingLogs|closed)/.test(leaf) ||
        (context.deleted !== null && context.verifiedBy !== null && !context.disposers.includes(context.verifiedBy)),
      `${where} without a deletion that a second person verified`,
    );
    // The context is that of the last row of the act; a deadline that was due may come before the hold.
    must(
      world.get(row.case_id).state[0] !== leaf || !leaf.startsWith('deleting') || context.holds.length === 0,
      `${where} under a legal hold`,
    );
    if (leaf !== 'closed') continue;
    const record = world.get(context.record);
    const floor = new Date(Date.parse(context.endedAt) + 8 * 3_600_000);
    floor.setUTCMonth(floor.getUTCMonth() + 6);
    must(
      Date.parse(world.context(record.id).until) >=
        Math.min(floor.getTime() - 8 * 3_600_000, Date.parse(context.endedAt) + 184 * 86_400_000) - 86_400_000,
      `${where}, its logs kept until ${world.context(record.id).until} only`,
    );
    must(world.get(context.agreement).ended, `${where}, and its agreement is ${world.get(context.agreement).state}`);
  }
};

/** 10: no early end, termination or revocation without a matter that the committee decided, with a quorum. */
const committeeDecidesEnds: Check = (world, { rows }) => {
  for (const row of rows.filter(
    (one) => isLifecycle(one, 'operatingAgreement') && ['END', 'TERMINATE_SCOPE'].includes(one.event.type),
  )) {
    const { matter } = world.context(row.event['cause'] as string);
    must(
      matter,
      `invariant 10: ${world.name(row.case_id)} is ended by ${world.name(row.event['cause'] as string)} without a committee`,
    );
    const { outcome, votes, seats, hands, recusals, minutes } = world.context(matter);
    const barred = [...hands, ...recusals.map(({ person }: { person: string }) => person)];
    const members = seats.filter(({ person }: { person: string }) => !barred.includes(person)).length;
    must(
      outcome === 'approved' && minutes,
      `invariant 10: ${world.name(matter)} was ${outcome}, and ends ${world.name(row.case_id)}`,
    );
    must(
      votes.length * 3 >= members * 2,
      `invariant 10: ${world.name(matter)} was decided by ${votes.length} of ${members}`,
    );
    must(
      votes.filter(({ choice }: { choice: string }) => choice === 'approve').length * 2 > members,
      `invariant 10: ${world.name(matter)} has no majority of its members`,
    );
    must(
      !votes.some(({ person }: { person: string }) => barred.includes(person)),
      `invariant 12: somebody voted on ${world.name(matter)} who was recused or had prepared it`,
    );
  }
};

/** 11: a plan lies within the term; a renewed agreement begins when the old one has ended. */
const termsAreKept: Check = (world) => {
  for (const one of world.of('scenarioGrant').filter(({ tags, ended }) => !ended && tags.includes('inForce'))) {
    const { granted, agreement } = world.context(one.id);
    const { endsAt, successor } = world.context(agreement);
    const limit = successor ? (world.context(successor.agreement).endsAt ?? endsAt) : endsAt;
    must(
      Date.parse(endOfDay(granted.plan.end)) <= Date.parse(limit),
      `invariant 11: the plan of ${world.name(one.id)} ends on ${granted.plan.end}, its agreement at ${limit}`,
    );
  }
  for (const one of world.of('operatingAgreement')) {
    const { previous, startsAt, previousEndsAt } = world.context(one.id);
    must(
      !previous || !startsAt || startsAt >= previousEndsAt,
      `invariant 11: ${world.name(one.id)} begins at ${startsAt}, the old term ends at ${previousEndsAt}`,
    );
  }
};

const makers: Record<string, string[]> = {
  'annualEvaluation CONFIRM': ['ASSESS'],
  'operatingAgreement SIGN_AS_AUTHORITY': ['PROPOSE'],
  'earlyTermination PASS': ['OPEN'],
  'revocation REPORT_FINDINGS': ['OPEN'],
  'staffAdmission PASS': ['OPEN', 'RESUBMIT'],
  'scenarioGrant CONSENT': ['SUBMIT', 'RESUBMIT', 'REQUEST_CHANGE'],
  'scenarioGrant CONSENT_AS_PROVIDER': ['SUBMIT', 'RESUBMIT', 'REQUEST_CHANGE'],
  'productExport APPROVE': ['SUBMIT', 'RESUBMIT'],
  'productExport APPROVE_SCENARIOS': ['REQUEST_SCENARIOS'],
  'listingRegistration PASS': ['SUBMIT', 'RESUBMIT'],
  'domainClosure VERIFY_DELETION': ['RECORD_DISPOSAL'],
  'scenarioGrant REGRADE': ['OPEN', 'SUBMIT', 'RESUBMIT', 'REQUEST_CHANGE'],
  'scenarioGrant ORDER_CORRECTION': ['REPORT_FINDING'],
  'scenarioGrant START_REVOCATION': ['REPORT_FINDING'],
  'scenarioGrant DISMISS_FINDING': ['REPORT_FINDING'],
  'staffAdmission VERIFY_IDENTITY': ['OPEN', 'RESUBMIT'],
  'staffAdmission LIFT': ['SUSPEND'],
  'productExport CONFIRM_MISUSE': ['MISUSE_FOUND', 'SUBMIT', 'RESUBMIT'],
  'productExport DISMISS_MISUSE': ['MISUSE_FOUND', 'SUBMIT', 'RESUBMIT'],
  'productExport EXPORT': ['APPROVE', 'RETURN'],
  'dataImport APPROVE': ['OPEN', 'SUBMIT', 'RESUBMIT'],
  'dataImport IMPORT': ['APPROVE', 'RETURN'],
};
/** Where every earlier maker counts, not only the last. */
const ours = ['scenarioGrant', 'staffAdmission', 'dataImport', 'productExport', 'dataQualityIssue'];
/** 12: maker is not checker; in what hangs on a grant, whoever ever made it. */
const checkersDiffer: Check = (world, { rows }) => {
  for (const row of rows) {
    const { lifecycle } = world.get(row.case_id);
    const types = makers[`${lifecycle} ${row.event.type}`];
    const made = types
      ? world
          .log(row.case_id)
          .filter(({ seq, event }) => seq < row.seq && types.includes(event.type))
          .map(({ actor }) => actor.person)
      : [];
    const counted = ours.includes(lifecycle) && !row.event.type.endsWith('_FINDING') ? made : made.slice(-1);
    must(
      !counted.includes(row.actor.person) || row.actor.hat === 'SYSTEM',
      `invariant 12: ${row.actor.person} checked by ${row.event.type} what ${row.actor.person} had made in ${world.name(row.case_id)}`,
    );
  }
};

/** P6(2), P18: no access for data whose provider, as the agreement names it, did not consent in its own hat. */
const providersConsent: Check = (world) => {
  for (const one of world.of('scenarioGrant').filter(({ tags, ended }) => !ended && tags.includes('inForce'))) {
    const { granted, agreement } = world.context(one.id);
    const named = world.context(agreement).terms.scope.datasets as { id: string; provider: string }[];
    const answers = world.log(one.id).filter(({ event }) => event.type === 'CONSENT_AS_PROVIDER');
    for (const { dataset, provider } of granted.datasets as { dataset: string; provider: string }[])
      must(
        named.some(({ id, provider: unit }) => id === dataset && unit === provider) &&
          answers.some(
            ({ actor, event }) =>
              actor.hat === 'PROVIDER' &&
              actor.party === provider &&
              (event['answers'] as { dataset: string }[]).some((answer) => answer.dataset === dataset),
          ),
        `invariant 16: ${world.name(one.id)} is in force with ${dataset}, to which its provider did not consent`,
      );
  }
};
/** P18, P27: of one grant or product, no person asks on one occasion and reviews on another, in whatever hat. */
const nobodyIsBothHands: Check = (world) => {
  const asks = ['OPEN', 'SUBMIT', 'RESUBMIT', 'REQUEST_CHANGE', 'REQUEST_SCENARIOS'];
  const reviews = [
    'CONSENT',
    'CONSENT_AS_PROVIDER',
    'REFUSE_AS_PROVIDER',
    'REFUSE',
    'RETURN',
    'APPROVE',
    'APPROVE_SCENARIOS',
  ];
  for (const lifecycle of ['scenarioGrant', 'productExport', 'dataImport'])
    for (const { id } of world.of(lifecycle)) {
      const by = (types: string[]) =>
        world
          .log(id)
          .filter(({ event, actor }) => types.includes(event.type) && actor.hat !== 'SYSTEM')
          .map(({ actor }) => actor.person);
      const both = by(asks).filter((person) => by(reviews).includes(person));
      must(both.length === 0, `invariant 17: ${both[0]} asked for ${world.name(id)} and reviewed it`);
    }
};
/** P29: what the committee has ended is not asked for, consented to or opened again; what was granted for another scenario runs on (D-0172). */
const endedStaysEnded: Check = (world, { rows }) => {
  for (const row of rows.filter(
    ({ case_id, event }) =>
      case_id.startsWith('scenarioGrant/') &&
      ['SUBMIT', 'RESUBMIT', 'REQUEST_CHANGE', 'CONSENT', 'CONSENT_AS_PROVIDER', 'PROVISION'].includes(event.type),
  )) {
    const { agreement, scenario, proposal, granted } = world.context(row.case_id);
    const ended = world.context(agreement).terminated as { datasets: string[]; scenarios: string[] } | undefined;
    const data = ((proposal ?? granted)?.datasets ?? []).map(({ dataset }: { dataset: string }) => dataset);
    must(
      !ended?.scenarios.includes(scenario) &&
        (row.event.type === 'PROVISION' || !data.some((one: string) => ended?.datasets.includes(one))),
      `invariant 18: ${row.event.type} of ${world.name(row.case_id)} asks for what the committee has ended`,
    );
  }
};
/** P9: what is barred is not used, and a product made of it is not on the market. */
const barredIsBarred: Check = (world) => {
  for (const one of world.of('productExport').filter(({ tags, ended }) => !ended && tags.includes('exported'))) {
    const { dossier } = world.context(one.id);
    for (const { grant, dataset } of dossier.sources as { grant: string; dataset: string }[])
      must(
        !world.context(grant).barred.includes(dataset) || one.tags.includes('flagged'),
        `invariant 19: ${world.name(one.id)} is on the market with ${dataset}, which is barred`,
      );
  }
};

/** 6 and 8, when every port has answered: the domain has open what is in use, and nothing else. */
export function domainAgrees(world: World, domain: Domain): void {
  for (const [id, { open }] of domain.access) {
    const one = world.get(id);
    if (one.lifecycle === 'scenarioGrant')
      must(
        open === one.tags.includes('inUse'),
        `invariant 6: ${world.name(id)} is ${one.state}, and the domain has it ${open ? 'open' : 'shut'}`,
      );
    else {
      must(!open || !one.ended, `invariant 8: ${world.name(id)} is ${one.state}, and the domain has it open`);
      must(
        !open || one.lifecycle !== 'staffAdmission' || one.tags.includes('admitted'),
        `invariant 6: ${world.name(id)} is ${one.state}, and the domain lets the person in`,
      );
    }
  }
}
export const operationRules = {
  rightsFollowTheirCauses,
  listingsFollowTheirExport,
  evaluationOrdersAndSuspends,
  endsTakeEverything,
  accessEndsWithTheTerm,
  closureIsInOrder,
  committeeDecidesEnds,
  termsAreKept,
  checkersDiffer,
  providersConsent,
  nobodyIsBothHands,
  endedStaysEnded,
  barredIsBarred,
};
