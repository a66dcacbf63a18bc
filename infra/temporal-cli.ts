/**
 * Finds the `temporal` program: on PATH, in our cache, in the SDK's cache, by download, or built from the Go
 * module proxy. Networks with package mirrors and no open internet are normal here, so the last way is a
 * feature. Which way was taken, and why the others were not, is always told.
 */
import { readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOnce, cached } from './cache.ts';
import { downloadProgram, reasonOf, sdkVersion } from './download.ts';
import { type GoPrograms, goBuilt, goBuiltBefore, isAtLeast } from './go-build.ts';
import { packageRoot } from './package-root.ts';
import { run } from './processes.ts';
import { type Say, withProgress } from './progress.ts';
import { SetupError } from './setup-error.ts';

interface FoundProgram {
  path: string;
  /** How it was come by, for the person who starts it. */
  how: string;
}

/** Older servers lack updates-with-start or list filters that we rely on; the CLI of our go.mod is 1.8. */
const OLDEST_CLI = [1, 3] as const;
const FOLDER = 'temporal-cli';
function built(): GoPrograms {
  const goMod = readFileSync(join(packageRoot(), 'infra', FOLDER, 'go.mod'), 'utf8');
  const version = /temporalio\/cli v(\S+)/.exec(goMod)?.[1] ?? 'unknown';
  return {
    folder: FOLDER,
    name: `temporal-cli-${version}`,
    programs: { temporal: 'github.com/temporalio/cli/cmd/temporal' },
    ldflags: `-X github.com/temporalio/cli/internal/temporalcli.Version=${version}`,
    what: 'Building the Temporal server from the Go module proxy (only once; takes 3 to 8 minutes on two cores)',
    check: async (folder) => {
      const runs = (await versionOf(join(folder, 'temporal'))) !== undefined;
      if (!runs) throw new Error('what was built does not run here');
    },
  };
}

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
  for (const folder of [goBuiltBefore(built()), cached(downloadedName())])
    if (folder !== undefined) return { path: join(folder, 'temporal'), how: `cached in ${folder}` };
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
  try {
    const folder = await goBuilt(built(), say);
    return { path: join(folder, 'temporal'), how: `built from the Go module proxy, cached in ${folder}` };
  } catch (error) {
    tried.push(`build from the Go module proxy: ${reasonOf(error)}`);
    return undefined;
  }
};

/** The version that the program prints; undefined when there is no program, or another one of this name. */
async function versionOf(program: string): Promise<string | undefined> {
  const { code, output } = await run(program, ['--version']);
  return code === 0 ? /temporal version (\d+\.\d+\.\d+)/.exec(output)?.[1] : undefined;
}

function downloadedName(): string {
  return `temporal-cli-sdk-${sdkVersion()}-${process.platform}-${process.arch}`;
}
