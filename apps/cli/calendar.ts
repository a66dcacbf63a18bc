// The holiday calendar: one person proposes a notice and sees what it would move, another takes it.
import type { HolidayNotice, ProposedNotice } from '@shuquan/client';
import { answered } from './api.ts';
import { OK, type Session, jsonFrom, print } from './commands.ts';
import { bytesOf } from './io.ts';
import { wordsIn } from './words.ts';

/** A file holds one notice or a list of them (JSON), or iCalendar. */
export async function propose(session: Session, source: string): Promise<number> {
  const say = wordsIn(session.options.lang);
  const proposed: ProposedNotice[] = [];
  const notices = /\.ics$/i.test(source)
    ? [new TextDecoder().decode(await bytesOf(source, session.io))]
    : [await jsonFrom(source, session.io)].flat();
  for (const notice of notices) proposed.push(answered(await session.client.proposeNotice(notice)));
  const line = (one: ProposedNotice): string =>
    'unchanged' in one
      ? `${one.year} · ${say('unchanged')} · ${one.calendar}\n`
      : `${say('proposed')} ${one.n} · ${one.year} · ${one.preview.more ? '≥ ' : ''}${one.preview.cases} ${say('cases')} · ${one.preview.moved} ${say('wouldMove')}\n` +
        `  ${say('anotherTakes')}: shuquan calendar take ${one.n}\n`;
  print(session, proposed, (all) => all.map(line).join(''));
  return OK;
}

export async function take(session: Session, n: string): Promise<number> {
  const say = wordsIn(session.options.lang);
  print(
    session,
    answered(await session.client.takeNotice(Number(n))),
    ({ year, calendar, cases, moved }) =>
      `${say('loaded')} ${year} · ${cases} ${say('cases')} · ${moved} ${say('moved')} · ${calendar}\n`,
  );
  return OK;
}

export async function discard(session: Session, n: string): Promise<number> {
  const say = wordsIn(session.options.lang);
  print(session, answered(await session.client.discardNotice(Number(n))), () => `${say('discarded')} ${n}\n`);
  return OK;
}

export async function notices(session: Session): Promise<number> {
  const say = wordsIn(session.options.lang);
  const line = ({ n, year, notice, proposedBy, decidedBy, calendar }: HolidayNotice): string => {
    const became = calendar ? `${say('loaded')} · ${decidedBy?.person}` : `${say('discarded')} · ${decidedBy?.person}`;
    return `${n} · ${year} · ${proposedBy.person} · ${decidedBy ? became : say('waits')} · ${notice.source}\n`;
  };
  print(session, answered(await session.client.holidayNotices()).notices, (all) => all.map(line).join(''));
  return OK;
}
