// Whoever confirms what another person proposed, found, drafted or packed names it: what has taken its place since they
// looked is not confirmed by them (D-0425). Further ones stand in the tests of their charts.
import { describe, expect, it } from 'vitest';
import { lifecycles } from '../../machines/index.ts';
import { departments } from '../../machines/operation/annual-evaluation/events.ts';
import { annualEvaluation } from '../../machines/operation/annual-evaluation/index.ts';
import type { Lifecycle } from '../../machines/kernel/types.ts';
import { confirmsSomething } from '../support/confirming.ts';
import { confirmsAnother } from '../support/confirms-another.ts';
import { type Driven, drive, fact } from '../support/driver.ts';
import { law } from '../support/law.ts';
import * as a from '../support/information-access.ts';
import * as d from '../support/periodic-duty.ts';
import * as e from '../support/product-export.ts';
import * as g from '../support/agreements.ts';
import * as i from '../support/security-incident.ts';
import * as o from '../support/rectification-orders.ts';
import { authority, secondAuthority } from '../support/under-agreement.ts';
import * as v from '../support/venue-inspections.ts';
import * as w from '../support/violations.ts';

type Situation = {
  first: () => Driven;
  /** What takes the place of what was seen. */
  next: (one: Driven) => Driven;
  event: { type: string; [field: string]: unknown };
  actor: Parameters<Driven['send']>[1] & object;
  articles: string[];
};
const reason = { reason: '另有原因' };
const dismissed = { type: 'DISMISS_MISUSE', reason: '误报' };
const third = { ...authority, person: 'third' };
const drafted = (one: Driven, ...findings: object[]): Driven =>
  one
    .send(v.draft(...findings), v.lead)
    .send(v.comment, v.center)
    .send(v.comment, v.enterprise);
const agreed = { agreement: g.agreementFact() };
const graded = (one: Driven, grade: string): Driven =>
  one.send({ type: 'ASSESS', grade, report: a.doc, findings: '已逐项评估' }, g.authority, agreed);
function assessed(grade: string): Driven {
  const request = {
    indicators: { version: '2026-1', document: a.doc },
    departments: [...departments],
    items: ['说明'],
  };
  const input = { agreement: g.agreementId, year: 2026 };
  const one = drive(annualEvaluation, { input, facts: agreed, actor: g.authority })
    .send({ type: 'REQUEST_EVIDENCE', ...request }, g.authority)
    .send({ type: 'SUBMIT_EVIDENCE', documents: [a.doc], truthful: true }, g.operator);
  return graded(one, grade);
}
const lower = (grade: string) => ({ type: 'LOWER_GRADE', grade, reason: '影响有限' });
const register = (act: object) => ({ type: 'REGISTER_ACT', act, document: a.doc });
const pack = (sha: string) => ({ type: 'PACK', package: a.paper(sha) });

