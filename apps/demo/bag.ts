// The archive of a case, checked as anybody does who has the file: tar, sha256sum, and the script of the bag's own README.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StoryBroke } from './caller.ts';
import type { Stage } from './stage.ts';

const execute = promisify(execFile);
type Failed = Error & { code?: string | number; stderr?: string };
type Ran = { ok: boolean; said: string };

/** Answers whether the bag stands without the product. Without Python its files are checked and its chain is not. */
export async function bagStands({ api, tell }: Stage, as: string, caseId: string): Promise<boolean> {
  const place = await mkdtemp(join(tmpdir(), 'shuquan-demo-bag-'));
  const run = async (cwd: string, command: string, ...args: string[]): Promise<Ran | null> => {
    const ran = await ranIn(cwd, command, args);
    const told = [command, ...args].join(' ');
    if (ran) tell.verdict(ran.ok, `${told} → ${ran.said.trim().split('\n').at(-1) || 'OK'}`);
    else tell.aside(`本机没有 ${command} · ${command} is not on this machine; left out: ${told}`);
    return ran;
  };
  try {
    const tar = await api.archive(as, caseId);
    await writeFile(join(place, 'case.tar'), tar);
    tell.followed(`档案下载 · downloaded ${caseId}: ${tar.length} bytes`, ['T24']);
    const unpacked = await run(place, 'tar', 'xf', 'case.tar');
    if (!unpacked?.ok) return false;
    const root = join(place, (await readdir(place)).find((name) => name !== 'case.tar') ?? '');
    const sums = [
      await run(root, 'sha256sum', '-c', '--quiet', 'manifest-sha256.txt'),
      await run(root, 'sha256sum', '-c', '--quiet', 'tagmanifest-sha256.txt'),
    ];
    await writeFile(join(root, 'check.py'), await scriptOf(root));
    const chain = await run(root, 'python3', 'check.py');
    return sums.every((ran) => ran?.ok === true) && chain?.ok !== false;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** Null where the machine has no such program. */
async function ranIn(cwd: string, command: string, args: string[]): Promise<Ran | null> {
  try {
    return { ok: true, said: (await execute(command, args, { cwd })).stdout };
  } catch (error) {
    const { code, stderr, message } = error as Failed;
    return code === 'ENOENT' ? null : { ok: false, said: stderr || message };
  }
}

async function scriptOf(root: string): Promise<string> {
  const readme = await readFile(join(root, 'data/README.txt'), 'utf8');
  const script = /# ---- check\.py ----\n([\s\S]*?)\n# ---- end ----/.exec(readme)?.[1];
  if (!script) throw new StoryBroke('The README of the bag prints no script.');
  return script;
}
