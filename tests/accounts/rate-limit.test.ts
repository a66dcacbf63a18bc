// How much one identity may ask: the standard headers, a limit of its own for each, and what a retry is told.
import { describe, expect, it } from 'vitest';
import { createApi } from '../../apps/api/app.ts';
import { ORIGIN, serveSignedIn } from './signed-in.ts';

describe('requests of one identity', () => {
  it('are counted for it alone, and beyond the limit refused until the minute is over', async () => {
    const on = await serveSignedIn();
    const app = createApi({ ...on.deps, client: on.client, accounts: on.accounts, signIn: on.signIn, perMinute: 3 });
    const ask = async (person: string) =>
      app.request(`${ORIGIN}/tasks`, { headers: { Authorization: `Bearer ${await on.token(person)}` } });
    const answers = [];
    for (let asked = 0; asked < 4; asked += 1) answers.push(await ask('zhao.min'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('RateLimit')!.replace(/;t=\d+$/, ''))).toEqual([
      '"identity";r=2',
      '"identity";r=1',
      '"identity";r=0',
      '"identity";r=0',
    ]);
    expect(answers[0]!.headers.get('RateLimit-Policy')).toBe('"identity";q=3;w=60');
    expect(Number(answers[3]!.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await answers[3]!.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 });
    expect((await ask('wang.fang')).status).toBe(200);
    // Asking for nobody counts for nobody.
    expect((await app.request(`${ORIGIN}/tasks`)).status).toBe(401);
  });
});
