// The API where people sign in: a real provider, real tokens, and a browser that keeps cookies.
import { randomUUID } from 'node:crypto';
import type { Change } from '../../accounts/changes.ts';
import { createAccounts } from '../../accounts/index.ts';
import { type SignInRules, createCallers } from '../../accounts/callers.ts';
import { createSignIn } from '../../accounts/sign-in.ts';
import { createApi } from '../../apps/api/app.ts';
import { createClient } from '../../service/index.ts';
import { filesOf } from '../../wiring.ts';
import { type Answered, hospitalCode, merchantCode, serveApi } from '../apps/served.ts';
import { aBrowser } from '../support/browser.ts';
import { AUDIENCE, CLI, CLIENT, SECRET, startIdentityProvider } from '../support/identity-provider.ts';
import { clockAt } from '../support/ledger.ts';

export const ORIGIN = 'http://localhost';
export const own = `org:${merchantCode}` as const;
export const hospital = `org:${hospitalCode}` as const;
const people: [person: string, hat: 'MERCHANT' | 'DEMANDER' | 'OPCO' | 'CENTER' | 'SUPERVISOR', party?: string][] = [
  ['li.na', 'MERCHANT', own],
  ['chen.jie', 'DEMANDER', hospital],
  ['wang.fang', 'OPCO'],
  ['zhao.min', 'CENTER'],
  ['sun.wei', 'CENTER'],
];

export type SignedIn = Awaited<ReturnType<typeof serveSignedIn>>;
/** `clock` may be moved; tokens are of the real present. `origin`: where it is served, if it is. */
export async function serveSignedIn(rules: SignInRules = {}, origin = ORIGIN) {
  const provider = await startIdentityProvider([`${origin}/sign-in/callback`]);
  const clock = clockAt(new Date().toISOString());
  const served = await serveApi({ clock: clock.read });
  const { ledger, store } = served;
  const accounts = createAccounts(ledger.sql, ledger.now);
  const change = async (one: Change, by: Parameters<typeof accounts.change>[0] = { installation: 'console' }) => {
    const answer = await accounts.change(by, one);
    if (!answer.ok) throw new Error(answer.message.en);
  };
  await change({ do: 'organisation', party: own, name: '长春数据科技有限公司' });
  await change({ do: 'organisation', party: hospital, name: '长春市某医院' });
  for (const [person, hat, party] of people) {
    await change({ do: 'person', person, name: person });
    await change({ do: 'login', person, issuer: provider.issuer, subject: `sub-${person}` });
    await change({ do: 'grant', person, hat, ...(party && { party: party as typeof own }), basis: '任命文件' });
  }
  const signIn = createSignIn({
    issuer: provider.issuer,
    clientId: CLIENT,
    clientSecret: SECRET,
    audience: AUDIENCE,
    cliClientId: CLI,
  });
  const callers = createCallers({ principals: accounts.principals, clock: ledger.now, development: false, rules });
  const client = createClient({ ledger, callers, identityKey: 'k'.repeat(40), ...filesOf(ledger, { store }) });
  const app = createApi({ ...served.deps, client, accounts, signIn });
  const token = (person: string, more: Record<string, unknown> = {}) =>
    provider.mint({ sub: `sub-${person}`, auth_time: Math.floor(Date.now() / 1000), ...more });
  type Asked = { token?: string; as?: string; json?: unknown; headers?: Record<string, string>; key?: string };
  const ask = async (method: string, path: string, { token: bearer, as, json, headers, key }: Asked = {}) => {
    const sent = new Headers(headers);
    if (bearer !== undefined) sent.set('Authorization', `Bearer ${bearer}`);
    if (as !== undefined) sent.set('Shuquan-Actor', as);
    if (method === 'POST') sent.set('Idempotency-Key', key ?? randomUUID());
    const response = await app.request(`${ORIGIN}${path}`, {
      method,
      headers: sent,
      body: json === undefined ? null : JSON.stringify(json),
    });
    return { status: response.status, json: (await response.json()) as Answered };
  };
  /** A browser in which somebody has just signed in. */
  const signedIn = async (person: string, acr?: string) => {
    const browser = aBrowser({ localhost: (request) => app.fetch(request) });
    provider.present(`sub-${person}`, acr);
    const came = await browser.go(`${ORIGIN}/sign-in?to=/me`);
    return { ...browser, ...came };
  };
  return { ...served, provider, clock, accounts, change, signIn, client, app, ask, token, signedIn };
}
