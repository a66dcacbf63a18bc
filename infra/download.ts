/**
 * Downloads a program from the place the Temporal SDK downloads it from. Without internet this must fail in
 * seconds, because other ways come after it: the first answer has five, and a transfer may not stall for long.
 */
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { run } from './processes.ts';

const FIRST_ANSWER_MS = 5_000;
const STALL_MS = 20_000;

type Artifact = 'cli' | 'temporal-test-server';

/** The version of the Temporal SDK in use: the download is chosen by it. */
export function sdkVersion(): string {
  const { version } = createRequire(import.meta.url)('@temporalio/testing/package.json') as { version: string };
  return version;
}

/** Puts the program into `file`. Throws with a short reason when that cannot be done. */
export async function downloadProgram(
  artifact: Artifact,
  file: string,
  source = process.env.SHUQUAN_DOWNLOADS || 'https://temporal.download',
): Promise<void> {
  const { archiveUrl, fileToExtract } = await askWhere(artifact, source);
  const unpacked = `${file}.unpacked`;
  const archive = join(unpacked, 'archive');
  try {
    await mkdir(unpacked, { recursive: true });
    await transfer(archiveUrl, archive);
    const { code, output } = await run('tar', ['-xf', archive, '-C', unpacked, fileToExtract]);
    if (code !== 0) throw new Error(`the archive could not be unpacked: ${output}`);
    await chmod(join(unpacked, fileToExtract), 0o755);
    await rename(join(unpacked, fileToExtract), file);
  } finally {
    await rm(unpacked, { force: true, recursive: true });
  }
}

const Whereabouts = z.object({ archiveUrl: z.string(), fileToExtract: z.string() });

async function askWhere(artifact: Artifact, source: string): Promise<z.infer<typeof Whereabouts>> {
  const query = new URLSearchParams({
    arch: process.arch === 'x64' ? 'amd64' : process.arch,
    platform: process.platform === 'win32' ? 'windows' : process.platform,
    format: 'tar.gz',
    'sdk-name': 'sdk-typescript',
    'sdk-version': sdkVersion(),
  });
  const answer = await fetch(`${source}/${artifact}/default?${query.toString()}`, {
    signal: AbortSignal.timeout(FIRST_ANSWER_MS),
  });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return Whereabouts.parse(await answer.json());
}

async function transfer(url: string, file: string): Promise<void> {
  const stall = new AbortController();
  const stop = () => stall.abort(new Error(`nothing came for ${STALL_MS / 1000} s`));
  let timer = setTimeout(stop, STALL_MS);
  try {
    const answer = await fetch(url, { signal: stall.signal });
    if (!answer.ok || answer.body === null) throw new Error(`answered ${answer.status}`);
    const chunks = Readable.fromWeb(answer.body);
    chunks.on('data', () => {
      clearTimeout(timer);
      timer = setTimeout(stop, STALL_MS);
    });
    await pipeline(chunks, createWriteStream(file));
  } finally {
    clearTimeout(timer);
  }
}

/** `fetch failed` says nothing; its cause does. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
