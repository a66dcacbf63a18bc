// The HTTP API of Shuquan as functions. An answer is a value, and so is a refusal; only the lack of an answer is thrown.
import type { EventOf, InputOf, LifecycleId } from '@shuquan/machines/wire';
import type {
  Accepted,
  AccessCount,
  ActsPage,
  BegunDraft,
  Case,
  CertificateView,
  Draft,
  DraftOf,
  Explained,
  Rehearsed,
  FoundDocument,
  LedgerRow,
  ListFilter,
  Listed,
  ListingDraft,
  Me,
  Page,
  PageAsked,
  PageFilter,
  PublicPage,
  PublicView,
  ReadsPage,
  RefusedPage,
  StoredDocument,
  Verdict,
} from './answers.ts';
import { pathOf } from './case-path.ts';
import { deskCalls } from './desk.ts';
import { fileFrom } from './files.ts';
import { keepingCalls } from './keeping.ts';
import { lawCalls, under } from './law.ts';
import { type Refused, orThrow } from './refusals.ts';
import {
  type Body,
  type Call,
  type Question,
  type Transport,
  type Write,
  ask,
  jsonOf,
  queryOf,
  refusalIn,
} from './transport.ts';

export type * from './answers.ts';
export type * from './keeping-answers.ts';
export type { EventOf, InputOf, LifecycleId } from '@shuquan/machines/wire';
export { casePath } from './case-path.ts';
export { type Code, type DoorCode, type No, type Refused } from './refusals.ts';
export { RefusedError, UnreachableError, isRefused, orThrow } from './refusals.ts';

export type ClientOptions = {
  /** Root of the HTTP API: `http://127.0.0.1:7300`. */
  url: string | URL;
  /**
   * Who acts: `HAT` or `HAT:party` of whoever is signed in, `person@HAT:party` of somebody who has handed it to them; left out
   * where there is one hat. Without sign-in (development) `person@HAT:party` in full. What is public needs nobody.
   */
  as?: string;
  /** Where people and programs sign in: a bearer token of the identity provider, or what gets a fresh one. */
  token?: string | (() => Promise<string | undefined>);
  /** Language of a refusal's `title` and `detail`; its `message` and `next` hold both. Default `zh`. */
  language?: 'zh' | 'en';
  fetch?: typeof fetch;
  /** Milliseconds for one try; default 30,000. */
  timeoutMs?: number;
  /** Tries after the first, on faults of the network, 429, 502, 503, 504 and wherever Retry-After asks; default 4. */
  retries?: number;
  /** Milliseconds before the second try, doubled from try to try; default 200. */
  waitMs?: number;
};
/** For whom a report is made (`person@HAT` or `person@HAT:party`), and for what. */
export type ReportAsked = { recipient: string; purpose: string };
export type { Call, Write } from './transport.ts';
/** Answers are values, refusals among them: `if (!answer.ok) …`. Rejects with an UnreachableError alone, or the signal's reason. */
export type Client = ReturnType<typeof callsOf> & {
  /** The same client, acting as somebody else. */
  as: (name: string) => Client;
};

/** A lifecycle by its name is typed by its schemas; one that is only known at run time takes any object. */
type Input<L extends string> = L extends LifecycleId ? InputOf<L> : unknown;
type Event<L extends string> = L extends LifecycleId ? EventOf<L> : { type: string; [field: string]: unknown };

/** A client of one API, acting as one principal. It holds no connection and no state. */
export const createClient = (options: ClientOptions): Client => ({
  ...callsOf(options),
  as: (name) => createClient({ ...options, as: name }),
});

