// The ports against the charts that use them: what a chart asks is understood, what comes back is taken.
import { describe, expect, it } from 'vitest';
import { createBank, verifyCallback } from '../../activities/ports/bank.ts';
import { createDomain, domainOps } from '../../activities/ports/domain.ts';
import { startBankSimulator } from '../../activities/simulators/bank.ts';
import { startDomainSimulator } from '../../activities/simulators/domain.ts';
import type { CallEffect } from '../../machines/kernel/effects.ts';
import { domainReplies } from '../../machines/shared/domain-port.ts';
import type { Driven } from '../support/driver.ts';
import { aContractInForce, accept, did, handOver, instruct, tradeCase } from '../support/trades.ts';
import { aServer, afterwards, call } from './situations.ts';
import { law } from '../support/law.ts';

const secret = 'a-secret-for-the-contract-tests';

/** A trade whose bank is the simulator: `exchange` carries what the chart asked to the bank, and its reports back. */
async function aTradeAtTheBank(one: Driven) {
  const { url, heard } = await aServer((_, response) => void response.end());
  const simulator = await startBankSimulator({ secret, callbackUrl: url, delayMs: 1 });
  afterwards(simulator.stop);
  const bank = createBank({ webhook: { url: simulator.url, secret } });
  let seq = 0;
  const exchange = async (): Promise<Driven> => {
    const asked = one.effects.filter(
      (effect): effect is Extract<CallEffect, { type: 'call' }> => effect.type === 'call' && effect.port === 'bank',
    );
    expect(asked.length).toBeGreaterThan(0);
    for (const effect of asked)
      await bank({ ...call(effect), effect, caseId: tradeCase, key: `${tradeCase}/${++seq}/0` });
    await simulator.settled();
    for (const { headers, body } of heard.splice(0)) {
      const answer = verifyCallback(headers, body, secret);
      if (!answer.ok) throw new Error(answer.message.en);
      expect(answer.request.caseId).toBe(tradeCase);
      did(one, answer.request.event, answer.request.actor);
    }
    return one;
  };
  return { exchange, simulator };
}

describe('a trade and the bank', () => {
  it(
    'settle: the funds are held, then released after acceptance, each by the bank’s own report',
    law('T23'),
    async () => {
      const one = aContractInForce();
      const { exchange } = await aTradeAtTheBank(one);
      instruct(one);
      await exchange();
      expect(one.context.settlement.heldFen).toBe(50_000_00);
      accept(handOver(one));
      await exchange();
      expect(one.context.settlement.payments.map(({ what }: { what: string }) => what)).toEqual(['held', 'released']);
    },
  );

  it('try again when the transfer fails at the bank', law('T23'), async () => {
    const one = aContractInForce();
    const { exchange, simulator } = await aTradeAtTheBank(one);
    simulator.control({ failNext: 1 });
    instruct(one);
    await exchange();
    expect(one.context.settlement.payments.at(-1)).toMatchObject({ what: 'failed' });
    expect(one.context.settlement.heldFen).toBe(0);
  });
});

describe('the operation domain and the charts', () => {
  const replies = {
    provision: 'ACCESS_PROVISIONED',
    suspend: 'ACCESS_SUSPENDED',
    restore: 'ACCESS_RESTORED',
    revoke: 'ACCESS_REVOKED',
    delete: 'DATA_DELETED',
    import: 'DATA_IMPORTED',
    techCheck: 'TECH_CHECKED',
    export: 'PRODUCT_EXPORTED',
  } as const;
  it.each(Object.entries(replies))('agree on what answers %s', law('P17', 'P20', 'P27', 'P31'), async (op, type) => {
    const simulator = await startDomainSimulator({ secret });
    afterwards(simulator.stop);
    const reply = await createDomain({ webhook: { url: simulator.url, secret } })(
      call({ port: 'domain', op, input: { agreement: 'operatingAgreement/9122/1', manifest: [] } }),
    );
    expect(domainReplies[type].schema.safeParse(reply)).toMatchObject({ success: true });
    expect(domainOps).toContain(op);
  });
});
