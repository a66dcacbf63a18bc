// Completion in the shells themselves, where they are at hand.
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shell } from './cli-runner.ts';

const cli = shell('http://127.0.0.1:1', {});
const script = async (name: string) => (await cli(['completion', name])).out;
/** What bash offers after these words. */
async function offered(...words: string[]): Promise<string[]> {
  const line = `COMP_WORDS=(${['shuquan', ...words].map((word) => `"${word}"`).join(' ')}); COMP_CWORD=${words.length}; _shuquan; printf '%s\n' "\${COMPREPLY[@]}"`;
  const ran = spawnSync('bash', ['-c', `${await script('bash')}\n${line}`], { encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  return ran.stdout.trim().split('\n');
}

it('bash offers commands, their commands and their options', async () => {
  expect(await offered('cal')).toEqual(['calendar']);
  expect(await offered('calendar', '')).toEqual(expect.arrayContaining(['propose', 'take', 'discard', 'list', '--as']));
  expect(await offered('send', 'trade/1/1', 'SIGN', '--d')).toEqual(['--data']);
  expect(await offered('--as', 'zhao.min@CENTER', 'show', 'trade/1/1', '--jso')).toEqual(['--json']);
});

it('zsh takes the same, fish has its own', async () => {
  expect(await script('zsh')).toContain('bashcompinit');
  expect(await script('fish')).toMatch(/-n '__fish_seen_subcommand_from calendar' -a propose -d '/);
  expect((await cli(['completion', 'tcsh'])).code).toBe(2);
});
