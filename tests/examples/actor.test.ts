// The plain XState actor, run as its first line says.
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('the plain actor withdraws its draft', () => {
  const said = execFileSync(process.execPath, ['--import', 'tsx', 'examples/embed/actor.ts'], { encoding: 'utf8' });
  expect(said).toMatch(/state: "draft"\n[^]*state: "withdrawn"/);
});
