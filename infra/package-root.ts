import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder with package.json, the same from the sources and from dist/: files that are no code
 * (go.mod, pom.xml, migrations, examples) are read from there and not copied by the build.
 */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('package.json of shuquan was not found above its own code');
    folder = parent;
  }
  return folder;
}
