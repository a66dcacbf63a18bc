// `npm start` as somebody runs it: a process of its own, on a data folder of its own, with Ctrl-C at any moment.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../infra/ports.ts';
import { type RunningTemporal, startTemporal } from '../../infra/temporal.ts';
import { searchAttributes } from '../../workflows/ids.ts';

// Of its own: its worker would take the tasks of other tests' cases, and they those of its.
let temporal: RunningTemporal;
beforeAll(async () => {
  temporal = await startTemporal({
    port: await freePort(),
    uiPort: 0,
    namespace: 'default',
    searchAttributes,
    say: () => {},
  });
});
afterAll(() => temporal.stop());

/** Starts, and sends Ctrl-C once `when` holds. Answers how it ended, and all that it said. */
async function start(
  data: string,
  when: (said: string) => boolean,
  more: Record<string, string> = {},
): Promise<{ code: number | null; said: string }> {
  const env = {
    ...process.env,
    SHUQUAN_DATA: data,
    SHUQUAN_PORT: String(await freePort()),
    TEMPORAL_ADDRESS: temporal.address,
    LOG_LEVEL: 'silent',
    ...more,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'apps/start.ts'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const watching = setInterval(() => {
    if (!when(said)) return;
    clearInterval(watching);
    child.kill('SIGINT');
  }, 20);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(watching);
  return { code, said };
}
const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'shuquan start '));
  chmodSync(folder, 0o755); // as root, Postgres runs as another user and has to get in
  return folder;
};
const postgresIsUp = (data: string): boolean => existsSync(join(data, 'postgres', 'postmaster.pid'));

describe('the start', { timeout: 120_000 }, () => {
  it('says what runs where and what to try, stops everything on Ctrl-C, and goes on where it stopped', async () => {
    const data = aFolder();
    for (const _ of [1, 2]) {
      const { code, said } = await start(data, (so) => so.includes('Ctrl-C stops everything'));
      expect([code, said], said).toEqual([
        0,
        expect.stringMatching(/Shuquan is running\.[\s\S]*HTTP API[\s\S]*Postgres[\s\S]*Simulators[\s\S]*Next: /),
      ]);
      expect(postgresIsUp(data)).toBe(false);
    }
  });

  it('leaves nothing running when it is stopped half-way, or fails', async () => {
    const data = aFolder();
    expect((await start(data, () => postgresIsUp(data))).code).toBe(130);
    for (let tries = 0; tries < 100 && postgresIsUp(data); tries += 1) await sleep(100);
    expect(postgresIsUp(data)).toBe(false);
    const { code, said } = await start(data, () => false, { TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}` });
    expect([code, said]).toEqual([1, expect.stringContaining('Could not start')]);
    expect(postgresIsUp(data)).toBe(false);
  });
});
