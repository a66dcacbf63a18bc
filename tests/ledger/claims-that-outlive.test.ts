// One object, one registration (T17), also after the registration has ended: the bytes stay its owner's to register again.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import { law } from '../support/law.ts';
import { dossier } from '../invariants/trading-acts.ts';
import {
  aDocument,
  aLedger,
  anActiveSubject,
  clockAt,
  key,
  measure,
  sent,
  started,
  system,
} from '../support/ledger.ts';
import { aListing } from '../support/market.ts';

let ledger: Ledger;
let owner: Awaited<ReturnType<typeof anActiveSubject>>;
let other: Awaited<ReturnType<typeof anActiveSubject>>;
beforeAll(async () => {
  ledger = await aLedger({ clock: clockAt('2026-03-02T02:00:00Z').read });
  owner = await anActiveSubject(ledger, 1);
  other = await anActiveSubject(ledger, 2);
});
/** Asks to register these bytes; what the ledger says. */
async function registering(who: typeof owner, bytes: string, title: string) {
  const type = { class: 'DATA_PRODUCT', kind: 'derivative' };
  const input = { registration: who.id, owner: who.party, title, type, publicData: null };
  const caseId = await started(ledger, 'listingRegistration', input, who.actor);
  const event = { type: 'SUBMIT', dossier: dossier(await aDocument(ledger), bytes) };
  return { caseId, answer: await ledger.append({ caseId, event, actor: who.actor, key: key() }) };
}

describe.each([
  ['delisted', () => owner.actor, { type: 'DELIST', reason: '停止供应' }],
  ['revoked', () => system, measure('REVOKE')],
] as const)('a listing that was %s', (state, by, event) => {
  it('keeps its bytes from others, and its owner registers them anew under review', law('T17'), async () => {
    const bytes = hashOf(state);
    const ended = await aListing(ledger, owner, state, bytes);
    expect(await sent(ledger, ended, event, by())).toEqual([state]);
    const refused = await registering(other, bytes, `${state} 2`);
    expect(refused.answer).toMatchObject({ ok: false, code: 'ALREADY_CLAIMED', articles: ['T17', 'P27'] });
    const again = await registering(owner, bytes, `${state} 3`);
    expect(again.answer).toMatchObject({ ok: true });
    for (const id of [ended, again.caseId, refused.caseId])
      expect(await ledger.verifyCase(id), id).toMatchObject({ ok: true, problems: [] });
  });

  it('holds them against its owner too while the registration is in force', law('T17'), async () => {
    const bytes = hashOf(`${state} in force`);
    await aListing(ledger, owner, `${state} 4`, bytes);
    expect((await registering(owner, bytes, `${state} 5`)).answer).toMatchObject({ code: 'ALREADY_CLAIMED' });
  });
});

it('an application that was withdrawn before it was registered holds nothing', law('T17'), async () => {
  const bytes = hashOf('withdrawn');
  const { caseId } = await registering(owner, bytes, '撤回');
  await sent(ledger, caseId, { type: 'WITHDRAW' }, owner.actor);
  expect((await registering(other, bytes, '另行申请')).answer).toMatchObject({ ok: true });
});
