// What we promise to those who embed us: what an install brings, what a bundle weighs, that each README is true.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Serving, listen } from '../../apps/api/listen.ts';
import { readPrincipals } from '../../accounts/principals.ts';
import { serveApi } from '../apps/served.ts';
import { type Installed, blocksOf, complaintsOf, filesUnder, installPacked, outputOf, promised } from './packed.ts';

let root: string | undefined;
let alone: Installed;
let both: Installed;
let serving: Serving;
beforeAll(async () => {
  const served = await serveApi({}, await readPrincipals('examples/principals.json'));
  serving = await listen(served.app, { port: 0 });
  ({ root, both, machinesAlone: alone } = await installPacked());
});
afterAll(async () => {
  await serving.close();
  if (root) rmSync(root, { recursive: true, force: true });
});

const oneLifecycle = `
  import { bundledCalendar, enabled, fireDue, openCase, takeEvent } from '@shuquan/machines/kernel';
  import { defaultRegime } from '@shuquan/machines/regimes';
  import { trade } from '@shuquan/machines/trade';
  console.log(trade, defaultRegime, bundledCalendar, enabled, fireDue, openCase, takeEvent);`;

/** A browser's bundle, as a page's build makes it. */
async function bundled({ folder }: Installed, code: string): Promise<string> {
  const input = join(folder, 'entry.js');
  writeFileSync(input, code);
  const bundle = await rolldown({
    cwd: folder,
    input,
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'bundle', minify: true, codeSplitting: false });
  expect(output).toHaveLength(1);
  return output[0].code;
}
async function bundledByEsbuild({ folder }: Installed, code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]!.text;
}
const gzipped = (code: string): number => gzipSync(code).length;

describe('an install', () => {
  it('of the machines brings less than 16 MB, runs no script, and nothing native', () => {
    const files = filesUnder(alone.of(''));
    expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(16_000_000);
    expect(files.filter(({ path }) => /\.(node|gyp|so|dll|dylib|wasm)$/.test(path))).toEqual([]);
    const manifests = files
      .filter(({ path }) => /node_modules\/(@[^/]+\/)?[^/@]+\/package\.json$/.test(path))
      .map(({ path }) => JSON.parse(readFileSync(path, 'utf8')) as { name: string; scripts?: Record<string, string> });
    expect(manifests.map(({ name }) => name).sort()).toEqual([
      '@noble/hashes',
      '@shuquan/machines',
      'chinese-days',
      'xstate',
      'zod',
    ]);
    const scripted = manifests.filter(({ scripts = {} }) =>
      ['preinstall', 'install', 'postinstall'].some((name) => name in scripts),
    );
    expect(scripted.map(({ name }) => name)).toEqual([]);
  });

  it('of the client adds itself alone, without a source or a test', () => {
    const files = filesUnder(both.of('@shuquan/client')).map(({ path }) => path.split('@shuquan/client/')[1]!);
    expect(files.filter((path) => !/^(dist\/[\w-]+\.(js|d\.ts)|package\.json|README\.md)$/.test(path))).toEqual([]);
    expect(filesUnder(both.of('')).length - filesUnder(alone.of('')).length).toBe(files.length);
  });
});

describe('a browser’s bundle', () => {
  it('of one lifecycle with the kernel stays under 130 kB, whoever bundles it', async () => {
    expect(gzipped(await bundled(alone, oneLifecycle))).toBeLessThan(130_000);
    expect(gzipped(await bundledByEsbuild(alone, oneLifecycle))).toBeLessThan(130_000);
  });

  it('of all lifecycles stays under 350 kB', async () => {
    const all = `export * from '@shuquan/machines';`;
    expect(gzipped(await bundled(alone, all))).toBeLessThan(350_000);
    expect(gzipped(await bundledByEsbuild(alone, all))).toBeLessThan(350_000);
  });

  it('of the client stays under 4 kB, and takes nothing of the machines along', async () => {
    const code = await bundled(both, `export * from '@shuquan/client';`);
    expect(gzipped(code)).toBeLessThan(4_000);
    expect(code).not.toContain('xstate');
  });

  it('runs where there is no Node', async () => {
    const [first] = blocksOf('machines/README.md');
    // Types go as an editor's build takes them away; what is left meets a page's own globals.
    const { outputFiles } = await build({
      stdin: { contents: first!, resolveDir: alone.folder, loader: 'ts' },
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const said: string[] = [];
    const page = createContext({
      console: { log: (...words: unknown[]) => said.push(words.join(' ')), warn: () => undefined },
      TextEncoder,
      TextDecoder,
    });
    runInContext(outputFiles[0]!.text, page);
    expect(said).toContain('subjectRegistration/91220101MA7F2K4D0Y/1 draft');
  });
});

const runtimes: [name: string, command: string[] | undefined][] = [
  ['node', undefined],
  ['bun', ['bun', 'run']],
  ['deno', ['deno', 'run', '--allow-all']],
];
const isOnPath = (name: string): boolean => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe.each(['machines', 'client'] as const)('the README of %s', (name) => {
  const blocks = blocksOf(`${name}/README.md`).map((code, index) => [`${name}-${index + 1}`, code] as const);
  const here = (code: string): string => code.replaceAll('http://127.0.0.1:7300', serving.url);

  it.each(blocks)('has code that compiles: %s', async (block, code) => {
    expect(await complaintsOf(both, block, code)).toBe('');
  });

  describe.each(runtimes.filter(([runtime, command]) => !command || isOnPath(runtime)))('in %s', (_, command) => {
    it.each(blocks)('has code that prints what it says: %s', async (block, code) => {
      const output = await outputOf(both, block, here(code), command);
      for (const text of promised(code)) expect(output).toContain(text);
    });
  });
});
