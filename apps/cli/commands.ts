// What each command does: asks the API, renders the answer. Returns the exit code.
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import {
  type Accepted,
  type Client,
  type ListFilter,
  RefusedError,
  type Verdict,
  isRefused,
  orThrow,
} from '@shuquan/client';
import { refuse } from '@shuquan/machines/kernel';
import { parseJson } from '../../service/door.ts';
import { type Options, answered, caseIdFrom } from './api.ts';
import { type Io, UsageError, bytesOf } from './io.ts';
import {
  type Names,
  namesOf,
  showCase,
  showLifecycle,
  showLifecycles,
  showListing,
  showListings,
  showList,
  showLog,
  showTasks,
} from './render.ts';
import { showRefused } from './refused.ts';
import { isWord, wordsIn } from './words.ts';

export const OK = 0;
export const REFUSED = 1;
export type Session = { client: Client; io: Io; options: Options };

/** Prints the answer itself for programs, or what `render` makes of it for people. */
export function print<T>({ io, options }: Session, answer: T, render: (answer: T) => string): void {
  io.out(options.json ? `${JSON.stringify(answer, null, 2)}\n` : render(answer));
}
export const viewOf = ({ io, options }: Session) => ({ language: options.lang, now: io.now() });
const word = ({ options }: Session) => wordsIn(options.lang);

