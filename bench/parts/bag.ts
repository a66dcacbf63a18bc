// The archive of a case of as many rows as a trade has: the bag, from the ledger to the last byte of the tar, and its report.
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { tarOf } from '../../activities/archive/bag.ts';
import { makeBag } from '../../activities/archive/make-bag.ts';
import { median, timed } from '../measure.ts';
import { type Section, figure } from '../report.ts';
import { type Step, actorOf, merchant, steps } from '../situations.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';

const ROWS = 60;
const TARGET = 1;

export async function bag(around: Surroundings, { rounds }: Sizes, say: (line: string) => void): Promise<Section> {
  const ledger = await around.ledgerOn(await around.database());
  const owner = merchant(1);
  const opened = await ledger.open({
    lifecycle: 'subjectRegistration',
    input: owner.input,
    actor: owner.actor,
    key: randomUUID(),
  });
  if (!opened.ok) throw new Error(`${opened.code} ${opened.message.en}`);
  const { caseId } = opened;
  const send = async ({ event, by }: Step): Promise<void> => {
    const answer = await ledger.append({ caseId, event, actor: actorOf(owner, by), key: randomUUID() });
    if (!answer.ok) throw new Error(`${event.type}: ${answer.code} ${answer.message.en}`);
  };
  for (const step of steps.slice(0, 3)) await send(step);
  for (let row = 5; row < ROWS; row += 2)
    for (const { event, by } of steps.slice(3, 5))
      await send({ event: event.type === 'REQUEST_CHANGE' ? { ...event, name: `数据科技集团${row}` } : event, by });
  say(`  ${rounds} bags of ${ROWS} rows`);
  const seconds: number[] = [];
  for (let round = 0; round <= rounds; round += 1)
    seconds.push(
      await timed(async () => {
        const made = await makeBag(ledger, around.store, caseId);
        await pipeline(tarOf(made.bag, around.store), createWriteStream(join(around.folder, 'bag.tar')));
      }),
    );
  await ledger.close();
  const [first, ...warm] = seconds;
  return {
    title: 'The archive of a case',
    how: `A case of ${ROWS} rows becomes a BagIt bag in a tar file: read, every state derived again for its report, packed, written.`,
    head: ['', 'seconds'],
    rows: [
      ['first', figure(first!, 2)],
      ['then', figure(median(warm), 2)],
    ],
    findings: [
      {
        what: 'A bag of a trade’s size',
        measured: `${figure(first!, 2)} s`,
        target: `< ${TARGET} s`,
        met: first! < TARGET,
      },
    ],
  };
}
