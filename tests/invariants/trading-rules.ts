// The invariants that concern trading, each read off the stored rows after every act.
import { checkersDiffer, nobodyIsBoth } from './trading-persons.ts';
import { moneyStandsStill, suspensionsAreExact } from './trading-standstills.ts';
import { type Check, type Row, isTrade, must } from './world.ts';

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
/** 5: whatever has ended is archived; a trade ends with its archive sealed, for twenty years and more. */
const endingsAreArchived: Check = (world, { rows }) => {
  for (const row of rows) {
    const one = world.get(row.case_id);
    if (!one.ended || one.lifecycle === 'retentionRecord') continue;
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
