// Why a change of the accounts, or a sign-in, is refused.
import type { Text } from '@shuquan/machines/law';

export const accountCodes = [
  'SIGN_IN_NEEDED',
  'SIGN_IN_AGAIN',
  'CROSS_SITE',
  'NOT_ADMINISTRATOR',
  'ACCOUNT_UNKNOWN',
  'ACCOUNT_CONFLICT',
  'SERVICE_MAY_NOT',
] as const;
export type AccountCode = (typeof accountCodes)[number];
/** `REQUEST_MALFORMED`: what was asked cannot be read at all. */
export type AccountRefusal = { ok: false; code: AccountCode | 'REQUEST_MALFORMED'; message: Text };

export const refused = (code: AccountRefusal['code'], zh: string, en: string): AccountRefusal => ({
  ok: false,
  code,
  message: { zh, en },
});
export const isRefused = (value: object): value is AccountRefusal => 'ok' in value && value.ok === false;
