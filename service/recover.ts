// Recovery from outside of the worker: makes the rows of the desk again, and restarts the runner of every open case, also into
// an empty Temporal.
import { Client, Connection } from '@temporalio/client';
import pino from 'pino';
import type { Keyring } from '../infra/keyring.ts';
import { dataConverterOf } from '../infra/payload-codec.ts';
import type { Ledger } from '../ledger/index.ts';
import { temporalConfig } from './environment.ts';
import { type Progress, doesNotAnswer, recover as recoverWith, told } from './relay.ts';

/** Reads TEMPORAL_* for where Temporal is; rejects when it cannot be reached or stands still. Runners that are up are only woken, so it may run at any time. */
export async function recover(
  ledger: Ledger,
  { progress, payloadKeys }: { progress?: Progress; payloadKeys?: Keyring } = {},
): Promise<{ cases: number; seconds: number }> {
  const { connectionOptions, namespace } = temporalConfig();
  const connection = await Connection.connect(connectionOptions).catch(doesNotAnswer);
  try {
    await ledger.rebuildDesk(progress && told(progress, 'desk'));
    const log = pino({ level: 'warn' }, pino.destination(2));
    return await recoverWith({
      ledger,
      client: new Client({ connection, namespace, ...dataConverterOf(payloadKeys) }),
      log,
      ...(progress && { progress }),
    });
  } finally {
    await connection.close();
  }
}
