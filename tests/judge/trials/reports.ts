// P16(3), P30: what an operator reports, each report in a court whose clock stands after its period.
import { person, uscc } from '../../support/ledger.ts';
import { Court, type Trial, type Trials } from '../court.ts';
import * as o from '../operation-stories.ts';

export const annual = async (court: Court) => {
  const agreement = await o.agreement(court);
  const id = await court.open('annualReport', { agreement: agreement.id, year: 2026 }, o.zhao);
  return { id, agreement };
};
export const section = { summary: '本年度情况' };
export const quarterly = async (court: Court) => {
  const agreement = await o.agreement(court);
  const id = await court.open(
    'operationReport',
    { agreement: agreement.id, from: '2026-04-01', to: '2026-06-30' },
    o.zhao,
  );
  return { id, agreement };
};
type Due = { court: Court; id: string; agreement: o.Agreement };
/** A report in a court of its own, whose period is over. */
export async function due(make: (court: Court) => Promise<Omit<Due, 'court'>>, at: string): Promise<Due> {
  const court = await Court.at();
  const one = await make(court);
  court.clock.set(at);
  await court.ledger.pendingWork(one.id);
  return { court, ...one };
}
const shared = (make: () => Promise<Due>): (() => Promise<Due>) => {
  let known: Promise<Due> | undefined;
  return () => (known ??= make());
};
export const afterTheYear = '2027-01-11T02:00:00Z';
export const afterTheQuarter = '2026-07-02T02:00:00Z';
const annualDue = shared(() => due(annual, afterTheYear));
const quarterlyDue = shared(() => due(quarterly, afterTheQuarter));
/** A report of the year that lacks one of its parts. */
const reporting =
  (without: string): Trial =>
  async () => {
    const { court, id, agreement } = await annualDue();
    const parts = ['storage', 'processing', 'analysis', 'fusion', 'market'].filter((part) => part !== without);
    const content = Object.fromEntries(parts.map((part) => [part, section]));
    return court.ask(id, { type: 'SUBMIT', document: court.paper, content }, agreement.operator);
  };
const stranger = person('mallory', 'OPERATOR', `org:${uscc(77_777)}`);

export const reports: Trials = {
  'P16-1': async () => {
    const { court, id } = await quarterlyDue();
    const content = { operation: section, development: section, security: section, costs: section, revenue: section };
    return court.ask(id, { type: 'SUBMIT', document: court.paper, content }, stranger);
  },
  'P16-2': async () => {
    const { court, id } = await quarterlyDue();
    return court.ask(id, { type: 'ACCEPT' }, o.zhao);
  },
  'P30-1': reporting('storage'),
  'P30-2': reporting('processing'),
  'P30-3': reporting('analysis'),
  'P30-4': reporting('fusion'),
  'P30-5': reporting('market'),
  'P30-6': async () => {
    const { court, id } = await annualDue();
    const content = { storage: section, processing: section, analysis: section, fusion: section, market: section };
    return court.ask(id, { type: 'SUBMIT', document: court.paper, content }, o.zhao);
  },
};
