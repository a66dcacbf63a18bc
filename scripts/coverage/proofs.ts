// Which test proves which article: the `law(…)` that tests carry as vitest's own metadata. From the report of a run
// whether they passed too; without one the tests are collected, not run.
import { relative } from 'node:path';

export type Proof = {
  file: string;
  title: string;
  articles: string[];
  /** Undefined without a report. */
  passed?: boolean;
};
/** What tests leave of themselves: tests/support/law.ts and refused.ts. */
export type Meta = { law?: string[]; refused?: string[]; nearMisses?: string[]; refusedUnder?: string[] };
/** What is read of vitest's JSON report. */
export type Report = {
  testResults: {
    name: string;
    assertionResults: { title: string; status: string; meta?: Meta }[];
  }[];
};

/** A file's name from its path. */
export const nameOf = (file: string): string => relative(process.cwd(), file).replaceAll('\\', '/');
const inOrder = (proofs: Proof[]): Proof[] =>
  proofs.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));

/** Every test of a report that names articles. */
export const proofsOf = ({ testResults }: Report): Proof[] =>
  inOrder(
    testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.flatMap(({ title, status, meta }) =>
        meta?.law ? [{ file: nameOf(name), title, articles: meta.law, passed: status === 'passed' }] : [],
      ),
    ),
  );

/** Loads every test file without running a test; takes some seconds. */
export async function collectProofs(): Promise<Proof[]> {
  const { createVitest } = await import('vitest/node');
  const vitest = await createVitest('test', { watch: false, reporters: [] });
  try {
    const { testModules, unhandledErrors } = await vitest.collect();
    const failed = [...unhandledErrors, ...testModules.flatMap((module) => module.errors())];
    if (failed.length) throw new AggregateError(failed, 'some tests could not be loaded');
    return inOrder(
      testModules.flatMap((module) =>
        [...module.children.allTests()].flatMap((test) => {
          const { law } = test.meta();
          return law ? [{ file: nameOf(module.moduleId), title: test.name, articles: [...law] }] : [];
        }),
      ),
    );
  } finally {
    await vitest.close();
  }
}
