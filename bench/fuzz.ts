// `npm run fuzz`: schemathesis against a server of its own, by the document that the server gives; no answer may be of 5xx, and
// no refusal may have written anything.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sayOnStderr as say } from '../infra/progress.ts';
import { spell } from '../accounts/principals.ts';
import { direct } from './contestants.ts';
import { center, merchant } from './situations.ts';
import { bringUp } from './surroundings.ts';
import { watched } from './watched.ts';

const VERSION = '4.32.5';
const { values } = parseArgs({ options: { examples: { type: 'string', default: '100' } } });

async function main(): Promise<void> {
  const found = spawnSync('schemathesis', ['--version'], { encoding: 'utf8' });
  if (found.status !== 0) {
    say(`schemathesis is not on PATH: python3 -m pip install schemathesis==${VERSION}`);
    process.exitCode = 2;
    return;
  }
  const around = await bringUp(say);
  try {
    const owner = merchant(1);
    const url = await around.database();
    const ledger = await around.ledgerOn(url);
    const api = await around.httpServer('apps/api/main.ts', around.settings(url, [owner]), '/lifecycles');
    // A case that there is. Every event of every lifecycle at its edges would be a day's work: of those, examples.
    const id = await direct(ledger, 'append', around.server.pid).open(owner);
    const [, stem, n] = id.split('/');
    const settings = join(around.folder, 'schemathesis.toml');
    writeFileSync(
      settings,
      `[[operations]]
include-path-regex = "^/cases/.*/(events|explain)$"
phases.coverage.enabled = false
[[operations]]
include-path-regex = "^/cases/(subjectRegistration|[{]lifecycle[}])/"
parameters = { "path.lifecycle" = "subjectRegistration", "path.stem" = "${stem}", "path.n" = ${n} }
`,
    );
    const proxy = await watched(api.url, ledger.sql, (what) => {
      say(`a refusal has written: ${what}`);
      process.exitCode = 1;
    });
    for (const actor of [center, owner.actor]) {
      say(`as ${spell(actor)}`);
      const args = [
        '--config-file',
        settings,
        'run',
        `${proxy.url}/openapi.json`,
        '-c',
        'not_a_server_error',
        '-n',
        values.examples,
      ];
      // The stream goes on for ever, and what is not configured answers 501.
      args.push('--exclude-path', '/stream', '--exclude-path-regex', '^/(sign-in|sign-out|callbacks|metrics)');
      args.push('-H', `Shuquan-Actor: ${spell(actor)}`);
      const [code] = (await once(spawn('schemathesis', args, { stdio: 'inherit' }), 'exit')) as [number | null];
      if (code !== 0) process.exitCode = 1;
    }
    say(`answers: ${JSON.stringify(proxy.answered)}`);
    proxy.close();
    for await (const verdict of ledger.verifyAll())
      if (!verdict.ok) {
        say(`${verdict.caseId} is not whole`);
        process.exitCode = 1;
      }
    await Promise.all([api.stop(), ledger.close()]);
  } finally {
    await around.stop();
  }
}

await main();
