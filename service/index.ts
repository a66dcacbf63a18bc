// The ledger as apps and other services use it: the caller is somebody of the accounts, never made up; every
// answer is a value, refusals included. Throws only when the ledger cannot be reached or an invariant broke.
import type { Readable } from 'node:stream';
import { lifecycleNamed } from '../ledger/context.ts';
import { namesIn } from '../ledger/desk-names.ts';
import type { CaseView } from '../ledger/queries.ts';
import type { RowsAsked } from '../ledger/pages.ts';
import type { RefusedPage, RefusedSought } from '../ledger/refused.ts';
import type { PageAsked, PublicPage, PublicView } from '../ledger/listings.ts';
import type { Answer, AppendRequest, Ledger, LedgerRow } from '../ledger/index.ts';
import type { Verdict } from '../ledger/verify.ts';
import { type Actor, type Lifecycle, isRefusal, refuse } from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import type { Regime } from '@shuquan/machines/regimes';
import type { Callers } from '../accounts/callers.ts';
import type { Caller, Named } from '../accounts/identity.ts';
import { accessCalls } from './accesses.ts';
import { handing } from './handing.ts';
import { type Possible, explainCalls, possible } from './explain.ts';
import { calendarCalls } from './calendar-calls.ts';
import { type Draft, draftFrom } from './intake.ts';
import { citizenCalls } from './citizen-calls.ts';
import { deskCalls } from './desk.ts';
import { exportCalls } from './export.ts';
import { keepingCalls } from './keeping.ts';
import { createLive, liveCalls } from './live.ts';
import { draftCalls } from './drafts.ts';
import {
  type LifecycleSummary,
  type LifecycleView,
  type RegimeView,
  describeLifecycle,
  describeRegime,
  summarize,
} from './describe.ts';
import { type Archives, type FoundFile, type FoundReport, type ReportAsked, reportOf } from './archives.ts';
import { type No, checkKey, hasNul, isNo, noOfAccounts, notConfigured, typeOf } from './door.ts';
import { lawCalls } from './public-law.ts';
import type { Note } from './temporal-standing.ts';
import { type Who, clockTitle, who } from './titles.ts';

export { type Trouble, troubleIn } from '../ledger/index.ts';
export {
  type Code,
  type DoorCode,
  type No,
  type Problem,
  checkKey,
  doorCodes,
  isNo,
  keyPattern,
  no,
  noOfAccounts,
  parseJson,
  typeOf,
} from './door.ts';
export type { Explained, Possible, Rehearsal } from './explain.ts';
export type { Archives, FoundFile, FoundReport, ReportOrder } from './archives.ts';
export type { Accepted, Answer, AppendRequest, LedgerRow } from '../ledger/index.ts';
export type { CertificateView } from '../ledger/certificates.ts';
export type { BulkAnswer, Nameable } from './handing.ts';
export type { Done, Inbox, Notices, Page, TaskCounts } from './desk.ts';
export type { RefusedAttempt, RefusedPage } from '../ledger/refused.ts';
export type { PublicPage, PublicView } from '../ledger/listings.ts';
export type { Verdict } from '../ledger/verify.ts';
export type { LifecycleSummary, LifecycleView, RegimeView } from './describe.ts';

export type StoredDocument = { ok: true; sha256: string; size: number; mediaType: string };
export type FoundDocument = { ok: true; sha256: string; size: number; mediaType: string; stream: Readable };
/** Where documents are kept; T25 is decided there, because it knows which cases refer to a document. */
export type Documents = {
  put: (bytes: Uint8Array | Readable, about: { mediaType: string; actor: Actor }) => Promise<StoredDocument | No>;
  get: (sha256: string, actor: Actor) => Promise<FoundDocument | No>;
};
export type ClientDeps = {
  ledger: Ledger;
  callers: Callers;
  documents?: Documents;
  archives?: Archives;
  /** What operators are to see to. */
  notes?: () => Promise<Note[]>;
  /** Secret of the keyed hash under which citizens are found. */
  identityKey?: string;
};

export type Deadline = CaseView['deadlines'][number] & { title: Text };
/** A case as `show` gives it, with titles for people. */
export type Case = Omit<CaseView, 'deadlines' | 'mine' | 'open' | 'tasks'> & {
  deadlines: Deadline[];
  mine: Possible[];
  open: Possible[];
  tasks: (Omit<CaseView['tasks'][number], 'by'> & { by: Who })[];
  /** Of its parties and of who has claimed a task, as far as the accounts know them. */
  names: Record<string, string>;
};
export type Log = { ok: true; rows: LedgerRow[]; names: Record<string, string> };

