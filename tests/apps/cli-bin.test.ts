// `shuquan` as a shell starts it.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'shuquan-bin-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ran(command: string, args: string[], cwd = folder): Promise<{ code: number | null; out: string }> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (out += String(chunk)));
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  return { code, out };
}

/** A package whose sources and whose dist/ say which of them ran. */
function aPackage(name: string): string {
  const root = join(folder, name);
  mkdirSync(join(root, 'apps/cli'), { recursive: true });
  mkdirSync(join(root, 'dist/apps/cli'), { recursive: true });
  cpSync('apps/cli/bin.mjs', join(root, 'apps/cli/bin.mjs'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'apps/cli/main.ts'), "console.log('sources' satisfies string);\n");
  writeFileSync(join(root, 'dist/apps/cli/main.js'), "console.log('dist');\n");
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  return root;
}

describe('the command', () => {
  it('runs the sources of a checkout, whatever dist/ holds', async () => {
    const root = aPackage('checkout');
    writeFileSync(join(root, 'tsconfig.json'), '{}');
    expect(await ran(process.execPath, [join(root, 'apps/cli/bin.mjs')])).toEqual({ code: 0, out: 'sources\n' });
  });

  it('runs dist/ where it is installed', async () => {
    const root = aPackage('installed');
    expect(await ran(process.execPath, [join(root, 'apps/cli/bin.mjs')])).toEqual({ code: 0, out: 'dist\n' });
  });

  it('finds the sources of our own packages from any folder', async () => {
    const { code, out } = await ran(process.execPath, [resolve('apps/cli/bin.mjs'), '--version']);
    expect([code, out]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
  });

  it.each(['ledger/migrations', 'ledger/sql'])('has in dist/ what it reads of %s', (read) => {
    expect(readdirSync(join('dist', read)), 'npm run build').toEqual(readdirSync(read));
  });

  it('is found by npx in a checkout without building it again', async () => {
    const built = () => statSync('dist/apps/cli/main.js').mtimeMs;
    const before = built();
    // An empty cache: npx has not been here yet.
    const npx = ['npm_config_cache=' + join(folder, 'npm'), 'npx', 'shuquan', '--version'];
    expect(await ran('env', npx, process.cwd())).toMatchObject({ code: 0 });
    expect(built()).toBe(before);
  });

  it('does not mind a reader who has read enough', async () => {
    const script = `"${process.execPath}" "${resolve('apps/cli/bin.mjs')}" --help | head -1; echo "\${PIPESTATUS[0]}"`;
    const { out } = await ran('bash', ['-c', script]);
    expect(out).toMatch(/^Usage: shuquan .*\n0\n$/);
  });
});
