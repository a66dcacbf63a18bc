// The HTTP API as it is deployed: a process of its own, which an orchestrator stops with SIGTERM.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { freePort } from '../../infra/ports.ts';
import { freshDatabase } from '../support/servers.ts';

it('serves without Temporal, and is gone when it is told to stop, though a client keeps its connection', async () => {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'apps/api/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: await freshDatabase(),
      SHUQUAN_PORT: String(port),
      SHUQUAN_DATA: mkdtempSync(join(tmpdir(), 'shuquan-api-')),
      SHUQUAN_IDENTITY_KEY: 'a secret of this test alone, long enough',
      LOG_LEVEL: 'silent',
    },
  });
  const exited = once(child, 'exit');
  try {
    const answers = () =>
      fetch(`http://127.0.0.1:${port}/lifecycles`).then(
        (response) => response.ok,
        () => false,
      );
    while (!(await answers())) await sleep(100);
    child.kill('SIGTERM');
    expect(await Promise.race([exited, sleep(8_000, 'is still there')])).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
}, 60_000);
