// Refused attempts as a table.
import type { RefusedAttempt } from '@shuquan/client';
import { roles } from '@shuquan/machines/law';
import type { View } from './render.ts';
import { table, time } from './table.ts';
import { wordsIn } from './words.ts';

export function showRefused(attempts: RefusedAttempt[], { language }: View): string {
  const word = wordsIn(language);
  const roleOf = (hat: string) => (Object.hasOwn(roles, hat) ? roles[hat as keyof typeof roles][language] : hat);
  // Of one case it need not be said again in each row.
  const ofMany = attempts.some(({ caseId }) => caseId);
  return (
    table(
      [
        ...[word('time'), word('who'), word('role'), word('party')],
        ...(ofMany ? [word('case')] : []),
        ...[word('event'), word('code'), word('articles')],
      ],
      attempts.map(({ at, person, hat, party, caseId, event, code, articles }) => [
        ...[time(at), person, roleOf(hat), party ?? ''],
        ...(ofMany ? [caseId ?? ''] : []),
        ...[event, code, articles.join(' ')],
      ]),
      [19, 20, 22, 26, ...(ofMany ? [40] : []), 30, 24, 30],
    ) || `${word('nothing')}\n`
  );
}
