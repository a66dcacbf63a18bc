// The daily care of the record on skipped time: anchored, delivered; and told when no anchor could be made (T24).
import { readFile } from 'node:fs/promises';
import { ApplicationFailure } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RecordActivities } from '../../activities/record.ts';
import { RUNNERS } from '../../workflows/ids.ts';
import { law } from '../support/law.ts';
import { workflowBundlePath } from '../support/servers.ts';
import { aTimeSkippingTemporal } from '../support/skipped-time.ts';

let env: TestWorkflowEnvironment;
let stop: () => Promise<void>;
let told: string[];
/** How often the store, and the mail server, fail. */
let away: { store: number; mail: number };
const activities: RecordActivities = {
  anchorLedger: async () => {
    if (away.store-- > 0) throw ApplicationFailure.retryable('the store is away');
    return '2026-03-02';
  },
  deliverAnchors: async () => {
    if (away.mail-- > 0) throw ApplicationFailure.retryable('the mail server is away');
    return 1;
  },
  tellAnchorLate: async (why) => void told.push(why),
  disposeOfRefusals: async () => 0,
};
beforeAll(async () => {
  env = await aTimeSkippingTemporal();
  const workflowBundle = { code: await readFile(await workflowBundlePath(), 'utf8') };
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: RUNNERS,
    workflowBundle,
    activities,
  });
  const done = worker.run();
  stop = async () => {
    worker.shutdown();
    await done;
    await env.teardown();
  };
});
afterAll(() => stop());
beforeEach(() => void ([told, away] = [[], { store: 0, mail: 0 }]));
let runs = 0;
const run = (): Promise<unknown> =>
  env.client.workflow.execute('keepRecord', { taskQueue: RUNNERS, workflowId: `keep-record-${(runs += 1)}` });

describe('the care of the record', () => {
  it('tries again while store and mail server are away, for hours', law('T24'), async () => {
    away = { store: 12, mail: 30 };
    expect(await run()).toEqual({ anchored: '2026-03-02', delivered: 1, disposedOf: 0 });
    expect(told).toEqual([]);
  });

  it('tells the supervisor of a day on which no anchor could be made', law('T24'), async () => {
    away.store = Number.POSITIVE_INFINITY;
    expect(await run()).toEqual({ anchored: null, delivered: 1, disposedOf: 0 });
    expect(told).toEqual(['the store is away']);
  });
});
