// Would an event be taken, and what stands against it?
import type { Explained, Rehearsed } from '@shuquan/client';
import { answered, caseIdFrom } from './api.ts';
import { OK, REFUSED, type Session, eventFrom, print, viewOf } from './commands.ts';
import { type View, names, showRefusal } from './render.ts';
import { wordsIn } from './words.ts';

/** With `--data` as a dry run of the event; without it, as far as can be told without its content. */
export async function explain(
  session: Session,
  caseId: string,
  type: string,
  { data }: { data?: string },
): Promise<number> {
  const id = caseIdFrom(caseId);
  const lifecycle: string = id.split('/')[0]!;
  const { client } = session;
  if (data === undefined) {
    const answer = answered(await client.explain(id, type));
    print(session, answer, (one) => showExplained(type, one, viewOf(session)));
    return answer.taken ? OK : REFUSED;
  }
  const answer = answered(await client.rehearse(lifecycle, id, await eventFrom(session, type, data)));
  print(session, answer, (one) => showRehearsed(type, one, viewOf(session)));
  return answer.taken ? OK : REFUSED;
}

function showExplained(event: string, answer: Explained, { language }: View): string {
  const word = wordsIn(language);
  if (!answer.taken) return `${event}: ${word('no')}\n${showRefusal(answer.refusal, language)}`;
  const { title, by, articles } = answer.possible;
  return `${event} ${title[language]}: ${word('yes')}${by.length ? ` · ${word('by')} ${names(language, by)}` : ''}${articles.length ? ` · ${articles.join(' ')}` : ''}\n`;
}

function showRehearsed(event: string, answer: Rehearsed, { language }: View): string {
  const word = wordsIn(language);
  return answer.taken
    ? `${event}: ${word('yes')} · ${word('state')}: ${answer.state.join(', ')}\n`
    : `${event}: ${word('no')}\n${showRefusal(answer.refusal, language)}`;
}
