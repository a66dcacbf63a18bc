// Whom a task of a case may be handed to, for whoever may hand it on; and who else reads the case.
import { type Actor, type Refusal, type Worn, isRefusal, whoMayBeNamed } from '@shuquan/machines/kernel';
import { type LedgerContext, envAt, lifecycleOf } from './context.ts';
import { readable } from './queries.ts';
import { mayRead, readingOf } from './reading.ts';

export type Handing = { type: 'ASSIGN' | 'DELEGATE'; task: string };

export async function nameable<P extends Worn>(
  ledger: LedgerContext,
  caseId: string,
  event: Handing,
  asking: { actor: Actor; people: readonly P[] },
): Promise<P[] | Refusal> {
  const row = await readable(ledger, caseId, asking.actor);
  if (isRefusal(row)) return row;
  const env = envAt(ledger, row.regime, await ledger.clock());
  return whoMayBeNamed(lifecycleOf(ledger, row.lifecycle), row.snapshot, event, asking, env);
}

/**
 * Of these actors, those who may read a case that somebody reads whole: an office learns of all, a party of its own people, and
 * who reads a part of it of nobody but themselves (T25).
 */
export async function readersAmong(
  ledger: LedgerContext,
  caseId: string,
  asking: { actor: Actor; among: readonly Actor[] },
): Promise<Actor[] | Refusal> {
  const row = await readable(ledger, caseId, asking.actor);
  if (isRefusal(row)) return row;
  const { person, party } = asking.actor;
  const whole = readingOf(ledger, row, asking.actor) === 'all';
  const told = (one: Actor): boolean =>
    one.person === person || (whole && (party === undefined || one.party === party));
  return asking.among.filter((one) => told(one) && mayRead(ledger, row, one));
}
