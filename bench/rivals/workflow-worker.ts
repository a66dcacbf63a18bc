// The process behind the rival's workflows, and the activity that writes.
import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { CaseState } from '@shuquan/machines/kernel';
import { connectPlainly, createTables } from './record.ts';

type Written = {
  id: string;
  version: number;
  at: string;
  event: object;
  actor: object;
  state: CaseState;
  from: string[];
  to: string[];
};
export type Commit = (written: Written) => Promise<void>;
export const QUEUE = 'hand-written';

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sql = connectPlainly(process.env['DATABASE_URL'] ?? '');
  await createTables(sql);
  const commit: Commit = async ({ id, version, at, event, actor, state, from, to }) => {
    await sql.begin(async (tx) => {
      await tx`insert into record values (${id}, ${version}, ${tx.json(state as never)}, ${at}) on conflict (id) do update set version = excluded.version, state = excluded.state, at = excluded.at`;
      await tx`insert into audit values (${id}, ${version}, ${at}, ${tx.json(event as never)}, ${tx.json(actor as never)}, ${from}, ${to})`;
    });
  };
  const connection = await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS'] });
  const worker = await Worker.create({
    connection,
    taskQueue: QUEUE,
    workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
    activities: { commit },
    bundlerOptions: {
      // Its ES modules end in .js inside a package that calls itself CommonJS, which webpack believes.
      webpackConfigHook: (config) => ({
        ...config,
        module: {
          ...config.module,
          rules: [...(config.module?.rules ?? []), { test: /chinese-days/, type: 'javascript/auto' }],
        },
      }),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => worker.getState() === 'RUNNING' && worker.shutdown());
  await worker.run();
  await connection.close();
  await sql.end();
}
