// The examples of an empty system: told over the API by fictional people, with what they opened and what stopped them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { principalsFrom } from '../../accounts/principals.ts';
import { createApi } from '../../apps/api/app.ts';
import { listen } from '../../apps/api/listen.ts';
import { packageRoot } from '../../infra/package-root.ts';
import { law } from '../support/law.ts';
import { serveApi } from './served.ts';

type Book = { hats: { hat: string }[] };
const book = JSON.parse(readFileSync(join(packageRoot(), 'examples', 'principals.json'), 'utf8')) as Book;

/** Loads the example agreement, and answers what is told of it at its end. */
async function loaded(people: Book) {
  const served = await serveApi({}, principalsFrom(people));
  const server = await listen(createApi(served.deps), { port: 0 });
  const asked = async (how: RequestInit = {}) => {
    const headers = { 'Shuquan-Actor': 'gao.yuan@AUTHORITY', 'Content-Type': 'application/json' };
    const answer = await fetch(`${server.url}/examples`, { headers, ...how });
    return ((await answer.json()) as { agreement: { progress: string; cases: string[]; why?: { zh: string } } })
      .agreement;
  };
  expect((await asked({ method: 'POST', body: JSON.stringify({ story: 'agreement' }) })).progress).toBe('running');
  const ended = await vi.waitFor(async () => {
    const now = await asked();
    expect(now.progress).not.toBe('running');
    return now;
  }, 120_000);
  await server.close();
  return { ended, served };
}

it('an agreement is in force at the end of its example, which names the cases that it opened', law('P13'), async () => {
  const { ended, served } = await loaded(book);
  expect(ended).toMatchObject({ progress: 'done' });
  expect(ended.cases.map((id) => id.split('/')[0])).toEqual(['annualAnnouncement', 'authorizationApplication']);
  const [found] = await served.ledger.sql<
    { state: string[] }[]
  >`select state from cases where lifecycle = 'operatingAgreement'`;
  expect(found!.state.some((path) => path.startsWith('inForce'))).toBe(true);
});

it('an example that cannot be told to its end says what stopped it', law('P10(2)'), async () => {
  const { ended } = await loaded({ ...book, hats: book.hats.filter(({ hat }) => hat !== 'EXPERT') });
  expect(ended).toMatchObject({ progress: 'failed', why: { zh: expect.stringContaining('目前没有身份 EXPERT') } });
  expect(ended.cases).toHaveLength(2);
});
