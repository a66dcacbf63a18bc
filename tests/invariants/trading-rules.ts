// The invariants that concern trading, each read off the stored rows after every act.
import type { CaseRow } from '../../ledger/index.ts';
import { type Check, type Row, type World, must } from './world.ts';

const stages = ['application', 'negotiation', 'contract', 'concluded', 'performance', 'filing', 'ended'] as const;
/** Which of T15's stages a trade is in; -1 before it is opened. */
function stageOf(leaves: string[]): number {
  const [leaf] = leaves;
  if (!leaf) return -1;
  const stage =
    leaves.flatMap((path) => /^open\.stage\.(?:preparing\.)?(\w+)/.exec(path)?.[1] ?? [])[0] ??
    (leaf.startsWith('filing') ? 'filing' : 'ended');
  return stages.indexOf(stage as (typeof stages)[number]);
}
const binding = [
  'OPEN',
  'SUBMIT_SUPPLY',
  'PASS_APPLICATION',
  'ACCEPT',
  'PASS_ORDER',
  'PASS_CONTRACT',
  'SIGN',
  'START_DELIVERY',
  'HAND_OVER',
  'PASS_AMENDMENT',
  'SIGN_AMENDMENT',
];
const isTrade = (row: Row): boolean => row.case_id.startsWith('trade/');
const same = (one: string[], other: string[]): boolean => [...one].sort().join() === [...other].sort().join();

/** 1: facts at that moment. */
const bindsOnlyTheActive: Check = (world, { rows }) => {
  for (const row of rows.filter((one) => isTrade(one) && binding.includes(one.event.type))) {
    const { seller, buyer, listing } = world.context(row.case_id);
    for (const id of row.event.type === 'SUBMIT_SUPPLY'
      ? [seller.registration]
      : [seller.registration, buyer.registration])
      must(
        world.get(id).tags.includes('active'),
        `invariant 1: ${row.event.type} of ${world.name(row.case_id)} while ${world.name(id)} is not active`,
      );
    must(
      world.get(listing).tags.includes('listed'),
      `invariant 1: ${row.event.type} of ${world.name(row.case_id)} while ${world.name(listing)} is not listed`,
    );
  }
};

/** 2: no stage is skipped, none is gone back to; from anywhere a trade may end, and is then filed. */
const stagesAreInOrder: Check = (world, { rows }) => {
  for (const row of rows.filter(isTrade)) {
    const [from, to] = [stageOf(row.from_state), stageOf(row.to_state)];
    must(
      to === from || to === from + 1 || (to === stages.indexOf('filing') && from < to),
      `invariant 2: ${world.name(row.case_id)} went from ${stages[from]} to ${stages[to]} by ${row.event.type}`,
    );
    if (row.to_state[0] === 'completed') {
      const { delivery, contract, settlement } = world.context(row.case_id);
      must(
        delivery.lot > contract.deliveries.length && settlement.instalment > contract.payment.instalments.length,
        `invariant 2: ${world.name(row.case_id)} is completed, but not all is delivered and settled`,
      );
    }
  }
};

const items = ['content', 'purposes', 'priceFen', 'mode', 'term', 'quality', 'manner', 'security', 'confidentiality'];
/** 3: what a contract in force rests on. */
const contractsAreWhole: Check = (world, { rows }) => {
  for (const row of rows.filter((one) => isTrade(one) && one.event.type === 'EVIDENCE_PRESERVED')) {
    const { contract, evidence, seller, buyer } = world.context(row.case_id);
    const log = world.log(row.case_id).filter(({ seq }) => seq <= row.seq);
    const last = (...types: string[]): Row | undefined => log.filter(({ event }) => types.includes(event.type)).at(-1);
    const drafted = last('DRAFT_CONTRACT', 'PROPOSE_AMENDMENT')!;
    const reviewed = last('PASS_CONTRACT', 'PASS_AMENDMENT')!;
    const signed = (party: string) =>
      log.some(
        ({ seq, event, actor }) =>
          seq > drafted.seq && ['SIGN', 'SIGN_AMENDMENT'].includes(event.type) && actor.party === party,
      );
    const where = `invariant 3: the contract of ${world.name(row.case_id)}`;
    must(last('PASS_ORDER') !== undefined, `${where} is in force without an order that passed`);
    must(contract && items.every((item) => contract[item] !== undefined), `${where} lacks one of the nine items`);
    must(signed(seller.party) && signed(buyer.party), `${where} is in force without both signatures`);
    must(reviewed.seq > drafted.seq, `${where} is in force without a review of its text`);
    must(
      evidence.some(({ sha256 }: { sha256: string }) => sha256 === contract.document.sha256),
      `${where} is not kept in evidence`,
    );
  }
};

