// The environment as people write it, and where Temporal is after it.
import { type ClientConnectConfig, loadClientConnectConfig } from '@temporalio/envconfig';

/** Without what files and shells leave around a value: blanks, line ends, the quotes that `docker --env-file` and systemd units pass on. Empty counts as not set. */
export function asMeant(written: string | undefined): string | undefined {
  const bare = written?.trim() ?? '';
  const quoted = /^(["'])(.*)\1$/s.exec(bare);
  return (quoted ? quoted[2]!.trim() : bare) || undefined;
}

type Env = Record<string, string | undefined>;

/** Where Temporal is: TEMPORAL_… or a profile file, read by Temporal's own rules. */
export function temporalConfig(env: Env = process.env): ClientConnectConfig & { namespace: string } {
  const meant = Object.entries(env).flatMap(([name, value]) => {
    const text = name.startsWith('TEMPORAL_') ? asMeant(value) : value;
    return text === undefined ? [] : [[name, text] as const];
  });
  const read = loadClientConnectConfig({ overrideEnvVars: Object.fromEntries(meant) });
  return { ...read, namespace: read.namespace ?? 'default' };
}

/** Has anybody said where Temporal is? */
export const isTemporalNamed = (env: Env = process.env): boolean =>
  ['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE'].some((name) => asMeant(env[name]));
