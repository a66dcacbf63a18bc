// Whoever acts for the applicant or the operator judges none of its cases, not even with the hat of the authority (D-0321).
import { beforeAll, describe, expect, it } from 'vitest';
import { law } from '../support/law.ts';
import { approve } from '../support/subjects.ts';
import { findings } from '../support/trades.ts';
import { Court, type Event } from './court.ts';
import * as o from './operation-stories.ts';
import * as p from './procedure-stories.ts';
import * as t from './trading-stories.ts';

type Judged = { court: Court; party: string | undefined; id: string; event: Event };
const inCourt = (act: (court: Court) => Promise<Omit<Judged, 'court'>>) => async (court: Court) => ({
  court,
  ...(await act(court)),
});
const colleague = (party?: string): o.Actor => ({ person: 'colleague', hat: 'AUTHORITY', ...(party && { party }) });
const elsewhere = colleague('org:11220100013470101L');

describe.each<[string, (court: Court) => Promise<Judged>]>([
  [
    'an application passes',
    async () => {
      const court = await p.procedure();
      const { id, actor } = await p.applied(court);
      return { court, id, party: actor.party, event: p.pass() };
    },
  ],
  [
    'an agreement is drafted',
    inCourt(async (court) => {
      const { id, operator } = await o.drafted(court);
      return { id, party: operator.party, event: o.proposal(court) };
    }),
  ],
  [
    'an agreement is signed',
    inCourt(async (court) => {
      const { id, operator } = await o.signedByOperator(court);
      return { id, party: operator.party, event: o.signature(court) };
    }),
  ],
  [
    'a scenario is consented to',
    inCourt(async (court) => {
      const { id, agreement } = await o.requested(court);
      return { id, party: agreement.operator.party, event: o.consent() };
    }),
  ],
  [
    'a person is admitted',
    inCourt(async (court) => {
      const { id, grant } = await o.identified(court);
      return { id, party: grant.agreement.operator.party, event: { type: 'PASS', filing: 'BA-1' } };
    }),
  ],
  [
    'a product is approved',
    inCourt(async (court) => {
      const { id, grant } = await o.underReview(court);
      return { id, party: grant.agreement.operator.party, event: { type: 'APPROVE', scenarios: [o.scenario] } };
    }),
  ],
  [
    'a rectification is accepted',
    inCourt(async (court) => {
      const { order, grant } = await o.reported(court);
      const event = { type: 'ACCEPT', met: ['日志审计'], opinion: '已整改' };
      return { id: order, party: grant.agreement.operator.party, event };
    }),
  ],
])('%s', (_, make) => {
  it('by somebody of another body alone', law('P10(2)', 'P10(3)', 'P18', 'P20(1)', 'P27', 'P29'), async () => {
    const { court, id, party, event } = await make(shared);
    const refused = await court.ask(id, event, colleague(party));
    expect(refused).toMatchObject({ answer: { code: 'ROLE_NOT_ALLOWED' }, wrote: false });
    expect(await court.ask(id, event, elsewhere)).toMatchObject({ answer: { ok: true } });
  });
});

// The venue: the hat that decides, worn by somebody who acts for a party of the case in another hat.
type Deciding = { id: string; event: Event; hat: 'OPCO' | 'CENTER'; parties: readonly string[] };
describe.each<[string, (court: Court) => Promise<Deciding>]>([
  [
    'a registration passes',
    async (court) => {
      const { id, party } = await t.submitted(court);
      return { id, event: { type: 'PASS' }, hat: 'OPCO', parties: [party] };
    },
  ],
  [
    'a registration is approved',
    async (court) => {
      const { id, party } = await t.signedUp(court);
      return { id, event: approve, hat: 'CENTER', parties: [party] };
    },
  ],
  [
    'a listing is assessed',
    async (court) => {
      const { id, owner } = await t.underAssessment(court);
      return { id, event: t.pass(), hat: 'CENTER', parties: [owner.party] };
    },
  ],
  [
    'an application to trade passes',
    async (court) => {
      const { id, seller, buyer } = await t.aTrade(court, 'applied');
      const event = { type: 'PASS_APPLICATION', findings };
      return { id, event, hat: 'CENTER', parties: [seller.party, buyer.party] };
    },
  ],
  [
    'a settlement is instructed',
    async (court) => {
      const { id, seller, buyer } = await t.aTrade(court, 'inForce');
      const event = { type: 'INSTRUCT_SETTLEMENT', instalment: 1 };
      return { id, event, hat: 'OPCO', parties: [seller.party, buyer.party] };
    },
  ],
])('%s', (_, make) => {
  it('by somebody who acts for no party of it', law('T6', 'T7', 'T12', 'T18', 'T23'), async () => {
    const { id, event, hat, parties } = await make(shared);
    const venue = { person: 'two.hats', hat } as const;
    for (const one of parties) {
      const refused = await shared.ask(id, event, { ...venue, alsoFor: ['org:11220100013470101L', one] });
      expect(refused, one).toMatchObject({ answer: { code: 'ROLE_NOT_ALLOWED' }, wrote: false });
    }
    expect(await shared.ask(id, event, { ...venue, alsoFor: ['org:11220100013470101L'] })).toMatchObject({
      answer: { ok: true },
    });
    expect(await shared.ledger.verifyCase(id)).toMatchObject({ ok: true, problems: [] });
  });
});

it('an evaluation is opened by somebody of another body alone', law('P12'), async () => {
  const { id, operator } = await o.agreement(shared);
  const input = { agreement: id, year: 2026 };
  const refused = await shared.asks('annualEvaluation', input, colleague(operator.party));
  expect(refused).toMatchObject({ answer: { code: 'ROLE_NOT_ALLOWED', articles: ['P12', 'P28'] }, wrote: false });
  expect(await shared.asks('annualEvaluation', input, elsewhere)).toMatchObject({ answer: { ok: true } });
});

let shared: Court;
beforeAll(async () => {
  shared = await Court.at();
});
