// Who may import whom, and what the pure part may not touch.
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, sourceFiles } from './sources.ts';

/** What each part of the project may import of the others (its own files aside). */
const mayImport: [part: RegExp, others: RegExp[]][] = [
  [/^machines\//, []],
  [/^ledger\//, [/^machines\//]],
  // The runner knows no machine; what it names of the ledger and its activities are types alone (checked below).
  [/^workflows\//, [/^activities\//, /^ledger\/types\.ts$/]],
  // A simulator is a small program of its own, and logs.
  [/^activities\/simulators\//, [/^machines\//, /^infra\/(log|loopback)\.ts$/, /^config(-keys)?\.ts$/]],
  [/^activities\//, [/^machines\//, /^ledger\//, /^infra\/keyring\.ts$/, /^config(-keys)?\.ts$/]],
  [/^accounts\//, [/^machines\//, /^ledger\/sql\.ts$/, /^infra\/loopback\.ts$/]],
  [
    /^service\//,
    [
      /^machines\//,
      /^accounts\//,
      /^ledger\//,
      /^workflows\/(ids|messages)\.ts$/,
      // What a runner is started with is encrypted and signed.
      /^infra\/(keyring|payload-codec)\.ts$/,
    ],
  ],
];
/** The doors of the machines, as their package names them. */
const entryPoints = new Set(
  Object.keys((JSON.parse(readFileSync('machines/package.json', 'utf8')) as { exports: object }).exports).map((name) =>
    name.replace(/^\./, '@shuquan/machines'),
  ),
);
const isOfMachines = (path: string): boolean => path === '@shuquan/machines' || path.startsWith('@shuquan/machines/');
const importsOf = (file: string): { path: string; typeOnly: boolean }[] =>
  [...codeOf(file).matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    ([, typeOnly, from, dynamic]) => ({ path: from ?? dynamic!, typeOnly: Boolean(typeOnly) }),
  );
const within = (file: string, path: string): string => normalize(join(dirname(file), path)).replaceAll('\\', '/');
const partOf = (file: string): string => file.split('/')[0]!;

describe('imports', () => {
  it('point from the doors to the law, never back', () => {
    const wrong = sourceFiles.flatMap((file) => {
      const rule = mayImport.find(([part]) => part.test(file));
      if (!rule) return [];
      return importsOf(file)
        .filter(({ path }) => path.startsWith('.'))
        .map(({ path }) => within(file, path))
        .filter((target) => partOf(target) !== partOf(file) && !rule[1].some((allowed) => allowed.test(target)))
        .map((target) => `${file} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('of the programs themselves are made by nobody else', () => {
    const inner = sourceFiles.filter((file) =>
      /^((machines|accounts|ledger|activities|workflows|service|infra)\/|wiring\.ts|config\.ts)/.test(file),
    );
    const wrong = inner.flatMap((file) =>
      importsOf(file)
        .filter(({ path }) => path.startsWith('.'))
        .map(({ path }) => within(file, path))
        .filter((target) => /^(apps\/|worker\.ts|tests\/|scripts\/)/.test(target))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('of the machines are made by their name and their entry points, like anybody’s', () => {
    const wrong = sourceFiles
      .filter((file) => !/^(machines|tests)\//.test(file))
      .flatMap((file) =>
        importsOf(file)
          .map(({ path }) => path)
          .filter((path) =>
            path.startsWith('.')
              ? partOf(within(file, path)) === 'machines'
              : isOfMachines(path) && !entryPoints.has(path),
          )
          .map((path) => `${file} imports ${path}`),
      );
    expect(wrong).toEqual([]);
  });

  it('of a machine are made by no workflow: the runner knows none', () => {
    const wrong = sourceFiles
      .filter((file) => file.startsWith('workflows/'))
      .flatMap((file) =>
        importsOf(file)
          .filter(({ path }) => isOfMachines(path))
          .map(({ path }) => `${file} imports ${path}`),
      );
    expect(wrong).toEqual([]);
  });

  it('make no circles, types included: the linter is set to find them', () => {
    const { rules } = JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as { rules: Record<string, unknown> };
    expect(rules['import/no-cycle']).toEqual(['error', { ignoreTypes: false }]);
  });

  it('of activities and the ledger by a workflow are types alone', () => {
    const wrong = sourceFiles
      .filter((file) => file.startsWith('workflows/'))
      .flatMap((file) =>
        importsOf(file)
          .filter(({ path, typeOnly }) => /\/(activities|ledger)\//.test(path) && !typeOnly)
          .map(({ path }) => `${file} imports ${path}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('the client', () => {
  it('needs nothing at run time: of the machines it knows the types alone', () => {
    const wrong = sourceFiles
      .filter((file) => file.startsWith('client/'))
      .flatMap((file) =>
        importsOf(file)
          .filter(
            ({ path, typeOnly }) => !path.startsWith('./') && !(typeOnly && path.startsWith('@shuquan/machines/')),
          )
          .map(({ path }) => `${file} imports ${path}`),
      );
    expect(wrong).toEqual([]);
  });
});

describe('the machines', () => {
  const files = sourceFiles.filter((file) => file.startsWith('machines/'));

  it('are pure: they need nothing of Node', () => {
    const allowed = ['xstate', 'zod', 'zod/v4/locales/', 'chinese-days/', 'canonicalize', '@noble/hashes/'];
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter(
          ({ path }) =>
            !path.startsWith('.') &&
            !allowed.some((name) => path === name || (name.endsWith('/') && path.startsWith(name))),
        )
        .map(({ path }) => `${file} imports ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('read no clock, no chance, no environment: time is told, not taken', () => {
    const forbidden =
      /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bcrypto\b|\bprocess\.|\bsetTimeout\b|\bsetInterval\b|\bfetch\(|\bDateTime\.(now|local)\(\)|\brandomUUID\b/;
    // Where a chart that runs without the kernel is given the host's clock, and timers that the host hands in.
    const allowed = ['machines/index.ts', 'machines/kernel/long-clock.ts'];
    expect(files.filter((file) => !allowed.includes(file) && forbidden.test(codeOf(file)))).toEqual([]);
  });

  it('use zod at their doors alone: events, schemas, regimes, task events, faults, the holiday notices', () => {
    const doors =
      /(\/events(\/[\w-]+)?\.ts|\/schemas\.ts|^machines\/regimes\/.*|^machines\/kernel\/(calendar|faults|task-events)\.ts|^machines\/shared\/.*|\/requirements\.ts)$/;
    expect(
      files.filter(
        (file) => !doors.test(file) && importsOf(file).some(({ path, typeOnly }) => path === 'zod' && !typeOnly),
      ),
    ).toEqual([]);
  });

  it('take zod by its namespace, and its languages one by one: else a bundle gets all fifty of them', () => {
    const whole = /^import \{[^}]*\bz\b[^}]*\} from 'zod'|\bz\.locales\b/m;
    expect(files.filter((file) => whole.test(codeOf(file)))).toEqual([]);
  });

  it('name no folder of the machine that they were written on', () => {
    const wrong = sourceFiles.filter((file) =>
      /["'`(\s](\/home\/|\/Users\/|\/root\/|\/work\/|[A-Z]:\\\\)/.test(readFileSync(file, 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});
