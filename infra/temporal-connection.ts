/** The way to Temporal: waited for while it is away, named in one line when it will not have us. */
import { Connection, ServiceError, isGrpcServiceError } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { temporalConfig } from '../service/environment.ts';
import type { Say } from './progress.ts';
import { SetupError } from './setup-error.ts';
import { waitFor } from './wait.ts';

export type ToTemporal = { connection: Connection; native: NativeConnection; namespace: string; address: string };

const NOT_FOUND = 5;
/** Not reached yet, overloaded, or its namespace still to be made. */
const LATER = new Set([4, NOT_FOUND, 8, 14]);
/** It answers, and does not let us in. */
const SHUT = new Set([7, 16]);
/** What gRPC throws when no connection came about in time: an error without a code. */
const isLate = (error: unknown): error is Error => error instanceof Error && /before the deadline/.test(error.message);

/** Answers when Temporal takes calls and has the namespace. */
export async function reachTemporal({ say, forMs }: { say: Say; forMs: number }): Promise<ToTemporal> {
  const { connectionOptions, namespace } = temporalConfig();
  const what = `Temporal at ${connectionOptions.address ?? 'its address'}`;
  const whyNot = (error: unknown): string | undefined => {
    const grpc = isGrpcServiceError(error) ? error : (error as { cause?: unknown }).cause;
    if (!isGrpcServiceError(grpc)) return error instanceof ServiceError || isLate(error) ? error.message : undefined;
    if (Number(grpc.code) === NOT_FOUND) return `no namespace ${namespace}`;
    if (SHUT.has(grpc.code)) throw new SetupError(`${what} does not let us in: ${grpc.details}`, { cause: error });
    return LATER.has(grpc.code) ? grpc.details || grpc.message : undefined;
  };
  const ask = async (): Promise<Connection> => {
    const connection = await Connection.connect({ ...connectionOptions, connectTimeout: 2_000 });
    try {
      await connection.withDeadline(Date.now() + 5_000, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  };
  const connection = await waitFor(what, ask, { say, forMs, whyNot });
  try {
    const native = await NativeConnection.connect(connectionOptions);
    return { connection, native, namespace, address: connectionOptions.address ?? '' };
  } catch (error) {
    await connection.close();
    throw error;
  }
}