/** 4: a violation closes with a measure and the supervisor's receipt; nothing of it stands after. */
const violationsAreReported: Check = (world, { rows }) => {
  for (const { id, state } of rows.flatMap((row) =>
    row.case_id.startsWith('violationCase/') && row.to_state[0] === 'closed' ? [world.get(row.case_id)] : [],
  )) {
    const { report, receipt, measures } = world.context(id);
    const where = `invariant 4: ${world.name(id)} is ${state}`;
    must(
      report && world.log(id).some(({ event, actor }) => event.type === 'REPORT' && actor.hat === 'CENTER'),
      `${where} without a report`,
    );
    must(receipt, `${where} without a receipt`);
    must(
      measures.some(({ automatic }: { automatic?: true }) => !automatic) &&
        measures.every(({ standing }: { standing: boolean }) => !standing),
      `${where} with no measure taken, or one that stands`,
    );
  }
};

const yearsLater = (instant: string, years: number): number =>
  new Date(Date.parse(instant) + 8 * 3_600_000).setUTCFullYear(
    new Date(Date.parse(instant) + 8 * 3_600_000).getUTCFullYear() + years,
  ) -
  8 * 3_600_000;
/** Charts without a term of retention. */
const unarchived = ['retentionRecord', 'periodicDuty'];
/** 5: whatever has ended is archived; a trade ends with its archive sealed, for twenty years and more. */
const endingsAreArchived: Check = (world, { rows }) => {
  for (const row of rows) {
    const one = world.get(row.case_id);
    if (!one.ended || unarchived.includes(one.lifecycle)) continue;
    const record = world.of('retentionRecord').find(({ id }) => world.context(id).of === one.id);
    must(record !== undefined, `invariant 5: ${world.name(one.id)} has ended without an archive`);
    if (one.lifecycle !== 'trade') continue;
    const { seal, until, start } = world.context(record.id);
    must(
      seal !== null && record.tags.includes('sealed'),
      `invariant 5: ${world.name(one.id)} has ended before its archive was sealed`,
    );
    must(
      Date.parse(start) >= Date.parse(one.at) - 1000 && Date.parse(until) >= yearsLater(start, 20),
      `invariant 5: the archive of ${world.name(one.id)} may be disposed of at ${until}`,
    );
  }
};

