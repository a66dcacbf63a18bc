// The invariants of trading that concern persons: who checks whom, who stands where.
import { type Check, isTrade, must } from './world.ts';

/** 12: maker is not checker, whatever hats a person wears; a claimed task is its claimer's. */
export const checkersDiffer: Check = (world, { rows, before }) => {
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
      'violationCase CONFIRM': [world.context(id)['foundBy']],
      'violationCase DISMISS': [world.context(id)['foundBy']],
      'violationCase REVOKE': last('CONFIRM'),
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

/** 18: nobody stands in two places of a trade: on both sides, on a side and in the venue, in both hands of it. */
export const nobodyIsBoth: Check = (world, { rows }) => {
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
