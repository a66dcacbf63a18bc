// What people do during a round of chaos, all of it by way of the gateway: registrations from draft to the end, remarks and
// looks at one case by many, grants that the domain is told of, trades with money at the bank, incidents whose hours run out.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { casePath } from '@shuquan/client';
import { spell } from '../../accounts/principals.ts';
import { InVain } from '../../apps/demo/caller.ts';
import { silent } from '../../apps/demo/narrator.ts';
import { createStage } from '../../apps/demo/stage.ts';
import { tellTrade } from '../../apps/demo/trade.ts';
import { type Doors, aGrant, opened, operator, sent } from '../../bench/operation-situations.ts';
import { actorOf, center, merchant, steps } from '../../bench/situations.ts';
import type { Answer } from '../../ledger/index.ts';
import { MERCHANTS } from './people.ts';

async function answerOf(response: Response, what: string): Promise<Answer> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${what}: ${response.status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as Answer;
}

export function doorsOf(url: string): Doors & { look: (caseId: string) => Promise<void> } {
  const post = async (path: string, as: string, key: string, body: unknown) =>
    answerOf(
      await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Shuquan-Actor': as, 'Idempotency-Key': key },
        body: JSON.stringify(body),
      }),
      `POST ${path}`,
    );
  return {
    open: ({ lifecycle, input, actor, key }) => post(`/cases/${lifecycle}`, spell(actor), key, input),
    append: ({ caseId, event, actor, key }) => post(`${casePath(caseId)}/events`, spell(actor), key, event),
    look: async (caseId) => {
      await fetch(`${url}${casePath(caseId)}`, { headers: { 'Shuquan-Actor': spell(center) } }).then((answer) =>
        answer.text(),
      );
    },
  };
}
type Load = {
  doors: ReturnType<typeof doorsOf>;
  url: string;
  agreement: string;
  going: () => boolean;
  acts: Acts;
};

let next = 0;
async function aRegistration(load: Load): Promise<void> {
  const who = merchant((next += 1) % MERCHANTS);
  const caseId = await opened(load.doors, 'subjectRegistration', who.input, who.actor);
  for (const { event, by } of steps)
    await load.doors.append({ caseId, event, actor: actorOf(who, by), key: randomUUID() });
}

const AT_ONCE = 6;
const REMARKS = 10;
/** Several remark on one case and look at it, all at the same time. */
async function aHotCase(load: Load): Promise<void> {
  const who = merchant((next += 1) % MERCHANTS);
  const caseId = await opened(load.doors, 'subjectRegistration', who.input, who.actor);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, n) => {
      for (let round = 0; round < REMARKS; round += 1) {
        const event = { type: 'COMMENT', text: `第 ${n}-${round} 条` };
        await load.doors.append({ caseId, event, actor: who.actor, key: randomUUID() });
        await load.doors.look(caseId);
      }
    }),
  );
  await load.doors.append({ caseId, event: { type: 'WITHDRAW' }, actor: who.actor, key: randomUUID() });
}

let granted = 0;
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
async function aGrantAndItsEnd({ doors, agreement }: Load): Promise<void> {
  const grant = await aGrant(doors, agreement, (granted += 1), { start: day(1), end: day(300) });
  await sent(doors, grant, { type: 'RELINQUISH', reason: '不再需要' }, operator);
}

const [MINUTE, HOURS_4] = [60_000, 4 * 3_600_000];
/** Found hours ago: the time for telling those concerned runs out within a minute or so. */
async function anIncident({ doors }: Load): Promise<void> {
  const left = 5_000 + Math.random() * MINUTE;
  await opened(
    doors,
    'securityIncident',
    {
      kind: 'incident',
      scope: 'venue',
      discoveredAt: new Date(Date.now() - HOURS_4 + left).toISOString(),
      account: '交付接口出现异常下载',
      criminal: 'no',
      critical: false,
    },
    center,
  );
}

const aTrade = async ({ url }: Load): Promise<void> => {
  const temporal = () => Promise.reject(new Error('not looked at'));
  const system = { url, now: () => new Date(), moveTo: null, domain: null, temporal, stop: async () => {} };
  await tellTrade(createStage(system, silent));
};

/** How many do each at a time, and rest so long in between. */
const kinds: Record<string, { work: (load: Load) => Promise<void>; atOnce: number; restMs: number }> = {
  registrations: { work: aRegistration, atOnce: 4, restMs: 200 },
  'hot cases': { work: aHotCase, atOnce: 1, restMs: 2_000 },
  'grants and their ends': { work: aGrantAndItsEnd, atOnce: 1, restMs: 1_000 },
  incidents: { work: anIncident, atOnce: 1, restMs: 4_000 },
  trades: { work: aTrade, atOnce: 1, restMs: 1_000 },
};

/** `refused`: acts that the service did not take, or took, wrongly. `inVain`: given up, as what they wait for took too long. */
export type Acts = { done: Record<string, number>; refused: string[]; inVain: string[] };
export const noActs = (): Acts => ({
  done: Object.fromEntries(Object.keys(kinds).map((name) => [name, 0])),
  refused: [],
  inVain: [],
});

/** Goes on while `going`, counting in `acts`; what is under way then is done to its end. */
export async function act(load: Load): Promise<void> {
  const { acts } = load;
  const one = async (name: string, { work, restMs }: (typeof kinds)[string]) => {
    while (load.going()) {
      try {
        await work(load);
        acts.done[name]! += 1;
      } catch (error) {
        const { name: kind, message } = error as Error;
        // Nobody has answered in time: that says nothing about the answer.
        const isLate = error instanceof InVain || kind === 'TimeoutError';
        (isLate ? acts.inVain : acts.refused).push(`${name}: ${message}`);
      }
      await sleep(restMs);
    }
  };
  await Promise.all(
    Object.entries(kinds).flatMap(([name, kind]) => Array.from({ length: kind.atOnce }, () => one(name, kind))),
  );
}
