// Accesses to information on the command line: who read a case, what a person did, the numbers of a quarter.
import type { AccessCount, PersonAct, CaseRead } from '@shuquan/client';
import { roles } from '@shuquan/machines/law';
import { answered, caseIdFrom } from './api.ts';
import { OK, type Session, print } from './commands.ts';
import { UsageError } from './io.ts';
import { table, time } from './table.ts';
import { wordsIn } from './words.ts';

type PageOptions = { after?: string; limit?: string };
const pageOf = ({ after, limit }: PageOptions) => ({
  ...(after && { after: Number(after) }),
  ...(limit && { limit: Number(limit) }),
});
const wordOf = ({ options }: Session) => wordsIn(options.lang);
const more = (session: Session, next: number | undefined): string =>
  next ? `${wordOf(session)('more')}: --after ${next}\n` : '';

export async function reads(session: Session, caseId: string, page: PageOptions): Promise<number> {
  const answer = answered(await session.client.reads(caseIdFrom(caseId), pageOf(page)));
  print(session, answer, ({ reads: all, next }) => showReads(session, all) + more(session, next));
  return OK;
}
function showReads(session: Session, all: CaseRead[]): string {
  const word = wordOf(session);
  const heads = [word('time'), word('requester'), word('purpose'), word('material'), word('who')];
  const cells = all.map(({ at, requester, hat, party, purpose, material, document, person }) => [
    time(at),
    requester ?? party ?? hat ?? '',
    purpose?.[session.options.lang] ?? word('ownRight'),
    document ? `${material} ${document.slice(0, 16)}…` : material,
    person ?? '',
  ]);
  return table(heads, cells, [19, 26, 26, 30, 20]) || `${word('nothing')}\n`;
}

export async function acts(session: Session, person: string, page: PageOptions): Promise<number> {
  const answer = answered(await session.client.acts(person, pageOf(page)));
  print(session, answer, ({ acts: all, next }) => showActs(session, all) + more(session, next));
  return OK;
}
function showActs(session: Session, all: PersonAct[]): string {
  const word = wordOf(session);
  const roleOf = (hat: string) =>
    Object.hasOwn(roles, hat) ? roles[hat as keyof typeof roles][session.options.lang] : hat;
  const heads = [word('time'), word('case'), word('event'), word('role'), word('party'), word('to'), word('articles')];
  const cells = all.map(({ at, caseId, event, hat, party, to, articles }) => [
    time(at),
    caseId,
    event,
    roleOf(hat),
    party ?? '',
    to.join(' '),
    articles.join(' '),
  ]);
  return table(heads, cells, [19, 44, 26, 22, 26, 26, 20]) || `${word('nothing')}\n`;
}

export async function accesses(session: Session, quarter: string): Promise<number> {
  const [, year, n] = /^(\d{4})-([1-4])$/.exec(quarter) ?? [];
  if (!year || !n) throw new UsageError(`${quarter}: a quarter looks like 2026-1 · 季度形如 2026-1`);
  const from = `${year}-${['01', '04', '07', '10'][Number(n) - 1]}-01`;
  const to = `${year}-${['03-31', '06-30', '09-30', '12-31'][Number(n) - 1]}`;
  const answer = answered(await session.client.accessCounts({ from, to }));
  print(session, answer, ({ counts }) => showCounts(session, counts));
  return OK;
}
function showCounts(session: Session, counts: AccessCount[]): string {
  const word = wordOf(session);
  const heads = [word('purpose'), word('asked'), word('granted'), word('refusedCount'), word('reads')];
  const cells = counts.map(({ purpose, asked, granted, refused, reads: read }) => [
    purpose,
    ...[asked, granted, refused, read].map(String),
  ]);
  return table(heads, cells, [24, 10, 10, 10, 10]) || `${word('nothing')}\n`;
}
