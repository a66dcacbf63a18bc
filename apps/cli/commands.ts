// What each command does: asks the API, renders the answer. Returns the exit code.
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { parseJson } from '../../service/door.ts';
import type {
  Accepted,
  Case,
  CertificateView,
  Explained,
  LedgerRow,
  LifecycleSummary,
  LifecycleView,
  Loaded,
  No,
  Page,
  Task,
  Verdict,
} from '../../service/index.ts';
import { refuse } from '@shuquan/machines/kernel';
import { type Api, type Options, RefusedError, orThrow, pathOf } from './api.ts';
import { type Io, UsageError, bytesOf } from './io.ts';
import {
  type Names,
  namesOf,
  showCase,
  showExplained,
  showLifecycle,
  showLifecycles,
  showList,
  showLog,
  showTasks,
} from './render.ts';
import { wordsIn } from './words.ts';

export const OK = 0;
export const REFUSED = 1;
export type Session = { api: Api; io: Io; options: Options };

/** Prints the answer itself for programs, or what `render` makes of it for people. */
function print<T>({ io, options }: Session, answer: T, render: (answer: T) => string): void {
  io.out(options.json ? `${JSON.stringify(answer, null, 2)}\n` : render(answer));
}
const viewOf = ({ io, options }: Session) => ({ language: options.lang, now: io.now() });
const word = ({ options }: Session) => wordsIn(options.lang);

async function jsonFrom(source: string, io: Io): Promise<unknown> {
  const inline = /^\s*[[{]/.test(source);
  return orThrow(parseJson(inline ? new TextEncoder().encode(source) : await bytesOf(source, io))).json;
}

async function write(session: Session, path: string, body: unknown): Promise<Accepted> {
  const { api, options } = session;
  const key = options.key ?? randomUUID();
  const headers: Record<string, string> =
    options.ifVersion === undefined ? {} : { 'If-Match': `"${options.ifVersion}"` };
  const answer = await api.json<Accepted>(path, {
    method: 'POST',
    body: JSON.stringify(body),
    key,
    headers: { ...headers, 'Content-Type': 'application/json' },
  });
  const say = word(session);
  print(
    session,
    answer,
    ({ caseId, seq, state, repeated }) =>
      `${say('accepted')}: ${caseId} · ${say('seq')} ${seq} · ${state.join(', ')} ${repeated ? say('repeated') : ''}`.trimEnd() +
      '\n',
  );
  return answer;
}

export async function start(
  session: Session,
  lifecycle: string,
  { input, regime }: { input: string; regime?: string },
): Promise<number> {
  const query = regime ? `?regime=${encodeURIComponent(regime)}` : '';
  await write(session, `/cases/${encodeURIComponent(lifecycle)}${query}`, await jsonFrom(input, session.io));
  return OK;
}

export async function send(
  session: Session,
  caseId: string,
  type: string,
  { data }: { data?: string },
): Promise<number> {
  const payload = data === undefined ? {} : await jsonFrom(data, session.io);
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    throw new RefusedError(refuse('EVENT_MALFORMED', { zh: '内容应为 JSON 对象。', en: 'A JSON object is expected.' }));
  const named = (payload as { type?: unknown }).type;
  if (named !== undefined && named !== type)
    throw new UsageError(
      `--data says type ${JSON.stringify(named)}, the command line says ${type} · --data 中的 type 与命令不一致`,
    );
  await write(session, `${pathOf(caseId)}/events`, { ...payload, type });
  return OK;
}

export async function show(session: Session, caseId: string): Promise<number> {
  print(session, await session.api.json<Case>(pathOf(caseId)), (view) => showCase(view, viewOf(session)));
  return OK;
}

export async function explain(session: Session, caseId: string, event: string): Promise<number> {
  const answer = await session.api.json<Exclude<Explained, No>>(
    `${pathOf(caseId)}/explain?event=${encodeURIComponent(event)}`,
  );
  print(session, answer, (one) => showExplained(event, one, viewOf(session)));
  return answer.taken ? OK : REFUSED;
}

/** Titles of states and events; the ledger may hold cases of lifecycles that this service has dropped. */
async function namesFor({ api, options }: Session, ids: string[]): Promise<Map<string, Names>> {
  const known = await Promise.all(
    [...new Set(ids)].map(async (id) => {
      try {
        return [
          id,
          namesOf(await api.json<LifecycleView>(`/lifecycles/${encodeURIComponent(id)}`), id, options.lang),
        ] as const;
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error;
        return [id, namesOf(undefined, id, options.lang)] as const;
      }
    }),
  );
  return new Map(known);
}

export type ListOptions = {
  lifecycle?: string;
  state?: string;
  tag?: string;
  ended?: boolean;
  open?: boolean;
  dueBefore?: string;
  party?: string;
  after?: string;
  limit?: string;
};
export async function list(session: Session, { open, ...filter }: ListOptions): Promise<number> {
  const query = new URLSearchParams(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]): [string, string] => [name, String(value)]),
  );
  if (open) query.set('ended', 'false');
  const page = await session.api.json<Page>(`/cases?${query.toString()}`);
  const names = session.options.json
    ? new Map<string, Names>()
    : await namesFor(
        session,
        page.cases.map(({ lifecycle }) => lifecycle),
      );
  print(
    session,
    page,
    ({ cases, next }) =>
      showList(cases, viewOf(session), (id) => names.get(id)!) +
      (next ? `${word(session)('more')}: --after ${next}\n` : ''),
  );
  return OK;
}

