// A small service of one's own on the machines alone: no Temporal, no Postgres. It opens registrations, asks the same
// rules as the product, keeps each case in a file, and shows what the law refuses.
// Run it: node --import tsx examples/embed/service.ts
import { type IncomingMessage, createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import {
  type Actor,
  type EventFor,
  type InputFor,
  type Refusal,
  bundledCalendar,
  defaultRegime,
  enabled,
  fireDue,
  nextDueOf,
  openCase,
  subjectRegistration,
  takeEvent,
} from 'shuquan/machines';
import { type Kept, type Store, fileStore } from './store.ts';

const calendar = bundledCalendar();
const system: Actor = { person: 'system', hat: 'SYSTEM' };

export type Service = ReturnType<typeof serviceOn>;

/** Decides, then keeps; what it answers is kept already. */
export function serviceOn(store: Store, now: () => string = () => new Date().toISOString()) {
  const env = () => ({ at: now(), regime: defaultRegime, calendar });
  /** The case with everything that is due by now, each deadline on the record at its own instant. */
  const upToDate = (id: string): Kept | undefined => {
    const kept = store.read(id);
    if (!kept) return undefined;
    const { state, fired } = fireDue(subjectRegistration, kept.state, env(), kept.record.at(-1)?.at);
    if (!fired.length) return kept;
    const record = [...kept.record, ...fired.map(({ at, event }) => ({ at, actor: system, event }))];
    store.write({ id, state, record });
    return { id, state, record };
  };
  return {
    open(input: InputFor<typeof subjectRegistration>, actor: Actor) {
      const opened = openCase(subjectRegistration, input, { actor }, env());
      if (!opened.ok) return opened;
      const { id, state, event, effects } = opened;
      // Opening twice is the same registration, and must not wipe out what has happened in it.
      if (store.read(id)) return { ok: true as const, id, effects: [] };
      store.write({ id, state, record: [{ at: now(), actor, event }] });
      return { ok: true as const, id, effects };
    },
    send(id: string, event: EventFor<typeof subjectRegistration>, actor: Actor) {
      const kept = upToDate(id);
      if (!kept) return undefined;
      const taken = takeEvent(subjectRegistration, kept.state, event, { actor }, env());
      if (!taken.ok) return taken;
      store.write({ id, state: taken.state, record: [...kept.record, { at: now(), actor, event: taken.event }] });
      // What is to be done outside, after it is kept: notices, certificates, calls.
      return { ok: true as const, state: taken.state.value, effects: taken.effects, nextDue: nextDueOf(taken.state) };
    },
    show(id: string, actor: Actor) {
      const kept = upToDate(id);
      return kept && { ...kept, mine: enabled(subjectRegistration, kept.state, actor, env()) };
    },
  };
}

const statusOf = (answer: { ok: true } | Refusal | object | undefined): number =>
  answer === undefined ? 404 : 'ok' in answer && answer.ok === false ? 409 : 200;

/** `POST /` opens, `POST /<id>` sends, `GET /<id>` shows. Who acts is a matter of your own sign-in; here it is one person. */
export const serverOf = (service: Service, actor: Actor) =>
  createServer((request, response) => {
    void answerTo(service, actor, request).then(
      (answer) => {
        response.writeHead(statusOf(answer), { 'content-type': 'application/json; charset=utf-8' });
        response.end(JSON.stringify(answer ?? { ok: false }));
      },
      () => response.writeHead(400).end(),
    );
  });

async function answerTo(service: Service, actor: Actor, request: IncomingMessage): Promise<object | undefined> {
  const id = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname.slice(1));
  if (request.method === 'GET') return service.show(id, actor);
  // Whatever came in: the schemas of the lifecycle say what is wrong with it.
  const body = JSON.parse(await text(request));
  return id ? service.send(id, body, actor) : service.open(body, actor);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const owner: Actor = { person: 'li.na', hat: 'MERCHANT', party: 'org:91110000600037341L' };
  serverOf(serviceOn(fileStore('registrations')), owner).listen(7400, '127.0.0.1', () =>
    console.log('http://127.0.0.1:7400'),
  );
}