/** 12: maker is not checker, whatever hats a person wears; a claimed task is its claimer's. */
const checkersDiffer: Check = (world, { rows, before }) => {
  for (const row of rows) {
    const {
      event: { type },
      actor,
      case_id: id,
    } = row;
    const log = world.log(id).filter(({ seq }) => seq < row.seq);
    const madeBy = (...types: string[]) =>
      log.filter(({ event }) => types.includes(event.type)).map(({ actor: { person } }) => person);
    const last = (...types: string[]) => madeBy(...types).slice(-1);
    const { foundBy = [] } = world.context(id) as { foundBy?: string[] };
    const makers: Record<string, string[]> = {
      'subjectRegistration PASS': last('SUBMIT', 'RESUBMIT'),
      'subjectRegistration APPROVE': [...last('SUBMIT', 'RESUBMIT'), ...last('PASS', 'RECOMMEND_REFUSAL')],
      'subjectRegistration APPROVE_CHANGE': last('REQUEST_CHANGE'),
      'listingRegistration PASS': last('SUBMIT', 'RESUBMIT'),
      'listingRegistration PASS_CHANGE': last('REQUEST_CHANGE', 'RESUBMIT_CHANGE'),
      'trade PASS_APPLICATION': [...last('OPEN'), ...last('SUBMIT_SUPPLY'), ...last('SUBMIT_DEMAND')],
      'trade PASS_ORDER': [...last('OPEN'), ...last('SUBMIT_SUPPLY'), ...last('SUBMIT_DEMAND')],
      'trade PASS_CONTRACT': last('DRAFT_CONTRACT'),
      'trade PASS_AMENDMENT': last('PROPOSE_AMENDMENT'),
      'trade DECIDE_FUNDS': last('INSTRUCT_SETTLEMENT'),
      'violationCase CONFIRM': foundBy,
      'violationCase DISMISS': foundBy,
      'violationCase TAKE_MEASURE': foundBy,
      'violationCase LIFT_MEASURE': foundBy,
      'violationCase CLOSE': [...foundBy, ...madeBy('TAKE_MEASURE', 'REVOKE')],
      'violationCase REVOKE': [...foundBy, ...last('CONFIRM')],
    };
    const made = makers[`${world.get(id).lifecycle} ${type}`] ?? [];
    must(
      !made.includes(actor.person),
      `invariant 12: ${actor.person} checked by ${type} what ${actor.person} had made in ${world.name(id)}`,
    );
    // A decision of the task's own role leaves the task to whoever claimed it.
    const task = before
      .get(id)
      ?.snapshot.tasks.find(
        ({ claimedBy, by, state }) =>
          claimedBy && by === actor.hat && !row.to_state.some((leaf) => leaf === state || leaf.startsWith(`${state}.`)),
      );
    must(
      !task ||
        task.claimedBy === actor.person ||
        type === 'TAKE_OVER' ||
        row.cause !== null ||
        'timer' in row.event ||
        !/^(PASS|APPROVE|RETURN|REJECT|CONFIRM|DISMISS)/.test(type),
      `invariant 12: ${actor.person} completed by ${type} a task that ${task?.claimedBy} had claimed in ${world.name(id)}`,
    );
  }
};

/** An order and an incident forget what they have lifted; a violation case says that it no longer stands. */
type Imposing = { measures: { measure: string; target: string; standing?: boolean }[] };
const imposers = ['violationCase', 'rectificationOrder', 'securityIncident'];
/** Cases with a measure of a kind that stands against a case. */
const imposing = (world: World, kinds: string[], target: string): string[] =>
  imposers
    .flatMap((lifecycle) => world.of(lifecycle))
    .filter(
      ({ id, ended }) =>
        !ended &&
        (world.context(id) as Imposing).measures.some(
          (one) => kinds.includes(one.measure) && one.target === target && one.standing !== false,
        ),
    )
    .map(({ id }) => id);
const isSuspended = (world: World, id: string): boolean => world.get(id).tags.includes('suspended');
const exactly = (world: World, one: CaseRow, what: string, stands: string[], expected: string[]): void =>
  must(
    same(stands, expected),
    `invariant 15: ${world.name(one.id)} is ${what} for [${stands.map((id) => world.name(id))}], but what stands is [${expected.map((id) => world.name(id))}]`,
  );

/** 15: whatever is suspended or paused is so for exactly the causes that stand, so that each end undoes just its own. */
const suspensionsAreExact: Check = (world) => {
  const measures = (causes: string[]) => causes.filter((cause) => imposers.includes(cause.split('/')[0]!));
  for (const one of world.of('subjectRegistration').filter(({ ended }) => !ended)) {
    const { causes } = world.context(one.id);
    exactly(world, one, 'suspended', measures(causes), imposing(world, ['suspendSubject'], one.id));
    must(
      causes.length > 0 === isSuspended(world, one.id),
      `invariant 15: ${world.name(one.id)} has the causes [${causes}] and is ${one.state}`,
    );
  }
  for (const one of world.of('listingRegistration').filter(({ tags }) => tags.includes('inForce'))) {
    const { registration, causes } = world.context(one.id);
    const of = (kind: string): string[] =>
      causes.filter((cause: { kind: string }) => cause.kind === kind).map(({ cause }: { cause: string }) => cause);
    exactly(
      world,
      one,
      'suspended',
      of('party'),
      [registration].filter((id) => isSuspended(world, id)),
    );
    exactly(world, one, 'suspended', measures(of('measure')), imposing(world, ['suspendListing'], one.id));
    must(
      causes.length > 0 === one.tags.includes('suspended'),
      `invariant 15: ${world.name(one.id)} has ${causes.length} causes and is ${one.state}`,
    );
  }
  for (const one of world.of('trade').filter(({ tags }) => tags.includes('open'))) {
    const { seller, buyer, listing, pauses, freezes } = world.context(one.id);
    const of = (kind: string): string[] =>
      pauses.filter((pause: { kind: string }) => pause.kind === kind).map(({ cause }: { cause: string }) => cause);
    exactly(
      world,
      one,
      'paused',
      of('party'),
      [seller.registration, buyer.registration].filter((id) => isSuspended(world, id)),
    );
    exactly(
      world,
      one,
      'paused',
      of('listing'),
      [listing].filter((id) => isSuspended(world, id)),
    );
    exactly(world, one, 'paused', of('measure'), imposing(world, ['pauseDelivery', 'pauseTrade'], one.id));
    exactly(world, one, 'frozen', freezes, imposing(world, ['freezeSettlement'], one.id));
    must(
      pauses.length > 0 === one.tags.includes('paused') && freezes.length > 0 === one.tags.includes('frozen'),
      `invariant 15: ${world.name(one.id)} has ${pauses.length} causes of a pause and is ${one.state}`,
    );
  }
};

