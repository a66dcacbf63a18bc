// Builds dist/ after `npm ci` or an install from git, so that `shuquan/machines` and the command exist.
// Plain JavaScript, because it also runs where development dependencies were left out: then it only says so.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

if (existsSync(tsc)) {
  const built = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  // The code is written all the same. Faults of type are for `npm run typecheck` to stop at, not for an install.
  if (built.status !== 0) console.error('shuquan: dist/ was built, but with the faults above');
} else {
  console.error(
    'shuquan: TypeScript is not installed, so dist/ is not built; install with development dependencies for it',
  );
}
