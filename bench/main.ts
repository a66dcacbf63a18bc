// `npm run bench`: how fast it is, beside what one would write by hand, on servers of its own. Progress goes to stderr, the tables to stdout.
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { elapsed, sayOnStderr as say } from '../infra/progress.ts';
import { agreement } from './parts/agreement.ts';
import { archive } from './parts/archive.ts';
import { bag } from './parts/bag.ts';
import { bytes } from './parts/bytes.ts';
import { calm } from './parts/calm.ts';
import { cascade } from './parts/cascade.ts';
import { doors } from './parts/doors.ts';
import { growth } from './parts/growth.ts';
import { idle } from './parts/idle.ts';
import { incident } from './parts/incident.ts';
import { lists } from './parts/lists.ts';
import { live } from './parts/live.ts';
import { people } from './parts/people.ts';
import { production } from './parts/production.ts';
import { queries } from './parts/queries.ts';
import { recovery } from './parts/recovery.ts';
import { rounds } from './parts/rounds.ts';
import { type Section, markdown, table } from './report.ts';
import { type Sizes, type Surroundings, bringUp } from './surroundings.ts';

type Part = (around: Surroundings, sizes: Sizes, say: (line: string) => void) => Promise<Section>;
const parts: Record<string, Part> = {
  doors,
  live,
  calm,
  cascade,
  incident,
  idle,
  growth,
  queries,
  lists,
  agreement,
  production,
  recovery,
  rounds,
  bytes,
  archive,
  bag,
  people,
};

const usage = `npm run bench -- [options]
  --parts a,b     some of: ${Object.keys(parts).join(', ')} (default: all)
  --quick         a smoke run: everything small, in a minute or two
  --cases N       registrations in a round (300)
  --rounds N      rounds of each contestant (3)
  --listings N    listings of the suspended subject, and of an incident (1000)
  --runners N     idle runners (1000)
  --rows a,b      sizes of the ledger (1000,10000,100000,1000000)
  --filled N      cases in the ledger that queries are asked of (60000)
  --anchored N    rows under an anchor (1000000)
  --verified N    rows that verification derives again (100000)
  --seconds N     for how long fifty people work (120)
  --out FILE      also writes the Markdown to a file`;

const { values } = parseArgs({
  options: {
    parts: { type: 'string' },
    quick: { type: 'boolean', default: false },
    cases: { type: 'string' },
    rounds: { type: 'string' },
    listings: { type: 'string' },
    runners: { type: 'string' },
    rows: { type: 'string' },
    filled: { type: 'string' },
    anchored: { type: 'string' },
    verified: { type: 'string' },
    seconds: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

function sizesOf(): Sizes {
  const { quick } = values;
  const number = (text: string | undefined, full: number, small: number) => Number(text ?? (quick ? small : full));
  return {
    quick,
    cases: number(values.cases, 300, 20),
    rounds: number(values.rounds, 3, 1),
    listings: number(values.listings, 1000, 50),
    runners: number(values.runners, 1000, 40),
    rows: values.rows?.split(',').map(Number) ?? (quick ? [1_000, 5_000] : [1_000, 10_000, 100_000, 1_000_000]),
    filled: number(values.filled, 60_000, 2_000),
    anchored: number(values.anchored, 1_000_000, 5_000),
    verified: number(values.verified, 100_000, 700),
    seconds: number(values.seconds, 120, 10),
    appends: quick ? 60 : 300,
    grants: number(undefined, 500, 5),
    staff: number(undefined, 2_000, 20),
    agreements: number(undefined, 10_000, 50),
  };
}

async function main(): Promise<void> {
  const chosen = values.parts?.split(',') ?? Object.keys(parts);
  const unknown = chosen.filter((name) => !parts[name]);
  if (values.help || unknown.length) {
    if (unknown.length) say(`There is no part ${unknown.join(', ')}.`);
    say(usage);
    process.exitCode = unknown.length ? 2 : 0;
    return;
  }
  const begun = performance.now();
  const load = loadavg()[0] ?? 0;
  const around = await bringUp(say);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void around.stop().finally(() => process.exit(130)));
  const sections: Section[] = [];
  try {
    for (const name of chosen) {
      const started = performance.now();
      say(`${name} …`);
      sections.push(await parts[name]!(around, sizesOf(), say));
      say(`  done in ${elapsed(started)}`);
    }
  } finally {
    await around.stop();
    // Where a part fails, what was measured before it is still said.
    const text = markdown(sections, { quick: values.quick, minutes: (performance.now() - begun) / 60_000, load });
    process.stdout.write(`${table(sections)}\n\n${text}`);
    if (values.out) writeFileSync(values.out, text);
  }
}

await main();
