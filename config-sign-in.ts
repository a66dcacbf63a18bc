// Where people sign in, as the environment says it.
import { z } from 'zod';
import type { SignInRules } from './accounts/callers.ts';
import type { SignInSettings } from './accounts/sign-in.ts';
import { addresses, http, list, whole } from './config-values.ts';
import { isLoopback } from './infra/loopback.ts';

export const signInVariables = {
  SHUQUAN_ORIGIN: http
    .transform((text) => new URL(text))
    .refine(
      ({ protocol, hostname }) => protocol === 'https:' || isLoopback(hostname),
      'must begin with https://: what people sign in to is never served in the clear',
    )
    .transform(({ origin }) => origin)
    .optional(),
  OIDC_ISSUER: http.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_CLI_CLIENT_ID: z.string().optional(),
  SIGN_IN_FRESH_MINUTES: whole('a whole number of minutes', 1, 600).optional(),
  SIGN_IN_STRENGTHS: list.default([]),
  SHUQUAN_REQUESTS_PER_MINUTE: whole('a whole number of requests', 10, 1_000_000).default(1_200),
  SHUQUAN_OPEN_REQUESTS_PER_MINUTE: whole('a whole number of requests', 10, 1_000_000).default(6_000),
  SHUQUAN_PROXIES: addresses.default([]),
} as const;
type Read = { [K in keyof typeof signInVariables]: z.output<(typeof signInVariables)[K]> };

export type SignInConfig = {
  /** Where browsers and programs reach the API from outside, like https://desk.example. */
  origin?: string;
  /** Absent: nobody is asked who they are; on loopback only. */
  signIn?: SignInSettings;
  signInRules: SignInRules;
  /**
   * Requests in a minute to one process of the API: of one identity, and of whoever asks for nobody from one address; the
   * proxies whose word on that address counts.
   */
  rates: { perMinute: number; openPerMinute: number; proxies: string[] };
};

export function signInOf(read: Read): SignInConfig {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = read;
  const audience = read.OIDC_AUDIENCE ?? read.SHUQUAN_ORIGIN;
  return {
    ...(read.SHUQUAN_ORIGIN && { origin: read.SHUQUAN_ORIGIN }),
    ...(issuer &&
      clientId &&
      clientSecret &&
      audience && {
        signIn: {
          issuer,
          clientId,
          clientSecret,
          audience,
          ...(read.OIDC_CLI_CLIENT_ID && { cliClientId: read.OIDC_CLI_CLIENT_ID }),
        },
      }),
    rates: {
      perMinute: read.SHUQUAN_REQUESTS_PER_MINUTE,
      openPerMinute: read.SHUQUAN_OPEN_REQUESTS_PER_MINUTE,
      proxies: read.SHUQUAN_PROXIES,
    },
    signInRules: {
      ...(read.SIGN_IN_FRESH_MINUTES && { freshMinutes: read.SIGN_IN_FRESH_MINUTES }),
      ...(read.SIGN_IN_STRENGTHS.length && { strengths: read.SIGN_IN_STRENGTHS }),
    },
  };
}

export function signInProblems(
  read: Read & { SHUQUAN_HOST: string },
  isSet: (name: keyof typeof signInVariables) => boolean,
): string[] {
  const problems: string[] = [];
  if (!isLoopback(read.SHUQUAN_HOST) && !(isSet('OIDC_ISSUER') && isSet('SHUQUAN_ORIGIN')))
    problems.push(
      'OIDC_ISSUER and SHUQUAN_ORIGIN must be set where SHUQUAN_HOST is not loopback: without them nobody is asked who they are',
    );
  if (isSet('OIDC_ISSUER') && !isSet('OIDC_AUDIENCE') && !isSet('SHUQUAN_ORIGIN'))
    problems.push('OIDC_AUDIENCE must be set where OIDC_ISSUER is: a token for another service is not for this one');
  if (!isSet('OIDC_ISSUER') && (isSet('SIGN_IN_FRESH_MINUTES') || isSet('SIGN_IN_STRENGTHS')))
    problems.push('OIDC_ISSUER must be set where SIGN_IN_FRESH_MINUTES or SIGN_IN_STRENGTHS is');
  return problems;
}
