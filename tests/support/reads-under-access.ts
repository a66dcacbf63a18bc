// Accesses to information on a ledger: two trades between the same parties, of which the first is paid from fiscal funds.
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, beforeEach } from 'vitest';
import { createFileStore } from '../../activities/ports/document-store.ts';
import { readDocument, storeDocument } from '../../activities/ports/documents.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { aFolder } from '../activities/situations.ts';
import { aDocument, aLedger, anActiveSubject, center, clockAt, opco, person, sent, started, uscc } from './ledger.ts';
import { aPublishedListing } from './market.ts';
import { demand } from './trades.ts';

export const MONDAY = '2026-03-02T02:00:00.000Z';
export const daysOn = (n: number) => new Date(Date.parse(MONDAY) + n * 86_400_000).toISOString();
export const checker = person('qian.li', 'CENTER');
export const supervisor = person('sun.wei', 'SUPERVISOR');
export const clock = clockAt(MONDAY);
export const store = createFileStore(join(aFolder(), 'documents'));
export const no = { ok: false, code: 'READ_NOT_ALLOWED', articles: ['T25'] };

export let ledger: Ledger;
export let seller: Awaited<ReturnType<typeof anActiveSubject>>;
export let buyer: typeof seller;
export let trade: string;
export let other: string;
export let paper: { sha256: string; name: string };
export let instrument = 0;

beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
  seller = await anActiveSubject(ledger, 1);
  buyer = await anActiveSubject(ledger, 2, 'DEMANDER');
  const aTrade = async (title: string): Promise<string> => {
    const listing = await aPublishedListing(ledger, seller, title);
    const side = ({ id, party }: typeof seller) => ({ registration: id, party });
    const id = await started(ledger, 'trade', { seller: side(seller), buyer: side(buyer), listing }, buyer.actor);
    await sent(ledger, id, { type: 'SUBMIT_DEMAND', demand: { ...demand, fiscalFunds: title === '甲' } }, buyer.actor);
    return id;
  };
  [trade, other] = [await aTrade('甲'), await aTrade('乙')];
  const stored = await storeDocument(ledger, store, Buffer.from('协议'), { mediaType: 'text/plain', actor: opco });
  if (!stored.ok) throw new Error(stored.code);
  paper = { sha256: stored.sha256, name: '协议.txt' };
  await ledger.sql`insert into document_ref values (${trade}, ${paper.sha256})`;
});
// In each test others: what one of them was granted is not the next one's.
export let auditor: Actor;
export let officer: Actor;
export let friend: Actor;
export let audit: { kind: string; body: string; persons: string[] };
export let police: typeof audit;
export let company: typeof audit & { party: string };
export let tests = 0;
beforeEach(() => {
  clock.set(MONDAY);
  tests += 1;
  auditor = person(`deng.${tests}`, 'DISC_AUDIT');
  officer = person(`feng.${tests}`, 'NATSEC_POLICE');
  const party = `org:${uscc(100 + tests)}`;
  friend = person(`he.${tests}`, 'DEMANDER', party);
  audit = { kind: 'disciplineAudit', body: '市审计局', persons: [auditor.person] };
  police = { kind: 'securityOrgan', body: '市公安局', persons: [officer.person, `gao.${tests}`] };
  company = { kind: 'subject', body: '数据公司', party, persons: [friend.person] };
});

export const scope = (more: object = {}) => ({ cases: [trade], classes: ['case', 'log', 'documents'], ...more });
/** A request that the center registers and another of its persons authorises. */
export async function granted(purpose: string, requester: object, more: object = {}): Promise<string> {
  const document = await aDocument(ledger, '文书.pdf');
  instrument += 1;
  const input = {
    purpose,
    requester,
    basis: '依法调取',
    instrument: { number: String(instrument), date: '2026-03-01', document },
    scope: scope(),
    form: ['read'],
    mayTell: true,
    until: daysOn(10),
    ...more,
  };
  const id = await started(ledger, 'informationAccess', input, center);
  const { persons } = requester as { persons: string[] };
  const { scope: asked, urgent } = input as typeof input & { urgent?: boolean };
  if (!urgent) await sent(ledger, id, { type: 'AUTHORIZE', scope: asked, persons, until: daysOn(10) }, checker);
  return id;
}
/** What its requester, or the center, does on paper: registered by one person, confirmed by another. */
export async function onPaper(access: string, act: { type: string; [field: string]: unknown }): Promise<void> {
  const document = await aDocument(ledger, '函.pdf');
  await sent(ledger, access, { type: 'REGISTER_ACT', act, document }, center);
  await sent(ledger, access, { type: 'CONFIRM_ACT' }, checker);
}
export const rowsOf = (access: string) => ledger.sql`
  select person, hat, material, case_id, document, about, shown, at from access_read where access = ${access} order by n`;
export const read = async (actor: Actor, sha256 = paper.sha256): Promise<string> => {
  const found = await readDocument(ledger, store, sha256, actor);
  return found.ok ? text(found.stream) : found.code;
};
