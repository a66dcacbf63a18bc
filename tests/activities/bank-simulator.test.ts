import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBank, verifyCallback } from '../../activities/ports/bank.ts';
import { startBankSimulator } from '../../activities/simulators/bank.ts';
import { aFolder, aServer, afterwards, call } from './situations.ts';
import { law } from '../support/law.ts';

const secret = 'a-secret-of-the-bank-for-tests';
const trade = 'trade/9122-1122/1';

describe('the simulator of the bank', () => {
  async function simulated(options: { stateFile?: string } = {}) {
    const refuse = { times: 0 };
    const { url, heard } = await aServer(
      (_, response) => void response.writeHead(refuse.times-- > 0 ? 503 : 200).end(),
    );
    const simulator = await startBankSimulator({ secret, callbackUrl: url, delayMs: 1, ...options });
    afterwards(simulator.stop);
    const bank = createBank({ webhook: { url: simulator.url, secret } });
    let seq = 0;
    const ask = async (op: string, input: Record<string, number | string> = {}, key = `${trade}/${++seq}/0`) =>
      await bank(call({ port: 'bank', op, input: { instruction: 'I-1', ...input } }, { key }));
    const reports = async (): Promise<{ type: string; [field: string]: unknown }[]> => {
      await simulator.settled();
      return heard.map(({ headers, body }) => {
        const answer = verifyCallback(headers, body, secret);
        if (!answer.ok) throw new Error(answer.message.en);
        return answer.request.event;
      });
    };
    return { simulator, ask, reports, refuse };
  }

  it('holds, releases in part and refunds the rest, and reports each, signed', law('T23'), async () => {
    const { ask, reports } = await simulated();
    await ask('instruct', { amountFen: 1000 });
    await reports();
    await ask('release', { amountFen: 700 });
    await reports();
    await ask('refund', { amountFen: 300 });
    expect((await reports()).map(({ type, amountFen }) => [type, amountFen])).toEqual([
      ['FUNDS_HELD', 1000],
      ['FUNDS_RELEASED', 700],
      ['FUNDS_REFUNDED', 300],
    ]);
    await ask('release', { amountFen: 1 });
    expect((await reports()).at(-1)).toMatchObject({
      type: 'FUNDS_FAILED',
      reason: expect.stringContaining('0 fen are held') as string,
    });
  });

  it('does an instruction once, however often it comes', law('T23'), async () => {
    const { ask, reports } = await simulated();
    await ask('instruct', { amountFen: 1000 }, 'same/1/0');
    await ask('instruct', { amountFen: 1000 }, 'same/1/0');
    expect(await reports()).toHaveLength(1);
  });

  it('is told again of a release or a refund that it has carried out, and pays it once', law('T23'), async () => {
    const { ask, reports } = await simulated();
    await ask('instruct', { amountFen: 1000 });
    for (const key of ['again/1/0', 'again/2/0']) await ask('release', { amountFen: 700 }, key);
    for (const key of ['again/3/0', 'again/4/0']) await ask('refund', { amountFen: 300 }, key);
    const said = (await reports()).map(({ type, amountFen }) => [type, amountFen]);
    expect(said).toEqual([
      ['FUNDS_HELD', 1000],
      ['FUNDS_RELEASED', 700],
      ['FUNDS_RELEASED', 700],
      ['FUNDS_REFUNDED', 300],
      ['FUNDS_REFUNDED', 300],
    ]);
  });

  it('moves nothing of a frozen trade until it is unfrozen', law('T22'), async () => {
    const { ask, reports } = await simulated();
    await ask('instruct', { amountFen: 1000 });
    await ask('freeze');
    await ask('release');
    expect((await reports()).map(({ type }) => type)).toEqual(['FUNDS_HELD']);
    await ask('unfreeze');
    expect((await reports()).map(({ type }) => type)).toEqual(['FUNDS_HELD', 'FUNDS_RELEASED']);
  });

  it('fails once for an amount that ends in 13 fen, and when it is told to', async () => {
    const { ask, reports, simulator } = await simulated();
    await ask('instruct', { amountFen: 5013 });
    await reports();
    await ask('instruct', { amountFen: 5013 });
    expect((await reports()).map(({ type }) => type)).toEqual(['FUNDS_FAILED', 'FUNDS_HELD']);
    const answer = await fetch(`${simulator.url}control`, { method: 'POST', body: JSON.stringify({ outage: 1 }) });
    expect(await answer.json()).toMatchObject({ outage: 1, simulator: true });
    await expect(ask('instruct', { amountFen: 1 })).rejects.toThrow('with 503: simulated outage of the bank');
    await ask('instruct', { amountFen: 1 });
  });

  it('reports again until its report is taken', async () => {
    const { ask, reports, refuse } = await simulated();
    refuse.times = 2;
    await ask('instruct', { amountFen: 1000 });
    expect(await reports()).toHaveLength(3);
  });

  it('refuses what is not signed, and says that it is a simulator', async () => {
    const { simulator } = await simulated();
    const answer = await fetch(simulator.url, { method: 'POST', body: '{}' });
    expect([answer.status, answer.headers.get('x-shuquan-simulator')]).toEqual([401, 'bank']);
  });

  it('still holds the money after a restart', async () => {
    const stateFile = join(aFolder(), 'simulators', 'bank.json');
    const before = await simulated({ stateFile });
    await before.ask('instruct', { amountFen: 1000 });
    await before.reports();
    await before.simulator.stop();
    const { ask, reports } = await simulated({ stateFile });
    await ask('release', { amountFen: 1000 }, 'after/1/0');
    expect(await reports()).toMatchObject([{ type: 'FUNDS_RELEASED', amountFen: 1000 }]);
  });
});
