// One idea, one home: what grows beyond these limits holds several.
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './sources.ts';
import { type Node, type Source, parse, walk } from './syntax.ts';

const FILE = 300;
/** Scenarios are read one by one, so their files may be longer. */
const TEST_FILE = 700;
const FUNCTION = 40;

/** Longer for a reason that stays. */
const reasoned: Record<string, string> = {
  'machines/law/articles/operation.ts': 'a register, article by article',
  'machines/regimes/parameters/operation.ts': 'a register, number by number',
  'machines/law/articles/trading.ts': 'a register, article by article',
  'machines/regimes/parameters/trading.ts': 'a register, number by number',
  'apps/api/routes/cases.ts caseRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/documents.ts documentRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/law.ts lawRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/operations.ts operationsRoutes': 'a list of endpoints with their descriptions',
  'apps/api/routes/writes.ts writeRoutes': 'a list of endpoints with their descriptions',
  'apps/api/endpoint.ts routeOf': 'one literal: what OpenAPI says of an endpoint',
  'apps/cli/program.ts addCaseCommands': 'a list of commands with their descriptions',
  'apps/cli/program.ts addOtherCommands': 'a list of commands with their descriptions',
  'infra/metrics.ts createMetrics': 'a list of metrics with their descriptions',
  'machines/trading/trade/machine.ts context': 'one literal: the fields of a new trade',
  'scripts/messages/render.ts document': 'one literal: the text of the page',
  'workflows/run-case.ts runCase': 'a workflow: its handlers close over its state',
  'activities/ports/document-store.ts createFileStore': 'a factory of short methods over what it was given',
  'activities/ports/s3-store.ts createS3Store': 'a factory of short methods over what it was given',
  'client/index.ts callsOf': 'a factory of short methods over what it was given',
  'service/index.ts createClient': 'a factory of short methods over what it was given',
};
/** Longer until somebody splits them: this list only gets shorter. */
const still: string[] = [
  'ledger/append.ts',
  'ledger/queries.ts',
  'ledger/unit.ts',
  'machines/kernel/chart-rules.ts',
  'machines/kernel/step.ts',
  'machines/operation/annual-announcement/machine.ts',
  'machines/operation/annual-evaluation/machine.ts',
  'machines/operation/authorization-application/guards.ts',
  'machines/operation/authorization-application/machine.ts',
  'machines/operation/committee-matter/machine.ts',
  'machines/operation/data-import/machine.ts',
  'machines/operation/data-quality-issue/machine.ts',
  'machines/operation/domain-acceptance/machine.ts',
  'machines/operation/domain-closure/machine.ts',
  'machines/operation/operating-agreement/guards.ts',
  'machines/operation/scenario-grant/guards.ts',
  'machines/operation/staff-admission/machine.ts',
  'machines/shared/reporting/chart.ts',
  'machines/shared/retention-record/machine.ts',
  'machines/trading/listing-registration/guards.ts',
  'machines/trading/subject-registration/machine.ts',
  'machines/trading/trade/actions/performing.ts',
  'machines/trading/trade/guards/agreeing.ts',
  'machines/trading/trade/guards/moment.ts',
  'activities/simulators/bank.ts startBankSimulator',
  'activities/simulators/bank.ts createOutbox',
  'activities/simulators/domain.ts startDomainSimulator',
  'activities/simulators/domain.ts carryOut',
  'activities/simulators/server.ts startSimulator',
  'apps/cli/program.ts programOf',
  'apps/cli/render.ts showCase',
  'apps/demo/caller.ts createCaller',
  'apps/demo/examples.ts createExamples',
  'apps/demo/system.ts own',
  'apps/start.ts startEverything',
  'apps/start.ts bringUp',
  'infra/log.ts loggedLedger',
  'infra/processes.ts startServer',
  'ledger/append.ts openOnce',
  'ledger/index.ts openLedger',
  'ledger/queries.ts show',
  'ledger/queries.ts explain',
  'ledger/runner.ts runEffect',
  'ledger/tasks.ts decideTask',
  'ledger/unit.ts unitOfWork',
  'ledger/unit.ts record',
  'ledger/unit.ts open',
  'ledger/unit.ts payloadOf',
  'machines/kernel/decide.ts decide',
  'machines/kernel/decide.ts (line 49)',
  'machines/kernel/migrate.ts fitting',
  'machines/kernel/step.ts withClocks',
  'machines/regimes/check.ts schemaOf',
  'machines/regimes/check.ts permitted',
  'machines/regimes/index.ts loadRegime',
  'service/relay.ts startRelay',
  'wiring.ts openServices',
];

const functions = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];
const charts = ['createMachine', 'createStateConfig'];
const isTest = (file: string): boolean => file.startsWith('tests/');

const nameOf = (node: Node, parents: Node[]): string | undefined => {
  const own = node['id'] as { name?: string } | null | undefined;
  const parent = parents[0] as { id?: { name?: string }; key?: { name?: string } } | undefined;
  return own?.name ?? parent?.id?.name ?? parent?.key?.name;
};
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
      ? [`${source.file} ${nameOf(node, parents) ?? `(line ${source.lineAt(node.start)})`}`]
      : [],
  );

describe('sizes', () => {
  const sources = sourceFiles.map(parse);
  const tooLong = [
    ...sources
      .filter(({ file, text }) => text.split('\n').length - 1 > (isTest(file) ? TEST_FILE : FILE))
      .map(({ file }) => file),
    ...sources.filter(({ file }) => !isTest(file)).flatMap(longFunctions),
  ];

  it(`of files are at most ${FILE} lines, of functions ${FUNCTION}`, () => {
    expect(tooLong.filter((name) => !(name in reasoned) && !still.includes(name))).toEqual([]);
  });

  it('are excused no longer than needed', () => {
    expect([...Object.keys(reasoned), ...still].filter((name) => !tooLong.includes(name))).toEqual([]);
  });
});
