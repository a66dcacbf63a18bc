/**
 * Postgres refuses to run as root, for good reason. When we are root it runs as the owner of its data folder,
 * or as the OS user postgres, which is made when missing.
 */
import { chownSync, mkdirSync, statSync } from 'node:fs';
import { run, type RunOptions } from './processes.ts';
import { SetupError } from './setup-error.ts';

/** How to start a program of Postgres: as which user, and what has to come before its name. */
export interface RunAs {
  options: RunOptions;
  /** The same user with no right beyond its own. */
  bare: RunOptions;
  wrap(program: string, args: string[]): [program: string, args: string[]];
  /** Gives a file or folder to the user that Postgres runs as. */
  own(path: string): void;
}

/** `folder` is the data folder or, before the first start, the empty one that becomes it; it is made if missing. */
export async function userForPostgres(folder: string): Promise<RunAs> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) {
    const { uid } = statSync(folder);
    if (process.getuid !== undefined && uid !== process.getuid()) {
      throw new SetupError(
        `The data folder ${folder} belongs to another user (uid ${uid}): start as that user, or choose another folder.`,
      );
    }
    return { options: { cwd: '/' }, bare: { cwd: '/' }, wrap: (name, args) => [name, args], own: () => {} };
  }
  const { uid, gid } = await unprivilegedUser(folder);
  const own = (path: string) => chownSync(path, uid, gid);
  if (statSync(folder).uid === 0) own(folder);

  const bare = { cwd: '/', uid, gid };
  const plain: RunAs = { options: bare, bare, wrap: (name, args) => [name, args], own };
  if (await enters(plain, folder)) return plain;
  // Below /root, or in a private temporary folder, that user could not even get to its data. Then it is given
  // the one right of root that looks past the permissions of files.
  const flags = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  const allowed: RunAs = {
    options: { cwd: '/' },
    bare,
    wrap: (name, args) => ['setpriv', [...flags, name, ...args]],
    own,
  };
  if (await enters(allowed, folder)) return allowed;
  throw new SetupError(
    `Postgres does not run as root, and the user it runs as instead (uid ${uid}) cannot reach the data folder ${folder}. Start as another user than root, or choose a folder that is not private.`,
  );
}

async function unprivilegedUser(folder: string): Promise<{ uid: number; gid: number }> {
  const owner = statSync(folder);
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = await lookUp('postgres');
  if (known !== undefined) return known;
  const made = await run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/bin/false',
    'postgres',
  ]);
  const user = await lookUp('postgres');
  if (user === undefined) {
    throw new SetupError(
      `Postgres does not run as root, and the OS user postgres could not be made (${made.output}). Make that user, or start as another user than root.`,
    );
  }
  return user;
}

async function lookUp(user: string): Promise<{ uid: number; gid: number } | undefined> {
  const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { uid: Number.parseInt(uid.output, 10), gid: Number.parseInt(gid.output, 10) };
}

async function enters(as: RunAs, folder: string): Promise<boolean> {
  return (await run(...as.wrap('sh', ['-c', 'cd "$1"', 'sh', folder]), as.options)).code === 0;
}
