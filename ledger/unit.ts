// One act as a unit of work: cases are read without a lock, stepped in memory, and written by one call of
// `commit_acts`, which locks them in order and refuses if any of them has moved. Then the act is done again.
import {
  hashOf,
  decide,
  partiesOf,
  type Address,
  type CallEffect,
  type Effect,
  type Env,
  type JsonObject,
  type Actor,
  type CaseFact,
  type CaseId,
  type FactRequest,
  type Facts,
  type Lifecycle,
  IntegrityError,
  type Refusal,
  isRefusal,
  refuse,
  type CaseState,
  type Stepped,
  dueTimer,
  fire,
  leavesOf,
  metaOf,
  nextDueOf,
  nodesOf,
  pathOf,
  snapshotOf,
  start,
  step,
  refusedOpening,
  migrate,
} from '@shuquan/machines/kernel';
import { articlesOf, type ArticleId } from '@shuquan/machines/law';
import { claimKeysOf, claimsOf, documentsOf, gainedAndLost, linksOf, tasksOf } from './derived.ts';
import type { CaseRow, Cause, LedgerContext, LedgerRow } from './types.ts';

export const systemActor: Actor = { person: 'system', hat: 'SYSTEM' };
/** Keys of what the ledger does itself begin with this; callers cannot use them. */
export const OWN = '~';
export const GENESIS = '0'.repeat(64);

type ClaimKey = { case_id: CaseId; scope: string; value: string };
type Link = { case_id: CaseId; rel: string; target: CaseId };
/** A case in this act: as it was read, and as it is by now. */
export type Held = {
  row: CaseRow;
  lifecycle: Lifecycle;
  readVersion: number;
  before: CaseState | null;
  rows: LedgerRow[];
  tags: string[];
  leaves: string[];
};

type Linked = { target: CaseId; rel: string; id: CaseId; lifecycle: string };

/** Thrown to leave an act that must not happen; the caller turns it into the answer. */
export class RefusedAct extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message.en);
    this.refusal = refusal;
  }
}
/** Somebody else moved first: read again. */
export class Conflict extends Error {}

export type Unit = ReturnType<typeof unitOfWork>;

