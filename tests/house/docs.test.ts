// Documents lead somewhere, and every lifecycle can be imported on its own.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

describe('documents', () => {
  it('link to what is there', () => {
    const dead = pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)/g)]
        .map(([, target]) => target!)
        .filter((target) => !/^\w+:/.test(target) && !existsSync(join(dirname(page), target)))
        .map((target) => `${page} links to ${target}`),
    );
    expect(dead).toEqual([]);
  });
});

describe('the package of the machines', () => {
  const text = (file: string): string => readFileSync(file, 'utf8');
  const folders = [...text('machines/lifecycles.ts').matchAll(/'\.\/(.+)\/index\.ts'/g)].map(([, folder]) => folder!);

  it('has an entry for each lifecycle', () => {
    const missing = folders.flatMap((folder) => [
      ...(text('machines/package.json').includes(`"./dist/${folder}/index.js"`)
        ? []
        : [`machines/package.json: ${folder}`]),
      ...(text('tsconfig.json').includes(`"./machines/${folder}/index.ts"`) ? [] : [`tsconfig.json: ${folder}`]),
    ]);
    expect(missing).toEqual([]);
  });
});
