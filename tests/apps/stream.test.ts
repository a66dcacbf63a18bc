// What changes, as it changes: to whoever may read it, without content, and nothing missed over a reconnect.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../apps/api/listen.ts';
import { law } from '../support/law.ts';
import { CENTER, HOSPITAL, MERCHANT, OPCO, type Served, aDraft, serveApi, submission } from './served.ts';

let served: Served;
let serving: Awaited<ReturnType<typeof listen>>;
const open: AbortController[] = [];
beforeAll(async () => {
  served = await serveApi();
  serving = await listen(served.app, { port: 0 });
});
afterAll(async () => {
  for (const one of open) one.abort();
  await serving.close();
});

type Heard = { id: string; data: Record<string, unknown> };
/** Listens as a browser does, the actor in the query. `until` answers the first event that fits, and all before it. */
async function listening(actor: string, lastId?: string) {
  const stop = new AbortController();
  open.push(stop);
  const answer = await fetch(`${serving.url}/stream?actor=${encodeURIComponent(actor)}`, {
    signal: stop.signal,
    headers: lastId === undefined ? {} : { 'Last-Event-ID': lastId },
  });
  const heard: Heard[] = [];
  let ended = false;
  let wake = () => {};
  const read = async () => {
    let text = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const [, id, data] = /^id: (.*)\ndata: (.*)$/.exec(block) ?? [];
        if (data !== undefined) heard.push({ id: id!, data: JSON.parse(data) as Heard['data'] });
      }
      wake();
    }
  };
  if (answer.ok)
    void read()
      .catch(() => {})
      .finally(() => {
        ended = true;
        wake();
      });
  const until = async (fits: (data: Heard['data']) => boolean): Promise<Heard> => {
    for (;;) {
      const found = heard.find(({ data }) => fits(data));
      if (found || ended) return found!;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  const over = async () => {
    while (!ended) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { answer, heard, until, over, stop: () => stop.abort() };
}

describe('the stream', () => {
  it('tells who may read a case that it moved, whose task came, and nobody else', law('T25'), async () => {
    const [merchant, opco, hospital] = await Promise.all([MERCHANT, OPCO, HOSPITAL].map((one) => listening(one)));
    expect(merchant!.answer.headers.get('Content-Type')).toContain('text/event-stream');
    const { id, path } = await aDraft(served);
    await served.ask('POST', `${path}/events`, { as: MERCHANT, json: await submission(served) });
    expect(await merchant!.until(({ version }) => version === 2)).toMatchObject({ data: { case: id, version: 2 } });
    expect(await opco!.until(({ task }) => task === id)).toBeDefined();
    expect(hospital!.heard).toEqual([]);
    for (const one of [merchant, opco, hospital]) one!.stop();
  });

  it('tells after a reconnect what was missed', async () => {
    const first = await listening(CENTER);
    const { id, path } = await aDraft(served);
    const { id: last } = await first.until((data) => data['case'] === id);
    first.stop();
    await served.ask('POST', `${path}/events`, { as: MERCHANT, json: { type: 'WITHDRAW' } });
    const again = await listening(CENTER, last);
    expect(await again.until((data) => data['case'] === id && data['version'] === 2)).toBeDefined();
    again.stop();
  });

  it('is closed to nobody, and to a fifth at once for one person', async () => {
    expect((await fetch(`${serving.url}/stream`)).status).toBe(401);
    const four = await Promise.all([1, 2, 3, 4].map(() => listening(OPCO)));
    const fifth = await fetch(`${serving.url}/stream?actor=${OPCO}`);
    expect([fifth.status, ((await fifth.json()) as { code: string }).code]).toEqual([429, 'LIMIT_REACHED']);
    for (const one of four) one.stop();
  });

  it('takes the actor from the query nowhere else', law('T25'), async () => {
    expect((await fetch(`${serving.url}/tasks?actor=${OPCO}`)).status).toBe(401);
    expect((await fetch(`${serving.url}/cases?actor=${OPCO}`)).status).toBe(401);
  });

  it('does not hold up the end of the server', async () => {
    const other = await serveApi();
    const own = await listen(other.app, { port: 0 });
    const answer = await fetch(`${own.url}/stream?actor=${OPCO}`);
    await own.close();
    expect(await answer.text()).toContain(': open');
  });
});
