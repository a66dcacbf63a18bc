// Signing in from a terminal: by device code, in whatever browser is at hand. The token is kept for its owner alone.
import { type Me, type WornHat, createClient } from '@shuquan/client';
import * as oidc from 'openid-client';
import { type Options, answered } from './api.ts';
import { OK, REFUSED, type Session, print } from './commands.ts';
import { UsageError } from './io.ts';
import { providerOf, readKept, tokensIn, writeKept } from './token.ts';
import { wordsIn } from './words.ts';

const meOf = async (session: Session): Promise<Me> => answered<Me>(await session.client.me());

export async function login(session: Session): Promise<number> {
  const { io, options } = session;
  const word = wordsIn(options.lang);
  const { provider } = await meOf({
    ...session,
    client: createClient({ url: options.url, language: options.lang, fetch: io.fetch }),
  });
  if (!provider) {
    io.err(`${word('developmentOnly')}\n`);
    return OK;
  }
  const { issuer, audience, cliClientId: clientId } = provider;
  if (!clientId)
    throw new UsageError('this service has no client for the CLI (OIDC_CLI_CLIENT_ID) · 该服务未配置命令行客户端');
  const config = await providerOf({ issuer, clientId });
  const device = await oidc.initiateDeviceAuthorization(config, { scope: 'openid offline_access', resource: audience });
  io.err(
    `${word('signInAt')}: ${device.verification_uri_complete ?? device.verification_uri}\n${word('userCode')}: ${device.user_code}\n`,
  );
  const tokens = await oidc.pollDeviceAuthorizationGrant(config, device, { resource: audience });
  writeKept(io, {
    ...readKept(io),
    [new URL(options.url).origin]: { issuer, clientId, audience, ...tokensIn(tokens, io) },
  });
  return whoami(session);
}

export async function logout({ io, options }: Session): Promise<number> {
  const { [new URL(options.url).origin]: gone, ...rest } = readKept(io);
  writeKept(io, rest);
  io.err(`${wordsIn(options.lang)(gone ? 'signedOut' : 'notSignedIn')}\n`);
  return OK;
}

export async function whoami(session: Session): Promise<number> {
  const me = await meOf(session);
  print(session, me, (one) => shown(one, session.options));
  return me.signedIn ? OK : REFUSED;
}

const hatOf = ({ hat, party, partyName }: WornHat): string =>
  `${hat}${party ? `:${party}${partyName ? ` ${partyName}` : ''}` : ''}`;
function shown(
  { signedIn, development, person, name, hats = [], delegated = [], administrator }: Me,
  { lang }: Options,
): string {
  const word = wordsIn(lang);
  if (!signedIn) return `${word(development ? 'developmentOnly' : 'notSignedIn')}\n`;
  return [
    `${name} (${person})${administrator ? ` · ${word('administrator')}` : ''}`,
    ...hats.map((one) => `  ${hatOf(one)}`),
    ...delegated.map((one) => `  ${one.from}@${hatOf(one)} · ${word('until')} ${one.until}`),
    '',
  ].join('\n');
}
