// Issue: an agreement with 500 grants and 2,000 members of staff ends in one transaction.
import pMap from 'p-map';
import { aGrant, aMemberOfStaff, anAgreement, sent, system } from '../operation-situations.ts';
import { timed } from '../measure.ts';
import { type Section, figure } from '../report.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';

export async function agreement(
  around: Surroundings,
  { grants, staff }: Sizes,
  say: (line: string) => void,
): Promise<Section> {
  const ledger = await around.ledgerOn(await around.database(), async () => '2026-03-02T02:00:00.000Z');
  const id = await anAgreement(ledger, '2026-03-02');
  say(`  granting ${grants} scenarios`);
  const granted = await pMap(
    Array(grants).keys(),
    (n) => aGrant(ledger, id, n, { start: '2026-03-02', end: '2027-12-31' }),
    { concurrency: 20 },
  );
  say(`  admitting ${staff} members of staff`);
  await pMap(Array(staff).keys(), (n) => aMemberOfStaff(ledger, id, granted[n % grants]!, n, '2026-03-02'), {
    concurrency: 20,
  });
  const rows = async () => (await ledger.sql<{ count: number }[]>`select count(*)::int as count from ledger`)[0]!.count;
  const before = await rows();
  const seconds = await timed(() => sent(ledger, id, { type: 'END', cause: id }, system));
  const written = (await rows()) - before;
  const [left] = await ledger.sql<{ grants: number; staff: number }[]>`
    select (count(*) filter (where lifecycle = 'scenarioGrant' and 'inForce' = any(tags)))::int as grants, (count(*) filter (where lifecycle = 'staffAdmission' and 'admitted' = any(tags)))::int as staff from cases`;
  if (left!.grants || left!.staff)
    throw new Error(`${left!.grants} grants and ${left!.staff} members of staff outlived the agreement`);
  await ledger.close();
  return {
    title: 'The end of an agreement',
    how: `One append that ends an agreement with ${figure(grants)} grants in force and ${figure(staff)} admitted members of staff, each on one of the grants: all of them end, and the closure of the domain opens, in one transaction.`,
    head: ['', 'grants', 'staff', 'ledger rows written', 'seconds'],
    rows: [['END', figure(grants), figure(staff), figure(written), figure(seconds, 2)]],
    findings: [
      {
        what: `An agreement with ${figure(grants)} grants and ${figure(staff)} members of staff ends`,
        measured: `${figure(seconds, 2)} s`,
        target: '< 2 s',
        met: seconds < 2,
      },
    ],
  };
}
