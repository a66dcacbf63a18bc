// One idea, one home: what grows beyond these limits holds several.
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './sources.ts';
import { type Node, type Source, parse, walk } from './syntax.ts';

const FILE = 300;
const FUNCTION = 40;

/** Longer for a reason that stays. */
const reasoned: Record<string, string> = {
  'apps/api/routes/accesses.ts accessRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/accounts.ts accountRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/archives.ts archiveRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/cases.ts caseRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/desk-lists.ts deskListRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/desk-notices.ts deskNoticeRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/documents.ts documentRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/drafts.ts draftRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/law.ts lawRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/operations.ts operationsRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/sign-in.ts signInRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/sign-in.ts signOutRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/writes.ts writeRoutes': 'a list of endpoints with their descriptions',
  'apps/api/endpoint.ts routeOf': 'one literal: what OpenAPI says of an endpoint',
  'apps/cli/program.ts addCaseCommands': 'a list of commands with their descriptions',
  'apps/cli/program.ts addOtherCommands': 'a list of commands with their descriptions',
  'infra/metrics.ts createMetrics': 'a list of metrics with their descriptions',
  'machines/shared/dossier-review.ts dossierReview': 'one literal: states that two charts share',
  'machines/trading/trade/machine.ts context': 'one literal: the fields of a new trade',
  'scripts/messages/render.ts document': 'one literal: the text of the page',
  'workflows/run-case.ts runCase': 'a workflow: its handlers close over its state',
  'accounts/index.ts createAccounts': 'a factory of short methods over what it was given',
  'accounts/sessions.ts createSessions': 'a factory of short methods over what it was given',
  'accounts/sign-in.ts createSignIn': 'a factory of short methods over what it was given',
  'activities/ports/document-store.ts createFileStore': 'a factory of short methods over what it was given',
  'activities/ports/s3-store.ts createS3Store': 'a factory of short methods over what it was given',
  'client/index.ts callsOf': 'a list of calls, one for each endpoint',
  'service/desk.ts deskCalls': 'a factory of short methods over what it was given',
  'ledger/index.ts ledgerOf': 'a factory of short methods over what it was given',
  'ledger/read-log.ts createReadLog': 'a factory of short methods over what it was given',
  'service/live.ts createLive': 'a factory of short methods over what it was given',
  'service/index.ts createClient': 'a factory of short methods over what it was given',
};
/** Longer until somebody splits them: this list only gets shorter. */
const still: string[] = [
  'tests/invariants/operation-acts.ts',
  'tests/invariants/operation-rules.ts',
  'tests/invariants/operation.test.ts',
  'tests/invariants/trading-acts.ts',
  'tests/invariants/trading-rules.ts',
];

const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];
const charts = ['createMachine', 'createStateConfig'];
const isTest = (file: string): boolean => file.startsWith('tests/');

type Named = { id?: { name?: string } | null; key?: { name?: string } };
/** A callback goes by the name of the function around it. */
const nameOf = (node: Node, parents: Node[]): string =>
  ([node, ...parents] as Named[]).map(({ id, key }) => id?.name ?? key?.name).find(Boolean) ?? '(the file)';
const linesOf = ({ lineAt }: Source, { start, end }: Node): number => lineAt(end) - lineAt(start) + 1;

/** Without the literal of a chart: it is read top-down, state by state. */
function lengthOf(source: Source, node: Node): number {
  const literals = [...walk(node)].flatMap(({ node: inner }) => {
    const callee = inner['callee'] as { property?: { name: string } } | undefined;
    return inner.type === 'CallExpression' && charts.includes(callee?.property?.name ?? '') ? [inner] : [];
  });
  return linesOf(source, node) - literals.reduce((sum, literal) => sum + linesOf(source, literal) - 1, 0);
}

const longFunctions = (source: Source): string[] =>
  [...walk(source.program)].flatMap(({ node, parents }) =>
    functions.includes(node.type) && lengthOf(source, node) > FUNCTION
      ? [`${source.file} ${nameOf(node, parents)}`]
      : [],
  );

describe('sizes', () => {
  const sources = sourceFiles.map(parse);
  const tooLong = [
    ...sources.filter(({ text }) => text.split('\n').length - 1 > FILE).map(({ file }) => file),
    ...sources.filter(({ file }) => !isTest(file)).flatMap(longFunctions),
  ];

  it(`of files are at most ${FILE} lines, of functions ${FUNCTION}`, () => {
    expect(tooLong.filter((name) => !(name in reasoned) && !still.includes(name))).toEqual([]);
  });

  it('are excused no longer than needed', () => {
    expect([...Object.keys(reasoned), ...still].filter((name) => !tooLong.includes(name))).toEqual([]);
  });
});
