// `npm run demo` tells a data trade, `npm run demo -- operation` the authorized operation of public data.
import { parseArgs } from 'node:util';
import { sayOnStderr } from '../../infra/progress.ts';
import { SetupError } from '../../infra/setup-error.ts';
import { Refused, StoryBroke } from './caller.ts';
import { BEGINS, tellOperation } from './operation.ts';
import { createStage, type Stage } from './stage.ts';
import { type System, findSystem } from './system.ts';
import { tellTrade } from './trade.ts';

type Story = { clock?: string; tell: (stage: Stage) => Promise<boolean> };
const stories: Record<string, Story> = { trade: { tell: tellTrade }, operation: { tell: tellOperation, clock: BEGINS } };
const usage = `Usage: npm run demo -- [${Object.keys(stories).join(' | ')}] [--url http://127.0.0.1:7300]`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { url: { type: 'string' }, help: { type: 'boolean' } }, allowPositionals: true });
  const story = stories[positionals[0] ?? 'trade'];
  if (values.help || !story || positionals.length > 1) {
    sayOnStderr(usage);
    return values.help ? 0 : 2;
  }
  const system = await findSystem(values.url?.replace(/\/$/, ''), story.clock);
  return told(system, story);
}

async function told(system: System, story: Story): Promise<number> {
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= system.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop().finally(() => process.exit(130)));
  try {
    return (await story.tell(createStage(system))) ? 0 : 1;
  } finally {
    await stop();
  }
}

process.exitCode = await main().catch((error: unknown) => {
  const known = error instanceof Refused || error instanceof StoryBroke || error instanceof SetupError;
  sayOnStderr(known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
});
