import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildOnce } from '../../infra/cache.ts';
import { withProgress } from '../../infra/progress.ts';
import { aFolder, aProcess, outputOf } from './support.ts';

const quiet = (): void => {};

afterEach(() => vi.unstubAllEnvs());

describe('the cache', () => {
  it('is filled by one of two processes, while the other waits and says so', async () => {
    const cache = aFolder();
    const start = () => outputOf(aProcess('build-slowly.ts', ['1500'], { SHUQUAN_CACHE: cache }));
    const outputs = await Promise.all([start(), start()]);

    expect(readFileSync(join(cache, 'builds.txt'), 'utf8').trim().split('\n')).toHaveLength(1);
    for (const output of outputs) expect(output.trim().split('\n').at(-1)).toBe(join(cache, 'thing'));
    expect(
      outputs.filter((output) => output.includes('Waiting for another process that is preparing thing')),
    ).toHaveLength(1);
    expect(readdirSync(cache).toSorted()).toEqual(['builds.txt', 'thing']);
  });

  it('is filled by the next process when the first was killed half-way', async () => {
    const cache = aFolder();
    const killed = aProcess('build-slowly.ts', ['60000'], { SHUQUAN_CACHE: cache });
    await vi.waitUntil(() => readdirSync(cache).some((name) => name.startsWith('thing.building-')), {
      timeout: 60_000,
    });
    killed.kill('SIGKILL');
    await outputOf(killed);
    expect(readdirSync(cache)).toContain('thing.lock');

    await outputOf(aProcess('build-slowly.ts', ['0'], { SHUQUAN_CACHE: cache }));
    expect(readdirSync(cache).toSorted()).toEqual(['builds.txt', 'thing']);
    expect(existsSync(join(cache, 'thing', 'whole'))).toBe(true);
  });

  it('keeps nothing of a build that fails, and passes its error on', async () => {
    const cache = aFolder();
    vi.stubEnv('SHUQUAN_CACHE', cache);
    const failing = buildOnce(
      'thing',
      async (aside) => {
        writeFileSync(join(aside, 'half'), '');
        throw new Error('no compiler');
      },
      quiet,
    );
    await expect(failing).rejects.toThrow('no compiler');
    expect(readdirSync(cache)).toEqual([]);
  });
});

describe('progress', () => {
  const takes = async (ms: number) => await new Promise<string>((resolve) => setTimeout(() => resolve('done'), ms));

  it('is silent about what is quick', async () => {
    const lines: string[] = [];
    await expect(
      withProgress(
        (line) => lines.push(line),
        'Quick',
        async () => await takes(1),
        { afterMs: 500 },
      ),
    ).resolves.toBe('done');
    expect(lines).toEqual([]);
  });

  it('names what is slow once, repeats that it goes on, and says when it is done', async () => {
    const lines: string[] = [];
    await withProgress(
      (line) => lines.push(line),
      'Slow',
      async () => await takes(500),
      { afterMs: 50, everyMs: 180 },
    );
    expect(lines[0]).toBe('Slow …');
    expect(lines.slice(1, -1).every((line) => /still at it after \d+ s: Slow/.test(line))).toBe(true);
    expect(lines.length).toBeGreaterThanOrEqual(3);
    expect(lines.at(-1)).toMatch(/done in \d+ s: Slow/);
  });
});
