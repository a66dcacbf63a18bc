// The HTTP API as it is deployed: a process of its own, which an orchestrator stops with SIGTERM.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { freePort } from '../../infra/ports.ts';
import { freshDatabase } from '../support/servers.ts';

it('serves without Temporal, and is gone when it is told to stop, though clients keep their connections busy', async () => {
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
        async (response) => (await response.arrayBuffer(), response.ok),
        () => false,
      );
    while (!(await answers())) await sleep(100);
    // Who asks again on the same connection at once, as long as it is answered.
    const after: number[] = [];
    let told = false;
    const busy = Array.from({ length: 4 }, async () => {
      while (await answers()) if (told) after.push(1);
    });
    // And who begins to send, and never ends.
    const hanging = connect(port, '127.0.0.1');
    hanging.on('error', () => {});
    hanging.write('POST /documents HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nhalf of it');
    await sleep(200);
    child.kill('SIGTERM');
    told = true;
    expect(await Promise.race([exited, sleep(15_000, 'is still there')])).toEqual([0, null]);
    await Promise.all(busy);
    expect(after.length).toBeLessThan(50);
  } finally {
    child.kill('SIGKILL');
  }
});