type As = { as: Caller };

export type Client = ReturnType<typeof createClient>;

export function createClient({ ledger, callers, documents, archives, identityKey, notes }: ClientDeps) {
  /** The actor behind a name; everything below asks it first. */
  const actor = async (caller: Caller, what?: string): Promise<Actor | No> =>
    hasNul(typeof caller === 'string' ? caller : caller.name)
      ? refuse('ACTOR_UNKNOWN', { zh: '没有这个身份。', en: 'There is no such principal.' })
      : noOf(await callers.actorOf(caller, what));
  async function acting<T>(caller: Caller, work: (actor: Actor) => Promise<T>, what?: string): Promise<T | No> {
    const found = await actor(caller, what);
    return isNo(found) ? found : work(found);
  }
  const onCase = <T>(as: Caller, caseId: string, work: (actor: Actor) => Promise<T>, event?: string): Promise<T | No> =>
    acting<T | No>(
      as,
      async (found) =>
        hasNul(caseId) ? refuse('CASE_UNKNOWN', { zh: '没有这个案件。', en: 'There is no such case.' }) : work(found),
      event && `${caseId.slice(0, caseId.indexOf('/'))}.${event}`,
    );
  const found = (id: string) => lifecycleNamed(ledger, id);
  const hand = handing({ ledger, callers, acting, onCase });

  return {
    actor,
    /** Opens a case; the answer names its id. The same key gives the same answer, once. */
    open: ({
      as,
      lifecycle,
      input,
      key,
      regime,
    }: As & { lifecycle: string; input: unknown; key: string; regime?: string }): Promise<Answer | No> =>
      acting<Answer | No>(
        as,
        async (by) => {
          const bad = checkKey(key) ?? isNoOrNothing(found(lifecycle));
          return bad ?? ledger.open({ lifecycle, input, actor: by, key, ...(regime !== undefined && { regime }) });
        },
        `${lifecycle}.OPEN`,
      ),
    /** Sends one event to one case. */
    send: ({
      as,
      caseId,
      event,
      key,
      expectedVersion,
    }: As & { caseId: string; event: unknown; key: string; expectedVersion?: number }): Promise<Answer | No> =>
      onCase<Answer | No>(
        as,
        caseId,
        (by) => hand.send({ caseId, event, actor: by, key, expectedVersion }),
        typeOf(event),
      ),
    /** A case as this actor may see it, and what they may do now. */
    show: ({ as, caseId }: As & { caseId: string }): Promise<Case | No> =>
      onCase<Case | No>(as, caseId, async (by) => {
        const view = await ledger.show(caseId, by);
        if (isRefusal(view)) return view;
        const named = [...view.parties, ...view.tasks.map(({ claimedBy }) => claimedBy)];
        return { ...titled(view), names: Object.fromEntries(await namesIn(ledger.sql, named)) };
      }),
    ...explainCalls({ ledger, acting, onCase, hand }),
    ...hand.calls,
    ...deskCalls({ ledger, acting }),
    ...exportCalls({ ledger, acting }),
    ...keepingCalls(ledger),
    ...liveCalls({ live: createLive(ledger), acting }),
    /** Who did what, in which hat, from what to what, under which article. */
    log: ({ as, caseId }: As & { caseId: string }): Promise<Log | No> =>
      onCase<Log | No>(as, caseId, async (by) => {
        const answer = await ledger.log(caseId, by);
        if (isRefusal(answer)) return answer;
        const named = answer.rows.flatMap(({ actor: { person, onBehalfOf, party } }) => [person, onBehalfOf, party]);
        return { ...answer, names: Object.fromEntries(await namesIn(ledger.sql, named)) };
      }),
    /** Who was refused what in a case, for the offices that lead it (P20(1), T25, D-0193). */
    refusals: ({ as, caseId, ...page }: As & { caseId: string } & RowsAsked): Promise<RefusedPage | No> =>
      onCase<RefusedPage | No>(as, caseId, (by) => ledger.refusals(caseId, by, page)),
    /** The same over all cases of a lifecycle, with its refused openings and reads. */
    refusalsIn: ({ as, ...asked }: As & RefusedSought): Promise<RefusedPage | No> =>
      acting<RefusedPage | No>(as, (by) => ledger.refusalsIn(by, asked)),
    ...accessCalls({ ledger, acting, onCase }),
    /** What is on the market, page by page; for whoever acts for a registered subject in force (T25, D-0167). */
    listings: ({ as, ...page }: As & PageAsked): Promise<PublicPage | No> =>
      acting<PublicPage | No>(as, (by) => ledger.listings(by, page)),
    listing: ({ as, caseId }: As & { caseId: string }): Promise<({ ok: true } & PublicView) | No> =>
      onCase<({ ok: true } & PublicView) | No>(as, caseId, (by) => ledger.listing(caseId, by)),
    /** What a DCAT record or an EDC asset with its offer says, as a listing to be completed. Nothing is opened. */
    draftListing: ({ as, record }: As & { record: unknown }): Promise<Draft | No> =>
      acting<Draft | No>(as, async () =>
        draftFrom(record, {
          lifecycle: ledger.lifecycles['listingRegistration']!,
          maxBytes: ledger.context.regimes.standard.values['event.maxBytes'],
        }),
      ),
    /** Checks the hash chain of a case and derives every state again. For those who may read the case. */
    verify: ({ as, caseId }: As & { caseId: string }): Promise<({ verdict: Verdict } & { ok: true }) | No> =>
      onCase<{ ok: true; verdict: Verdict } | No>(as, caseId, async (by) => {
        const readable = await ledger.log(caseId, by);
        return isRefusal(readable) ? readable : { ok: true, verdict: await ledger.verifyCase(caseId) };
      }),
    /** Public: what anybody may check of a certificate (T16, T17). */
    certificate: (number: string) => ledger.certificate(hasNul(number) ? '' : number),
    putDocument: ({
      as,
      bytes,
      mediaType,
    }: As & { bytes: Uint8Array | Readable; mediaType: string }): Promise<StoredDocument | No> =>
      acting<StoredDocument | No>(as, async (by) =>
        documents ? documents.put(bytes, { mediaType, actor: by }) : notConfigured('documents'),
      ),
    getDocument: ({ as, sha256 }: As & { sha256: string }): Promise<FoundDocument | No> =>
      acting<FoundDocument | No>(as, async (by) =>
        documents ? documents.get(sha256, by) : notConfigured('documents'),
      ),
    /** The archive of a case, in one file that stands for itself (T24). */
    archive: ({ as, caseId }: As & { caseId: string }): Promise<FoundFile | No> =>
      onCase<FoundFile | No>(as, caseId, async (by) =>
        archives ? archives.bag(caseId, by) : notConfigured('documents'),
      ),
    /** A readable report, of what both may read who make and receive it (T25, D-0281). */
    reportOn: ({ as, recipient, ...of }: As & ReportAsked): Promise<FoundReport | No> =>
      onCase<FoundReport | No>(as, 'caseId' in of ? of.caseId : of.party, async (by) => {
        const to = await callers.named(recipient);
        if (isNo(to)) return to;
        return archives ? reportOf(archives, of, { by, recipient, to }) : notConfigured('documents');
      }),
    ...citizenCalls({ ledger, acting, identityKey }),
    ...draftCalls({ ledger, acting }),
    ...calendarCalls({ ledger, acting }),
    /** What a port reported, its signature already checked: the one way in that names no principal. */
    report: (request: AppendRequest): Promise<Answer> =>
      ledger.append({ ...request, caseId: hasNul(request.caseId) ? '' : request.caseId }),
    /** The packs that cases pin. */
    regimes: async (): Promise<RegimeView[]> =>
      (await ledger.sql<{ content: Regime }[]>`select content from regime order by id, loaded_at`).map(({ content }) =>
        describeRegime(content),
      ),
    ...lawCalls(ledger, found),
    /** What keeps this process from taking acts, by its name; undefined when it is ready. */
    trouble: () => ledger.trouble(),
    /** What operators are to see to, though the service is up. */
    notes: async (): Promise<Note[]> => (await notes?.()) ?? [],
    /** With their zod schemas, for what is generated from them. */
    definitions: (): Lifecycle[] => Object.values(ledger.lifecycles),
    lifecycles: (): LifecycleSummary[] => Object.values(ledger.lifecycles).map(summarize),
    lifecycle: (id: string): LifecycleView | No => {
      const one = found(id);
      return 'machine' in one ? describeLifecycle(one) : one;
    },
  };
}

/** A refusal of the accounts as one of the door. */
const noOf = (actor: Named): Actor | No => ('ok' in actor && !('articles' in actor) ? noOfAccounts(actor) : actor);
const isNoOrNothing = (value: object): No | undefined => (isNo(value) ? value : undefined);
const titled = (view: CaseView): Omit<Case, 'names'> => ({
  ...view,
  deadlines: view.deadlines.map((deadline) => ({ ...deadline, title: clockTitle(deadline.clock) })),
  mine: view.mine.map(possible),
  open: view.open.map(possible),
  tasks: view.tasks.map((task) => ({ ...task, by: who(task.by) })),
});
