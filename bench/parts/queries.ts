// Issue: the public check of a certificate, a party's list and an inbox do not grow with the number of cases.
import { actorOf, merchant, opco, steps } from '../situations.ts';
import { type Section, figure } from '../report.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';
import { copyCases } from '../copies.ts';
import { direct } from '../contestants.ts';
import type { Ledger } from '../../ledger/index.ts';
import { median, timed } from '../measure.ts';

const MODELS = 20;
const TIMES = 50;
/** As many wait for the enterprise before anything is filled in: a page is as long then as later. */
const TEN = MODELS / 2;
/** What may be lost in the noise of a query that takes a fraction of a millisecond. */
const NOISE_MS = 1;

export async function queries(around: Surroundings, { filled }: Sizes, say: (line: string) => void): Promise<Section> {
  const ledger = await around.ledgerOn(await around.database());
  const contestant = direct(ledger, 'append, in process', around.server.pid);
  // Models: half of them wait for the enterprise, half are in force with their certificates.
  for (let n = 0; n < MODELS; n += 1) {
    const id = await contestant.open(merchant(n));
    for (const step of steps.slice(0, n % 2 ? 1 : 3)) await contestant.send(id, merchant(n), step);
  }
  const [small, large] = [await asked(ledger, contestant, 1_000), await growTo(ledger, contestant, filled, say)];
  await ledger.close();
  return {
    title: 'Queries',
    how: `What somebody asks with ${MODELS} cases in the ledger, and with ${figure(filled)}; median of ${TIMES} times. The merchant who asks has one case.`,
    head: ['', `${MODELS} cases, ms`, `${figure(filled)} cases, ms`],
    rows: Object.keys(small).map((what) => [what, figure(small[what]!, 2), figure(large[what]!, 2)]),
    findings: Object.keys(small).map((what) => ({
      what: `${what}, with ${figure(filled)} cases`,
      measured: `${figure(large[what]!, 2)} ms (${figure(small[what]!, 2)} with ${MODELS})`,
      target: 'flat',
      met: large[what]! <= 1.5 * small[what]! + NOISE_MS,
    })),
  };
}

async function growTo(
  ledger: Ledger,
  contestant: ReturnType<typeof direct>,
  cases: number,
  say: (line: string) => void,
): Promise<Record<string, number>> {
  say(`  filling up to ${figure(cases)} cases`);
  await copyCases(ledger, '', 1, Math.ceil(cases / (MODELS + 1)));
  while (await ledger.seal());
  return asked(ledger, contestant, 2_000);
}

/** Median milliseconds of each query, of a merchant who has just registered. */
async function asked(
  ledger: Ledger,
  { open, send }: ReturnType<typeof direct>,
  serial: number,
): Promise<Record<string, number>> {
  const owner = merchant(serial);
  const id = await open(owner);
  for (const step of steps.slice(0, 3)) await send(id, owner, step);
  const [row] = await ledger.sql<{ number: string }[]>`
    select shares -> 'certificates' -> 0 ->> 'number' as number from cases where id = ${id}`;
  const certificate = await ledger.certificate(row!.number);
  const list = await ledger.list(actorOf(owner, 'owner'));
  if (!('valid' in certificate && certificate.valid) || list.length !== 1 || !(await ledger.tasks(opco)).length)
    throw new Error('the queries do not find what is there');
  return {
    'a merchant’s list': await medianMs(() => ledger.list(actorOf(owner, 'owner'))),
    'the public check of a certificate': await medianMs(() => ledger.certificate(row!.number)),
    'the first ten in the inbox of the enterprise': await medianMs(() => ledger.tasks(opco, { limit: TEN })),
  };
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  await work();
  const taken: number[] = [];
  for (let n = 0; n < TIMES; n += 1) taken.push(1000 * (await timed(work)));
  return median(taken);
}
