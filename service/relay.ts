// Brings the ledger's wake-ups to Temporal. Any number of these run at once; each loop outlives an outage of Temporal or Postgres.
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import pMap from 'p-map';
import type { Logger } from 'pino';
import type { CallPort, Ledger, Runner } from '../ledger/index.ts';
import { ensureSchedules } from './schedules.ts';
import { RUNNERS, shownOf } from '../workflows/ids.ts';
import { wakeSignal } from '../workflows/messages.ts';

const AT_ONCE = 32;
const POLL_MS = 1_000;
/** What comes close together is seen to together. */
const GATHER_MS = 200;
const SWEEP_MS = 15_000;
const SCHEDULES_MS = 60_000;
/** A call that Temporal has not answered by then has failed: a server that hangs keeps the connection. */
const CALL_MS = 30_000;
/** Recovery gives up when Temporal has taken no runner for so long, and tells how far it is so often. */
const STANDSTILL_MS = 120_000;
const TELL_MS = 5_000;

/** Signals each case's runner, starting it if there is none; asleep, where it has nothing to do yet. Answers the cases that were reached. */
export async function wakeRunners(client: Client, runners: Runner[], log: Logger): Promise<string[]> {
  const reached: string[] = [];
  await pMap(
    runners,
    async (runner) => {
      const { caseId } = runner;
      try {
        await client.withDeadline(Date.now() + CALL_MS, () => wakeRunner(client, runner));
        reached.push(caseId);
      } catch (error) {
        log.warn({ case: caseId, err: error }, 'runner could not be woken; it will be tried again');
      }
    },
    { concurrency: AT_ONCE },
  );
  return reached;
}

async function wakeRunner(client: Client, runner: Runner): Promise<void> {
  if (!(await startedAsleep(client, runner)))
    await client.workflow.signalWithStart(runner.lifecycle, { ...startOf(runner), signal: wakeSignal });
}

const startOf = ({ caseId, lifecycle, state, deadline }: Runner) => ({
  workflowId: caseId,
  taskQueue: RUNNERS,
  args: [],
  typedSearchAttributes: shownOf({ lifecycle, state, deadline }),
});

/** Temporal holds the first task of such a runner back until its deadline, or until somebody signals. False: there is one already, or it has something to do. */
async function startedAsleep(client: Client, runner: Runner): Promise<boolean> {
  const { lifecycle, asleepMs } = runner;
  if (asleepMs === undefined) return false;
  try {
    await client.workflow.start(lifecycle, { ...startOf(runner), startDelay: asleepMs });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

type Relay = { ledger: Ledger; client: Client; callPort: CallPort; log: Logger };

/** Runs until `stop` is called: relays wake-ups, restarts runners that are overdue or were terminated, seals the ledger. */
export function startRelay({ ledger, client, callPort, log }: Relay): { stop: () => Promise<void> } {
  let stopped = false;
  const isStopped = () => stopped;
  const pause = createPause();
  ledger.context.poke = pause.end;
  const seen = new Set<string>();
  const loops: Loop[] = [
    {
      name: 'relay',
      work: async () => {
        while (!stopped && (await ledger.relay(callPort, (runners) => wakeRunners(client, runners, log))))
          await sleep(GATHER_MS);
      },
      rest: () => pause.start(POLL_MS),
    },
    {
      name: 'sweep',
      work: () => sweep(ledger, client, log, seen),
      rest: () => sleepUnless(SWEEP_MS, isStopped),
    },
    schedulesKept(client, isStopped),
    { name: 'seal', work: () => ledger.seal(), rest: () => sleep(POLL_MS) },
  ];
  const running = loops.map((loop) => repeat(loop, isStopped, log));
  return {
    stop: async () => {
      stopped = true;
      pause.end();
      await Promise.all(running);
    },
  };
}

/** Made at the start; Temporal may lose them, or somebody delete them. */
const schedulesKept = (client: Client, isStopped: () => boolean): Loop => ({
  name: 'schedules',
  work: async () => {
    await sleepUnless(SCHEDULES_MS, isStopped);
    if (!isStopped()) await ensureSchedules(client);
  },
  rest: async () => {},
});

type Loop = { name: string; work: () => Promise<unknown>; rest: () => Promise<unknown> };
async function repeat({ name, work, rest }: Loop, isStopped: () => boolean, log: Logger): Promise<void> {
  while (!isStopped()) {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error, loop: name }, 'will be tried again');
      await sleep(POLL_MS);
    }
    if (!isStopped()) await rest();
  }
}

