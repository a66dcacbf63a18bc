// Calls of the outside as rows: what is pending, how it is called, and whether it still holds.
import type { CallEffect, CaseId } from '@shuquan/machines/kernel';
import type { Queries } from './db.ts';

export type EffectRow = {
  case_id: string;
  seq: number;
  idx: number;
  effect: CallEffect;
  attempts: number;
  next_at: string;
  last_error: string | null;
  done_at: string | null;
};

/** Until when nobody else performs a call that somebody takes now; longer than any call takes. A fragment over `effect`. */
export const leased = (sql: Queries) =>
  sql`now() + make_interval(secs => case effect ->> 'port' when 'archive' then 130 else 25 end)`;

export const portOf = (effect: CallEffect): string => (effect.type === 'notify' ? 'notices' : effect.port);
export const opOf = (effect: CallEffect): string =>
  effect.type === 'notify' ? `notify ${effect.notice}` : `${effect.port}.${effect.op}`;

/** A call that names tags holds only while its case has all of them. */
export const holdsStill = (effect: CallEffect, tags: readonly string[]): boolean =>
  effect.type !== 'call' || !effect.holds || effect.holds.tags.every((tag) => tags.includes(tag));
export const isConditional = (effect: CallEffect): boolean => effect.type === 'call' && effect.holds !== undefined;

/** Effects of a case that are not settled yet, in the order in which they were asked for. */
export const pendingEffects = async (sql: Queries, caseId: CaseId): Promise<EffectRow[]> =>
  await sql<EffectRow[]>`select * from effect where case_id = ${caseId} and done_at is null order by seq, idx`;
export const effectView = ({ case_id, seq, idx, effect, attempts, next_at, last_error }: EffectRow) => ({
  key: `${case_id}/${seq}/${idx}`,
  op: opOf(effect),
  attempts,
  nextAt: next_at,
  lastError: last_error,
});
