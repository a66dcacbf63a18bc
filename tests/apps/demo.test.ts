// The demo as somebody runs it who has just cloned the project: a process of its own, on free ports and a temporary folder.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../infra/package-root.ts';
import { freePort } from '../../infra/ports.ts';
import { law } from '../support/law.ts';

type Told = { code: number | null; lines: string[]; errors: string };
/** `interruptAfter`: what it has said when Ctrl-C comes. */
async function demo(args: string[], interruptAfter?: string): Promise<Told> {
  // Nothing listens there, so that it starts a system of its own, whatever runs on this machine.
  const url = `http://127.0.0.1:${await freePort()}`;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(SHUQUAN|TEMPORAL|DATABASE|BANK|DOMAIN)_/.test(name)),
  );
  const child = spawn(process.execPath, ['--import', 'tsx', join('apps', 'demo', 'main.ts'), ...args, '--url', url], {
    cwd: packageRoot(),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      const before = said[stream];
      said[stream] += text;
      if (interruptAfter && !before.includes(interruptAfter) && said[stream].includes(interruptAfter))
        child.kill('SIGINT');
    });
  try {
    const code = await ended;
    return { code, lines: said.stdout.trimEnd().split('\n'), errors: said.stderr };
  } finally {
    child.kill('SIGKILL');
  }
}
const folders = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('shuquan-demo-'));

// Each brings up a system of its own: 40 to 80 s were seen with other work beside it.
describe('the demo', () => {
  it(
    'takes a trade through its eight stages to a filing that verifies, with refusals and the deadlines in Temporal',
    law('T15', 'T24'),
    async () => {
      const { code, lines, errors } = await demo(['trade']);
      const text = lines.join('\n');
      expect([code, lines.at(-1)], errors).toEqual([0, expect.stringMatching(/✓ FILED trade\/91220101MA7F2K4D0Y-/)]);
      expect(lines.at(-2)).toMatch(/档案 · archive: \d+ rows, \d+ documents verify/);
      expect(lines.filter((line) => line.startsWith('■'))).toHaveLength(8);
      for (const refused of ['MAKER_IS_CHECKER [T6]', 'GUARD_REFUSED [T14(4)]', 'GUARD_REFUSED [T20]'])
        expect(text).toContain(refused);
      expect(text).toMatch(/(\d+) of \1 deadlines alike/);
    },
  );

  it(
    'takes an operator from announcement through a suspended and rectified year to renewal, then revocation and closure',
    law('P10', 'P13', 'P29', 'P31'),
    async () => {
      const { code, lines, errors } = await demo(['operation']);
      expect([code, lines.at(-1)], errors).toEqual([
        0,
        expect.stringContaining('REVOKED and CLOSED operatingAgreement/91220100MABX3T9L1E/2'),
      ]);
      expect(lines.join('\n')).toContain('the demo moves its clock');
      expect(lines.join('\n')).toMatch(
        /grant suspended[\s\S]*denied[\s\S]*grant active[\s\S]*let in[\s\S]*goes over to\s+operatingAgreement[\s\S]*grant active[\s\S]*let in[\s\S]*grant revoked, staff revoked[\s\S]*denied/,
      );
    },
  );

  it(
    'takes an incident at night through notice, reports, an inspection and its order to an archive that stands alone',
    law('T24', 'T27', 'T28', 'T33'),
    async () => {
      const { code, lines, errors } = await demo(['supervision']);
      expect([code, lines.at(-1)], errors).toEqual([
        0,
        expect.stringContaining('CLOSED securityIncident/venue-2026-03-06/1'),
      ]);
      const text = lines.join('\n');
      expect(lines.filter((line) => line.startsWith('■'))).toHaveLength(8);
      expect(text).toMatch(
        /Suspended[\s\S]*told: 1 [\s\S]*within four hours[\s\S]*MAKER_IS_CHECKER \[T27 P26\][\s\S]*Published[\s\S]*in the same act: rectificationOrder[\s\S]*Overdue[\s\S]*Accepted[\s\S]*Closed/,
      );
      for (const command of ['tar xf', 'sha256sum -c --quiet manifest-sha256.txt', 'python3 check.py'])
        expect(text).toMatch(new RegExp(`✓ ${command}[^✗]* → OK`));
    },
  );

  it('leaves nothing behind when it is interrupted', async () => {
    const before = folders();
    const { code, errors } = await demo(['trade'], '■ 一');
    expect([code, errors.includes('Stopping')]).toEqual([130, true]);
    await sleep(100);
    expect(folders().filter((name) => !before.includes(name))).toEqual([]);
  });

  it('knows its stories and says so', async () => {
    expect(await demo(['comedy'])).toMatchObject({
      code: 2,
      errors: expect.stringContaining('trade | operation | supervision'),
    });
  });
});