function callsOf(options: ClientOptions) {
  const to = transportOf(options);
  const always: Record<string, string> = {
    'Accept-Language': options.language ?? 'zh',
    // A header is ASCII; a name need not be.
    ...(options.as && {
      'Shuquan-Actor': encodeURIComponent(options.as).replaceAll('%40', '@').replaceAll('%3A', ':'),
    }),
  };
  const put = async <T>(path: string, question: Question, read: (answer: T) => T = same): Promise<T | Refused> => {
    const answer = await ask(to, path, { ...question, headers: { ...always, ...question.headers } });
    return refusalIn(to, answer, question.key) ?? read(jsonOf<T>(to, answer, question.key));
  };
  const get = <T>(path: string, { signal }: Call = {}): Promise<T | Refused> => put<T>(path, { signal });
  const post = <T>(path: string, json: unknown, { key, signal }: Write = {}): Promise<T | Refused> =>
    put<T>(path, { method: 'POST', body: JSON.stringify(json), headers: jsonType, key, signal });
  const write = (path: string, json: unknown, { key: given, signal }: Write, version?: number) => {
    const key = given ?? crypto.randomUUID();
    const headers = { ...jsonType, ...(version !== undefined && { 'If-Match': `"${version}"` }) };
    // Under a key that nobody else has, “repeated” only says that an earlier try had arrived.
    const read = given === undefined ? ({ repeated: _, ...accepted }: Accepted): Accepted => accepted : same;
    return put<Accepted>(path, { method: 'POST', body: JSON.stringify(json), headers, key, signal }, read);
  };
  const file = (path: string, { signal }: Call = {}) => fileFrom(to, path, { headers: always, signal });
  const list = (filter: PageFilter = {}, call?: Call): Promise<Page | Refused> =>
    get<Page>(`/cases${queryOf(filter)}`, call);

  return {
    /** Who is there, in which hats; or, for nobody, how to sign in. */
    me: (call?: Call): Promise<Me | Refused> => get<Me>('/me', call),

    /** Opens a case; the answer names its id. `regime`: the policy pack to pin, where it is not the standard one. */
    open: <L extends LifecycleId | (string & {})>(
      lifecycle: L,
      input: Input<L>,
      { regime, ...more }: Write & { regime?: string } = {},
    ): Promise<Accepted | Refused> =>
      write(`/cases/${encodeURIComponent(lifecycle)}${queryOf({ regime })}`, input, more),

    /** Sends one event to one case. `expectedVersion`: refused with STALE_VERSION if the case has moved on since. */
    send: <L extends LifecycleId | (string & {})>(
      _lifecycle: L,
      caseId: string,
      event: Event<L>,
      { expectedVersion, ...more }: Write & { expectedVersion?: number } = {},
    ): Promise<Accepted | Refused> => write(`${pathOf(caseId)}/events`, event, more, expectedVersion),

    /** A case as the actor may see it, and what they may do now. */
    show: (caseId: string, call?: Call) => get<Case>(pathOf(caseId), call),

    /** Would an event of this type be taken now? If not, why. */
    explain: (caseId: string, event: string, call?: Call) =>
      get<Explained>(`${pathOf(caseId)}/explain${queryOf({ event })}`, call),

    /** A dry run: would this event be taken, and what stands against it? Nothing is written. */
    rehearse: <L extends LifecycleId | (string & {})>(_lifecycle: L, caseId: string, event: Event<L>, call?: Call) =>
      post<Rehearsed>(`${pathOf(caseId)}/explain`, event, call),

    /** The same for an opening. */
    rehearseOpening: <L extends LifecycleId | (string & {})>(lifecycle: L, input: Input<L>, call?: Call) =>
      post<Rehearsed>(`/cases/${encodeURIComponent(lifecycle)}/explain`, input, call),

    /** A page of the cases that the actor may see. */
    list,

    /** All of them, page by page, as they are asked for; newest first, so that what changes meanwhile keeps its place. Throws a RefusedError. */
    async *listAll(filter: PageFilter = {}, call?: Call): AsyncGenerator<Listed, void, undefined> {
      for (let { after } = filter; ;) {
        const { cases, next } = orThrow(
          await list({ order: 'opened', ...filter, ...(after !== undefined && { after }) }, call),
        );
        yield* cases;
        if (next === undefined) return;
        after = next;
      }
    },

    /** The same list as a file, as a whole. */
    exported: (format: 'csv' | 'xlsx', filter: ListFilter = {}, call?: Call) =>
      file(`/cases.${format}${queryOf(filter)}`, call),

    /** A page of what is on the market, for whoever acts for a registered subject in force. */
    listings: (page: PageAsked = {}, call?: Call) => get<PublicPage>(`/listings${queryOf(page)}`, call),
    /** One of them. */
    listing: (caseId: string, call?: Call) => get<{ ok: true } & PublicView>(pathOf(caseId, '/listings'), call),

    ...deskCalls({ get, post, put }),

    /** The rows of a case, oldest first. */
    log: (caseId: string, call?: Call) =>
      get<{ ok: true; rows: LedgerRow[]; names: Record<string, string> }>(`${pathOf(caseId)}/log`, call),

    /** Who was refused what in a case, oldest first; for the offices that lead it. */
    refusals: (caseId: string, page: { after?: number; limit?: number } = {}, call?: Call) =>
      get<RefusedPage>(`${pathOf(caseId)}/refusals${queryOf(page)}`, call),

    /** The same over all cases of a lifecycle, with its refused openings and reads. */
    refusalsIn: (asked: { lifecycle: string; person?: string; after?: number; limit?: number }, call?: Call) =>
      get<RefusedPage>(`/refusals${queryOf(asked)}`, call),

    /** Who read a case, by their own right or under an access to information, oldest first; for its parties and offices. */
    reads: (caseId: string, page: { after?: number; limit?: number } = {}, call?: Call) =>
      get<ReadsPage>(`${pathOf(caseId)}/reads${queryOf(page)}`, call),

    /** What a person did, in which role; under an access for discipline. */
    acts: (person: string, page: { after?: number; limit?: number } = {}, call?: Call) =>
      get<ActsPage>(`/acts${queryOf({ person, ...page })}`, call),

    /** The numbers of accesses from a day to a day, both included. */
    accessCounts: (days: { from: string; to: string }, call?: Call) =>
      get<{ ok: true; counts: AccessCount[] }>(`/accesses${queryOf(days)}`, call),

    /** Checks the hash chain of a case and derives every state again. */
    verify: (caseId: string, call?: Call) => get<{ ok: true; verdict: Verdict }>(pathOf(caseId, '/verify'), call),

    /** The archive of a case: a BagIt bag in a tar file that checks itself. For those who may read all of the case. */
    archive: (caseId: string, call?: Call) => file(`${pathOf(caseId)}/archive`, call),
    /** A readable report (HTML, in Chinese) of a case, or of all cases of a party, as far as the recipient may read them, too. */
    report: (of: { caseId: string } | { party: string }, asked: ReportAsked, call?: Call) =>
      'caseId' in of
        ? file(`${pathOf(of.caseId)}/report${queryOf(asked)}`, call)
        : file(`/reports${queryOf({ ...of, ...asked })}`, call),

    documents: {
      /** Keeps bytes under their sha256. The same bytes are kept once. */
      put: (bytes: Body, { mediaType = 'application/octet-stream', signal }: Call & { mediaType?: string } = {}) =>
        put<StoredDocument>('/documents', {
          method: 'PUT',
          body: bytes,
          headers: { 'Content-Type': mediaType },
          signal,
        }),
      get: async (sha256: string, { signal }: Call = {}): Promise<FoundDocument | Refused> => {
        const answer = await ask(to, `/documents/${encodeURIComponent(sha256)}`, { headers: always, signal });
        const mediaType = answer.headers.get('Content-Type') ?? 'application/octet-stream';
        return refusalIn(to, answer) ?? { ok: true, sha256, mediaType, bytes: answer.bytes };
      },
    },

    /** What one has begun to fill in. Its id is the key under which it will be sent; then it is gone. */
    drafts: {
      list: (call?: Call) => get<{ ok: true; drafts: BegunDraft[] }>('/drafts', call),
      get: (id: string, call?: Call) => get<{ ok: true } & Draft>(`/drafts/${encodeURIComponent(id)}`, call),
      put: (id: string, draft: DraftOf & Pick<Draft, 'content'>, { signal }: Call = {}) =>
        put<{ ok: true } & BegunDraft>(`/drafts/${encodeURIComponent(id)}`, {
          method: 'PUT',
          body: JSON.stringify(draft),
          headers: jsonType,
          signal,
        }),
      remove: (id: string, { signal }: Call = {}) =>
        put<{ ok: true }>(`/drafts/${encodeURIComponent(id)}`, { method: 'DELETE', signal }),
    },

    /** Public: what anybody may check of a certificate (T16, T17). */
    certificate: async (number: string, call?: Call) =>
      under('certificate', await get<CertificateView>(`/certificates/${encodeURIComponent(number)}`, call)),
    ...lawCalls(get),

    /** The reference under which a citizen registers; the identity number is neither kept nor logged. */
    citizenRef: (identityNumber: string, call?: Call) =>
      post<{ ok: true; ref: string }>('/citizens', { identityNumber }, call),
    /** A DCAT record (JSON-LD), or an EDC asset with its offer, as a listing to be completed. Nothing is opened. */
    draftListing: (record: unknown, call?: Call) => post<ListingDraft>('/intake/listing', record, call),
    ...keepingCalls({ get, post, put }),
  };
}

const jsonType = { 'Content-Type': 'application/json' };
const same = <T>(answer: T): T => answer;

function transportOf({
  url,
  fetch: given,
  token,
  timeoutMs = 30_000,
  retries = 4,
  waitMs = 200,
}: ClientOptions): Transport {
  return {
    url: String(new URL(url)).replace(/\/$/, ''),
    // As a property of this object, the browser's own fetch would refuse to be called.
    fetch: (...args) => (given ?? fetch)(...args),
    ...(token !== undefined && { token: async () => (typeof token === 'string' ? token : token()) }),
    timeoutMs,
    retries,
    waitMs,
  };
}
