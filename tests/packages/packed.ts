// Our packages as somebody else gets them: built from the sources as they stand, packed, installed in an empty folder.
import { type ExecFileOptions, execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const exec = promisify(execFile);
/** With what a program said, where it fails. */
async function run(program: string, args: string[], options: ExecFileOptions = {}): Promise<{ stdout: string }> {
  try {
    return await exec(program, args, { ...options, encoding: 'utf8' });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw Object.assign(new Error(`${program} failed:\n${stdout}${stderr}`, { cause: error }), { stdout });
  }
}
const tsc = resolve('node_modules/typescript/bin/tsc');
const tsx = pathToFileURL(resolve('node_modules/tsx/dist/esm/index.mjs')).href;

// What `npm test` says to itself must not reach the npm that we start.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
const npm = (args: string[], cwd: string): Promise<unknown> =>
  run('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], { cwd, env });

/** Built aside: the dist/ of the tree may be older than its sources, and others use it meanwhile. */
async function packed(name: 'machines' | 'client', under: string, paths: Record<string, string[]>): Promise<string> {
  const folder = join(under, name);
  mkdirSync(folder);
  for (const file of ['package.json', 'README.md']) copyFileSync(join(name, file), join(folder, file));
  const source = resolve(name);
  const config = {
    extends: join(source, 'tsconfig.build.json'),
    compilerOptions: {
      rootDir: source,
      outDir: join(folder, 'dist'),
      typeRoots: [resolve('node_modules/@types')],
      noEmitOnError: true,
      paths,
    },
    include: [source],
    exclude: [join(source, 'dist'), join(source, 'node_modules')],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  await run(process.execPath, [tsc, '-p', folder]);
  await npm(['pack', '--pack-destination', under], folder);
  return join(
    under,
    `shuquan-${name}-${(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version}.tgz`,
  );
}

export type Installed = { folder: string; of: (name: string) => string };

/** Both packages in one empty folder; `machinesAlone` in another. The caller removes `root`. */
export async function installPacked(): Promise<{ root: string; both: Installed; machinesAlone: Installed }> {
  const root = mkdtempSync(join(tmpdir(), 'shuquan-packages-'));
  const machines = await packed('machines', root, {});
  const types = Object.fromEntries(
    [
      ['kernel', 'kernel/index'],
      ['law', 'law/index'],
      ['wire', 'wire'],
    ].map(([name, file]) => [`@shuquan/machines/${name}`, [join(root, 'machines/dist', `${file}.d.ts`)]]),
  );
  const client = await packed('client', root, types);
  const into = async (name: string, tarballs: string[]): Promise<Installed> => {
    const folder = join(root, name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
    await npm(['install', '--prefix', folder, ...tarballs], folder);
    return { folder, of: (part) => join(folder, 'node_modules', part) };
  };
  return { root, machinesAlone: await into('alone', [machines]), both: await into('both', [machines, client]) };
}

/** Every file under a folder. */
export const filesUnder = (folder: string): { path: string; bytes: number }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, bytes: statSync(path).size }));

/** The blocks of TypeScript in a README, in their order. */
export const blocksOf = (readme: string): string[] =>
  [...readFileSync(readme, 'utf8').matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code!);

/** What each `console.log(…); // text` of a block says that it prints. */
export const promised = (code: string): string[] =>
  [...code.matchAll(/^ *(?:if \(.*\) )?console\.log\(.*\); \/\/ (.*)$/gm)].flatMap(([, text]) =>
    text!.split('…')[0]!.trim(),
  );

/** Checks the types of a block as its reader's editor does, by the installed declarations. Answers the compiler's complaints. */
export async function complaintsOf({ folder }: Installed, name: string, code: string): Promise<string> {
  const source = join(folder, `${name}.ts`);
  writeFileSync(source, code);
  const compilerOptions = {
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
    module: 'nodenext',
    types: [],
    strict: true,
    noEmit: true,
  };
  writeFileSync(join(folder, `tsconfig.${name}.json`), JSON.stringify({ compilerOptions, files: [source] }));
  try {
    await run(process.execPath, [tsc, '-p', join(folder, `tsconfig.${name}.json`)]);
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

/** Runs a block with Node, or with another runtime that reads TypeScript itself. Answers what it prints. */
export async function outputOf({ folder }: Installed, name: string, code: string, runtime?: string[]): Promise<string> {
  const source = join(folder, `${name}.run.ts`);
  writeFileSync(source, code);
  const [program, ...args] = runtime ?? [process.execPath, '--import', tsx];
  const { stdout } = await run(program!, [...args, source], { cwd: folder, env: { ...env, NO_COLOR: '1' } });
  return stdout;
}
