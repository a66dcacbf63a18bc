// The invariants that concern supervision, each read off the stored rows after every act.
import { acts } from '../../machines/trading/rectification-order/events.ts';
import { type Check, type Row, must } from './world.ts';

const ofLifecycle = (row: Row): string => row.case_id.split('/')[0]!;

/** Only the issuing body ends an order, or answers for it; from paper, two persons of who keeps that. */
const issuersDecide: Check = (world, { rows }) => {
  for (const { case_id: id, event, actor, cause } of rows.filter(
    (row) => ofLifecycle(row) === 'rectificationOrder' && row.event.type in acts,
  )) {
    const { issuer } = world.context(id);
    const own = actor.hat === issuer.hat && actor.party === issuer.party;
    const confirmed = cause?.case === id && new Set(actor.hands).size > 1;
    must(own || confirmed, `orders: ${actor.person} as ${actor.hat} did ${event.type} in an order of ${issuer.name}`);
  }
};
/** Nobody leaves by the door while an order that has effect is open. */
const nobodyLeaves: Check = (world, { rows, before }) => {
  for (const { case_id: id, event } of rows.filter(
    ({ event: { type } }) => type === 'DEREGISTER' || type === 'DELIST',
  )) {
    const concerned = [id, world.context(id).registration];
    const open = world.of('rectificationOrder').filter((order) => {
      const { ended, snapshot } = before.get(order.id) ?? order;
      const { issuedAt, target, measures } = snapshot.context as {
        issuedAt: string | null;
        target: { registration: string };
        measures: { target: string }[];
      };
      const links = [target.registration, ...measures.map((one) => one.target)];
      return !ended && issuedAt !== null && concerned.some((one) => links.includes(one));
    });
    must(open.length === 0, `orders: ${event.type} of ${world.name(id)} while ${open.map((one) => one.id)} is open`);
  }
};

/** What a person does not do who has done one of the others in the case before: ever, or the last time that it was done. */
const seconds: Record<string, readonly [act: string, before: readonly string[], which: 'ever' | 'last'][]> = {
  rectificationOrder: [
    ['ACCEPT', ['OPEN'], 'ever'],
    ['ACCEPT_PARTLY', ['OPEN'], 'ever'],
    ['CONFIRM_ACT', ['REGISTER_ACT'], 'last'],
  ],
  securityIncident: [
    ['CONFIRM_LOWERING', ['LOWER_GRADE'], 'last'],
    ['FALSE_ALARM', ['OPEN', 'GRADE'], 'ever'],
    ['NOBODY_AFFECTED', ['OPEN', 'GRADE'], 'ever'],
  ],
  periodicDuty: [['CONFIRM', ['REPORT', 'CLOSE_FINDING'], 'ever']],
  informationAccess: [
    ['AUTHORIZE', ['OPEN'], 'ever'],
    ['PROVIDE', ['PACK'], 'last'],
    ['CONFIRM_ACT', ['REGISTER_ACT'], 'last'],
  ],
  venueInspection: [['CONFIRM', ['DRAFT', 'RECORD_REFUSAL'], 'ever']],
};
/** Nobody passes on what they did themselves, in whatever hat. */
const anotherDecides: Check = (world, { rows }) => {
  // What a confirmed paper brings about is done by the system, with both hands on it.
  for (const row of rows.filter(({ cause }) => cause === null))
    for (const [act, before, which] of seconds[ofLifecycle(row)] ?? []) {
      if (row.event.type !== act) continue;
      const done = world.log(row.case_id).filter(({ seq, event }) => seq < row.seq && before.includes(event.type));
      const hands = (which === 'last' ? done.slice(-1) : done).map(({ actor }) => actor.person);
      must(
        !hands.includes(row.actor.person),
        `supervision: ${row.actor.person} did ${act} on ${world.name(row.case_id)} after ${before.join(' or ')}`,
      );
    }
};

/** T27: an incident is closed with its cause, its remedy and its summary, and nothing is stopped because of it. */
const incidentsAreWhole: Check = (world, { rows }) => {
  for (const row of rows.filter((one) => ofLifecycle(one) === 'securityIncident' && one.event.type === 'CLOSE')) {
    const { rootCause, summary, remedy, measures } = world.context(row.case_id);
    must(
      rootCause && summary && remedy?.doneAt && measures.length === 0,
      `supervision: ${world.name(row.case_id)} is closed with ${JSON.stringify({ rootCause, summary, remedy, measures })}`,
    );
  }
};
/** T25: nobody reads more, longer, or by more persons than was asked for. */
const accessIsBounded: Check = (world) => {
  for (const { id } of world.of('informationAccess')) {
    const { granted, scope, requester, until } = world.context(id);
    if (!granted) continue;
    const within = (one: string[], other: string[]): boolean => one.every((item) => other.includes(item));
    must(
      within(granted.persons, requester.persons) &&
        within(granted.scope.cases, scope.cases) &&
        within(granted.scope.classes, scope.classes) &&
        (until === null || granted.until <= until),
      `supervision: ${world.name(id)} grants more than was asked for`,
    );
  }
};
/** T28, T31: what is confirmed answers for each matter of the plan, and nothing of it is left to be done. */
const inspectionsAreWhole: Check = (world, { rows }) => {
  for (const row of rows.filter((one) => ofLifecycle(one) === 'venueInspection' && one.event.type === 'CONFIRM')) {
    const { plan, findings, pending } = world.context(row.case_id);
    const found = findings.map(({ aspect }: { aspect: string }) => aspect);
    must(
      plan.aspects.every((aspect: string) => found.includes(aspect)) && pending.length === 0,
      `supervision: ${world.name(row.case_id)} is confirmed with findings on ${found}, and ${pending.length} left`,
    );
  }
};

export const supervisionRules = {
  issuersDecide,
  nobodyLeaves,
  anotherDecides,
  incidentsAreWhole,
  accessIsBounded,
  inspectionsAreWhole,
};
