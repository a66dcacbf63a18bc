// Issue: 50 people at their desks, each with a stream: lists, reads, events. Nothing is lost, nothing ends in a 5xx.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { casePath } from '@shuquan/client';
import type { Actor } from '@shuquan/machines/kernel';
import { spell } from '../../accounts/principals.ts';
import { ascending, percentile } from '../measure.ts';
import { type Section, figure } from '../report.ts';
import { type Merchant, center, merchant, opco, steps } from '../situations.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';

const PEOPLE = 50;
/** Between two acts of a person. */
const THINKING_MS = 500;
type Kind = 'list' | 'read' | 'event';
type Asked = { kind: Kind; status: number; ms: number };
/** What the service has said is on the record. */
type Accepted = { caseId: string; seq: number };
type Desk = {
  ask: (kind: Kind, path: string, json?: object) => Promise<Accepted>;
  heard: Map<string, number>;
  /** It was told to look at everything again. */ all: () => boolean;
  leave: () => void;
};

export async function people(around: Surroundings, { seconds }: Sizes, say: (line: string) => void): Promise<Section> {
  const merchants = Array.from({ length: PEOPLE - 2 }, (_, n) => merchant(n));
  const url = await around.database();
  const ledger = await around.ledgerOn(url); // migrates, and keeps the documents
  const api = await around.httpServer('apps/api/main.ts', around.settings(url, merchants), '/lifecycles');
  const asked: Asked[] = [];
  const accepted: Accepted[] = [];
  const until = performance.now() + seconds * 1000;
  const desks = await Promise.all(
    [...merchants.map(({ actor }) => actor), opco, center].map((who) => sitDown(api.url, who, asked)),
  );
  say(`${PEOPLE} people for ${seconds} s`);
  const owned = await Promise.all(merchants.map((one, n) => register(desks[n]!, one, accepted)));
  await Promise.all([
    ...owned.map((id, n) => ownerAtWork(desks[n]!, id, until, accepted)),
    ...desks.slice(-2).map((desk) => officeAtWork(desk, owned, until, accepted)),
  ]);
  const [rows, versions] = await Promise.all([
    ledger.sql<{ id: string; seq: number }[]>`select case_id as id, seq from ledger`,
    ledger.sql<{ id: string; version: number }[]>`select id, version from cases`,
  ]);
  const kept = new Set(rows.map(({ id, seq }) => `${id} ${seq}`));
  const lost = accepted.filter(({ caseId, seq }) => !kept.has(`${caseId} ${seq}`)).length;
  // The last news is on its way for as long as one look takes.
  const unheard = () =>
    owned.filter((id, n) => {
      const desk = desks[n]!;
      return !desk.all() && (desk.heard.get(id) ?? 0) < versions.find((one) => one.id === id)!.version;
    }).length;
  for (let tries = 0; unheard() && tries < 50; tries += 1) await pause(100);
  const behind = unheard();
  for (const desk of desks) desk.leave();
  await Promise.all([api.stop(), ledger.close()]);
  const broken = asked.filter(({ status }) => status >= 500).length;
  const refused = asked.filter(({ status }) => status >= 400 && status < 500).length;
  const lists = times(asked, 'list');
  return {
    title: 'Fifty people',
    how: `${PEOPLE} people for ${seconds} s, half a second between two acts of each, a stream open for each: owners register, list, read and comment; an office and the enterprise work at the inbox. ${asked.length} requests, ${accepted.length} rows.`,
    head: ['', 'requests', 'p50 ms', 'p95 ms', 'longest ms'],
    rows: (['list', 'read', 'event'] as const).map((kind) => {
      const all = times(asked, kind);
      return [
        kind,
        String(all.length),
        ...[percentile(all, 0.5), percentile(all, 0.95), all.at(-1) ?? 0].map((ms) => figure(ms, 0)),
      ];
    }),
    findings: [
      { what: 'Answers of 5xx', measured: String(broken), target: '0', met: broken === 0 },
      { what: 'Answers of 4xx', measured: String(refused), target: '0', met: refused === 0 },
      { what: 'Accepted and not on the record', measured: String(lost), target: '0', met: lost === 0 },
      { what: 'Streams that missed the last news', measured: String(behind), target: '0', met: behind === 0 },
      {
        what: 'Lists, p95',
        measured: `${figure(percentile(lists, 0.95), 0)} ms`,
        target: '< 100 ms',
        met: percentile(lists, 0.95) < 100,
      },
    ],
  };
}

