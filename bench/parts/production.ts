// Issue: beyond one machine: the production Temporal server with its data in Postgres, two services, three workers.
import { caughtUp } from '../caught-up.ts';
import { type Contestant, contest, contestHead, contestRow, processorOf } from '../contest.ts';
import { overHttp } from '../contestants.ts';
import { type Section, figure } from '../report.ts';
import { merchant } from '../situations.ts';
import { type Sizes, type Surroundings, whileUp } from '../surroundings.ts';

const SERVICES = 2;
const WORKERS = 3;

export async function production(
  around: Surroundings,
  { cases, rounds }: Sizes,
  say: (line: string) => void,
): Promise<Section> {
  const merchants = Array.from({ length: cases }, (_, n) => merchant(n));
  const temporal = await around.productionTemporal();
  const url = await around.database();
  const ledger = await around.ledgerOn(url);
  const settings = around.settings(url, merchants, temporal.address);
  const services: Awaited<ReturnType<typeof around.httpServer>>[] = [];
  for (let n = 0; n < SERVICES; n += 1)
    services.push(await around.httpServer('apps/api/main.ts', settings, '/lifecycles'));
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => around.program('worker.ts', settings)));
  const ours = inTurn(
    services.map((service) =>
      overHttp(
        `${SERVICES} services, ${WORKERS} workers, production server`,
        service.url,
        {
          server: services.map(({ pid }) => pid),
          worker: workers.map(({ pid }) => pid),
          temporal: [temporal.pid],
          postgres: [around.server.pid],
        },
        () => caughtUp(ledger, temporal.client),
      ),
    ),
  );
  const [played] = await whileUp(
    [...services, ...workers],
    contest([ours], () => merchants, 20, rounds, say),
  );
  await Promise.all([...services, ...workers].map((one) => one.stop()));
  await ledger.close();
  await temporal.close();
  return {
    title: 'Beyond one machine',
    how: `The same ${cases} × 6 by way of ${SERVICES} services in turn, with ${WORKERS} workers, against the production Temporal server (all four services in one process, its data in the same Postgres as the ledger). On one machine all of them share its processors; what they cost says how many of each a machine more would carry.`,
    head: contestHead,
    rows: [contestRow(played!)],
    findings: [
      {
        what: 'Production Temporal server, two services, three workers: accepted and caught up',
        measured: `${figure(played!.sustained)} events/s, ${figure(processorOf(played!, Object.keys(played!.cpu)), 1)} ms of processor time an event in all`,
        target: 'stated',
        met: true,
      },
    ],
  };
}

/** One contestant that goes to each of the doors in turn. */
function inTurn(doors: Contestant[]): Contestant {
  let next = 0;
  const one = () => doors[(next += 1) % doors.length]!;
  return {
    ...doors[0]!,
    open: (who) => one().open(who),
    send: (caseId, who, step) => one().send(caseId, who, step),
  };
}
