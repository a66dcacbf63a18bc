// What the CLI touches outside of itself, so that tests can stand in for it.
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export type Io = {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Bytes for a file or a pipe, as they are. */
  raw: (bytes: Uint8Array) => void;
  stdin: () => Promise<Uint8Array>;
  /** A line that is typed without being shown; a pipe is read as it is. */
  hidden: (prompt: string) => Promise<string>;
  env: Record<string, string | undefined>;
  fetch: typeof fetch;
  now: () => Date;
  /** Width of the terminal; undefined when nobody looks. */
  columns?: number;
};

export const processIo = (): Io => ({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  raw: (bytes) => void process.stdout.write(bytes),
  stdin: () => buffer(process.stdin),
  hidden: (prompt) =>
    process.stdin.isTTY ? typed(prompt) : buffer(process.stdin).then((bytes) => bytes.toString('utf8').trim()),
  env: process.env,
  fetch,
  now: () => new Date(),
  ...(process.stdout.isTTY && { columns: process.stdout.columns }),
});

function typed(prompt: string): Promise<string> {
  process.stderr.write(prompt);
  // readline edits the line as usual; what it would echo goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  return new Promise((resolve) => {
    reader.once('close', () => process.stderr.write('\n'));
    reader.once('SIGINT', () => {
      reader.close();
      process.exitCode = 130;
      resolve('');
    });
    reader.question('', (line) => {
      reader.close();
      resolve(line.trim());
    });
  });
}

/** The bytes of `-` (stdin) or of a file. Throws a UsageError. */
export async function bytesOf(source: string, io: Io): Promise<Uint8Array> {
  if (source === '-') return io.stdin();
  try {
    return await readFile(source);
  } catch (error) {
    throw new UsageError(
      `${source}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file · 没有该文件' : (error as Error).message}`,
      { cause: error },
    );
  }
}

/** The command line itself is wrong: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
