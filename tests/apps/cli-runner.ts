// Runs the CLI in this process against a served API, as a person in a shell would.
import type { Io } from '../../apps/cli/io.ts';
import { run } from '../../apps/cli/program.ts';

export type Ran = { code: number; out: string; err: string; bytes: Buffer };

export const shell =
  (url: string, env: Record<string, string> = {}, now: () => Date = () => new Date()) =>
  async (
    args: string[],
    { stdin = '', columns }: { stdin?: string | Uint8Array; columns?: number } = {},
  ): Promise<Ran> => {
    const said = { out: '', err: '', bytes: Buffer.alloc(0) };
    const io: Io = {
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
      raw: (bytes) => void (said.bytes = Buffer.concat([said.bytes, bytes])),
      stdin: async () => Buffer.from(stdin),
      hidden: async () => Buffer.from(stdin).toString().trim(),
      env: { SHUQUAN_URL: url, SHUQUAN_LANG: 'zh', ...env },
      fetch,
      now,
      ...(columns && { columns }),
    };
    return { code: await run(args, io), ...said };
  };
