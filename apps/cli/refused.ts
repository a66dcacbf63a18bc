// Refused attempts as a table.
import type { RefusedAttempt } from '@shuquan/client';
import { roles } from '@shuquan/machines/law';
import type { View } from './render.ts';
import { table, time } from './table.ts';
import { wordsIn } from './words.ts';

export function showRefused(attempts: RefusedAttempt[], { language }: View): string {
  const word = wordsIn(language);
  const roleOf = (hat: string) => (Object.hasOwn(roles, hat) ? roles[hat as keyof typeof roles][language] : hat);
  // Of one case it need not be said again in each row: the first column.
  const ofMany = attempts.some(({ caseId }) => caseId);
  const cut = <C>(row: C[]): C[] => (ofMany ? row : row.slice(1));
  return (
    table(
      cut((['case', 'time', 'who', 'role', 'party', 'event', 'code', 'articles'] as const).map(word)),
      attempts.map(({ at, person, hat, party, caseId, event, code, articles }) =>
        cut([caseId ?? '', time(at), person, roleOf(hat), party ?? '', event, code, articles.join(' ')]),
      ),
      cut([40, 19, 20, 22, 26, 30, 24, 30]),
    ) || `${word('nothing')}\n`
  );
}
