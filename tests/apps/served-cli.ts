// The CLI against a real API on a Monday, with a folder for the files that it reads.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { listen } from '../../apps/api/listen.ts';
import { clockAt } from '../support/ledger.ts';
import { shell } from './cli-runner.ts';
import { serveApi } from './served.ts';

export const MONDAY = '2026-03-02T02:00:00.000Z';

export async function serveCli() {
  const clock = clockAt(MONDAY);
  const folder = mkdtempSync(join(tmpdir(), 'shuquan-cli-'));
  const served = await serveApi({ clock: clock.read });
  const { url, close } = await listen(served.app, { port: 0 });
  afterAll(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  const cli = shell(url, {}, () => new Date(clock.at));
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  /** Runs, expects the refusal, and that nothing was written. */
  const refusedWith = async (code: string, args: string[], options?: Parameters<typeof cli>[1]) => {
    const before = await served.counts();
    const ran = await cli(args, options);
    expect(ran.err).toContain(code);
    expect([ran.code, ran.out]).toEqual([1, '']);
    expect(await served.counts()).toEqual(before);
    const asJson = await cli([...args, '--json'], options);
    expect([asJson.code, (JSON.parse(asJson.out) as { code: string }).code]).toEqual([1, code]);
    return ran;
  };
  return { served, url, clock, folder, cli, file, refusedWith };
}
