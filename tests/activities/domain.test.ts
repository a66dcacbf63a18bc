import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDomain, verifyDomainCallback } from '../../activities/ports/domain.ts';
import { sign } from '../../activities/ports/signing.ts';
import { startDomainSimulator } from '../../activities/simulators/domain.ts';
import type { JsonObject } from '../../machines/kernel/json.ts';
import { aFolder, aServer, afterwards, call } from './situations.ts';
import { law } from '../support/law.ts';

const secret = 'a-secret-of-the-domain-for-tests';
const grant = 'scenarioGrant/9122-clinic/1';
const agreement = 'operatingAgreement/9122/1';

const answering = async (status: number, body: unknown) => {
  const { url } = await aServer((_, response) => void response.writeHead(status).end(JSON.stringify(body)));
  return createDomain({ webhook: { url, secret } });
};
async function simulated(stateFile?: string) {
  const simulator = await startDomainSimulator({ secret, ...(stateFile && { stateFile }) });
  afterwards(simulator.stop);
  const domain = createDomain({ webhook: { url: simulator.url, secret } });
  let seq = 0;
  const ask = async (op: string, input: JsonObject, key = `${grant}/${++seq}/0`) =>
    await domain(call({ port: 'domain', op, input }, { key, caseId: grant, lifecycle: 'scenarioGrant' }));
  return { simulator, ask };
}

type Shown = { access: Record<string, { state: string }>; moved: Record<string, string> };
const shown = async (url: string): Promise<Shown> => (await (await fetch(url)).json()) as Shown;
const moved = async (url: string) => (await shown(url)).moved;

describe('what was asked and is called off', () => {
  const product = 'productExport/9122-heat/1';
  const data = 'dataImport/9122-parking/1';

  it.each([
    ['an export', 'export', 'revoke', { export: product }, product],
    ['an import', 'import', 'delete', { import: data }, data],
  ])(
    '%s that is asked late is not carried out, and not confirmed',
    law('P9', 'P29', 'P31'),
    async (_, op, undo, what, name) => {
      const { simulator, ask } = await simulated();
      await ask(undo, { ...what, agreement, order: 3 });
      await expect(ask(op, { ...what, agreement, order: 2 })).rejects.toThrow('409');
      expect((await moved(simulator.url))[name]).toBe('undone');
      await ask(op, { ...what, agreement, order: 4 });
      expect((await moved(simulator.url))[name]).toBe('done');
      await ask(undo, { ...what, agreement, order: 5 });
      expect((await moved(simulator.url))[name]).toBe('undone');
    },
  );

  it('nothing is exported or imported under an agreement that is closed', law('P31'), async () => {
    const { ask } = await simulated();
    await ask('revoke', { agreement, keep: null });
    await expect(ask('export', { export: product, agreement, order: 1 })).rejects.toThrow('409');
    await expect(ask('import', { import: data, agreement, order: 1 })).rejects.toThrow('409');
  });

  it('an opening that was called off is made by the restoration that follows', law('P29'), async () => {
    const { simulator, ask } = await simulated();
    await ask('suspend', { grant, agreement, order: 2 });
    await ask('provision', { grant, agreement, scenario: '就医引导', datasets: ['门诊'], order: 1 });
    await ask('restore', { grant, agreement, scenario: '就医引导', datasets: ['门诊'], order: 3 });
    expect((await shown(simulator.url)).access[grant]?.state).toBe('active');
  });
});

