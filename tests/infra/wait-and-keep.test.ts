import { describe, expect, it } from 'vitest';
import { keptUp, type Up } from '../../infra/kept-up.ts';
import { SetupError } from '../../infra/setup-error.ts';
import { waitFor } from '../../infra/wait.ts';

const gone = new Error('nobody there');
const whyNot = (error: unknown) => (error === gone ? gone.message : undefined);

describe('waiting at the start', () => {
  it('says at once what is not there, now and then, and that it came', async () => {
    const said: string[] = [];
    let tries = 0;
    const work = async () => {
      if ((tries += 1) < 5) throw gone;
      return 'there';
    };
    expect(
      await waitFor('The database', work, { say: (line) => said.push(line), forMs: 60_000, whyNot, everyMs: 250 }),
    ).toBe('there');
    expect(said[0]).toBe('The database: waiting, for 60 s at most (nobody there)');
    expect(said.length).toBeGreaterThanOrEqual(3);
    expect(said.at(-1)).toMatch(/^The database: there after \d+ s$/);
  });

  it('is silent about what is there, and does not wait for what waiting does not mend', async () => {
    const say = (line: string) => expect.fail(line);
    expect(await waitFor('It', async () => 1, { say, forMs: 60_000, whyNot })).toBe(1);
    const wrong = new Error('wrong password');
    await expect(waitFor('It', async () => Promise.reject(wrong), { say, forMs: 60_000, whyNot })).rejects.toBe(wrong);
  });

  it('ends with what was waited for, how long, and what to do', async () => {
    const waiting = waitFor('The database', async () => Promise.reject(gone), { say: () => {}, forMs: 300, whyNot });
    await expect(waiting).rejects.toBeInstanceOf(SetupError);
    await expect(waiting).rejects.toThrow(
      /The database: not there within \d+ s \(nobody there\).*SHUQUAN_START_WAIT_SECONDS/,
    );
  });
});

describe('what is kept up', () => {
  /** Each that was started, with a way to let it die. */
  function servers(startable: (n: number) => boolean = () => true) {
    const started: { die: () => void; before: Up | undefined; stopped: boolean }[] = [];
    const start = async (before?: Up): Promise<Up> => {
      if (!startable(started.length)) throw new Error('the port is taken');
      let die = () => {};
      const exited = new Promise<void>((resolve) => (die = resolve));
      const one = { die, before, stopped: false };
      started.push(one);
      return { exited, stop: async () => ((one.stopped = true), die()) };
    };
    return { started, start };
  }
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it('is started again in the place of what ended, and says so; a stop is no end by itself', async () => {
    const { started, start } = servers();
    const said: string[] = [];
    const { stop } = await keptUp('Postgres', start, {
      say: (line) => said.push(line),
      pauseMs: 5,
      onGivenUp: (why) => expect.fail(why),
    });
    started[0]!.die();
    await until(() => said.includes('Postgres is up again'));
    expect(said).toEqual(['Postgres ended by itself; starting it again', 'Postgres is up again']);
    expect(started[1]!.before).toBeDefined();
    await stop();
    expect([started.length, started[1]!.stopped, said.length]).toEqual([2, true, 2]);
  });

  it.each([
    ['dies again and again', () => true],
    ['cannot be started again', (n: number) => n === 0],
  ])('is given up loudly, once, when it %s', async (_, startable) => {
    const { started, start } = servers(startable);
    const given: string[] = [];
    const { stop } = await keptUp('Temporal', start, {
      say: () => {},
      tries: 3,
      pauseMs: 1,
      onGivenUp: (why) => given.push(why),
    });
    const killing = setInterval(() => started.at(-1)!.die(), 5);
    await until(() => given.length > 0);
    clearInterval(killing);
    expect(given).toEqual(['Temporal does not stay up: given up after 3 tries']);
    await stop();
  });
});
