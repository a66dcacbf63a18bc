// The HTTP API over a ledger of its own, with people who may act, and requests as a careful caller writes them.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { createFileStore } from '../../activities/ports/document-store.ts';
import { verifyCallback } from '../../activities/ports/bank.ts';
import { verifyDomainCallback } from '../../activities/ports/domain.ts';
import { createApi } from '../../apps/api/app.ts';
import { problem } from '../../apps/api/schemas.ts';
import type { ApiDeps } from '../../service/api-deps.ts';
import { createClient } from '../../service/index.ts';
import { createCallers } from '../../accounts/callers.ts';
import { type Principals, principalsFrom } from '../../accounts/principals.ts';
import type { LedgerOptions } from '../../ledger/index.ts';
import { filesOf } from '../../wiring.ts';
import { aFullChecklist, aLedger, uscc } from '../support/ledger.ts';

export const BANK_SECRET = 'a-secret-for-tests-of-the-bank';
export const LARGEST_DOCUMENT = 100_000;
export const merchantCode = uscc(1);
export const hospitalCode = uscc(2);
export const MERCHANT = `li.na@MERCHANT:org:${merchantCode}`;
export const HOSPITAL = `chen.jie@DEMANDER:org:${hospitalCode}`;
export const OPCO = 'wang.fang@OPCO';
export const CENTER = 'zhao.min@CENTER';
export const SUPERVISOR = 'sun.wei@SUPERVISOR';
export const DISCIPLINE = 'qian.li@DISC_AUDIT';
/** Wears two hats, so that maker and checker can be one person. */
export const BOTH_HANDS = { opco: 'liu.yang@OPCO', center: 'liu.yang@CENTER' };

export const principals = principalsFrom({
  people: ['li.na', 'chen.jie', 'wang.fang', 'zhao.min', 'sun.wei', 'liu.yang', 'qian.li'].map((id) => ({
    id,
    name: id,
  })),
  organisations: [
    { party: `org:${merchantCode}`, name: '长春数据科技有限公司' },
    { party: `org:${hospitalCode}`, name: '长春市某医院' },
  ],
  hats: [
    { person: 'li.na', hat: 'MERCHANT', party: `org:${merchantCode}` },
    { person: 'chen.jie', hat: 'DEMANDER', party: `org:${hospitalCode}` },
    { person: 'wang.fang', hat: 'OPCO' },
    { person: 'zhao.min', hat: 'CENTER' },
    { person: 'sun.wei', hat: 'SUPERVISOR' },
    { person: 'liu.yang', hat: 'OPCO' },
    { person: 'liu.yang', hat: 'CENTER' },
    { person: 'qian.li', hat: 'DISC_AUDIT' },
  ],
});

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

export type Served = Awaited<ReturnType<typeof serveApi>>;

