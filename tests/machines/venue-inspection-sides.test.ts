import { describe, expect, it } from 'vitest';
import { venueInspection } from '../../machines/shared/venue-inspection/index.ts';
import { hashText } from '../../machines/kernel/hash.ts';
import { partiesIn, partiesOf } from '../../machines/kernel/reading.ts';
import type { Facts } from '../../machines/kernel/types.ts';
import { agreementFact } from '../support/agreements.ts';
import { fact } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  anInspection,
  ask,
  begins,
  center,
  chief,
  comment,
  commenting,
  commission,
  confirm,
  cyber,
  doc,
  draft,
  enterprise,
  evaluator,
  expert,
  finish,
  handIn,
  lead,
  noted,
  ofAnOperator,
  official,
  operatorFacts,
  operatorUnderway,
  plan,
  planned,
  refusal,
  start,
  underway,
  venue,
} from '../support/venue-inspections.ts';

const party = 'org:91220101MA0Y2TLK99';

describe('a third party', () => {
  it('evaluates the venue or an operator, and nobody else', law('T31', 'P16(3)'), () => {
    const security = anInspection({ kind: 'securityInspection' }).send(plan, lead);
    expect(security.send(commission, lead).rules).toEqual(['commissionIsPossible']);
  });

  it.each([
    ['the center', venue.center],
    ['the enterprise', venue.opco],
  ])('is not a body of the venue: %s', law('T31', 'T6'), (_, other) => {
    expect(planned().send({ ...commission, evaluator: other }, lead).rules).toEqual(['evaluatorIsNotInspected']);
  });

  it('does not trade here', law('T31'), () => {
    const registered = { registrations: [fact('subjectRegistration/b/1', { parties: [party] })] };
    expect(planned().send(commission, lead, registered).rules).toEqual(['evaluatorDoesNotTrade']);
    expect(planned().send(commission, lead, { registrations: [] }).context.evaluator).toBe(party);
  });

  it('is neither the operator, nor its affiliate, nor its partner', law('P16(3)'), () => {
    const ask1 = (facts: Facts, other: object = evaluator) =>
      ofAnOperator()
        .send({ ...plan, venue: undefined }, official)
        .send({ ...commission, evaluator: other }, official, facts);
    const { agreement } = operatorFacts;
    const grant = (partners: string[]) => [fact('scenarioGrant/a/1', { shares: { partners: partners.map(hashText) } })];
    expect(ask1({ agreement: agreementFact({ shares: { affiliates: [party] } }) }).rules).toEqual([
      'evaluatorIsNoPartner',
    ]);
    expect(ask1({ agreement: agreement!, grants: grant([evaluator.name]) }).rules).toEqual(['evaluatorIsNoPartner']);
    expect(ask1({}).rules).toEqual(['evaluatorIsNoPartner']);
    expect(ask1({ agreement: agreement!, grants: grant(['另一家公司']) }).context.evaluator).toBe(party);
    // Who trades at the venue may well inspect an operator of public data.
    const registrations = [fact('subjectRegistration/b/1')];
    expect(ask1({ agreement: agreement!, grants: [], registrations }).context.evaluator).toBe(party);
    const operator = ofAnOperator().context.inspected[0].slice('org:'.length);
    const self = { ...evaluator, uscc: operator };
    expect(ask1({ agreement: agreement!, grants: [] }, self).rules).toEqual(['evaluatorIsNotInspected']);
  });

  it('drafts the report, and reads the case until it is confirmed', law('T31', 'T25'), () => {
    const one = planned().send(commission, lead).at(begins).send(start, lead);
    expect(one.case.tasks.map(({ state, by }) => [state, by])).toEqual([['underway.field', 'worker']]);
    expect(partiesIn(venueInspection, one.case, 'worker')).toEqual([party]);
    one.send(finish, expert).send(draft(), expert).send(comment, center).send(comment, enterprise);
    expect(partiesOf(venueInspection, one.context)).toContain(party);
    one.send(confirm(), lead);
    expect(one.tags).toContain('reported');
    expect(partiesOf(venueInspection, one.context)).not.toContain(party);
    expect(venueInspection.seats?.(one.context)).toEqual([]);
  });
});

