// Many act on one case at the same moment: each is answered, nobody is refused because others act too.
import { afterAll, describe, expect, it } from 'vitest';
import { type Serving, listen } from '../../apps/api/listen.ts';
import { freshDatabase } from '../support/servers.ts';
import { CENTER, MERCHANT, aSubmittedDraft, serveApi } from './served.ts';

const servings: Serving[] = [];
afterAll(() => Promise.all(servings.map((serving) => serving.close())));

/** Services on one database, each with connections and memory of its own, as processes have. */
async function servicesOn(count: number) {
  const url = await freshDatabase();
  const served = [];
  for (let n = 0; n < count; n += 1) served.push(await serveApi({ url }));
  for (const { app } of served) servings.push(await listen(app, { port: 0 }));
  return { first: served[0]!, urls: servings.slice(-count).map((serving) => serving.url) };
}

describe.each([1, 2])('300 remarks at once on one case, by way of %i services', (count) => {
  it('are all taken, once each and in one order', async () => {
    const { first, urls } = await servicesOn(count);
    const { path } = await aSubmittedDraft(first);
    const begun = performance.now();
    const statuses = await Promise.all(
      Array.from({ length: 300 }, async (_, n) => {
        const response = await fetch(`${urls[n % count]}${path}/events`, {
          method: 'POST',
          headers: { 'Idempotency-Key': `remark-${n}`, 'Shuquan-Actor': n % 2 ? CENTER : MERCHANT },
          body: JSON.stringify({ type: 'COMMENT', text: `第 ${n} 条` }),
        });
        return response.ok ? ((await response.json()) as { seq: number }).seq : response.status;
      }),
    );
    const seconds = (performance.now() - begun) / 1000;
    expect(statuses.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, n) => n + 3));
    // Told, not asserted: quiet it takes less than two seconds, and other tests run beside this one.
    console.log(`300 remarks by way of ${count}: ${seconds.toFixed(2)} s`);
  });
});
