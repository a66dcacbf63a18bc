// Opens what a round of the calendar finds due, page by page, through the same `open` as everybody. The key names duty
// and period, so that running twice, or being killed half-way, opens nothing twice and forgets nothing.
import { refuse, type Refusal } from '@shuquan/machines/kernel';
import type { Opening, Round } from '@shuquan/machines/rounds';
import type { LedgerContext } from './context.ts';
import { open } from './open.ts';
import { systemActor } from './record.ts';
import { asItStands } from './standing.ts';
import type { CaseRow } from './types.ts';

export type RoundPage = {
  opened: number;
  /** Already there. */ known: number;
  refused: { key: string; code: string }[];
  /** Ask again with this; null when it was the last page. */ next: string | null;
};
const AT_ONCE = 16;

/** One page of a round; `after`: the last id of the page before. */
export async function openDue(
  ledger: LedgerContext,
  round: Round,
  after = '',
  page = 500,
): Promise<RoundPage | Refusal> {
  if (round.chain) return openChain(ledger, round, round.chain);
  const now = await ledger.clock();
  const { each } = round;
  const rows: (CaseRow | null)[] = each
    ? await ledger.sql<CaseRow[]>`
        select * from cases where lifecycle = ${each.lifecycle} and not ended and ${each.tag} = any(tags) and id > ${after} order by id limit ${page}`
    : [null];
  const due = rows.flatMap((read) => {
    const row = read && asItStands(ledger, read);
    if (row && each && (row.ended || !row.tags.includes(each.tag))) return [];
    const regime = row ? ledger.regimes.byHash(row.regime) : ledger.regimes.standard;
    const adoptedAt = ledger.regimes.adoptedAt(regime.hash);
    return round
      .openings({ now, regime, about: row, adoptedAt, known: [] })
      .map((opening) => ({ ...opening, regime: regime.hash }));
  });
  const missing = await unopened(ledger, due);
  const { opened, refused } = await openAll(ledger, missing);
  return { opened, known: due.length - missing.length, refused, next: rows.length === page ? rows.at(-1)!.id : null };
}

/** One step of a chain: what follows the cases that are there. Asked again as long as something was opened. */
async function openChain(
  ledger: LedgerContext,
  round: Round,
  { lifecycle, beside }: NonNullable<Round['chain']>,
): Promise<RoundPage> {
  const now = await ledger.clock();
  const regime = ledger.regimes.standard;
  const rows = await ledger.sql<CaseRow[]>`select * from cases where lifecycle = ${lifecycle}`;
  const tagged = beside
    ? await ledger.sql<CaseRow[]>`
        select * from cases where lifecycle = ${beside.lifecycle} and not ended and ${beside.tag} = any(tags) order by id`
    : [];
  const due = round
    .openings({
      now,
      regime,
      about: null,
      adoptedAt: ledger.regimes.adoptedAt(regime.hash),
      known: rows.map((row) => asItStands(ledger, row)),
      beside: tagged
        .map((row) => asItStands(ledger, row))
        .filter(({ ended, tags }) => !ended && beside && tags.includes(beside.tag)),
    })
    .map((opening) => ({ ...opening, regime: regime.hash }));
  const { opened, refused } = await openAll(ledger, due);
  return { opened, known: due.length - opened - refused.length, refused, next: opened ? lifecycle : null };
}

type Due = Opening & { regime: string };
async function openAll(ledger: LedgerContext, missing: Due[]): Promise<Pick<RoundPage, 'opened' | 'refused'>> {
  const refused: RoundPage['refused'] = [];
  let opened = 0;
  const queue = [...missing];
  await Promise.all(
    Array.from({ length: Math.min(AT_ONCE, queue.length) }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const answer = await open(ledger, {
          lifecycle: next.lifecycle,
          input: next.input,
          actor: systemActor,
          key: next.key,
          regimeHash: next.regime,
        });
        if (!answer.ok) refused.push({ key: `${next.lifecycle}/${next.key}`, code: answer.code });
        else if (!answer.repeated) opened += 1;
      }
    }),
  );
  return { opened, refused };
}

async function unopened<T extends Opening>(ledger: LedgerContext, due: T[]): Promise<T[]> {
  if (!due.length) return [];
  const keys = due.map(({ lifecycle, key }) => `${lifecycle}/${key}`);
  const known = await ledger.sql<{ open_key: string }[]>`select open_key from cases where open_key = any(${keys})`;
  const seen = new Set(known.map(({ open_key }) => open_key));
  return due.filter((_, i) => !seen.has(keys[i]!));
}

export const unknownRound = (id: string): Refusal =>
  refuse('LIFECYCLE_UNKNOWN', { zh: `没有“${id}”这一轮次。`, en: `There is no round ${id}.` });