describe('those inspected', () => {
  it('hand in what they were asked for, by its limit', law('T33', 'P16(3)'), () => {
    const one = underway().send(ask, cyber);
    expect(one.did).toEqual(['notify N27']);
    expect(one.leaves).toContain('underway.materials.materialsAsked');
    expect(one.send(finish, lead).rules).toEqual(['materialsAreAnswered']);
    expect(one.send(handIn, enterprise).rules).toEqual(['materialsAreTheirs']);
    expect(one.send({ ...handIn, items: [{ id: 'm9', documents: [doc] }] }, center).rules).toEqual([
      'materialsAreOpen',
    ]);
    expect(one.fork().send(handIn, center).leaves).toContain('underway.materials.materialsIdle');
    const before = new Date(Date.parse(ask.due) - 1).toISOString();
    expect(one.fork().at(before).leaves).toContain('underway.materials.materialsAsked');
    one.at(ask.due);
    expect(one.leaves).toContain('underway.materials.materialsOverdue');
    expect(one.effects).toMatchObject([{ to: ['SUPERVISOR', 'inspected'] }]);
    expect(one.send(handIn, center).send(finish, lead).state).toBe('reporting.drafting');
  });

  it('are asked for what is new, of themselves, with a limit ahead', law('T33'), () => {
    const items = (more: object) => ({ ...ask, items: [{ ...ask.items[0], ...more }] });
    expect(underway().send(items({ from: 'org:91220101MA0Y2TLK33' }), lead).rules).toEqual(['inspectedAreAsked']);
    expect(underway().send(ask, lead).send(ask, lead).rules).toEqual(['materialsAreNew']);
    expect(underway().send({ ...ask, due: begins }, lead).rules).toEqual(['limitIsAhead']);
    const twice = underway()
      .send(ask, lead)
      .send({ ...items({ id: 'm2' }), due: '2026-03-18T10:00:00.000Z' }, lead);
    expect(twice.due('materialsDue')).toBe('2026-03-18T10:00:00.000Z');
  });

  it('who refuse have a finding against them, which has its consequence', law('T33', 'P16(3)'), () => {
    const one = underway().send(ask, lead);
    expect(one.fork().send({ ...refusal, items: ['m9'] }, lead).rules).toEqual(['materialsAreOpen']);
    const unsaid = { ...refusal, statement: undefined };
    const before = new Date(Date.parse(ask.due) - 1).toISOString();
    expect(one.fork().at(before).send(unsaid, lead).rules).toEqual(['refusalIsCertain']);
    expect(one.fork().at(ask.due).send(unsaid, lead).context.refusals).toHaveLength(1);
    one.send(refusal, lead).send(finish, lead).send(draft(), lead).send(comment, center).send(comment, enterprise);
    expect(one.send(confirm(), chief).rules).toEqual(['everyFindingIsFollowed']);
    expect(one.send(confirm(noted('refused/m1')), chief).tags).toContain('reported');
    expect(one.shares['result']).toContainEqual({ aspect: '配合监管', for: 0, against: 1 });
    const operator = operatorUnderway();
    const theirs = { ...ask, items: [{ ...ask.items[0]!, from: operator.context.inspected[0] }] };
    expect(operator.send(theirs, official).send(refusal, official).context.refusals).toHaveLength(1);
  });

  it('comment on the draft until all have, or until the limit', law('T33', 'P16(3)'), () => {
    const one = commenting();
    expect(one.did).toEqual(['notify N27']);
    expect(one.fork().send(comment, center).state).toBe('reporting.commenting');
    expect(one.fork().send(comment, center).send(comment, enterprise).state).toBe('reporting.confirming');
    const due = one.due('trade.inspection.commentDue')!;
    expect(one.fork().at(new Date(Date.parse(due) - 1).toISOString()).state).toBe('reporting.commenting');
    expect(one.at(due).state).toBe('reporting.confirming');
    expect(one.state).toBe('reporting.confirming');
    const again = commenting()
      .send(comment, center)
      .at(due)
      .send({ type: 'SEND_BACK', reason: '补充证据' }, lead)
      .send(draft(), lead);
    expect(again.state).toBe('reporting.commenting');
    expect(again.context.comments).toEqual([]);
  });

  it('do not inspect themselves, whatever hat a person wears', law('T28', 'T31'), () => {
    const ofTheTeam = { ...center, person: 'cao' };
    expect(underway().send(ask, lead).send(handIn, ofTheTeam).rules).toEqual(['answererIsNotOfTheTeam']);
    expect(commenting().send(comment, ofTheTeam).rules).toEqual(['answererIsNotOfTheTeam']);
    const both = { ...expert, person: 'zhao' };
    const answered = () =>
      planned().send(commission, lead).at(begins).send(start, lead).send(ask, lead).send(handIn, center);
    const more = { ...ask, items: [{ ...ask.items[0]!, id: 'm2' }] };
    expect(answered().send(more, both).rules).toEqual(['drafterIsNoAnswerer']);
    expect(
      answered()
        .send(more, lead)
        .send({ ...refusal, items: ['m2'] }, both).rules,
    ).toEqual(['drafterIsNoAnswerer']);
    expect(answered().send(finish, both).rules).toEqual(['drafterIsNoAnswerer']);
    const drafted = planned()
      .send(commission, lead)
      .at(begins)
      .send(start, lead)
      .send(finish, lead)
      .send(draft(), both);
    expect(drafted.send(comment, center).rules).toEqual(['answererIsNotOfTheTeam']);
    expect(answered().send(finish, lead).send(draft(), both).rules).toEqual(['drafterIsNoAnswerer']);
  });
});
