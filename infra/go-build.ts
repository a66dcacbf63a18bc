/** Programs built from the Go module proxy, as the go.mod and go.sum of a folder of ours pin them: once, into the cache. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { buildOnce, cached, fingerprint } from './cache.ts';
import { packageRoot } from './package-root.ts';
import { run } from './processes.ts';
import { elapsed, type Say, withProgress } from './progress.ts';

export interface GoPrograms {
  /** The folder of go.mod, below infra/. */
  folder: string;
  /** What the cache calls them; the rest of the name says what they are built from, and for where. */
  name: string;
  /** Files and the packages that they are built from. */
  programs: Record<string, string>;
  /** Of the linker, beside those that make it small. */
  ldflags?: string;
  /** What is being built and how long it takes, for the person who waits. */
  what: string;
  /** Throws where what was built does not run here. */
  check?: (folder: string) => Promise<void>;
}

/** Go before this cannot fetch the newer Go that a build asks for. */
const OLDEST_GO = [1, 21] as const;

const sourceOf = ({ folder }: GoPrograms): string => join(packageRoot(), 'infra', folder);
/** Named after what it is built from, so that a change of go.mod builds again. */
const nameOf = (of: GoPrograms): string =>
  `${of.name}-${fingerprint(join(sourceOf(of), 'go.sum'))}-${process.platform}-${process.arch}`;

/** The folder with the programs, where they have been built before. */
export const goBuiltBefore = (of: GoPrograms): string | undefined => cached(nameOf(of));

/** The folder with the programs. Throws an error that says why they could not be built. */
export async function goBuilt(of: GoPrograms, say: Say): Promise<string> {
  const before = goBuiltBefore(of);
  if (before !== undefined) return before;
  const go = /go(\d+\.\d+(\.\d+)?)/.exec((await run('go', ['version'])).output)?.[1];
  if (go === undefined) throw new Error('Go is not installed');
  if (!isAtLeast(go, OLDEST_GO)) throw new Error(`Go ${go} is too old`);
  const build = async (aside: string) =>
    await withProgress(say, of.what, async () => await goBuild(of, aside, go), { afterMs: 0 });
  return await buildOnce(nameOf(of), build, say);
}

async function goBuild(of: GoPrograms, into: string, go: string): Promise<void> {
  const source = sourceOf(of);
  const [wanted] = /(?<=^go )\S+/m.exec(readFileSync(join(source, 'go.mod'), 'utf8')) ?? ['1.26'];
  const env = {
    ...process.env,
    HOME: process.env.HOME ?? homedir(),
    CGO_ENABLED: '0',
    // Set rather than left out: what `go env -w` or a parent folder's go.work says must not reach this build.
    GOFLAGS: '-mod=readonly -buildvcs=false',
    GOWORK: 'off',
    GOOS: '',
    GOARCH: '',
    // An older Go may fetch the one that go.mod asks for; it comes from the module proxy too.
    GOTOOLCHAIN: isAtLeast(go, wanted.split('.').map(Number)) ? 'local' : `go${wanted}+auto`,
  };
  const startedAt = performance.now();
  for (const [program, from] of Object.entries(of.programs)) {
    const args = ['build', '-trimpath', '-ldflags', `-s -w ${of.ldflags ?? ''}`, '-o', join(into, program), from];
    const { code, output } = await run('go', args, { cwd: source, env });
    if (code !== 0) throw new Error(`go build failed after ${elapsed(startedAt)}:\n${output.slice(-2000)}`);
  }
  await of.check?.(into);
}

/** Is a version, `1.26.1`, as new as that? */
export function isAtLeast(version: string, wanted: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, part] of wanted.entries()) {
    const have = parts[index] ?? 0;
    if (have !== part) return have > part;
  }
  return true;
}