/** 16: nothing is asked of the bank that moves money, and none of it is divided, while a pause or a freeze stands. */
const moneyStandsStill: Check = (world, { rows, before }) => {
  for (const row of rows.filter(isTrade)) {
    const { pauses, freezes, settlement } = world.context(row.case_id);
    const last = rows.filter(({ case_id }) => case_id === row.case_id).at(-1) === row;
    if (!last || !(pauses.length || freezes.length)) continue;
    const was = before.get(row.case_id)?.snapshot.context['settlement'] as
      | { asked?: unknown; instruction?: unknown }
      | undefined;
    must(
      settlement.asked === null || (was?.asked === settlement.asked && was?.instruction === settlement.instruction),
      `invariant 16: ${world.name(row.case_id)} asks the bank to ${settlement.asked} while it stands still`,
    );
  }
};

/** 17: what is handed over has the fingerprint of the version that was assessed, in the manner of the contract. */
const deliveredIsAssessed: Check = (world, { rows }) => {
  for (const row of rows.filter((one) => isTrade(one) && one.event.type === 'HAND_OVER')) {
    const { listing, delivery, version, contract } = world.context(row.case_id);
    const { dossier, certificate } = world.context(listing);
    const handed = delivery.handovers.at(-1);
    must(
      certificate.version === version && handed.contentHash === dossier.fingerprint,
      `invariant 17: ${world.name(row.case_id)} handed over what was not assessed`,
    );
    must(handed.manner === contract.manner, `invariant 17: ${world.name(row.case_id)} was handed over otherwise`);
  }
};

/** 18: nobody stands in two places of a trade: on both sides, on a side and in the venue, in both hands of it. */
const nobodyIsBoth: Check = (world, { rows }) => {
  for (const id of new Set(rows.filter(isTrade).map(({ case_id }) => case_id))) {
    const { seller, buyer } = world.context(id);
    const stands = new Map<string, string>();
    for (const { actor, event, cause } of world.log(id)) {
      if (cause !== null || actor.hat === 'SYSTEM' || actor.person.startsWith('system') || 'timer' in event) continue;
      if (['REPORT_FINDING', 'RETRY_EVIDENCE', 'CLAIM', 'UNCLAIM', 'TAKE_OVER'].includes(event.type)) continue;
      const stand = actor.party === seller.party ? 'seller' : actor.party === buyer.party ? 'buyer' : actor.hat;
      const other = stands.get(actor.person) ?? stand;
      must(other === stand, `invariant 18: ${actor.person} acted as ${other} and as ${stand} in ${world.name(id)}`);
      stands.set(actor.person, stand);
    }
  }
};

export const tradingRules = {
  bindsOnlyTheActive,
  stagesAreInOrder,
  contractsAreWhole,
  violationsAreReported,
  endingsAreArchived,
  checkersDiffer,
  suspensionsAreExact,
  moneyStandsStill,
  deliveredIsAssessed,
  nobodyIsBoth,
};