describe('the port of the domain', () => {
  it('gives the domain’s answer as the reply, and drops what the chart does not know', law('P17'), async () => {
    const domain = await answering(200, { receipt: 'R-1', remaining: 0, operator: 'somebody' });
    expect(await domain(call({ port: 'domain', op: 'revoke', input: { grant } }))).toEqual({
      receipt: 'R-1',
      remaining: 0,
    });
  });

  it(
    'takes no answer that does not confirm: without a receipt, without what remains, or still at work',
    law('P31'),
    async () => {
      const revoke = call({ port: 'domain', op: 'revoke', input: { grant } });
      await expect((await answering(200, { ok: true }))(revoke)).rejects.toThrow('an answer that does not confirm it');
      await expect((await answering(200, { receipt: 'R-1' }))(revoke)).rejects.toThrow('remaining');
      await expect((await answering(200, 'done'))(revoke)).rejects.toThrow('does not confirm');
      await expect((await answering(202, { receipt: 'R-1', remaining: 0 }))(revoke)).rejects.toThrow('still under way');
    },
  );

  it('names the variables to set when no domain is configured, and its operations when one is unknown', async () => {
    await expect(createDomain({ webhook: undefined })(call({ port: 'domain', op: 'provision' }))).rejects.toThrow(
      'set DOMAIN_URL and DOMAIN_SECRET',
    );
    await expect(createDomain({ webhook: undefined })(call({ port: 'domain', op: 'open' }))).rejects.toThrow(
      'no operation open; it has provision',
    );
  });

  it('reports by itself in its own hat, if it is signed', law('P20(1)'), () => {
    const body = JSON.stringify({ case: 'staffAdmission/9122-1/1', type: 'ENTER_DOMAIN', data: { grant } });
    expect(verifyDomainCallback(sign(secret, 'd-1', body), body, secret)).toMatchObject({
      ok: true,
      request: {
        event: { type: 'ENTER_DOMAIN', grant },
        actor: { person: 'domain:changchun', hat: 'DOMAIN' },
        key: 'domain:changchun/d-1',
      },
    });
    expect(verifyDomainCallback(sign('another-secret-of-somebody', 'd-1', body), body, secret)).toMatchObject({
      code: 'ACTOR_UNKNOWN',
    });
  });
});

