// An act is done again from the reading until nobody has moved first, and what came of it is told to the observer.
import { CalendarUncovered, type Refusal, refuse } from '@shuquan/machines/kernel';
import { Act } from './act.ts';
import type { LedgerContext } from './context.ts';
import { Conflict, RefusedAct } from './errors.ts';
import type { Answer, SeenAct } from './types.ts';

// Others who keep moving first get through before long; nobody is sent away because of them alone. To wait in line is no try.
const PATIENCE_MS = 15_000;
/** Of a cascade the first so many cases; others seldom meet it in the rest. */
const MOST_LINES = 8;

/** Does what is asked, and tells the observer what came of it. */
export async function observed(
  ledger: LedgerContext,
  about: Pick<SeenAct, 'lifecycle' | 'caseId' | 'event' | 'actor'>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const begun = performance.now();
  const seen = () => ({
    ...about,
    lifecycle: Object.hasOwn(ledger.lifecycles, about.lifecycle) ? about.lifecycle : 'unknown',
    ms: performance.now() - begun,
  });
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    ledger.onAct({ ...seen(), error });
    throw error;
  }
  ledger.onAct({ ...seen(), ...(answer.ok && { caseId: answer.caseId }), answer });
  return answer;
}

/**
 * Whoever was overtaken stands in line with others who were, for each case of the act, in one order: many acts that meet in
 * one case (the grants of an agreement) would else overtake each other for ever.
 */
const inLinesOf = <T>(ledger: LedgerContext, overtaken: Act | undefined, work: () => Promise<T>): Promise<T> =>
  [...(overtaken?.cases.all() ?? [])]
    .slice(0, MOST_LINES)
    .map(({ row }) => row.id)
    .toSorted()
    .reduceRight<() => Promise<T>>((next, id) => async () => ledger.inTurn(`again ${id}`, next), work)();

/** Does an act again, from the reading, until nobody has moved first. */
export async function attempt<A extends object = Answer>(
  ledger: LedgerContext,
  work: (act: Act) => Promise<A | Refusal>,
): Promise<A | Refusal> {
  let trying = 0;
  let act: Act | undefined;
  for (let tries = 1; ; tries += 1) {
    try {
      return await inLinesOf(ledger, act, async () => {
        const begun = performance.now();
        try {
          act = new Act(ledger, await ledger.clock());
          return await work(act);
        } finally {
          trying += performance.now() - begun;
        }
      });
    } catch (error) {
      if (error instanceof RefusedAct) return error.refusal;
      if (error instanceof CalendarUncovered)
        return refuse('CALENDAR_UNCOVERED', {
          zh: `尚未载入 ${error.year} 年节假日安排，无法计算期限；请先载入通知。`,
          en: `the holiday notice of ${error.year} is not loaded, so the deadline cannot be computed; load it first`,
        });
      if (!(error instanceof Conflict)) throw error;
      if (trying > PATIENCE_MS)
        return refuse('CONFLICT', {
          zh: '多方同时办理，请重试。',
          en: 'Others keep changing this case at the same time; try again.',
        });
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(5 * tries, 25)));
    }
  }
}