export async function jsonFrom(source: string, io: Io): Promise<unknown> {
  const inline = /^\s*[[{]/.test(source);
  return orThrow(parseJson(inline ? new TextEncoder().encode(source) : await bytesOf(source, io))).json;
}

/** Opens or sends under one key, which is said when nobody answers. */
async function write(
  session: Session,
  act: (more: { key: string; expectedVersion?: number }) => ReturnType<Client['send']>,
): Promise<number> {
  const { options } = session;
  const key = options.key ?? randomUUID();
  const expectedVersion = options.ifVersion === undefined ? {} : { expectedVersion: Number(options.ifVersion) };
  const { repeated, ...accepted } = answered<Accepted>(await act({ key, ...expectedVersion }), key);
  // Under a key of our own, “repeated” only says that an earlier try had arrived.
  const answer = repeated && options.key ? { ...accepted, repeated } : accepted;
  const say = word(session);
  print(session, answer, ({ caseId, seq, state }) => {
    const line = `${say('accepted')}: ${caseId} · ${say('seq')} ${seq} · ${state.join(', ')}`;
    return `${line}${'repeated' in answer ? ` ${say('repeated')}` : ''}\n`;
  });
  return OK;
}

export async function start(
  session: Session,
  lifecycle: string,
  { input, regime }: { input: string; regime?: string },
): Promise<number> {
  const json = await jsonFrom(input, session.io);
  const pack = regime ? { regime } : {};
  return write(session, ({ key }) => session.client.open(lifecycle, json, { key, ...pack }));
}

/** The event of this type with the fields that `--data` gives. */
export async function eventFrom(session: Session, type: string, data?: string): Promise<{ type: string }> {
  const payload = data === undefined ? {} : await jsonFrom(data, session.io);
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    throw new RefusedError(refuse('EVENT_MALFORMED', { zh: '内容应为 JSON 对象。', en: 'A JSON object is expected.' }));
  const named = (payload as { type?: unknown }).type;
  if (named !== undefined && named !== type)
    throw new UsageError(
      `--data says type ${JSON.stringify(named)}, the command line says ${type} · --data 中的 type 与命令不一致`,
    );
  return { ...payload, type };
}

export async function send(
  session: Session,
  caseId: string,
  type: string,
  { data }: { data?: string },
): Promise<number> {
  const event = await eventFrom(session, type, data);
  const id = caseIdFrom(caseId);
  const lifecycle: string = id.split('/')[0]!;
  return write(session, (more) => session.client.send(lifecycle, id, event, more));
}

export async function show(session: Session, caseId: string): Promise<number> {
  const view = answered(await session.client.show(caseIdFrom(caseId)));
  print(session, view, (one) => showCase(one, viewOf(session)));
  return OK;
}

/** Titles of states and events; the ledger may hold cases of lifecycles that this service has dropped. */
async function namesFor({ client, options }: Session, ids: string[]): Promise<Map<string, Names>> {
  const known = [...new Set(ids)].map(async (id): Promise<[string, Names]> => {
    const answer = await client.lifecycle(id);
    return [id, namesOf(isRefused(answer) ? undefined : answer.lifecycle, id, options.lang)];
  });
  return new Map(await Promise.all(known));
}

export type ListOptions = Omit<ListFilter, 'ended'> & {
  ended?: boolean;
  open?: boolean;
  after?: string;
  limit?: string;
};
export async function list(session: Session, { open, limit, ...filter }: ListOptions): Promise<number> {
  const size = limit === undefined ? {} : { limit: Number(limit) };
  const page = answered(await session.client.list({ ...filter, ...size, ...(open && { ended: false }) }));
  const ids = session.options.json ? [] : page.cases.map(({ lifecycle }) => lifecycle);
  const names = await namesFor(session, ids);
  print(
    session,
    page,
    ({ cases, next }) =>
      showList(cases, viewOf(session), (id) => names.get(id)!) +
      (next ? `${word(session)('more')}: --after ${next}\n` : ''),
  );
  return OK;
}

/** The market; or one listing of it. */
export async function listings(
  session: Session,
  caseId: string | undefined,
  { limit, ...page }: { after?: string; limit?: string },
): Promise<number> {
  if (caseId) {
    const one = answered(await session.client.listing(caseIdFrom(caseId)));
    print(session, one, (view) => showListing(view, viewOf(session)));
    return OK;
  }
  const size = limit === undefined ? {} : { limit: Number(limit) };
  const answer = answered(await session.client.listings({ ...page, ...size }));
  print(session, answer, ({ listings: all, next }) => {
    const more = next ? `${word(session)('more')}: --after ${next}\n` : '';
    return showListings(all, viewOf(session)) + more;
  });
  return OK;
}

export async function log(session: Session, caseId: string): Promise<number> {
  const { rows } = answered(await session.client.log(caseIdFrom(caseId)));
  const lifecycle = caseId.split('/')[0]!;
  const names = session.options.json ? undefined : (await namesFor(session, [lifecycle])).get(lifecycle);
  print(session, rows, (all) => showLog(all, viewOf(session), names!));
  return OK;
}

export async function refusals(
  session: Session,
  caseId: string | undefined,
  { after, limit, lifecycle, person }: { after?: string; limit?: string; lifecycle?: string; person?: string },
): Promise<number> {
  if (Boolean(caseId) === Boolean(lifecycle))
    throw new UsageError('give a case, or --lifecycle · 请给出案件编号，或 --lifecycle');
  const asked = { ...(after && { after: Number(after) }), ...(limit && { limit: Number(limit) }) };
  const page = answered(
    caseId
      ? await session.client.refusals(caseIdFrom(caseId), asked)
      : await session.client.refusalsIn({ lifecycle: lifecycle!, ...(person && { person }), ...asked }),
  );
  print(session, page, ({ refusals: all, next, beyond }) => {
    const more = next ? `${word(session)('more')}: --after ${next}\n` : '';
    const rest = beyond ? `+ ${beyond} ${word(session)('beyond')}\n` : '';
    return showRefused(all, viewOf(session)) + rest + more;
  });
  return OK;
}

export async function tasks(session: Session): Promise<number> {
  const answer = answered(await session.client.tasks());
  print(session, answer.tasks, (all) => showTasks(all, viewOf(session)));
  return OK;
}

/** A newer service may know more kinds. */
const kindIn = (session: Session, kind: string): string => (isWord(kind) ? word(session)(kind) : kind);
export const verdictLine = (session: Session, { caseId, ok, rows, findings, hash, older }: Verdict): string => {
  const say = word(session);
  return `${ok ? '✓' : '✗'} ${caseId}: ${ok ? say('whole') : say('broken')} · ${rows} ${say('rows')}${older ? ` (${older} ${say('older')})` : ''} · ${hash.slice(0, 16)}…\n${findings.map(({ kind, problem }) => `  - [${kindIn(session, kind)}] ${problem}\n`).join('')}`;
};
export async function verify(session: Session, caseId: string): Promise<number> {
  const { verdict } = answered(await session.client.verify(caseIdFrom(caseId)));
  print(session, verdict, (one) => verdictLine(session, one));
  return verdict.ok ? OK : REFUSED;
}

export async function certificate(session: Session, number: string): Promise<number> {
  const { certificate: view } = answered(await session.client.certificate(number));
  const say = word(session);
  print(
    session,
    view,
    ({ valid, lifecycle, certificate: content, asOf }) =>
      `${number}: ${say(valid ? 'valid' : 'invalid')} · ${lifecycle} · ${asOf}\n${JSON.stringify(content, null, 2)}\n`,
  );
  return view.valid ? OK : REFUSED;
}

const mediaTypes: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.md': 'text/markdown',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.zip': 'application/zip',
  '.ofd': 'application/ofd',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
export async function putDocument(session: Session, file: string, { type }: { type?: string }): Promise<number> {
  const body = await bytesOf(file, session.io);
  const mediaType = type ?? mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
  const stored = answered(await session.client.documents.put(body, { mediaType }));
  print(session, stored, ({ sha256, size }) => `${sha256}  ${size}  ${mediaType}  ${file}\n`);
  return OK;
}

export async function getDocument({ client, io }: Session, sha256: string, { out }: { out?: string }): Promise<number> {
  if (!out && io.columns !== undefined)
    throw new UsageError('give --out FILE, or redirect the output · 请给出 --out 文件，或重定向输出');
  const { bytes } = answered(await client.documents.get(sha256));
  if (out) await writeFile(out, bytes);
  else io.raw(bytes);
  return OK;
}

export async function citizenRef(session: Session): Promise<number> {
  const identityNumber = await session.io.hidden(word(session)('identity'));
  const answer = answered(await session.client.citizenRef(identityNumber));
  print(session, answer, ({ ref }) => `${ref}\n`);
  return OK;
}

export async function lifecycles(session: Session, id: string | undefined): Promise<number> {
  if (id) {
    const { lifecycle } = answered(await session.client.lifecycle(id));
    print(session, lifecycle, (view) => showLifecycle(view, viewOf(session)));
  } else {
    const { lifecycles: all } = answered(await session.client.lifecycles());
    print(session, all, (list) => showLifecycles(list, viewOf(session)));
  }
  return OK;
}

/** What a record of another form says, as the input and the event of a listing; both are completed by hand, then opened and sent. */
export async function intake(session: Session, source: string): Promise<number> {
  const say = word(session);
  const draft = answered(await session.client.draftListing(await jsonFrom(source, session.io)));
  print(session, draft, ({ input, event, mapped, missing }) =>
    [
      ...mapped.map(({ path, from }) => `✓ ${path} ← ${from}`),
      ...missing.map(({ path, message }) => `· ${path}: ${message[session.options.lang]}`),
      `${say('input')}: ${JSON.stringify(input)}`,
      `${say('submission')}: ${JSON.stringify(event)}`,
      '',
    ].join('\n'),
  );
  return OK;
}