const times = (asked: Asked[], kind: Kind): number[] =>
  ascending(asked.filter((one) => one.kind === kind).map(({ ms }) => ms));

/** A person with their stream. */
async function sitDown(url: string, actor: Actor, asked: Asked[]): Promise<Desk> {
  const as = { 'Shuquan-Actor': spell(actor) };
  const leaving = new AbortController();
  const heard = new Map<string, number>();
  const told = { all: false };
  const stream = await fetch(`${url}/stream`, { headers: as, signal: leaving.signal });
  if (!stream.ok) throw new Error(`the stream answered ${stream.status}`);
  void listen(stream, heard, told).catch((error: Error) => {
    if (!leaving.signal.aborted) throw error;
  });
  return {
    heard,
    all: () => told.all,
    leave: () => leaving.abort(),
    ask: async (kind, path, json) => {
      const begun = performance.now();
      const response = await fetch(url + path, {
        headers: { ...as, ...(json && { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }) },
        ...(json && { method: 'POST', body: JSON.stringify(json) }),
      });
      const answer = (await response.json()) as Accepted;
      asked.push({ kind, status: response.status, ms: performance.now() - begun });
      return answer;
    },
  };
}

async function listen({ body }: Response, heard: Map<string, number>, told: { all: boolean }): Promise<void> {
  let text = '';
  for await (const piece of body!.pipeThrough(new TextDecoderStream())) {
    const lines = (text + piece).split('\n');
    text = lines.pop()!;
    for (const line of lines.filter((one) => one.startsWith('data: '))) {
      const news = JSON.parse(line.slice('data: '.length)) as { case?: string; version?: number; all?: true };
      if (news.all) told.all = true;
      if (news.case !== undefined) heard.set(news.case, Math.max(heard.get(news.case) ?? 0, news.version!));
    }
  }
}

const comment = { type: 'COMMENT', text: '材料随后补充' };

async function register(desk: Desk, { input }: Merchant, accepted: Accepted[]): Promise<string> {
  const opened = await desk.ask('event', '/cases/subjectRegistration', input);
  accepted.push(opened, await desk.ask('event', `${casePath(opened.caseId)!}/events`, steps[0]!.event));
  return opened.caseId;
}

/** Looks at their case and comments on it. */
async function ownerAtWork(desk: Desk, caseId: string, until: number, accepted: Accepted[]): Promise<void> {
  const path = casePath(caseId)!;
  while (performance.now() < until) {
    await desk.ask('list', '/cases?limit=50');
    await pause(THINKING_MS);
    await desk.ask('read', path);
    await desk.ask('read', `${path}/log`);
    await pause(THINKING_MS);
    accepted.push(await desk.ask('event', `${path}/events`, comment));
    await desk.ask('list', '/tasks?limit=50');
    await pause(THINKING_MS);
  }
}

/** Goes through the inbox and the cases of all. */
async function officeAtWork(desk: Desk, cases: string[], until: number, accepted: Accepted[]): Promise<void> {
  for (let n = 0; performance.now() < until; n += 1) {
    const path = casePath(cases[n % cases.length]!)!;
    await desk.ask('list', '/tasks?limit=50');
    await desk.ask('list', `/cases?limit=50&text=${encodeURIComponent('科技')}`);
    await pause(THINKING_MS);
    await desk.ask('read', path);
    accepted.push(await desk.ask('event', `${path}/events`, comment));
    await pause(THINKING_MS);
  }
}
