/**
 * Finds Temporal's time-skipping test server, which only the tests use: in a cache, by download, or as jars
 * from Maven behind a script that looks like the program. The SDK gives a program about five seconds to
 * answer, so the script asks the Java machine for a quick start rather than for speed.
 */
import { readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildOnce, cached, fingerprint } from './cache.ts';
import { downloadProgram, reasonOf, sdkVersion } from './download.ts';
import { packageRoot } from './package-root.ts';
import { run } from './processes.ts';
import { type Say, withProgress } from './progress.ts';
import { SetupError } from './setup-error.ts';

const PROGRAM = 'temporal-test-server';

const SCRIPT = `#!/bin/sh
# The folder is asked for at run time, because it is renamed after it was built.
here=$(dirname "$0")
exec "\${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto \\
  -cp "$here/lib/*" io.temporal.testserver.TestServer "$@"
`;

/**
 * An executable for `TestWorkflowEnvironment.createTimeSkipping({server: {executable: {type: 'existing-path', path}}})`.
 * Throws a SetupError that lists what was tried.
 */
export async function testServerPath(say: Say): Promise<string> {
  for (const name of [jarsName(), downloadedName()]) {
    const folder = cached(name);
    if (folder !== undefined) return join(folder, PROGRAM);
  }
  const tried: string[] = [];
  const path = (await byDownload(say, tried)) ?? (await byMaven(say, tried));
  if (path !== undefined) return path;
  throw new SetupError(
    [
      'No time-skipping test server could be downloaded or built. Tried:',
      ...tried.map((line) => `  - ${line}`),
      'Install Java 11 or newer and Maven (where the internet is closed, with your mirror in its settings.xml).',
    ].join('\n'),
  );
}

async function byDownload(say: Say, tried: string[]): Promise<string | undefined> {
  try {
    const download = async (folder: string) => await downloadProgram(PROGRAM, join(folder, PROGRAM));
    const folder = await withProgress(
      say,
      'Downloading the test server',
      async () => await buildOnce(downloadedName(), download, say),
    );
    return join(folder, PROGRAM);
  } catch (error) {
    tried.push(`download: ${reasonOf(error)}`);
    return undefined;
  }
}

async function byMaven(say: Say, tried: string[]): Promise<string | undefined> {
  for (const [program, name] of [
    ['java', 'Java'],
    ['mvn', 'Maven'],
  ] as const) {
    if ((await run(program, ['-version'])).code !== 0) {
      tried.push(`jars from Maven: ${name} is not installed`);
      return undefined;
    }
  }
  try {
    const copy = async (folder: string) => {
      const args = [
        '-q',
        '-B',
        '-f',
        pomFile(),
        'dependency:copy-dependencies',
        `-DoutputDirectory=${join(folder, 'lib')}`,
      ];
      const { code, output } = await run('mvn', args);
      if (code !== 0) throw new Error(`mvn failed:\n${output.slice(0, 2000)}`);
      await writeFile(join(folder, PROGRAM), SCRIPT);
      await chmod(join(folder, PROGRAM), 0o755);
    };
    const folder = await withProgress(
      say,
      'Fetching the test server from Maven (only once)',
      async () => await buildOnce(jarsName(), copy, say),
    );
    return join(folder, PROGRAM);
  } catch (error) {
    tried.push(`jars from Maven: ${reasonOf(error)}`);
    return undefined;
  }
}

function pomFile(): string {
  return join(packageRoot(), 'infra', PROGRAM, 'pom.xml');
}

function jarsName(): string {
  const version = /<artifactId>temporal-test-server<\/artifactId>\s*<version>([^<]+)/.exec(
    readFileSync(pomFile(), 'utf8'),
  );
  return `${PROGRAM}-${version?.[1] ?? 'unknown'}-${fingerprint(pomFile())}-jars`;
}

function downloadedName(): string {
  return `${PROGRAM}-sdk-${sdkVersion()}-${process.platform}-${process.arch}`;
}