/** A sleep that may be ended early. */
function createPause() {
  let ended: () => void = () => {};
  return {
    start: (ms: number) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        ended = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    end: () => ended(),
  };
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const sleepUnless = async (ms: number, done: () => boolean) => {
  for (let waited = 0; waited < ms && !done(); waited += 250) await sleep(250);
};

/** Restarts what should be running: cases past their deadline, effects left behind, runners that somebody ended; and has some run that never did. `seen`: ended runs that were dealt with; Temporal goes on listing them. */
export async function sweep(ledger: Ledger, client: Client, log: Logger, seen = new Set<string>()): Promise<number> {
  const late = await ledger.overdue();
  const runs = await endedEarly(client, seen);
  const ended = runs.size ? await ledger.unfinished([...runs.values()]) : [];
  if (late.length || ended.length) log.info({ late: late.length, ended: ended.length }, 'restarting runners');
  const runners = [...late, ...ended, ...(await ledger.neverRun())];
  const reached = new Set(
    await wakeRunners(client, [...new Map(runners.map((one) => [one.caseId, one])).values()], log),
  );
  // What could not be reached is tried again by the next sweep.
  const missed = new Set(ended.map(({ caseId }) => caseId).filter((caseId) => !reached.has(caseId)));
  for (const [run, caseId] of runs) if (!missed.has(caseId)) seen.add(run);
  return reached.size;
}

/** Runs that ended otherwise than by their case, with their workflow's id. */
async function endedEarly(client: Client, seen: Set<string>): Promise<Map<string, string>> {
  const since = new Date(Date.now() - 20 * SWEEP_MS).toISOString();
  const runs = new Map<string, string>();
  const query = `ExecutionStatus IN ('Terminated', 'Canceled', 'TimedOut', 'Failed') AND CloseTime > '${since}' AND TaskQueue = '${RUNNERS}'`;
  for await (const { workflowId, runId } of client.workflow.list({ query }))
    if (!seen.has(runId)) runs.set(runId, workflowId);
  return runs;
}

/** Temporal does not answer, or takes nothing for a while; what was restarted stays, and the same again goes on with the rest. */
export class StandstillError extends Error {
  override readonly name = 'StandstillError';
}

export const doesNotAnswer = (cause: Error): never => {
  throw new StandstillError(`Temporal does not answer (${cause.message}) · Temporal 无响应（${cause.message}）`, {
    cause,
  });
};

/** How far it is: rows of the desk that were made, runners that were started. */
export type Progress = (step: { what: 'desk' | 'runners'; done: number; of: number; perSecond: number }) => void;

/**
 * Makes the schedules that are missing, and restarts the runner of every open case, also into an empty Temporal. Tells how
 * far it is every few seconds and at the end. Rejects with StandstillError when Temporal takes none for two minutes.
 */
export async function recover({
  ledger,
  client,
  log,
  progress,
  standstillMs = STANDSTILL_MS,
}: {
  ledger: Ledger;
  client: Client;
  log: Logger;
  progress?: Progress;
  standstillMs?: number;
}): Promise<{ cases: number; seconds: number }> {
  const begun = performance.now();
  await client.withDeadline(Date.now() + CALL_MS, () => ensureSchedules(client)).catch(doesNotAnswer);
  const tell = progress && told(progress, 'runners');
  let cases = 0;
  const wake = async (runners: Runner[]): Promise<string[]> => {
    let moved = performance.now();
    for (let left = runners; left.length;) {
      const reached = new Set(await wakeRunners(client, left, log));
      left = left.filter(({ caseId }) => !reached.has(caseId));
      if (reached.size) moved = performance.now();
      if (left.length && performance.now() - moved >= standstillMs) throw standstill(cases, left[0]!);
      if (left.length) await sleep(POLL_MS);
    }
    return runners.map(({ caseId }) => caseId);
  };
  for await (const { started, of } of ledger.startAgain(wake)) {
    cases += started;
    tell?.(cases, of);
  }
  return { cases, seconds: (performance.now() - begun) / 1000 };
}

const standstill = (cases: number, { caseId }: Runner): StandstillError =>
  new StandstillError(
    `Temporal takes no runner any more (${cases} were restarted; the next is ${caseId}); see what it lacks, then repeat · Temporal 已停止受理（已恢复 ${cases} 件，下一件为 ${caseId}），请排查后重试`,
  );

/** Speaks every few seconds, and when all is done. */
export function told(progress: Progress, what: 'desk' | 'runners'): (done: number, of: number) => void {
  const begun = performance.now();
  let last = begun;
  return (done, of) => {
    const now = performance.now();
    if (done < of && now - last < TELL_MS) return;
    last = now;
    progress({ what, done, of, perSecond: done / Math.max(0.001, (now - begun) / 1000) });
  };
}
