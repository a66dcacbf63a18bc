// The files that operators take as they are: alert rules and a dashboard that name metrics of ours, and units that systemd takes.
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../infra/metrics.ts';
import { packageRoot } from '../../infra/package-root.ts';

const infra = join(packageRoot(), 'infra');
const own = new Set(
  createMetrics({ process: false })
    .registry.getMetricsAsArray()
    .map(({ name }) => name),
);
const named = (file: string): string[] =>
  [...readFileSync(join(infra, 'observe', file), 'utf8').matchAll(/\bshuquan_\w+/g)].map(([name]) =>
    name.replace(/_bucket$/, ''),
  );

describe('what watches', () => {
  it.each(['alerts.yaml', 'grafana-dashboard.json'])('%s names metrics of ours alone', (file) => {
    expect(named(file).filter((name) => !own.has(name))).toEqual([]);
  });
  it('an alert or the dashboard looks at every metric', () => {
    const seen = new Set([...named('alerts.yaml'), ...named('grafana-dashboard.json')]);
    expect([...own].filter((name) => !seen.has(name))).toEqual([]);
  });
});

describe('the units', () => {
  it.each(readdirSync(join(infra, 'systemd')))('%s starts a program that is there', (file) => {
    const [, program = ''] = /^ExecStart=\/usr\/bin\/env node --import tsx (\S+)$/m.exec(
      readFileSync(join(infra, 'systemd', file), 'utf8'),
    )!;
    expect(readFileSync(join(packageRoot(), program), 'utf8')).toContain('main().catch(endWith)');
    // Where systemd is at hand, it says the rest.
    const verified = spawnSync('systemd-analyze', ['verify', join(infra, 'systemd', file)], { encoding: 'utf8' });
    if (!verified.error) expect(verified.stderr.replace(/^.*(shuquan\.env|User=).*$/gm, '').trim()).toBe('');
  });
});
