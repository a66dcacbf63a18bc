// The sign-in of this machine: a token for each API, readable to its owner alone, and renewed where it has ended.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as oidc from 'openid-client';
import { z } from 'zod';
import { isLoopback } from '../../infra/loopback.ts';
import { type Io, UsageError } from './io.ts';

const kept = z.record(
  z.string(),
  z.object({
    issuer: z.string(),
    clientId: z.string(),
    audience: z.string(),
    accessToken: z.string(),
    refreshToken: z.string().optional(),
    expiresAt: z.number(),
  }),
);
type Kept = z.output<typeof kept>;
// A token is fetched anew a little before it ends: it travels, too.
const EARLY_MS = 30_000;

const fileOf = ({ env }: Io): string =>
  join(env['XDG_CONFIG_HOME'] ?? join(env['HOME'] ?? homedir(), '.config'), 'shuquan', 'sign-in.json');

export function readKept(io: Io): Kept {
  const path = fileOf(io);
  if (!existsSync(path)) return {};
  const parsed = kept.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new UsageError(`${path}: cannot be read; sign in again · 无法读取，请重新登录`);
  return parsed.data;
}

export function writeKept(io: Io, all: Kept): void {
  if (!Object.keys(all).length) return rmSync(fileOf(io), { force: true });
  const path = fileOf(io);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
  // A file that was there before keeps the mode that it had.
  chmodSync(path, 0o600);
}

export const providerOf = ({ issuer, clientId }: { issuer: string; clientId: string }) =>
  oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
    execute: isLoopback(new URL(issuer).hostname) ? [oidc.allowInsecureRequests] : [],
  });

/** The token for an API: of the environment, or kept by `login`; renewed where it has ended. */
export async function tokenFor(url: string, io: Io): Promise<string | undefined> {
  const given = io.env['SHUQUAN_TOKEN']?.trim();
  if (given) return given;
  const all = readKept(io);
  const one = all[new URL(url).origin];
  if (!one) return undefined;
  if (io.now().getTime() < one.expiresAt - EARLY_MS || !one.refreshToken) return one.accessToken;
  try {
    const tokens = await oidc.refreshTokenGrant(await providerOf(one), one.refreshToken, { resource: one.audience });
    const renewed = { ...one, ...tokensIn(tokens, io) };
    writeKept(io, { ...all, [new URL(url).origin]: renewed });
    return renewed.accessToken;
  } catch (error) {
    // Signed out at the provider: the API says so, and how to sign in again.
    if (error instanceof oidc.ResponseBodyError) return one.accessToken;
    throw error;
  }
}

export const tokensIn = (tokens: oidc.TokenEndpointResponse, io: Io) => ({
  accessToken: tokens.access_token,
  ...(tokens.refresh_token && { refreshToken: tokens.refresh_token }),
  expiresAt: io.now().getTime() + (tokens.expires_in ?? 300) * 1000,
});
