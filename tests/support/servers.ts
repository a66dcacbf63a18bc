/**
 * The shared servers, for tests. The first who asks for one waits until it has started, up to a few seconds.
 * Tests that kill or stop servers start their own, with infra/.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { type Sql, connectTo } from '../../ledger/sql.ts';
import type { Servers } from './global-setup.ts';

const made: string[] = [];

/** The address of the shared Temporal dev server; its namespace is `default`, its data is in memory. */
export const temporalAddress = async (): Promise<string> => await ask('temporalAddress');

/** The program of the time-skipping server: see `infra/test-server.ts`. */
export const timeSkippingServerPath = async (): Promise<string> => await ask('testServerPath');

/** A file with the bundle of `workflows/index.ts`, for `Worker.create({workflowBundle: {codePath}})`. */
export const workflowBundlePath = async (): Promise<string> => await ask('workflowBundlePath');

/**
 * The URL of a new, empty database on the shared Postgres. It is dropped after the test file, whoever is
 * still connected.
 */
export async function freshDatabase(): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onPostgres(async (sql) => await sql`create database ${sql(name)} template template0`);
  made.push(name);
  const url = new URL(await ask('postgresUrl'));
  url.pathname = `/${name}`;
  return url.toString();
}

afterAll(async () => {
  if (made.length === 0) return;
  await onPostgres(async (sql) => {
    for (const name of made.splice(0)) await sql`drop database if exists ${sql(name)} with (force)`;
  });
});

async function onPostgres(work: (sql: Sql) => Promise<unknown>): Promise<void> {
  const sql = connectTo(await ask('postgresUrl'), { max: 1 });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

async function ask(what: keyof Servers): Promise<string> {
  const answer = await fetch(`${inject('serversUrl')}/${what}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
