// `npm run chaos`: random kills, stalls, cut connections, a full disk and a wiped Temporal for as long as asked, then whether
// anything was lost, doubled or left behind. Exit code 1 when something was.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { sayOnStderr as say } from '../../infra/progress.ts';
import { type Told, chaos } from './round.ts';

const usage = `npm run chaos -- [options]
  --minutes N    how long (3)
  --seed N       of the faults (now)
  --services N   (2)
  --workers N    (3)
  --rest N       seconds between the faults of each of two hands, on average (4)
  --out FILE     writes the report to a file`;
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '3' },
    seed: { type: 'string' },
    services: { type: 'string', default: '2' },
    workers: { type: 'string', default: '3' },
    rest: { type: 'string', default: '4' },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

/** Who waits for a core, on average: over one minute and over fifteen. */
const load = (): string => {
  const [minute, , quarter] = loadavg();
  return `${minute!.toFixed(1)} (${quarter!.toFixed(1)} over 15 minutes)`;
};
const rowsOf = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([name, count]) => `| ${name} | ${count} |`)
    .join('\n');
function report(told: Told, begun: string): string {
  const { asked, findings, done, inVain, came, statuses } = told;
  const [cpu] = cpus();
  return `# Chaos

Made by \`npm run chaos\`; do not edit. ${cpus().length} cores (${cpu?.model ?? 'unknown'}), Node ${process.versions.node}, load of the machine ${begun} at the begin, ${load()} at the end. Seed ${asked.seed}.

${asked.services} services, ${asked.workers} workers, Postgres and Temporal as processes of their own, for ${(told.seconds / 60).toFixed(1)} minutes; caught up and checked ${told.quietSeconds.toFixed(0)} s after the last act. ${told.rows} rows of the ledger.${told.hadDisk ? '' : ' Nothing could be mounted here: the disk was never full.'}

| What has to hold | Over | |
| --- | --- | --- |
${findings.map(({ rule, held, against }) => `| ${rule} | ${held} | ${against.length ? `**${against.length} against it**` : 'held'} |`).join('\n')}

| What happened | times |
| --- | ---: |
${rowsOf(came)}

| What people did | times |
| --- | ---: |
${rowsOf(done)}
| given up, as what they wait for took too long | ${inVain.length} |

| What a service answered (\`none\`: nothing in time; then it is asked again) | times |
| --- | ---: |
${rowsOf(statuses)}
`;
}

if (values.help) {
  say(usage);
  process.exit(0);
}
const begun = load();
const told = await chaos({
  enough: ({ seconds }) => seconds >= Number(values.minutes) * 60,
  seed: Number(values.seed ?? Date.now() % 1_000_000),
  services: Number(values.services),
  workers: Number(values.workers),
  restMs: Number(values.rest) * 1000,
  say,
});
const text = report(told, begun);
process.stdout.write(text);
for (const { rule, against } of told.findings)
  for (const line of against.slice(0, 20)) say(`AGAINST “${rule}”: ${line}`);
for (const line of told.inVain.slice(0, 20)) say(`given up: ${line}`);
if (values.out) writeFileSync(values.out, text);
process.exitCode = told.findings.some(({ against }) => against.length) ? 1 : 0;
