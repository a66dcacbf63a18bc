// `npm start` as somebody runs it: a process of its own, on a data folder of its own, with Ctrl-C at any moment.
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
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
  /** Kills it once this has come. */
  killedAfter?: () => Promise<unknown> | undefined,
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
    void killedAfter?.()?.then((after) => after && child.kill('SIGKILL'));
    if (!when(said)) return;
    clearInterval(watching);
    child.kill('SIGINT');
  }, 20);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(watching);
  return { code, said };
}
const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), '数权 #1 ?50% start '));
  chmodSync(folder, 0o755); // as root, Postgres runs as another user and has to get in
  return folder;
};
const postgresIsUp = (data: string): boolean => existsSync(join(data, 'postgres', 'postmaster.pid'));

describe('the start', () => {
  it('says what runs where and what to try, stops everything on Ctrl-C, and goes on where it stopped', async () => {
    const data = aFolder();
    for (const _ of [1, 2]) {
      const { code, said } = await start(data, (so) => so.includes('Ctrl-C stops everything'));
      expect([code, said], said).toEqual([
        0,
        expect.stringMatching(
          /Shuquan is running\.[\s\S]*Console +http:[\s\S]*HTTP API[\s\S]*Postgres[\s\S]*Simulators[\s\S]*Next: /,
        ),
      ]);
      expect(postgresIsUp(data)).toBe(false);
    }
  });

  it('starts its Postgres again when it dies, and says so', async () => {
    const data = aFolder();
    let killed = false;
    const { code, said } = await start(data, (so) => {
      if (so.includes('Ctrl-C stops everything') && !killed) {
        killed = true;
        process.kill(Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
      }
      return so.includes('Postgres is up again');
    });
    expect([code, said]).toEqual([0, expect.stringContaining('Postgres ended by itself; starting it again')]);
  });

  it('takes over from one that was killed, and leaves one alone that runs', async () => {
    const data = aFolder();
    let second: ReturnType<typeof start> | undefined;
    const first = await start(
      data,
      (so) => {
        if (so.includes('Ctrl-C stops everything')) second ??= start(data, () => false);
        return false;
      },
      {},
      () => second,
    );
    expect(await second).toEqual({ code: 1, said: expect.stringContaining('runs on the data folder') });
    expect(first.code).toBe(null);
    expect((await start(data, (so) => so.includes('Ctrl-C stops everything'))).code).toBe(0);
  });

  it('leaves nothing running when it is stopped half-way, or fails', async () => {
    const data = aFolder();
    expect((await start(data, () => postgresIsUp(data))).code).toBe(130);
    for (let tries = 0; tries < 100 && postgresIsUp(data); tries += 1) await sleep(100);
    expect(postgresIsUp(data)).toBe(false);
    const nobody = `127.0.0.1:${await freePort()}`;
    const { code, said } = await start(data, () => false, {
      TEMPORAL_ADDRESS: nobody,
      SHUQUAN_START_WAIT_SECONDS: '1',
    });
    expect([code, said]).toEqual([1, expect.stringMatching(`Temporal at ${nobody}: not there within`)]);
    expect(said).not.toMatch(/\n +at /);
    expect(postgresIsUp(data)).toBe(false);
  });
});
