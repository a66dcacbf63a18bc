// `npm run demo` tells a data trade, `npm run demo -- operation` the authorized operation of public data, and
// `npm run demo -- supervision` a security incident with the inspection and the order that follow.
import { parseArgs } from 'node:util';
import { sayOnStderr } from '../../infra/progress.ts';
import { SetupError } from '../../infra/setup-error.ts';
import { Refused, StoryBroke } from './caller.ts';
import { BEGINS, tellOperation } from './operation.ts';
import { createStage, type Stage } from './stage.ts';
import type { System } from './driven.ts';
import { findSystem } from './system.ts';
import { WEEK_BEGINS, tellSupervision } from './supervision.ts';
import { tellTrade } from './trade.ts';

type Story = { clock?: string; tell: (stage: Stage) => Promise<boolean> };
const stories: Record<string, Story> = {
  trade: { tell: tellTrade },
  operation: { tell: tellOperation, clock: BEGINS },
  supervision: { tell: tellSupervision, clock: WEEK_BEGINS },
};
const usage = `Usage: npm run demo -- [${Object.keys(stories).join(' | ')}] [--url http://127.0.0.1:7300]`;

let interrupted = false;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { url: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const name = positionals[0] ?? 'trade';
  const story = Object.hasOwn(stories, name) ? stories[name] : undefined;
  if (values.help || !story || positionals.length > 1) {
    sayOnStderr(usage);
    return values.help ? 0 : 2;
  }
  const starting = findSystem(values.url?.replace(/\/+$/, ''), story.clock);
  stopOnSignals(starting);
  const system = await starting;
  try {
    return (await story.tell(createStage(system))) ? 0 : 1;
  } finally {
    if (!interrupted) await system.stop();
  }
}

/** What is still starting is stopped as soon as it is up: half a start leaves nothing running. */
function stopOnSignals(starting: Promise<System>): void {
  const stop = async (): Promise<void> => {
    if (interrupted) return;
    interrupted = true;
    sayOnStderr('Stopping …');
    try {
      await (await starting).stop();
    } catch (error) {
      tellError(error);
    }
    process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
}

function tellError(error: unknown): void {
  const known = error instanceof Refused || error instanceof StoryBroke || error instanceof SetupError;
  sayOnStderr(known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
}

process.exitCode = await main().catch((error: unknown) => {
  // A story that lost its system because it was stopped has nothing to say.
  if (!interrupted) tellError(error);
  return interrupted ? 130 : 1;
});
