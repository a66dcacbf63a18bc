// The runner of a case: the same few lines for every lifecycle, so that a change of a chart never breaks a history.
// It holds the case's timers and performs its effects. It decides nothing: the ledger does, in an activity.
import {
  ActivityFailure,
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  log,
  patched,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  upsertSearchAttributes,
  uuid4,
  workflowInfo,
  currentUpdateInfo,
} from '@temporalio/workflow';
import type { LedgerActivities } from '../activities/ledger.ts';
import type { Accepted, Answer, Description } from '../ledger/types.ts';
import { deadlineKey, lifecycleKey, queueOfPort, stateKey } from './ids.ts';
import {
  type SendEvent,
  type StartCase,
  describeQuery,
  sendEventSignal,
  sendEventUpdate,
  wakeSignal,
} from './messages.ts';

// Database work: short, so that a killed worker costs seconds; tried until it succeeds, because Postgres may be unreachable.
const ledger = proxyActivities<Pick<LedgerActivities, 'openCase' | 'appendEvent' | 'pendingWork'>>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});
// In the workflow task itself: most of what wakes a runner takes a few milliseconds.
const local = proxyLocalActivities<Pick<LedgerActivities, 'work'>>({
  startToCloseTimeout: '10 seconds',
  localRetryThreshold: '30 seconds',
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});
// A port's answer may take its time; a failure is kept on the effect's row with the time of the next try, so Temporal retries only what crashed.
const effects = (port: string) =>
  proxyActivities<Pick<LedgerActivities, 'runEffect'>>({
    taskQueue: queueOfPort(port),
    // Calls give up after 10 s of their own; sealing an archive reads all of a case. What is longer than this had its worker killed.
    startToCloseTimeout: port === 'archive' ? '2 minutes' : '20 seconds',
    retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
  });

const HISTORY_LIMIT = 4_000;

export async function runCase(opening?: StartCase): Promise<void> {
  const { workflowId: caseId, workflowType: lifecycle, runId } = workflowInfo();
  let woken = false;
  let opened = !opening;
  let description: Description | null = null;
  const inFlight = new Set<string>();

  async function send({ event, actor, key, expectedVersion, token }: SendEvent, fallbackKey: string): Promise<Answer> {
    await condition(() => opened);
    return ledger.appendEvent({ caseId, event, actor, key: key ?? fallbackKey, expectedVersion, token });
  }
  setHandler(wakeSignal, () => void (woken = true));
  setHandler(describeQuery, () => description);
  setHandler(
    sendEventUpdate,
    async (message) => acceptedOrThrow(await send(message, currentUpdateInfo()?.id ?? uuid4())),
    {
      validator: (message) => {
        if (typeof message?.event?.type !== 'string' || typeof message.actor !== 'string')
          throw ApplicationFailure.nonRetryable(
            'sendEvent takes {event: {type, …}, actor: "person@HAT"}',
            'EVENT_MALFORMED',
          );
      },
    },
  );
  setHandler(sendEventSignal, async (message) => {
    const answer = await send(message, uuid4());
    if (!answer.ok)
      log.warn('signalled event was refused', { case: caseId, event: message.event?.type, code: answer.code });
  });

  if (opening) acceptedOrThrow(await ledger.openCase({ lifecycle, caseId, ...opening, key: opening.key ?? runId }));
  opened = true;

  for (;;) {
    woken = false;
    // Runners that were started before go on as they began, up to where they are.
    const isLocal = patched('looks-locally');
    const work = await (isLocal ? local.work(caseId) : ledger.pendingWork(caseId));
    if (!work)
      throw ApplicationFailure.nonRetryable(
        `There is no case ${caseId}; give {input, actor} to open one`,
        'CASE_UNKNOWN',
      );
    if (work.description.version !== description?.version) show(work.description, isLocal);
    description = work.description;
    for (const { seq, idx, port } of work.effects) {
      const key = `${seq}/${idx}`;
      if (inFlight.has(key)) continue;
      inFlight.add(key);
      // Not awaited: a slow port must not hold up the timers.
      void perform(port, seq, idx).finally(() => {
        inFlight.delete(key);
        woken = true;
      });
    }
    if (work.final && !inFlight.size) break;
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    if (continueAsNewSuggested || historyLength > HISTORY_LIMIT) {
      await condition(() => inFlight.size === 0 && allHandlersFinished());
      await continueAsNew<typeof runCase>();
    }
    // Relative, so that the clocks of worker and ledger need not agree.
    if (work.nextInMs === null) await condition(() => woken);
    else await condition(() => woken, Math.max(work.nextInMs, 1));
  }
  await condition(allHandlersFinished);

  async function perform(port: string, seq: number, idx: number): Promise<void> {
    try {
      await effects(port).runEffect(caseId, seq, idx);
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      log.error('an effect could not be run', { case: caseId, seq, idx, error: String(error.cause ?? error) });
    }
  }
}

function acceptedOrThrow(answer: Answer): Accepted {
  if (answer.ok) return answer;
  throw ApplicationFailure.create({
    type: answer.code,
    message: answer.message.en,
    details: [answer],
    nonRetryable: true,
  });
}

/** `sparing`: not what is shown already, since the start or by this runner. */
function show({ lifecycle, state, deadlines }: Description, sparing: boolean): void {
  const next = deadlines.find(({ dueAt }) => dueAt !== null)?.dueAt ?? null;
  const shown = workflowInfo().typedSearchAttributes;
  const isShown =
    shown.get(lifecycleKey) === lifecycle &&
    shown.get(stateKey)?.join() === state.join() &&
    (shown.get(deadlineKey)?.getTime() ?? null) === (next ? Date.parse(next) : null);
  if (sparing && isShown) return;
  upsertSearchAttributes([
    { key: lifecycleKey, value: lifecycle },
    { key: stateKey, value: state },
    { key: deadlineKey, value: next ? new Date(next) : null },
  ]);
}
