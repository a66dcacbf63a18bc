// The reports of the simulated bank on their way to the ledger's callback, signed, until they are taken or refused for good.
import type { Logger } from 'pino';
import type { JsonObject } from '@shuquan/machines/kernel';
import { sign } from '../ports/signing.ts';

export type Report = { type: string; data: JsonObject };
/** By the id under which each is signed. */
export type Reports = Record<string, { case: string } & Report>;
type Options = {
  secret: string;
  callbackUrl: string;
  log?: Logger;
  /** Read at each report: the control endpoint changes them. */
  faults: { silent: boolean; delayMs: number };
  reports: Reports;
  save: () => void;
};

const LONGEST_WAIT_MS = 10_000;

export function createOutbox(options: Options) {
  const { faults, reports } = options;
  const underWay = new Map<string, Promise<void>>();
  const status = { stopped: false };
  function flush(): void {
    if (faults.silent) return;
    for (const id of Object.keys(reports))
      if (!underWay.has(id))
        underWay.set(
          id,
          callBack(options, status, id).finally(() => underWay.delete(id)),
        );
  }
  return {
    report: (id: string, report: Reports[string]): void => {
      reports[id] = report;
      flush();
    },
    flush,
    settled: async (): Promise<void> => {
      while (underWay.size) await Promise.all(underWay.values());
    },
    stop: (): void => void (status.stopped = true),
  };
}

async function callBack(options: Options, status: { stopped: boolean }, id: string): Promise<void> {
  const { log, faults, reports, save } = options;
  const body = JSON.stringify(reports[id]);
  for (let tries = 0; !status.stopped; tries += 1) {
    await new Promise((resolve) =>
      setTimeout(resolve, tries ? Math.min(LONGEST_WAIT_MS, 100 * 2 ** tries) : faults.delayMs),
    );
    if (status.stopped) return;
    try {
      const answer = await post(options, id, body);
      if (answer.status >= 500 || answer.status === 429) continue;
      delete reports[id];
      save();
      log?.info({ simulator: 'bank', effect: id, status: answer.status }, 'SIMULATOR of the bank: called back');
      return;
    } catch (error) {
      log?.warn(
        { simulator: 'bank', effect: id, err: error },
        'SIMULATOR of the bank: could not call back; it tries again',
      );
    }
  }
}

const post = ({ secret, callbackUrl }: Options, id: string, body: string): Promise<Response> =>
  fetch(callbackUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...sign(secret, encodeURI(id), body) },
    body,
    signal: AbortSignal.timeout(10_000),
  });
