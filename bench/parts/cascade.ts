// Issue: a subject with 1,000 open listings is suspended, in one transaction.
import { randomUUID } from 'node:crypto';
import pMap from 'p-map';
import { timed } from '../measure.ts';
import { type Section, figure } from '../report.ts';
import {
  type Step,
  actorOf,
  center,
  listingInput,
  listingSteps,
  merchant,
  publication,
  steps,
  theStandard,
} from '../situations.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';

export async function cascade(
  around: Surroundings,
  { listings }: Sizes,
  say: (line: string) => void,
): Promise<Section> {
  const ledger = await around.ledgerOn(await around.database());
  const owner = merchant(1);
  const send = async (caseId: string, { event, by }: Step) => {
    const answer = await ledger.append({ caseId, event, actor: actorOf(owner, by), key: randomUUID() });
    if (!answer.ok) throw new Error(`${event.type}: ${answer.code} ${answer.message.en}`);
    return answer;
  };
  const open = async (lifecycle: string, input: unknown) => {
    const answer = await ledger.open({ lifecycle, input, actor: owner.actor, key: randomUUID() });
    if (!answer.ok) throw new Error(`${lifecycle}: ${answer.code} ${answer.message.en}`);
    return answer.caseId;
  };
  const { input, approval, approver } = theStandard;
  const standard = await ledger.open({ lifecycle: 'ruleRegister', input, actor: center, key: randomUUID() });
  if (!standard.ok) throw new Error(standard.message.en);
  await ledger.append({ caseId: standard.caseId, event: approval, actor: approver, key: randomUUID() });
  const subject = await open('subjectRegistration', owner.input);
  for (const step of steps.slice(0, 3)) await send(subject, step);
  say(`  publishing ${listings} listings`);
  await pMap(
    Array(listings).keys(),
    async (n) => {
      const listing = await open('listingRegistration', listingInput(subject, owner.party, n));
      for (const step of listingSteps(n)) await send(listing, step);
      const [row] = await ledger.sql<
        { number: string }[]
      >`select shares -> 'certificate' ->> 'number' as number from cases where id = ${listing}`;
      await send(listing, publication(n, row!.number));
    },
    { concurrency: 20 },
  );
  const acts = [];
  for (const [type, tag] of [
    ['SUSPEND', 'suspended'],
    ['REINSTATE', 'listed'],
    ['SUSPEND', 'suspended'],
    ['REINSTATE', 'listed'],
  ] as const) {
    const seconds = await timed(() =>
      send(subject, { event: { type, cause: 'violationCase/inquiry/1', reason: '调查' }, by: 'system' }),
    );
    const [row] = await ledger.sql<
      { count: number }[]
    >`select count(*)::int as count from cases where lifecycle = 'listingRegistration' and ${tag} = any(tags)`;
    if (row!.count !== listings) throw new Error(`${type} left ${listings - row!.count} listings as they were`);
    acts.push({ type, seconds });
  }
  const { problems } = await ledger.verifyCase(subject);
  if (problems.length) throw new Error(problems.join('; '));
  await ledger.close();
  const first = acts[0]!.seconds;
  return {
    title: 'Suspending a subject with its listings',
    how: `One append, as a violation case tells it, which suspends the subject and its ${listings} published listings in one transaction, and one that reinstates exactly those.`,
    head: ['', 'listings', 'seconds'],
    rows: acts.map(({ type, seconds }) => [type, figure(listings), figure(seconds, 2)]),
    findings: [
      {
        what: `A subject with ${figure(listings)} open listings is suspended`,
        measured: `${figure(first, 2)} s`,
        target: '< 1 s',
        met: first < 1,
      },
    ],
  };
}
