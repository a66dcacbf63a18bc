// A venue with its regulators in the ledger, and what is asked of an order to rectify there.
import { expect } from 'vitest';
import type { Answer } from '../../ledger/index.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { assessment, dossier } from '../invariants/trading-acts.ts';
import {
  aDocument,
  aLedger,
  aRuleInForce,
  anActiveSubject,
  center,
  clockAt,
  key,
  person,
  publication,
  sent,
  started,
} from '../support/ledger.ts';

export const bureau = 'org:11220100MB1234567X';
export const police = 'org:11220100MB7654321X';
export const han = person('han', 'SECTOR_REG', bureau);
export const bai = { ...han, person: 'bai' } as const;
export const jin = person('jin', 'SECTOR_REG', police);
export const wen = person('wen', 'CENTER');
export const why = { reason: '测试用理由' };
type Subject = Awaited<ReturnType<typeof anActiveSubject>>;

export const byPolice = { issuer: { hat: 'SECTOR_REG', party: police, name: '公安局' } };
export const accept = { type: 'ACCEPT', findings: [{ item: 'log', finding: '经核查已落实' }] };
export const deregister = { type: 'DEREGISTER', ...why };
export const against = ({ id }: Subject) => ({ body: 'subject', registration: id });
export const take = (measure: string, ...targets: string[]) => ({ type: 'TAKE_MEASURES', measure, targets, ...why });

export async function aVenue() {
  const clock = clockAt('2026-03-02T02:00:00Z');
  const ledger = await aLedger({ clock: clock.read });
  const paper = await aDocument(ledger);
  await aRuleInForce(ledger, 'assessmentStandard');

  const ask = (caseId: string, event: { type: string; [field: string]: unknown }, actor: Actor): Promise<Answer> =>
    ledger.append({ caseId, event, actor, key: key() });
  let count = 0;
  const instrument = () => ({ number: `长监改〔2026〕${(count += 1)}号`, date: '2026-03-02', document: paper });
  const orderAgainst = (target: object, more: object = {}) => ({
    kind: 'rectification',
    issuer: { hat: 'SECTOR_REG', party: bureau, name: '市场监督管理局' },
    instrument: instrument(),
    target,
    ground: { finding: '安全责任落实不到位', provisions: ['T26'] },
    items: [{ id: 'log', demand: '补齐访问日志' }],
    due: '2026-12-01T00:00:00.000Z',
    ...more,
  });
  const results = () => ({ type: 'SUBMIT', results: [{ item: 'log', account: '已整改', evidence: [paper] }] });
  const withdraw = () => ({ type: 'WITHDRAW', document: paper, ...why });

  const aDraft = (seller: Subject): Promise<string> =>
    started(
      ledger,
      'listingRegistration',
      {
        registration: seller.id,
        owner: seller.party,
        title: '数据集',
        type: { class: 'DATA_PRODUCT', kind: 'derivative' },
        publicData: null,
      },
      seller.actor,
    );
  async function aListing(seller: Subject): Promise<string> {
    const id = await aDraft(seller);
    await sent(ledger, id, { type: 'SUBMIT', dossier: dossier(paper, hashOf(id)) }, seller.actor);
    await sent(ledger, id, { type: 'PASS', assessment }, center);
    await sent(ledger, id, await publication(ledger, id), seller.actor);
    return id;
  }
  const aTrade = (seller: Subject, buyer: Subject, listing: string) =>
    started(
      ledger,
      'trade',
      {
        listing,
        seller: { registration: seller.id, party: seller.party },
        buyer: { registration: buyer.id, party: buyer.party },
      },
      buyer.actor,
    );
  async function aServed(input: object, actor: Actor = han): Promise<string> {
    const id = await started(ledger, 'rectificationOrder', input, actor);
    await sent(ledger, id, { type: 'SERVE', receipt: paper }, actor);
    return id;
  }
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the chart keeps
  const read = async (id: string): Promise<{ tags: string[]; state: string[]; version: number; context: any }> => {
    const [row] = await ledger.sql<
      { tags: string[]; state: string[]; version: number; snapshot: { context: unknown } }[]
    >`select tags, state, version, snapshot from cases where id = ${id}`;
    return { ...row!, context: row!.snapshot.context };
  };
  const verified = async (...ids: string[]) =>
    expect((await Promise.all(ids.map((id) => ledger.verifyCase(id)))).flatMap(({ problems }) => problems)).toEqual([]);

  return {
    clock,
    ledger,
    paper,
    ask,
    orderAgainst,
    results,
    withdraw,
    aDraft,
    aListing,
    aTrade,
    aServed,
    read,
    verified,
    instrument,
  };
}
