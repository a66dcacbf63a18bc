// The market: the public views of cases (T6, T25, D-0167), for whoever acts for a registered subject in force. A view is
// derived from the case's state when it is asked for; what is due has happened, whoever looks.
import { type Actor, type CaseId, type JsonObject, type Refusal, refuse } from '@shuquan/machines/kernel';
import { Act } from './act.ts';
import type { LedgerContext } from './context.ts';
import { asItStands } from './standing.ts';
import type { CaseRow } from './types.ts';

export type PublicView = { caseId: CaseId; lifecycle: string; view: JsonObject; at: string };
export type PublicPage = {
  ok: true;
  listings: PublicView[];
  /** Ask with `after` for the next page; absent on the last one. */ next?: string;
};
export type PageAsked = { after?: string; limit?: number };

const PAGE = 100;
const MOST = 1000;
const AT_ONCE = 200;

/** What is on the market, by case id, page by page. */
export async function listings(
  ledger: LedgerContext,
  actor: Actor,
  { after = '', limit = PAGE }: PageAsked = {},
): Promise<PublicPage | Refusal> {
  const refusal = await notOnTheMarket(ledger, actor);
  if (refusal) return refusal;
  const size = Math.min(limit, MOST);
  const found: PublicView[] = [];
  // Most cases may be unpublished: read on until the page is full.
  for (let last = after; ;) {
    const ids = await openAfter(ledger, last);
    for (const { row, view } of await presently(ledger, ids)) {
      if (!view) continue;
      if (found.length === size) return { ok: true, listings: found, next: found.at(-1)!.caseId };
      found.push(shown(row, view));
    }
    if (ids.length < AT_ONCE) return { ok: true, listings: found };
    last = ids.at(-1)!;
  }
}

/** One of them. A case that is not on the market is not there. */
export async function listing(
  ledger: LedgerContext,
  caseId: CaseId,
  actor: Actor,
): Promise<({ ok: true } & PublicView) | Refusal> {
  const refusal = await notOnTheMarket(ledger, actor);
  if (refusal) return refusal;
  const [found] = await presently(ledger, [caseId]);
  return found?.view
    ? { ok: true, ...shown(found.row, found.view) }
    : refuse(
        'CASE_UNKNOWN',
        { zh: `没有公示的标的 ${caseId}。`, en: `There is no published listing ${caseId}.` },
        { articles: ['T25'] },
      );
}

const shown = ({ id, lifecycle, at }: CaseRow, view: JsonObject): PublicView => ({ caseId: id, lifecycle, view, at });

/** Cases of lifecycles that have a public view, by id. The column only searches: what has ended shows nothing. */
async function openAfter({ sql, lifecycles }: LedgerContext, after: CaseId): Promise<CaseId[]> {
  const open = Object.values(lifecycles)
    .filter(({ publicView }) => publicView)
    .map(({ id }) => id);
  const rows = await sql<{ id: CaseId }[]>`
    select id from cases where lifecycle = any(${open}) and not ended and id > ${after} order by id limit ${AT_ONCE}`;
  return rows.map(({ id }) => id);
}

/** Cases as they are by now, in the order of the ids, with what the public may see of each. */
async function presently(ledger: LedgerContext, ids: CaseId[]): Promise<{ row: CaseRow; view: JsonObject | null }[]> {
  const act = new Act(ledger, await ledger.clock());
  await act.loadAt(ids, act.now);
  return ids.flatMap((id) => {
    const one = act.cases.get(id);
    if (!one) return [];
    const row = asItStands(ledger, one.row);
    return [{ row, view: row.ended ? null : (one.lifecycle.publicView?.(row.snapshot.context) ?? null) }];
  });
}

/** Whoever acts for a subject whose registration is in force may read; nobody else. */
async function notOnTheMarket(ledger: LedgerContext, { party }: Actor): Promise<Refusal | undefined> {
  const rows =
    party === undefined
      ? []
      : await ledger.sql<{ id: CaseId }[]>`
          select id from cases where lifecycle = 'subjectRegistration' and parties && ${[party]}::text[]`;
  const registrations = await presently(
    ledger,
    rows.map(({ id }) => id),
  );
  if (registrations.some(({ row }) => row.tags.includes('active') && row.parties.includes(party!))) return undefined;
  return refuse(
    'READ_NOT_ALLOWED',
    {
      zh: '标的公示信息供登记有效的交易主体查阅。请先完成主体登记，并以该主体的身份查阅。',
      en: 'The market is read by subjects whose registration is in force. Register first, and read as acting for that subject.',
    },
    { articles: ['T25'] },
  );
}
