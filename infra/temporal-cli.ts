/**
 * Finds the `temporal` program: on PATH, in our cache, in the SDK's cache, by download, or built from the Go
 * module proxy. Networks with package mirrors and no open internet are normal here, so the last way is a
 * feature. Which way was taken, and why the others were not, is always told.
 */
import { readFileSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOnce, cached, fingerprint } from './cache.ts';
import { downloadProgram, reasonOf, sdkVersion } from './download.ts';
import { packageRoot } from './package-root.ts';
import { run } from './processes.ts';
import { elapsed, type Say, withProgress } from './progress.ts';
import { SetupError } from './setup-error.ts';

interface FoundProgram {
  path: string;
  /** How it was come by, for the person who starts it. */
  how: string;
}

/** Older servers lack updates-with-start or list filters that we rely on; the CLI of our go.mod is 1.8. */
const OLDEST_CLI = [1, 3] as const;
/** Go before this cannot fetch the newer Go that the build asks for. */
const OLDEST_GO = [1, 21] as const;

export async function temporalCliPath(say: Say): Promise<string> {
  return (await findTemporalCli(say)).path;
}

/** Answers the first way that works; throws a SetupError that lists all that were tried. */
export async function findTemporalCli(say: Say): Promise<FoundProgram> {
  const tried: string[] = [];
  const ways = [onPath, inOurCache, inSdkCache, byDownload, byGo];
  for (const way of ways) {
    const found = await way(say, tried);
    if (found !== undefined) return found;
  }
  throw new SetupError(
    [
      'No Temporal server could be found, downloaded or built. Tried:',
      ...tried.map((line) => `  - ${line}`),
      'Do one of these, and start again:',
      '  - set TEMPORAL_ADDRESS to a Temporal server that is running',
      '  - put the `temporal` command (1.3 or newer) on PATH',
      '  - install Go 1.26 or newer (1.21 or newer fetches it); where the internet is closed, set GOPROXY to your mirror',
    ].join('\n'),
  );
}

type Way = (say: Say, tried: string[]) => Promise<FoundProgram | undefined>;

const onPath: Way = async (_say, tried) => {
  const version = await versionOf('temporal');
  if (version === undefined) {
    tried.push('`temporal` on PATH: not there, or it does not run');
    return undefined;
  }
  if (!isAtLeast(version, OLDEST_CLI)) {
    tried.push(`\`temporal\` on PATH: ${version} is too old, ${OLDEST_CLI.join('.')} is needed`);
    return undefined;
  }
  return { path: 'temporal', how: `temporal ${version} on PATH` };
};

const inOurCache: Way = async () => {
  for (const name of [builtName(), downloadedName()]) {
    const folder = cached(name);
    if (folder !== undefined) return { path: join(folder, 'temporal'), how: `cached in ${folder}` };
  }
  return undefined;
};

/** The SDK keeps its download for a day in the folder for temporary files, where others could put things too. */
const inSdkCache: Way = async () => {
  const path = join(tmpdir(), `temporal-sdk-typescript-${sdkVersion()}`);
  try {
    if (statSync(path).uid !== process.getuid?.()) return undefined;
  } catch {
    return undefined;
  }
  return (await versionOf(path)) === undefined ? undefined : { path, how: `downloaded earlier by the SDK: ${path}` };
};

const byDownload: Way = async (say, tried) => {
  try {
    const download = async (folder: string) => {
      const file = join(folder, 'temporal');
      await downloadProgram('cli', file);
      if ((await versionOf(file)) === undefined) throw new Error('what came does not run here');
    };
    const folder = await withProgress(
      say,
      'Downloading the Temporal server',
      async () => await buildOnce(downloadedName(), download, say),
    );
    return { path: join(folder, 'temporal'), how: `downloaded to ${folder}` };
  } catch (error) {
    tried.push(`download: ${reasonOf(error)}`);
    return undefined;
  }
};

const byGo: Way = async (say, tried) => {
  const go = /go(\d+\.\d+(\.\d+)?)/.exec((await run('go', ['version'])).output)?.[1];
  if (go === undefined || !isAtLeast(go, OLDEST_GO)) {
    tried.push(`build from the Go module proxy: ${go === undefined ? 'Go is not installed' : `Go ${go} is too old`}`);
    return undefined;
  }
  try {
    const folder = await buildOnce(builtName(), async (aside) => await goBuild(aside, go, say), say);
    return { path: join(folder, 'temporal'), how: `built from the Go module proxy, cached in ${folder}` };
  } catch (error) {
    tried.push(`build from the Go module proxy: ${reasonOf(error)}`);
    return undefined;
  }
};

async function goBuild(folder: string, go: string, say: Say): Promise<void> {
  const source = moduleFolder();
  const [wanted] = /(?<=^go )\S+/m.exec(readFileSync(join(source, 'go.mod'), 'utf8')) ?? ['1.26'];
  const file = join(folder, 'temporal');
  const version = `-X github.com/temporalio/cli/internal/temporalcli.Version=${cliVersion()}`;
  const args = ['build', '-trimpath', '-ldflags', `-s -w ${version}`, '-o', file];
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
  const what = 'Building the Temporal server from the Go module proxy (only once; takes 3 to 8 minutes on two cores)';
  const { code, output } = await withProgress(
    say,
    what,
    async () => await run('go', [...args, 'github.com/temporalio/cli/cmd/temporal'], { cwd: source, env }),
    { afterMs: 0 },
  );
  if (code !== 0) throw new Error(`go build failed after ${elapsed(startedAt)}:\n${output.slice(-2000)}`);
  if ((await versionOf(file)) === undefined) throw new Error('what was built does not run here');
}

/** The version that the program prints; undefined when there is no program, or another one of this name. */
async function versionOf(program: string): Promise<string | undefined> {
  const { code, output } = await run(program, ['--version']);
  return code === 0 ? /temporal version (\d+\.\d+\.\d+)/.exec(output)?.[1] : undefined;
}

function isAtLeast(version: string, wanted: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, part] of wanted.entries()) {
    const have = parts[index] ?? 0;
    if (have !== part) return have > part;
  }
  return true;
}

function moduleFolder(): string {
  return join(packageRoot(), 'infra', 'temporal-cli');
}

function cliVersion(): string {
  return /temporalio\/cli v(\S+)/.exec(readFileSync(join(moduleFolder(), 'go.mod'), 'utf8'))?.[1] ?? 'unknown';
}

/** Named after what it is built from, so that a change of go.mod builds again. */
function builtName(): string {
  return `temporal-cli-${cliVersion()}-${fingerprint(join(moduleFolder(), 'go.sum'))}-${process.platform}-${process.arch}`;
}

function downloadedName(): string {
  return `temporal-cli-sdk-${sdkVersion()}-${process.platform}-${process.arch}`;
}
