// Issue: 10,000 open agreements with armed timers come back into an empty Temporal.
import { pino } from 'pino';
import { recover } from '../../service/relay.ts';
import { caughtUp } from '../caught-up.ts';
import { copyCases } from '../copies.ts';
import { residentMb, timed } from '../measure.ts';
import { anAgreement } from '../operation-situations.ts';
import { type Section, figure } from '../report.ts';
import { merchant } from '../situations.ts';
import { type Sizes, type Surroundings, whileUp } from '../surroundings.ts';

export async function recovery(
  around: Surroundings,
  { agreements }: Sizes,
  say: (line: string) => void,
): Promise<Section> {
  const temporal = await around.temporal();
  const url = await around.database();
  const ledger = await around.ledgerOn(url);
  await anAgreement(ledger, new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  await ledger.sql`delete from wake`; // as after a loss of Temporal: nobody will wake them
  await ledger.sql`update effect set done_at = now() where done_at is null`;
  await copyCases(ledger, 'operatingAgreement/', 1, agreements - 1);
  const worker = await around.program('worker.ts', around.settings(url, [merchant(0)], temporal.address));
  const log = pino({ level: 'silent' });
  const back = await whileUp(
    [worker],
    recover({
      ledger,
      client: temporal.client,
      log,
      progress: ({ done, of, perSecond }) =>
        say(`  ${figure(done)} of ${figure(of)} runners, ${figure(perSecond)} a second`),
    }),
  );
  const settling = await whileUp(
    [worker],
    timed(() => caughtUp(ledger, temporal.client)),
  );
  const [alarms] = await ledger.sql<
    { armed: number }[]
  >`select count(armed_until)::int as armed from alarm where next_due is not null`;
  const [workerMb, temporalMb] = [residentMb(worker.pid), residentMb(temporal.pid)];
  await worker.stop();
  await ledger.close();
  await temporal.close();
  return {
    title: 'Recovery into an empty Temporal',
    how: `\`recover\` starts a runner for each of ${figure(agreements)} agreements in force (and for what they rest on), what is due first, first; Temporal holds its first task back until the next deadline. Memory is read when all are armed.`,
    head: ['cases', 'started, s', 'a second', 'all armed after, s', 'armed', 'worker MB', 'Temporal MB'],
    rows: [
      [
        figure(back.cases),
        figure(back.seconds, 1),
        figure(back.cases / back.seconds),
        figure(back.seconds + settling, 1),
        figure(alarms!.armed),
        figure(workerMb),
        figure(temporalMb),
      ],
    ],
    findings: [
      {
        what: `${figure(agreements)} open agreements come back, all armed`,
        measured: `${figure(alarms!.armed)} armed after ${figure(back.seconds + settling)} s`,
        target: 'all, < 90 s',
        met: alarms!.armed >= agreements && back.seconds + settling < 90,
      },
      {
        what: 'Memory of the worker then',
        measured: `${figure(workerMb)} MB`,
        target: '< 400 MB',
        met: workerMb < 400,
      },
    ],
  };
}
