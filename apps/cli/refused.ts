// Refused attempts as a table.
import type { RefusedAttempt } from '@shuquan/client';
import { roles } from '@shuquan/machines/law';
import type { View } from './render.ts';
import { table, time } from './table.ts';
import { wordsIn } from './words.ts';

export function showRefused(attempts: RefusedAttempt[], { language }: View): string {
  const word = wordsIn(language);
  const roleOf = (hat: string) => (Object.hasOwn(roles, hat) ? roles[hat as keyof typeof roles][language] : hat);
  return (
    table(
      [word('time'), word('who'), word('role'), word('party'), word('event'), word('code'), word('articles')],
      attempts.map(({ at, person, hat, party, event, code, articles }) => [
        time(at),
        person,
        roleOf(hat),
        party ?? '',
        event,
        code,
        articles.join(' '),
      ]),
      [19, 20, 22, 26, 30, 24, 30],
    ) || `${word('nothing')}\n`
  );
}
