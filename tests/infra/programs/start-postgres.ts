// Run as a process of its own by postgres.test.ts: starts Postgres, tells its number, and waits to be killed.
import { startPostgres } from '../../../infra/postgres.ts';
import { sayOnStderr as say } from '../../../infra/progress.ts';

const server = await startPostgres({ dataDir: process.argv[2]!, port: 0, say });
process.stdout.write(`${server.pid}\n`);
setInterval(() => {}, 1_000);
