// A small service of one's own on the machines alone: no Temporal, no Postgres. It keeps one registration in memory,
// asks the same rules, and shows what the law refuses. Run it: node --import tsx examples/embed/service.ts
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import {
  type Actor,
  type CaseState,
  type EventFor,
  bundledCalendar,
  defaultRegime,
  enabled,
  fireDue,
  nextDueOf,
  openCase,
  subjectRegistration,
  takeEvent,
} from 'shuquan/machines';

const calendar = bundledCalendar();
const env = () => ({ at: new Date().toISOString(), regime: defaultRegime, calendar });
const owner: Actor = { person: 'li.na', hat: 'MERCHANT', party: 'org:91110000600037341L' };

const opened = openCase(
  subjectRegistration,
  {
    kinds: ['MERCHANT'],
    subject: { type: 'organisation', uscc: '91110000600037341L', name: '长春数据科技有限公司' },
  },
  { actor: owner },
  env(),
);
if (!opened.ok) throw new Error(opened.message.en);
let { state }: { state: CaseState } = opened;

/** First what is due, then the event: its shape, the rules, the chart. */
export function send(event: EventFor<typeof subjectRegistration>, actor: Actor) {
  const now = env();
  state = fireDue(subjectRegistration, state, now).state;
  const taken = takeEvent(subjectRegistration, state, event, { actor }, now);
  if (!taken.ok) return taken;
  ({ state } = taken);
  return { ok: true as const, state: state.value, effects: taken.effects, nextDue: nextDueOf(state) };
}

const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json; charset=utf-8');
  if (request.method === 'GET')
    return response.end(
      JSON.stringify({ state: state.value, mine: enabled(subjectRegistration, state, owner, env()) }),
    );
  let body = '';
  request.on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    const answer = send(JSON.parse(body), owner);
    response.statusCode = answer.ok ? 200 : 409;
    response.end(JSON.stringify(answer));
  });
  return undefined;
});

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  server.listen(7400, '127.0.0.1', () => console.log('http://127.0.0.1:7400'));