describe('the simulator of the domain', () => {
  it('gives and takes access, each with a receipt that is the same when asked again', law('P17'), async () => {
    const { ask } = await simulated();
    const first = await ask('provision', { grant, agreement, accounts: ['staffAdmission/1'] }, 'same/1/0');
    expect(await ask('provision', { grant, agreement, accounts: ['staffAdmission/1'] }, 'same/1/0')).toEqual(first);
    for (const op of ['suspend', 'restore'])
      expect(await ask(op, { grant })).toEqual({ receipt: expect.stringMatching(new RegExp(`^SIM-${op}-`)) as string });
    expect(await ask('revoke', { grant })).toMatchObject({ remaining: 0 });
  });

  it('deletes nothing before access is revoked, nor while a legal hold stands', law('P31'), async () => {
    const { ask } = await simulated();
    await ask('provision', { grant, agreement, accounts: [] });
    await expect(ask('delete', { agreement })).rejects.toThrow('409: access is not revoked yet');
    await ask('revoke', { agreement });
    await ask('hold', { agreement, hold: 'H-1' });
    await expect(ask('delete', { agreement })).rejects.toThrow('423: a legal hold stands');
    await ask('release', { agreement, hold: 'H-1' });
    expect(await ask('delete', { agreement })).toMatchObject({ remaining: 0 });
  });

  it('deletes one import while its grant is in use, and never the network logs by it', law('P20(3)'), async () => {
    const { ask } = await simulated();
    await ask('provision', { grant, agreement, accounts: [] });
    expect(await ask('delete', { import: 'dataImport/9122-1/1', agreement, grant, order: 2 })).toMatchObject({
      remaining: 0,
    });
  });

  it('ignores a call that a later one of the same case has overtaken', law('P29'), async () => {
    const { ask, simulator } = await simulated();
    const state = async () =>
      ((await (await fetch(simulator.url)).json()) as { access: Record<string, { state: string }> }).access[grant]
        ?.state;
    await ask('provision', { grant, agreement, accounts: [], order: 1 });
    await ask('restore', { grant, agreement, order: 3 });
    expect(await ask('suspend', { grant, agreement, order: 2 })).toEqual({ receipt: expect.any(String) as string });
    expect(await state()).toBe('active');
    await ask('suspend', { grant, agreement, order: 4 });
    expect(await state()).toBe('suspended');
  });

  it('leaves a grant alone when a product of the same agreement is suspended', law('P27'), async () => {
    const { ask, simulator } = await simulated();
    await ask('provision', { grant, agreement, accounts: [] });
    await ask('suspend', { export: 'productExport/9122-1/1', agreement, order: 1 });
    const { access } = (await (await fetch(simulator.url)).json()) as { access: Record<string, { state: string }> };
    expect(access[grant]?.state).toBe('active');
  });

  it('leaves open what a successor takes over, until that one ends too', law('P13', 'P31'), async () => {
    const { ask, simulator } = await simulated();
    const states = async () =>
      Object.values(
        ((await (await fetch(simulator.url)).json()) as { access: Record<string, { state: string }> }).access,
      ).map(({ state }) => state);
    const successor = 'operatingAgreement/9122/2';
    for (const [other, scenario] of [
      [grant, '就医引导'],
      [`${grant}0`, '商保核保'],
    ] as const)
      await ask('provision', { grant: other, agreement, scenario, datasets: ['病案首页'], accounts: [] });
    await ask('revoke', {
      agreement,
      predecessors: [],
      keep: { agreement: successor, datasets: ['病案首页'], scenarios: ['就医引导'] },
    });
    expect(await states()).toEqual(['active', 'revoked']);
    await expect(ask('delete', { agreement: successor, predecessors: [agreement] })).rejects.toThrow(
      '409: access is not revoked yet',
    );
    await ask('revoke', { agreement: successor, predecessors: [agreement], keep: null });
    expect(await states()).toEqual(['revoked', 'revoked']);
    // A call that was on its way for days opens nothing any more.
    await ask('provision', {
      grant,
      agreement: successor,
      scenario: '就医引导',
      datasets: ['病案首页'],
      accounts: [],
      order: 9,
    });
    expect(await states()).toEqual(['revoked', 'revoked']);
  });

  it('can do a thing by half, once', law('P31'), async () => {
    const { ask, simulator } = await simulated();
    await ask('provision', { grant, agreement, accounts: [] });
    simulator.control({ partial: { revoke: 2, delete: 5 } });
    expect(await ask('revoke', { agreement })).toMatchObject({ remaining: 2 });
    expect(await ask('revoke', { agreement })).toMatchObject({ remaining: 0 });
    expect(await ask('delete', { agreement })).toMatchObject({ remaining: 5 });
  });

  it('can be away for a while, for good, or slow, and does the thing when it is asked again', law('P31'), async () => {
    const { ask, simulator } = await simulated();
    simulator.control({ outage: 1 });
    await expect(ask('revoke', { grant }, 'a/1/0')).rejects.toThrow('simulated outage');
    simulator.control({ slow: 1 });
    await expect(ask('revoke', { grant }, 'a/1/0')).rejects.toThrow('still under way');
    expect(await ask('revoke', { grant }, 'a/1/0')).toMatchObject({ remaining: 0 });
    simulator.control({ outage: true });
    for (const key of ['b/1/0', 'b/1/0']) await expect(ask('revoke', { grant }, key)).rejects.toThrow('503');
  });

  it('finds raw data and reversible models where the manifest flags them, however deep', law('P27'), async () => {
    const { ask, simulator } = await simulated();
    const check = async (manifest: JsonObject) => await ask('techCheck', { manifest });
    expect(await check({ entries: [{ name: 'report.pdf' }, { name: 'model.onnx', reversible: false }] })).toMatchObject(
      { rawData: false, reversible: false },
    );
    expect(await check({ entries: [{ name: 'visits.csv', rawData: true }] })).toMatchObject({
      rawData: true,
      reversible: false,
    });
    expect(await check({ parts: { models: [{ name: 'model.onnx', reversible: true }] } })).toMatchObject({
      rawData: false,
      reversible: true,
      report: expect.any(String) as string,
    });
    simulator.control({ finding: { rawData: true } });
    expect(await check({ entries: [] })).toMatchObject({ rawData: true, reversible: false });
  });

  it('still knows its holds after a restart', law('P31'), async () => {
    const stateFile = join(aFolder(), 'domain.json');
    const before = await simulated(stateFile);
    await before.ask('hold', { agreement, hold: 'H-1' });
    await before.simulator.stop();
    const { ask } = await simulated(stateFile);
    await expect(ask('delete', { agreement }, 'later/1/0')).rejects.toThrow('legal hold');
  });
});