const situations: Record<string, Situation> = {
  'a lower grade of an incident': {
    first: () => i.anIncident().send(i.grade('extraordinary'), i.duty).send(lower('major'), i.duty),
    next: (one) => one.send(lower('general'), i.duty),
    event: { type: 'CONFIRM_LOWERING' },
    actor: i.head,
    articles: ['T27', 'P26'],
  },
  'the report of a duty': {
    first: () => d.aReported(),
    next: (one) => one.send(d.returning, d.zhao).send(d.report([], { document: a.paper('e') }), d.opco),
    event: d.confirm,
    actor: d.zhao,
    articles: ['T27', 'P26'],
  },
  'the draft of an inspection': {
    first: () => drafted(v.underway().send(v.finish, v.lead)),
    next: (one) =>
      drafted(
        one.send({ type: 'SEND_BACK', ...reason }, v.chief),
        ...v.four.map((aspect) => v.finding(aspect, { fact: '补充核实', evidence: [a.paper('e')] })),
      ),
    event: v.confirm(),
    actor: v.chief,
    articles: ['T28', 'T31'],
  },
  'the result of an evaluation': {
    first: () => assessed('A'),
    next: (one) => graded(one.send({ type: 'SEND_BACK', ...reason }, g.authority), 'B'),
    event: { type: 'CONFIRM' },
    actor: g.secondHand,
    articles: ['P12', 'P28'],
  },
  'a misuse of a product': {
    first: () => e.exported().send(e.misuse('商业选址'), authority),
    next: (one) => one.send(dismissed, secondAuthority).send(e.misuse('信贷营销'), authority),
    event: { type: 'CONFIRM_MISUSE', opinion: '属实' },
    actor: third,
    articles: ['P27'],
  },
  'a suspected violation': {
    first: () => w.aSuspicion(),
    next: (one) =>
      one.send({ type: 'EXTEND_SCOPE', subjects: [w.buyer], ...reason }, w.finder, {
        subjects: [fact(w.buyer, { shares: { party: w.buyerParty } })],
      }),
    event: w.confirm,
    actor: w.wen,
    articles: ['T6', 'T22'],
  },
  'copies that were packed': {
    first: () => a.aGrant('court').at(a.opened).send(pack('b'), a.checker),
    next: (one) => one.send(pack('e'), a.checker),
    event: { type: 'PROVIDE', receipt: a.paper('c') },
    actor: a.registrar,
    articles: ['T25', 'T34', 'T35'],
  },
  'an act of an access on paper': {
    first: () =>
      a
        .aGrant('court')
        .at(a.opened)
        .send(register({ type: 'FINISH' }), a.registrar),
    next: (one) =>
      one
        .send({ type: 'DISCARD_ACT', ...reason }, a.registrar)
        .send(register({ type: 'WITHDRAW', ...reason }), a.registrar),
    event: { type: 'CONFIRM_ACT' },
    actor: a.checker,
    articles: ['T25', 'T34', 'T35'],
  },
  'an act of an order on paper': {
    first: () => o.aPaperOrder().send(o.all, o.sun).send(o.register(o.accept), o.zhao),
    next: (one) => one.send({ type: 'DISCARD_ACT', ...reason }, o.zhao).send(o.register(o.withdraw), o.zhao),
    event: { type: 'CONFIRM_ACT' },
    actor: o.wen,
    articles: ['T29', 'T32'],
  },
};

describe('a confirmation', () => {
  it.each(Object.entries(situations))(
    'is of what was looked at: %s',
    law('T6', 'T22', 'T25', 'T27', 'T28', 'T29', 'P12', 'P27'),
    (_, { first, next, event, actor, articles }) => {
      const seen = first();
      const now = next(seen.fork());
      expect(now.refusal).toBeUndefined();
      confirmsAnother({ seen, now, event, actor }, ...articles);
    },
  );

  it('is given what it names by its form', law('T6'), () => {
    const all = Object.values<Lifecycle>(lifecycles).flatMap((lifecycle) =>
      Object.keys(lifecycle.events)
        .filter((type) => confirmsSomething(lifecycle, type))
        .map((type) => `${lifecycle.id} ${type} ${lifecycle.onFile ? 'by its form' : 'by hand'}`),
    );
    expect(all.length).toBeGreaterThan(10);
    expect(all.filter((one) => one.endsWith('by hand'))).toEqual([]);
  });

  it('of copies is of none once the access was narrowed', law('T25', 'T34', 'T35'), () => {
    const one = a.aGrant('supervision').at(a.opened).send(pack('b'), a.checker, a.causeFacts);
    expect(one.context.packed).not.toBeNull();
    const narrowed = {
      type: 'NARROW',
      ...reason,
      scope: a.scope,
      persons: one.context.granted.persons,
      until: a.days(9),
    };
    expect(one.send(narrowed, a.registrar).refusal).toBeUndefined();
    expect(one.context.packed).toBeNull();
    const provide = { type: 'PROVIDE', receipt: a.paper('c') };
    expect(one.send(provide, a.registrar, a.causeFacts).rules).toEqual(['copiesArePacked']);
  });
});