export function unitOfWork(ledger: LedgerContext, now: string) {
  const held = new Map<CaseId, Held>();
  const phantoms = new Map<string, { target: CaseId; rel: string; lifecycle: string | null; count: number }>();
  const foreseen = new Map<CaseId, Linked[]>();
  const calls: { case_id: CaseId; seq: number; idx: number; effect: CallEffect }[] = [];
  /** What is kept beside cases that are carried over, under the names of their old chart. */
  const stored = {
    cases: new Set<CaseId>(),
    claims: [] as ClaimKey[],
    links: [] as Link[],
    tasks: [] as { case_id: CaseId; state: string }[],
  };
  let settled: JsonObject | undefined;

  const lifecycleOf = (id: string): Lifecycle => {
    const lifecycle = ledger.lifecycles[id];
    if (!lifecycle) throw new IntegrityError(`no lifecycle ${id}`);
    return lifecycle;
  };
  const envAt = (regime: string, at: string): Env => ({
    at,
    regime: ledger.regimes.byHash(regime),
    calendar: ledger.calendar(),
  });

  function take(row: CaseRow): Held {
    const lifecycle = lifecycleOf(row.lifecycle);
    if (row.machine_version !== lifecycle.version && !row.ended)
      throw new IntegrityError(
        `${row.id} is of ${row.lifecycle} version ${row.machine_version}, this program has ${lifecycle.version}: stop the older program, start the newer one`,
      );
    return hold(row, lifecycle);
  }
  function hold(row: CaseRow, lifecycle: Lifecycle): Held {
    const one: Held = {
      row,
      lifecycle,
      readVersion: row.version,
      before: row.snapshot,
      rows: [],
      tags: row.tags,
      leaves: row.state,
    };
    held.set(row.id, one);
    return one;
  }

  /**
   * Carries a case of an older machine version over to this program's, as a row of its own. The state that comes of it stands
   * in the row, for rows before it cannot be derived any more; what the ledger keeps beside it is written anew.
   */
  async function carryOver(row: CaseRow): Promise<void> {
    const lifecycle = lifecycleOf(row.lifecycle);
    const { names, ...stepped } = migrate(lifecycle, row.snapshot, row.machine_version);
    const event = {
      type: 'kernel.migrate',
      from: row.machine_version,
      to: lifecycle.version,
      names,
      state: stepped.next as unknown as JsonObject,
    };
    stored.cases.add(row.id);
    const one = Object.assign(hold({ ...row, machine_version: lifecycle.version }, lifecycle), { before: null });
    // No later than what is due already, or that would be stamped late.
    const at = row.next_due !== null && row.next_due < now ? row.next_due : now;
    await record(one, stepped, { at, event, actor: systemActor, key: `${OWN}migrate/${lifecycle.version}`, law: [] });
    stored.claims.push(
      ...(await ledger.sql<ClaimKey[]>`select case_id, scope, value from claim where case_id = ${row.id}`),
    );
    stored.links.push(...(await ledger.sql<Link[]>`select case_id, rel, target from link where case_id = ${row.id}`));
    stored.tasks.push(
      ...(await ledger.sql<
        { case_id: CaseId; state: string }[]
      >`select case_id, state from task where case_id = ${row.id} and state not like 'effect:%'`),
    );
  }

  let guessed: CaseId | undefined;
  /** A case that was not read but remembered; the commit looks whether it, and what it hangs on, still stands like this. */
  function guess(row: CaseRow): Held {
    const one = take(row);
    if (linksOf(one.lifecycle, row.snapshot).length) guessed = row.id;
    return one;
  }

  /** Reads cases that are not in the act yet, in one statement. */
  async function load(ids: CaseId[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !held.has(id));
    if (!missing.length) return;
    const rows = await ledger.sql<CaseRow[]>`select * from cases where id = any(${missing})`;
    for (const row of rows) take(row);
  }

  /**
   * Reads cases at an instant: whatever is due by then in them, or in what they hang on, happens first, the earliest first
   * (an agreement whose end has passed is ended, whoever looks at its grants). Answers how many deadlines fired.
   */
  async function loadAt(ids: CaseId[], until: string): Promise<number> {
    const rows = !ids.length
      ? []
      : await ledger.sql<CaseRow[]>`
      with recursive above (id) as (select unnest(${ids}::text[]) union select l.target from above a join link l on l.case_id = a.id)
      select c.* from above a join cases c on c.id = a.id where c.id = any(${ids}) or c.next_due <= ${until} order by c.next_due, c.id`;
    for (const row of rows) if (!held.has(row.id)) take(row);
    let fired = 0;
    for (const { id } of rows) fired += await fireDue(held.get(id)!, until);
    return fired;
  }

  /** What hangs on each of many cases that are told at once: one query instead of one for each that tells on. */
  async function foresee(targets: CaseId[]): Promise<void> {
    const rows = await ledger.sql<Linked[]>`
      select l.target, l.rel, c.id, c.lifecycle from link l join cases c on c.id = l.case_id where l.target = any(${targets}) and not c.ended order by c.id`;
    for (const target of targets) foreseen.set(target, []);
    for (const row of rows) foreseen.get(row.target)!.push(row);
  }
  async function linkedTo(target: CaseId, rel: string, lifecycle: string | null): Promise<CaseId[]> {
    const known = foreseen
      .get(target)
      ?.filter((link) => link.rel === rel && (lifecycle === null || link.lifecycle === lifecycle));
    const rows =
      known ??
      (await ledger.sql<{ id: CaseId }[]>`
      select c.id from link l join cases c on c.id = l.case_id
      where l.target = ${target} and l.rel = ${rel} and not c.ended and (${lifecycle}::text is null or c.lifecycle = ${lifecycle}) order by c.id`);
    const ids = rows.map(({ id }) => id);
    phantoms.set(`${target} ${rel} ${lifecycle}`, { target, rel, lifecycle, count: ids.length });
    return ids;
  }

  const stateOf = (one: Held): CaseState => one.row.snapshot;

  /** Keeps what a step made of a case, as a row of the ledger. */
  async function record(
    one: Held,
    stepped: Stepped,
    entry: {
      at: string;
      event: LedgerRow['event'];
      actor: Actor;
      facts?: Facts;
      key: string;
      cause?: Cause | null;
      law: ArticleId[];
    },
  ): Promise<void> {
    const { row } = one;
    const { next, snapshot, effects } = stepped;
    const at = entry.at < row.at ? row.at : entry.at;
    const seq = row.version + 1;
    const body = {
      case_id: row.id,
      seq,
      at,
      recorded_at: now,
      event: entry.event,
      actor: entry.actor,
      facts: (entry.facts && Object.keys(entry.facts).length ? entry.facts : null) as LedgerRow['facts'],
      key: entry.key,
      cause: entry.cause ?? null,
      from_state: one.rows.length || one.readVersion ? one.leaves : [],
      to_state: leavesOf(snapshot),
      articles: entry.law,
      machine_version: row.machine_version,
      regime: row.regime,
      calendar: ledger.calendar().version,
      snapshot_hash: hashOf(next),
      prev: row.hash,
    };
    const hash = hashOf(body);
    one.rows.push({ ...body, hash });
    one.leaves = body.to_state;
    one.tags = [...snapshot.tags];
    Object.assign(row, {
      version: seq,
      snapshot: next,
      state: body.to_state,
      tags: one.tags,
      ended: next.done,
      at,
      hash,
      next_due: nextDueOf(next),
      parties: partiesOf(one.lifecycle, next.context),
      shares: one.lifecycle.shares?.(next.context as never) ?? {},
    });
    await carryOut(one, effects, { case: row.id, seq }, at);
  }

  // Effects inside the ledger happen at once, in the same act; calls wait for the commit.
  async function carryOut(one: Held, effects: Effect[], cause: Cause, at: string): Promise<void> {
    let idx = 0;
    for (const effect of effects) {
      const key = `${OWN}${cause.case}/${cause.seq}/${idx}`;
      if (effect.type === 'tell') await tell(one, effect, cause, key, at);
      else if (effect.type === 'open') await openChild(one, effect, cause, key, at);
      else calls.push({ case_id: cause.case, seq: cause.seq, idx, effect });
      idx += 1;
    }
    const { retention } = one.lifecycle;
    if (one.row.ended && retention && ledger.lifecycles['retentionRecord'])
      await openChild(
        one,
        { type: 'open', lifecycle: 'retentionRecord', input: { of: one.row.id, years: retention.years } },
        cause,
        `${OWN}${cause.case}/${cause.seq}/retention`,
        at,
      );
  }

  const addressees = async (from: CaseId, to: Address): Promise<CaseId[]> =>
    typeof to === 'string' ? [to] : Array.isArray(to) ? to : linkedTo(from, to.rel, to.lifecycle ?? null);

  async function tell(
    from: Held,
    effect: Extract<Effect, { type: 'tell' }>,
    cause: Cause,
    key: string,
    at: string,
  ): Promise<void> {
    const ids = await addressees(from.row.id, effect.to);
    await load(ids);
    if (ids.length > 1) await foresee(ids);
    for (const id of ids) {
      const target = held.get(id);
      if (!target)
        throw new RefusedAct(
          refuse(
            'CASE_UNKNOWN',
            {
              zh: `${effect.event.type} 无法送达：没有案件 ${id}。`,
              en: `${effect.event.type} cannot be told to ${id}: there is no such case.`,
            },
            { state: from.leaves },
          ),
        );
      await fireDue(target, at);
      const refusal = await send(target, {
        event: effect.event,
        actor: systemActor,
        key: ids.length > 1 ? `${key}/${id}` : key,
        cause,
        at,
      });
      if (refusal && effect.mode === 'must') throw new RefusedAct(refusal);
    }
  }

  /** Decides and steps one event of one case; a refusal leaves the case as it was. */
  async function send(
    one: Held,
    request: { event: LedgerRow['event']; actor: Actor; key: string; cause?: Cause; at: string },
  ): Promise<Refusal | undefined> {
    const { event, actor, at } = request;
    const facts = await factsFor(one, event, at);
    const env = envAt(one.row.regime, at < one.row.at ? one.row.at : at);
    const stamped = { ...event, actor, facts };
    const decision = decide(one.lifecycle, stateOf(one), stamped, env);
    if (!decision.ok) return { ...decision, version: one.row.version };
    const stepped = step(one.lifecycle, stateOf(one), stamped, env);
    await record(one, stepped, {
      at,
      event,
      actor,
      facts,
      key: request.key,
      cause: request.cause,
      law: articlesOf(decision.law),
    });
    return undefined;
  }

  async function factsFor(one: Held, event: { type: string }, at: string): Promise<Facts> {
    const requests = one.lifecycle.facts?.(event, stateOf(one).context as never, one.row.id);
    return requests ? resolve(requests, at) : {};
  }

  /** Answers fact requests; whatever is already due in those cases happens first. */
  async function resolve(requests: Record<string, FactRequest | undefined>, at: string): Promise<Facts> {
    const wanted: Record<string, CaseId | CaseId[] | null> = {};
    for (const [name, request] of Object.entries(requests)) {
      if (!request) continue;
      if ('case' in request) wanted[name] = request.case ?? null;
      else if ('cases' in request) wanted[name] = [...request.cases];
      else wanted[name] = await linkedTo(request.linked.to, request.linked.rel, request.linked.lifecycle);
    }
    await loadAt([...new Set(Object.values(wanted).flatMap((id) => id ?? []))], at);
    const factOf = (id: CaseId): CaseFact | null => {
      const one = held.get(id);
      if (!one) return null;
      const { row } = one;
      return {
        id,
        lifecycle: row.lifecycle,
        open: !row.ended,
        state: row.state,
        tags: row.tags,
        parties: row.parties,
        shares: row.shares,
      };
    };
    return Object.fromEntries(
      Object.entries(wanted).map(([name, id]) => [
        name,
        Array.isArray(id) ? id.map(factOf).filter((fact) => fact !== null) : id ? factOf(id) : null,
      ]),
    );
  }

  /** Fires what is due by `until`, each stamped with its due instant. */
  async function fireDue(one: Held, until: string): Promise<number> {
    let fired = 0;
    for (let timer = dueTimer(stateOf(one), until); timer; timer = dueTimer(stateOf(one), until)) {
      if (++fired > 10_000) throw new IntegrityError(`${one.row.id} keeps firing ${timer.id}`);
      const at = timer.dueAt!;
      const env = envAt(one.row.regime, at < one.row.at ? one.row.at : at);
      const law = lawOfTimer(one, timer.id);
      const stepped = fire(one.lifecycle, stateOf(one), timer, env);
      const type = timer.kind === 'after' ? timer.id : `kernel.${timer.kind}`;
      await record(one, stepped, {
        at,
        event: { type, timer: timer.id, generation: timer.generation },
        actor: systemActor,
        key: `${OWN}timer/${timer.id}/${timer.generation}`,
        law,
      });
    }
    return fired;
  }
  function lawOfTimer(one: Held, id: string): ArticleId[] {
    const snapshot = snapshotOf(one.lifecycle, stateOf(one));
    const nodes = nodesOf(snapshot);
    const transition = nodes
      .flatMap((node) => (node as { after?: { eventType: string; meta?: { law?: never[] } }[] }).after ?? [])
      .find(({ eventType }) => eventType === id);
    const task = nodes.find((node) => id.endsWith(`:${pathOf(node, snapshot.machine.id)}`));
    return articlesOf(transition?.meta?.law ?? (task && metaOf(task)?.law) ?? []);
  }

  /** Opens a case inside the act. */
  async function open(request: {
    lifecycle: Lifecycle;
    input: JsonObject;
    actor: Actor;
    key: string;
    at: string;
    regime: string;
    parent?: CaseId;
    cause?: Cause;
    openKey?: string;
    caseId?: CaseId;
  }): Promise<Held | Refusal> {
    const { lifecycle, input, actor, at } = request;
    const stem = lifecycle.stem(input);
    const id = request.caseId ?? `${lifecycle.id}/${stem}/${await nextOrdinal(lifecycle.id, stem)}`;
    const env = envAt(request.regime, at);
    const facts = lifecycle.opens.facts ? await resolve(lifecycle.opens.facts(input), at) : {};
    const refusal = refusedOpening(lifecycle, { input, actor, facts }, env);
    if (refusal) return refusal;
    const stepped = start(lifecycle, { ...input, id, actor, facts } as unknown as JsonObject, env);
    const row: CaseRow = {
      id,
      lifecycle: lifecycle.id,
      stem,
      machine_version: lifecycle.version,
      regime: request.regime,
      parent: request.parent ?? null,
      open_key: request.openKey ?? null,
      version: 0,
      ended: false,
      state: [],
      tags: [],
      snapshot: stepped.next,
      parties: [],
      shares: {},
      next_due: null,
      hash: GENESIS,
      opened_at: at,
      at,
    };
    const one: Held = { row, lifecycle, readVersion: 0, before: null, rows: [], tags: [], leaves: [] };
    held.set(id, one);
    await record(one, stepped, {
      at,
      event: { type: 'OPEN', input },
      actor,
      facts,
      key: request.key,
      cause: request.cause ?? null,
      law: articlesOf(lifecycle.opens.law),
    });
    return one;
  }
  async function nextOrdinal(lifecycle: string, stem: string): Promise<number> {
    const [row] = await ledger.sql<
      { count: number }[]
    >`select count(*)::int as count from cases where lifecycle = ${lifecycle} and stem = ${stem}`;
    const fresh = [...held.values()].filter(
      (one) => one.readVersion === 0 && one.row.lifecycle === lifecycle && one.row.stem === stem,
    ).length;
    return row!.count + fresh + 1;
  }
  async function openChild(
    parent: Held,
    effect: Extract<Effect, { type: 'open' }>,
    cause: Cause,
    key: string,
    at: string,
  ): Promise<void> {
    const lifecycle = lifecycleOf(effect.lifecycle);
    const parsed = lifecycle.input.safeParse(effect.input);
    if (!parsed.success)
      throw new IntegrityError(
        `${parent.row.id} opens ${effect.lifecycle} with a wrong input: ${parsed.error.message}`,
      );
    const child = await open({
      lifecycle,
      input: parsed.data as JsonObject,
      actor: systemActor,
      key,
      at,
      regime: parent.row.regime,
      parent: parent.row.id,
      cause,
    });
    if (isRefusal(child)) throw new RefusedAct(child);
    if (effect.reply) {
      const refusal = await send(parent, {
        event: { type: effect.reply, case: child.row.id },
        actor: systemActor,
        key: `${key}/reply`,
        cause: { case: child.row.id, seq: child.row.version },
        at,
      });
      if (refusal) throw new RefusedAct(refusal);
    }
  }

  /** What the act itself made due (a decision that comes after the day that it sets) happens in it. */
  async function settleDue(): Promise<void> {
    for (let fired = 1; fired;) {
      fired = 0;
      for (const one of held.values()) if (one.rows.length) fired += await fireDue(one, now);
    }
  }

  /** Notes that this act settles an effect. */
  const settle = (what: { case_id: CaseId; seq: number; idx: number; outcome: JsonObject }): void =>
    void (settled = { ...what, at: now });

  /** Writes everything, or throws Conflict (read again) or RefusedAct (a claim is held). */
  async function commit(): Promise<void> {
    await settleDue();
    await write();
  }
  /** `commit` without what is due by now: while cases are carried over, others are not there to be told yet. */
  async function write(): Promise<void> {
    const written = [...held.values()].filter((one) => one.rows.length);
    if (!written.length && !settled) return;
    const links = gainedAndLost(written, (one, state) =>
      linksOf(one.lifecycle, state).map((link) => ({ case_id: one.row.id, ...link })),
    );
    // A case that hangs itself on another is written under that one's lock, so that a cascade there cannot miss it. One that is carried over hangs there already.
    const hanging = links.gained.filter(({ case_id }) => !stored.cases.has(case_id));
    await load(hanging.map(({ target }) => target));
    const ids = [...held.keys()].sort();
    const locked = ids.map((id) => held.get(id)!);
    const payload = payloadOf(written, links);
    try {
      const [row] = await ledger.sql<{ conflict: string | null }[]>`
        select commit_acts(${ids}::text[], ${locked.map((one) => one.readVersion)}::int[], ${locked.map((one) => Number(one.rows.length > 0))}::int[], ${ledger.sql.json(payload as never)}) as conflict`;
      if (row!.conflict) throw new Conflict(row!.conflict);
    } catch (error) {
      throw commitError(error);
    }
    for (const { row } of written) ledger.recent.keep(row);
    ledger.poke?.();
  }
  function commitError(error: unknown): unknown {
    const { code, detail } = error as { code?: string; detail?: string };
    // Serialization failure, deadlock, or a key or case id that somebody else has just written.
    if (code === '40001' || code === '40P01' || code === '23505') return new Conflict(code, { cause: error });
    if (code === 'SQ002')
      return new IntegrityError(`${(error as Error).message}: stop this program, start the newer one`, {
        cause: error,
      });
    if (code !== 'SQ001' || !detail) return error;
    const {
      scope,
      value,
      holder,
      case: id,
    } = JSON.parse(detail) as { scope: string; value: string; holder: string; case: CaseId };
    const one = held.get(id);
    const claim =
      one && claimsOf(one.lifecycle, stateOf(one)).find((other) => other.scope === scope && other.value === value);
    return new RefusedAct(
      refuse(
        'ALREADY_CLAIMED',
        { zh: `${claim?.says.zh ?? '已被占用'}(${holder})`, en: `${claim?.says.en ?? 'already taken'} (${holder})` },
        {
          articles: claim ? articlesOf(claim.law) : [],
          state: one?.before ? leavesOf(snapshotOf(one.lifecycle, one.before)) : [],
        },
      ),
    );
  }

  function payloadOf(written: Held[], links: { gained: Link[]; lost: Link[] }) {
    const opened = written.filter((one) => one.readVersion === 0);
    const changed = written.filter((one) => one.readVersion > 0);
    const claims = gainedAndLost(written, claimKeysOf);
    const tasks = gainedAndLost(written, tasksOf);
    const alarms = written
      .filter((one) => !one.before || nextDueOf(one.before) !== one.row.next_due)
      .map(({ row }) => ({ id: row.id, next_due: row.next_due }));
    const documents = written.flatMap((one) =>
      one.rows.flatMap(({ event }) => documentsOf(event)).map((sha256) => ({ case_id: one.row.id, sha256 })),
    );
    const calling = new Set(calls.map(({ case_id }) => case_id));
    const lists = {
      opened: opened.map(({ row }) => row),
      // What does not change is neither sent nor written.
      changed: changed.map(
        ({
          row: { id, version, machine_version, ended, state, tags, snapshot, parties, shares, next_due, hash, at },
        }) => ({ id, version, machine_version, ended, state, tags, snapshot, parties, shares, next_due, hash, at }),
      ),
      alarms,
      documents,
      ledger: written.flatMap(({ rows }) => rows),
      wakes: written.map(({ row }) => ({
        id: row.id,
        urgent: row.ended || calling.has(row.id),
        next_due: row.next_due,
      })),
      phantoms: [...phantoms.values()],
      unclaims: [...claims.lost, ...stored.claims],
      claims: claims.gained,
      unlinked: [...links.lost, ...stored.links],
      linked: links.gained,
      untasked: [...tasks.lost.map(({ case_id, state }) => ({ case_id, state })), ...stored.tasks],
      tasks: tasks.gained,
      effects: calls.map((call) => ({ ...call, next_at: now })),
    };
    return {
      ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length)),
      ...(settled && { settled }),
      ...(guessed && { guessed: { id: guessed, at: now } }),
    };
  }

  return { held, now, take, guess, carryOver, loadAt, send, open, factsFor, record, settle, commit, write, envAt };
}
