// The rival over HTTP: what one writes by hand when nothing more is asked. Locks the row, steps the same machine, updates it,
// writes an audit row, commits. The same HTTP stack, driver, log and number of connections; none of the ledger's features.
import { Hono } from 'hono';
import { listen } from '../../apps/api/listen.ts';
import { createLogger } from '../../infra/log.ts';
import { type CaseState, type Lifecycle, leavesOf, snapshotOf, start, step } from '@shuquan/machines/kernel';
import { subjectRegistration } from '@shuquan/machines/subject-registration';
import { envAt } from './env.ts';
import { connectPlainly, createTables } from './record.ts';

const lifecycle: Lifecycle = subjectRegistration;
const sql = connectPlainly(process.env['DATABASE_URL'] ?? '');
await createTables(sql);
const log = createLogger();
const app = new Hono();
app.use(async (c, next) => {
  const begun = performance.now();
  await next();
  log.info({ method: c.req.method, path: c.req.path, status: c.res.status, ms: performance.now() - begun }, 'request');
});

app.get('/health', (c) => c.text('up'));

app.post('/cases', async (c) => {
  const { id, input, actor } = await c.req.json<{ id: string; input: object; actor: object }>();
  const at = new Date().toISOString();
  const { next } = start(
    subjectRegistration,
    { ...(lifecycle.input.parse(input) as object), id, actor, facts: {} },
    envAt(at),
  );
  await sql`insert into record values (${id}, 1, ${sql.json(next as never)}, ${at})`;
  return c.json({ ok: true, id }, 201);
});

app.post('/cases/:id/events', async (c) => {
  const id = c.req.param('id');
  const {
    event: { type, ...payload },
    actor,
  } = await c.req.json<{ event: { type: string }; actor: { person: string } }>();
  const event = {
    ...(lifecycle.events[type]!.schema.parse(payload) as object),
    type,
    actor,
    facts: { openTrades: [] },
  };
  const at = new Date().toISOString();
  const to = await sql.begin(async (tx) => {
    const [row] = await tx<
      { version: number; state: CaseState }[]
    >`select version, state from record where id = ${id} for update`;
    if (!row) return undefined;
    const from = leavesOf(snapshotOf(subjectRegistration, row.state));
    const { next, snapshot } = step(subjectRegistration, row.state, event, envAt(at));
    const state = leavesOf(snapshot);
    await tx`update record set version = ${row.version + 1}, state = ${tx.json(next as never)}, at = ${at} where id = ${id}`;
    await tx`insert into audit values (${id}, ${row.version + 1}, ${at}, ${tx.json({ type, ...payload })}, ${tx.json(actor)}, ${from}, ${state})`;
    return state;
  });
  return to ? c.json({ ok: true, state: to }) : c.json({ ok: false }, 404);
});

const serving = await listen(app, { port: Number(process.env['SHUQUAN_PORT']) });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void serving.close().then(() => sql.end()));