/** `logged` collects what the API logs. */
export async function serveApi(options: Partial<LedgerOptions> = {}, people: Principals = principals) {
  const ledger = await aLedger(options);
  const folder = mkdtempSync(join(tmpdir(), 'shuquan-api-'));
  folders.push(folder);
  const store = createFileStore(folder);
  const logged: string[] = [];
  const note = (...args: unknown[]) =>
    void logged.push(
      JSON.stringify(args, (_, value: unknown) =>
        value instanceof Error ? { message: value.message, stack: value.stack } : value,
      ),
    );
  const client = createClient({
    ledger,
    callers: createCallers({ principals: () => people, development: true }),
    identityKey: 'k'.repeat(40),
    ...filesOf(ledger, { store }),
  });
  const deps: ApiDeps = {
    client,
    clock: ledger.now,
    log: { debug: note, info: note, warn: note, error: note } as never,
    limits: { event: 262_144, document: LARGEST_DOCUMENT },
    callbacks: {
      bank: (headers, body) => verifyCallback(headers, body, BANK_SECRET),
      domain: (headers, body) => verifyDomainCallback(headers, body, BANK_SECRET),
    },
    metrics: { contentType: 'text/plain; version=0.0.4', metrics: async () => 'shuquan_up 1\n' },
  };
  const app = createApi(deps);
  type Asked = {
    as?: string;
    key?: string | false;
    headers?: Record<string, string>;
    body?: string | Uint8Array;
    json?: unknown;
  };
  const ask = async (method: string, path: string, { as, key, headers, body, json }: Asked = {}) => {
    const sent = new Headers(headers);
    if (as) sent.set('Shuquan-Actor', as);
    if (method === 'POST' && key !== false) sent.set('Idempotency-Key', key ?? randomUUID());
    const response = await app.request(`http://localhost${path}`, {
      method,
      headers: sent,
      body: json === undefined ? ((body ?? null) as never) : JSON.stringify(json),
    });
    const bytes = await response.clone().text();
    return {
      status: response.status,
      headers: response.headers,
      text: bytes,
      json: (/json/.test(response.headers.get('Content-Type') ?? '') && bytes
        ? JSON.parse(bytes)
        : undefined) as never as Answered,
    };
  };
  /** Rows in every table that an act writes. */
  const counts = async () => {
    const [row] = await ledger.sql`
      select (select count(*) from cases)::int as cases, (select count(*) from ledger)::int as ledger, (select count(*) from effect)::int as effect, (select count(*) from task)::int as task,
             (select count(*) from claim)::int as claim, (select count(*) from document)::int as document, (select coalesce(sum(version), 0) from cases)::int as versions`;
    return row;
  };
  return { ledger, store, client, app, ask, counts, logged, deps };
}

/** What answers hold, refusals among them. */
export type Answered = {
  ok?: boolean;
  caseId: string;
  seq: number;
  state: string[];
  version: number;
  repeated?: boolean;
  code?: string;
  status?: number;
  title?: string;
  detail?: string;
  articles?: string[];
  allowed?: string[];
  message?: { zh: string; en: string };
  next?: { zh: string; en: string };
  details?: { path?: string; rule?: string }[];
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the answer holds
  [field: string]: any;
};

export const hospitalInput = {
  kinds: ['DEMANDER'],
  subject: { type: 'organisation', uscc: hospitalCode, name: '长春市某医院' },
};
export const merchantInput = {
  kinds: ['MERCHANT'],
  subject: { type: 'organisation', uscc: merchantCode, name: '长春数据科技有限公司' },
};

/** The same code with a check character that does not fit. */
export const miswritten = (code: string): string => code.slice(0, 17) + (code.endsWith('A') ? 'B' : 'A');

/** A draft of the merchant's registration; `path` leads to it. */
export async function aDraft(served: Served): Promise<{ id: string; path: string }> {
  const { status, json } = await served.ask('POST', '/cases/subjectRegistration', {
    as: MERCHANT,
    json: merchantInput,
  });
  if (status !== 201) throw new Error(`not opened: ${JSON.stringify(json)}`);
  return { id: json.caseId, path: `/cases/${json.caseId}` };
}

export async function submission({ ledger }: Pick<Served, 'ledger'>): Promise<{ type: 'SUBMIT'; checklist: object }> {
  return { type: 'SUBMIT', checklist: await aFullChecklist(ledger) };
}

/** Submitted, and with the operating enterprise for sign-up review. */
export async function aSubmittedDraft(served: Served): Promise<{ id: string; path: string }> {
  const draft = await aDraft(served);
  const { status, json } = await served.ask('POST', `${draft.path}/events`, {
    as: MERCHANT,
    json: await submission(served),
  });
  if (status !== 200) throw new Error(`not submitted: ${JSON.stringify(json)}`);
  return draft;
}

export type Asked = Parameters<Served['ask']>[2];
/** Asks, expects the refusal as a valid problem, and that nothing was written. `served`: read at each call, it may change. */
export const refusalsOf =
  (served: () => Served) => async (status: number, code: string, method: string, path: string, asked: Asked) => {
    const { ask, counts } = served();
    const before = await counts();
    const answer = await ask(method, path, asked);
    expect({ status: answer.status, code: answer.json?.code, text: answer.text }).toMatchObject({ status, code });
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
    problem.parse(answer.json);
    expect(answer.json.detail).toBe(answer.json.message!.zh);
    expect(await counts()).toEqual(before);
    return answer.json;
  };
