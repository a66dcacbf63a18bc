// Builds dist/ of every package after `npm ci` or an install from git, so that the libraries and the command exist.
// Plain JavaScript, because it also runs where development dependencies were left out: then it only says so.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
/** What programs read beside their own code, and tsc leaves where it is. */
const beside = ['ledger/migrations', 'ledger/sql', 'infra/failure-converter.js'];
/** Each after those that it imports. */
const packages = ['machines', 'client', '.'];
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');

/** The console. Its types are checked by `npm run typecheck`. */
function buildDesk() {
  const config = join(root, 'apps', 'desk', 'vite.config.ts');
  const args = [vite, 'build', '--config', config, '--logLevel', 'warn'];
  const built = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) process.exitCode = 1;
}

// The first `npx shuquan` in a checkout installs the checkout into the cache of npx, and comes here again: it is built already,
// and the console that a running program serves must not go away.
if (process.env.npm_command === 'exec' && packages.every((folder) => existsSync(join(root, folder, 'dist'))))
  process.exit();

if (existsSync(tsc)) {
  for (const folder of packages) {
    const cwd = join(root, folder);
    // A file that has gone from the sources must not live on in what others import.
    rmSync(join(cwd, 'dist'), { recursive: true, force: true });
    const built = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd, stdio: 'inherit' });
    // The code is written all the same. Faults of type are for `npm run typecheck` to stop at, not for an install.
    if (built.status !== 0) console.error(`shuquan: ${join(folder, 'dist')} was built, but with the faults above`);
  }
  for (const file of beside) cpSync(join(root, file), join(root, 'dist', file), { recursive: true });
  buildDesk();
} else {
  console.error(
    'shuquan: TypeScript is not installed, so dist/ is not built; install with development dependencies for it',
  );
}
