// The project's own source files, as git would see them.
import { readFileSync, readdirSync } from 'node:fs';

const folders = [
  'activities',
  'apps',
  'client',
  'accounts',
  'service',
  'examples',
  'infra',
  'ledger',
  'machines',
  'scripts',
  'tests',
  'workflows',
];

export const sourceFiles: string[] = [
  ...readdirSync('.').filter((name) => name.endsWith('.ts')),
  ...folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(m?ts|tsx)$/.test(name) && !/(^|[\\/])(dist|node_modules)[\\/]/.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  ),
].sort();

/** The file without its comments. */
export const codeOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');
