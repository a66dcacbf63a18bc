import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { downloadProgram } from '../../infra/download.ts';
import { freePort } from '../../infra/ports.ts';
import { SetupError } from '../../infra/setup-error.ts';
import { temporalCliPath } from '../../infra/temporal-cli.ts';
import { type RunningTemporal, startTemporal, type TemporalOptions } from '../../infra/temporal.ts';
import { testServerPath } from '../../infra/test-server.ts';
import { aTimeSkippingTemporal } from '../support/skipped-time.ts';
import { aFolder } from './support.ts';

const say = (): void => {};

afterEach(() => vi.unstubAllEnvs());

async function aTemporal(options: Partial<TemporalOptions>): Promise<RunningTemporal> {
  const server = await startTemporal({ port: 0, uiPort: 0, namespace: 'shuquan', say, ...options });
  onTestFinished(async () => await server.stop());
  return server;
}

async function aClient({ address, namespace }: RunningTemporal): Promise<Client> {
  const connection = await Connection.connect({ address });
  onTestFinished(async () => await connection.close());
  return new Client({ connection, namespace });
}

const State = defineSearchAttributeKey('State', 'KEYWORD');

describe('the Temporal dev server', () => {
  it('keeps its workflows when it is killed, and learns new search attributes at the next start', async () => {
    const dataFile = join(aFolder(), '数据 #1?', 'temporal.db');
    const first = await aTemporal({ dataFile, searchAttributes: { State: 'Keyword' } });
    const started = await aClient(first);
    await started.workflow.start('trade', {
      workflowId: 'trade/1',
      taskQueue: 'none',
      typedSearchAttributes: [{ key: State, value: 'open' }],
    });
    await first.kill();

    const second = await aTemporal({ dataFile, searchAttributes: { State: 'Keyword', DueAt: 'Datetime' } });
    const client = await aClient(second);
    await expect(client.workflow.getHandle('trade/1').describe()).resolves.toMatchObject({ type: 'trade' });
    await client.workflow.start('trade', {
      workflowId: 'trade/2',
      taskQueue: 'none',
      searchAttributes: { DueAt: [new Date('2026-03-31')] },
    });
    await vi.waitUntil(
      async () => (await client.workflow.count(`State = 'open' OR DueAt < '2026-04-01T00:00:00Z'`)).count === 2,
      60_000,
    );
    expect((await fetch(second.uiUrl!)).status).toBe(200);
  });

  it('says which process has the data file', async () => {
    const dataFile = join(aFolder(), 'temporal.db');
    const first = await aTemporal({ dataFile });
    await expect(startTemporal({ dataFile, port: 0, uiPort: 0, namespace: 'shuquan', say })).rejects.toThrow(
      `is in use by a server that is running (process ${first.pid})`,
    );
  });

  it('refuses a search attribute that is there with another type', async () => {
    const dataFile = join(aFolder(), 'temporal.db');
    await (await aTemporal({ dataFile, searchAttributes: { State: 'Keyword' } })).stop();
    await expect(aTemporal({ dataFile, searchAttributes: { State: 'Int' } })).rejects.toThrow('State (must be Int)');
  });

  it('says so when its port is taken', async () => {
    const { address } = await aTemporal({});
    const port = Number(address.split(':')[1]);
    await expect(aTemporal({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
  });
});

describe('the time-skipping test server', () => {
  it('starts from the found program and skips time', async () => {
    const environment = await aTimeSkippingTemporal();
    onTestFinished(async () => await environment.teardown());
    const before = await environment.currentTimeMs();
    await environment.sleep('20 years');
    expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(20 * 365 * 86_400_000);
  });
});

describe('on a machine with nothing', () => {
  const nothingIsThere = async () => {
    vi.stubEnv('PATH', aFolder());
    vi.stubEnv('JAVA_HOME', '');
    vi.stubEnv('SHUQUAN_CACHE', aFolder());
    vi.stubEnv('TMPDIR', aFolder());
    vi.stubEnv('SHUQUAN_DOWNLOADS', `http://127.0.0.1:${await freePort()}`);
  };

  it('the search for Temporal soon ends with the ways that were tried and what to install', async () => {
    await nothingIsThere();
    const error = await temporalCliPath(say).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SetupError);
    const { message } = error as SetupError;
    expect(message).toContain('`temporal` on PATH: not there');
    expect(message).toMatch(/download: .*ECONNREFUSED/);
    expect(message).toContain('build from the Go module proxy: Go is not installed');
    expect(message).toMatch(/set TEMPORAL_ADDRESS[^]*install Go/);
  });

  it('the search for the test server ends with what to install', async () => {
    await nothingIsThere();
    await expect(testServerPath(say)).rejects.toThrow(/download: [^]*Java is not installed[^]*Install Java/);
  });
});

describe('a download', () => {
  it('unpacks the one program out of the archive that the answer names', async () => {
    const source = aFolder();
    mkdirSync(join(source, 'bin'));
    writeFileSync(join(source, 'bin', 'temporal'), '#!/bin/sh\necho temporal version 1.8.2\n');
    execFileSync('tar', ['-czf', join(source, 'archive.tar.gz'), '-C', source, 'bin/temporal']);
    const asked: string[] = [];
    const address = await aSite((path) => {
      asked.push(path);
      if (path === '/archive.tar.gz') return readFileSync(join(source, 'archive.tar.gz'));
      return JSON.stringify({ archiveUrl: `${address}/archive.tar.gz`, fileToExtract: 'bin/temporal' });
    });
    const target = aFolder();
    await downloadProgram('cli', join(target, 'temporal'), address);

    expect(asked[0]).toMatch(
      /^\/cli\/default\?arch=\w+&platform=\w+&format=tar\.gz&sdk-name=sdk-typescript&sdk-version=\d/,
    );
    expect(readdirSync(target)).toEqual(['temporal']);
    expect(execFileSync(join(target, 'temporal')).toString()).toContain('temporal version 1.8.2');
  });

  it('is given up after five seconds when nobody answers', async () => {
    const address = await aSite(() => undefined);
    await expect(downloadProgram('cli', join(aFolder(), 'temporal'), address)).rejects.toThrow(/timeout/);
  });
});

/** A web site on loopback; where it has no content it never answers. */
async function aSite(content: (path: string) => string | Buffer | undefined): Promise<string> {
  const site = createServer((request, response) => {
    const body = content(request.url ?? '');
    if (body !== undefined) response.end(body);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    site.close();
    site.closeAllConnections();
  });
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}
