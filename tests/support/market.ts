// Listings on a ledger: registered, and put on the market.
import type { Ledger } from '../../ledger/index.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { assessment, dossier } from '../invariants/trading-acts.ts';
import { aDocument, aRuleInForce, center, publication, sent, started } from './ledger.ts';

type Owner = { id: string; actor: Actor; party: string };

export async function aListing(ledger: Ledger, owner: Owner, title: string, bytes?: string): Promise<string> {
  const type = { class: 'DATA_PRODUCT', kind: 'derivative' };
  const input = { registration: owner.id, owner: owner.party, title, type, publicData: null };
  const id = await started(ledger, 'listingRegistration', input, owner.actor);
  const submission = { type: 'SUBMIT', dossier: dossier(await aDocument(ledger), bytes ?? hashOf(id)) };
  await sent(ledger, id, submission, owner.actor);
  await aRuleInForce(ledger, 'assessmentStandard');
  await sent(ledger, id, { type: 'PASS', assessment }, center);
  return id;
}
export async function aPublishedListing(ledger: Ledger, owner: Owner, title: string): Promise<string> {
  const id = await aListing(ledger, owner, title);
  await sent(ledger, id, await publication(ledger, id), owner.actor);
  return id;
}
