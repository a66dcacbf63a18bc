// Writes an act by `commit_acts`, which locks its cases in order, refuses if any of them has moved since it was
// read, and writes everything that changes. What does not change is neither sent nor written.
import { type CaseId, IntegrityError, nextDueOf, refuse, claimsOf } from '@shuquan/machines/kernel';
import { articlesOf } from '@shuquan/machines/law';
import type { Act } from './act.ts';
import {
  type Changed,
  certificateKeysOf,
  claimKeysOf,
  documentsOf,
  gainedAndLost,
  linkKeysOf,
  tasksOf,
} from './derived.ts';
import { doneIn, newDeskRowOf, newTextsOf } from './desk.ts';
import { ClockOff } from './host-clock.ts';
import { holdsStill } from './pending.ts';
import { Conflict, RefusedAct } from './errors.ts';
import { type Held, caseRow } from './held.ts';
import type { Lists } from './committer.ts';
import { isTold } from './reading.ts';

/** Rows beside a case that no step has made and that go with the act: those of a case that is carried over, under the names of its old chart. */
export type Replaced = {
  case_id: CaseId;
  claims: ReturnType<typeof claimKeysOf>;
  links: ReturnType<typeof linkKeysOf>;
  tasks: { case_id: CaseId; state: string }[];
};

/** Writes everything, or throws Conflict (read again) or RefusedAct (a claim is held). */
export async function commit(act: Act): Promise<void> {
  await act.settleDue();
  await write(act);
}

/** `commit` without what is due by now: while cases are carried over, others are not there to be told yet. */
export async function write(act: Act, replaced?: Replaced): Promise<void> {
  const { ledger, cases } = act;
  const written = cases.written();
  if (!written.length && !act.settled) return;
  const links = gainedAndLost(written, linkKeysOf);
  // A case that hangs itself on another is written under that one's lock, so that a cascade there cannot miss it. One that is carried over hangs there already.
  const hanging = links.gained.filter(({ case_id }) => case_id !== replaced?.case_id);
  await cases.load(hanging.map(({ target }) => target));
  const locked = [...cases.all()].map((one) => ({
    id: one.row.id,
    version: one.readVersion,
    writes: one.rows.length > 0,
  }));
  try {
    const conflict = await ledger.committer.write({ locked, lists: listsOf(act, written, links, replaced) });
    if (conflict) throw new Conflict(conflict);
  } catch (error) {
    throw await asOutcome(act, error);
  }
  for (const { row } of written) ledger.recent.keep(row);
  ledger.wrote();
  ledger.poke?.();
}

/** What a fault that the database raised means for the act. */
async function asOutcome(act: Act, error: unknown): Promise<unknown> {
  const { code, detail, message } = error as { code?: string; detail?: string; message?: string };
  // Serialization failure, deadlock, or a key or case id that somebody else has just written.
  if (code === '40001' || code === '40P01' || code === '23505') return new Conflict(code, { cause: error });
  if (code === 'SQ002')
    return new IntegrityError(`${message}: stop this program, start the newer one`, { cause: error });
  if (code === 'SQ003') return new ClockOff(Number(detail), { cause: error });
  return code === 'SQ001' && detail ? claimIsHeld(act, JSON.parse(detail) as HeldClaim) : error;
}

type HeldClaim = { scope: string; value: string; holder: CaseId; case: CaseId };
/** The holder is named to those alone who may read it. */
async function claimIsHeld({ ledger, cases }: Act, { scope, value, holder, case: id }: HeldClaim): Promise<RefusedAct> {
  const one = cases.get(id);
  const [by, row] = [one?.rows[0]?.actor, await caseRow(ledger, holder)];
  const named = by && row && isTold(ledger, row, by) ? { zh: `（${holder}）`, en: ` (${holder})` } : { zh: '', en: '' };
  const claim =
    one && claimsOf(one.lifecycle, one.row.snapshot).find((other) => other.scope === scope && other.value === value);
  return new RefusedAct(
    refuse(
      'ALREADY_CLAIMED',
      { zh: `${claim?.says.zh ?? '已被占用'}${named.zh}`, en: `${claim?.says.en ?? 'already taken'}${named.en}` },
      { articles: claim ? articlesOf(claim.law) : [], state: one?.rows[0]?.from_state ?? [] },
    ),
  );
}

type Links = Changed<ReturnType<typeof linkKeysOf>[number]>;

function listsOf(act: Act, written: Held[], links: Links, replaced?: Replaced): Lists {
  const { brought, calls, cases, guessed, ledger, now, settled } = act;
  const claims = gainedAndLost(written, claimKeysOf);
  const tasks = gainedAndLost(written, tasksOf);
  const certificates = gainedAndLost(written, certificateKeysOf);
  const lists = {
    ...rowsOf(written, new Set(calls.map(({ case_id }) => case_id))),
    phantoms: [...cases.counted.values()],
    unclaims: [...claims.lost, ...(replaced?.claims ?? [])],
    claims: claims.gained,
    unlinked: [...links.lost, ...(replaced?.links ?? [])],
    linked: links.gained,
    untasked: [...tasks.lost.map(({ case_id, state }) => ({ case_id, state })), ...(replaced?.tasks ?? [])],
    tasks: tasks.gained,
    uncertified: certificates.lost,
    certified: certificates.gained,
    effects: calls.map((call) => ({ ...call, next_at: now })),
    settled: settled ? [{ ...settled, at: now }] : [],
    clock: ledger.clockTolerance === undefined ? [] : [{ at: now, tolerance: ledger.clockTolerance }],
    guessed: guessed ? [{ id: guessed, at: now }] : [],
    brought,
    desk: written.map(newDeskRowOf),
    desk_words: written.flatMap(newTextsOf),
    desk_done: written.flatMap(doneIn),
    standing: written.filter((one) => mayEndCalls(one, calls)).map(({ row: { id, tags } }) => ({ id, tags, at: now })),
  };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length));
}

/** Has the case lost a tag that a call of it may hang on, or asked for one that it no longer stands for? */
const mayEndCalls = ({ row, tagsBefore }: Held, calls: Act['calls']): boolean =>
  tagsBefore.some((tag) => !row.tags.includes(tag)) ||
  calls.some(({ case_id, effect }) => case_id === row.id && !holdsStill(effect, row.tags));

/** `calling`: cases with calls of the outside; their runners, and those of ended cases, are woken at once. */
function rowsOf(written: Held[], calling: Set<CaseId>) {
  return {
    opened: written.filter(({ readVersion }) => readVersion === 0).map(({ row }) => row),
    changed: written.filter(({ readVersion }) => readVersion > 0).map(changesOf),
    alarms: written
      .filter(({ before, row }) => !before || nextDueOf(before) !== row.next_due)
      .map(({ row: { id, next_due } }) => ({ id, next_due })),
    documents: written.flatMap(({ row, rows }) =>
      rows.flatMap(({ event }) => documentsOf(event)).map((sha256) => ({ case_id: row.id, sha256 })),
    ),
    ledger: written.flatMap(({ rows }) => rows),
    wakes: written.map(({ row: { id, ended, next_due } }) => ({ id, urgent: ended || calling.has(id), next_due })),
  };
}

const changesOf = ({
  row: { id, version, machine_version, ended, state, tags, snapshot, parties, shares, next_due, hash, at },
}: Held) => ({ id, version, machine_version, ended, state, tags, snapshot, parties, shares, next_due, hash, at });