export async function log(session: Session, caseId: string): Promise<number> {
  const { rows } = await session.api.json<{ rows: LedgerRow[] }>(`${pathOf(caseId)}/log`);
  const lifecycle = caseId.split('/')[0]!;
  const names = session.options.json ? undefined : (await namesFor(session, [lifecycle])).get(lifecycle);
  print(session, rows, (all) => showLog(all, viewOf(session), names!));
  return OK;
}

export async function tasks(session: Session): Promise<number> {
  const answer = await session.api.json<{ tasks: Task[] }>('/tasks');
  print(session, answer.tasks, (all) => showTasks(all, viewOf(session)));
  return OK;
}

export const verdictLine = (session: Session, { caseId, ok, rows, problems, hash, older }: Verdict): string => {
  const say = word(session);
  return `${ok ? '✓' : '✗'} ${caseId}: ${ok ? say('whole') : say('broken')} · ${rows} ${say('rows')}${older ? ` (${older} ${say('older')})` : ''} · ${hash.slice(0, 16)}…\n${problems.map((problem) => `  - ${problem}\n`).join('')}`;
};
export async function verify(session: Session, caseId: string): Promise<number> {
  const { verdict } = await session.api.json<{ verdict: Verdict }>(pathOf(caseId, '/verify'));
  print(session, verdict, (one) => verdictLine(session, one));
  return verdict.ok ? OK : REFUSED;
}

export async function certificate(session: Session, number: string): Promise<number> {
  const view = await session.api.json<CertificateView>(`/certificates/${encodeURIComponent(number)}`);
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
  const stored = await session.api.json<{ sha256: string; size: number; mediaType: string }>('/documents', {
    method: 'PUT',
    body,
    headers: { 'Content-Type': mediaType },
  });
  print(session, stored, ({ sha256, size }) => `${sha256}  ${size}  ${mediaType}  ${file}\n`);
  return OK;
}

export async function getDocument({ api, io }: Session, sha256: string, { out }: { out?: string }): Promise<number> {
  if (!out && io.columns !== undefined)
    throw new UsageError('give --out FILE, or redirect the output · 请给出 --out 文件，或重定向输出');
  const bytes = new Uint8Array(await (await api.response(`/documents/${encodeURIComponent(sha256)}`)).arrayBuffer());
  if (out) await writeFile(out, bytes);
  else io.raw(bytes);
  return OK;
}

export async function citizenRef(session: Session): Promise<number> {
  const identityNumber = await session.io.hidden(word(session)('identity'));
  const answer = await session.api.json<{ ref: string }>('/citizens', {
    method: 'POST',
    body: JSON.stringify({ identityNumber }),
  });
  print(session, answer, ({ ref }) => `${ref}\n`);
  return OK;
}

export async function lifecycles(session: Session, id: string | undefined): Promise<number> {
  if (id)
    print(session, await session.api.json<LifecycleView>(`/lifecycles/${encodeURIComponent(id)}`), (view) =>
      showLifecycle(view, viewOf(session)),
    );
  else
    print(session, (await session.api.json<{ lifecycles: LifecycleSummary[] }>('/lifecycles')).lifecycles, (all) =>
      showLifecycles(all, viewOf(session)),
    );
  return OK;
}

/** A file holds one notice, or a list of them. */
export async function loadCalendar(session: Session, file: string): Promise<number> {
  const say = word(session);
  const loaded: Loaded[] = [];
  for (const notice of [await jsonFrom(file, session.io)].flat())
    loaded.push(await session.api.json<Loaded>('/calendar/notices', { method: 'POST', body: JSON.stringify(notice) }));
  print(session, loaded, (all) =>
    all
      .map(
        ({ year, calendar, cases, moved }) =>
          `${say('loaded')} ${year} · ${cases} ${say('cases')} · ${moved} ${say('moved')} · ${calendar}\n`,
      )
      .join(''),
  );
  return OK;
}
