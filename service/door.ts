// What every door checks before it asks the ledger: bytes are UTF-8 and JSON, keys are the caller's own.
import { type AccountRefusal, accountCodes } from '../accounts/refusals.ts';
import type { Refusal, RefusalCode } from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import { keyPattern } from '../ledger/checks.ts';

/** What a door refuses by itself; everything else is the ledger's refusal, unchanged. */
export const doorCodes = [
  'BODY_NOT_UTF8',
  'BODY_NOT_JSON',
  'BODY_TOO_DEEP',
  'KEY_MISSING',
  'KEY_MALFORMED',
  'REQUEST_MALFORMED',
  'NOTICE_MALFORMED',
  'IDENTITY_MALFORMED',
  'DOCUMENT_TOO_LARGE',
  'NOT_FOUND',
  'METHOD_NOT_ALLOWED',
  'HOST_NOT_ALLOWED',
  'SIGNATURE_WRONG',
  'NOT_CONFIGURED',
  'UNAVAILABLE',
  'INTERNAL',
  'TOO_MANY_REQUESTS',
  ...accountCodes,
] as const;
export type DoorCode = (typeof doorCodes)[number];
export type Code = RefusalCode | DoorCode;
/** A refusal of the ledger or of the door. */
export type No = Omit<Refusal, 'code'> & { code: Code };

/** A refusal as it travels over HTTP (RFC 9457). */
export type Problem = Omit<No, 'ok'> & {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance?: string;
  next: Text;
};

export const no = (code: DoorCode, message: Text, more: Partial<Omit<No, 'ok' | 'code' | 'message'>> = {}): No => ({
  ok: false,
  code,
  message,
  articles: [],
  state: [],
  allowed: [],
  ...more,
});
/** What the accounts refused, as the door says it. */
export const noOfAccounts = ({ code, message }: AccountRefusal): No => no(code, message);
export const isNo = (value: unknown): value is No =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'code' in value;

const DEEPEST = 64;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON from raw bytes. Bytes that are not UTF-8 are refused, not replaced: a name must not change on its way in. */
export function parseJson(bytes: Uint8Array): { json: unknown } | No {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return no('BODY_NOT_UTF8', {
      zh: '内容不是有效的 UTF-8 编码。请以 UTF-8 重新编码后提交。',
      en: 'The bytes are not valid UTF-8. Encode them as UTF-8 and send them again.',
    });
  }
  const tooDeep = depth(text) > DEEPEST;
  if (tooDeep)
    return no('BODY_TOO_DEEP', {
      zh: `JSON 嵌套过深，最多 ${DEEPEST} 层。`,
      en: `The JSON is nested too deep; at most ${DEEPEST} levels are taken.`,
    });
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return no('BODY_NOT_JSON', {
      zh: `内容不是有效的 JSON：${error.message}`,
      en: `The text is not valid JSON: ${error.message}`,
    });
  }
}

/** Counted on the text, because serialising a deep value overflows the stack. */
function depth(text: string): number {
  let now = 0;
  let most = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (quoted) {
      if (character === '\\') i += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') most = Math.max(most, ++now);
    else if (character === '}' || character === ']') now -= 1;
  }
  return most;
}

export { keyPattern };
export const checkKey = (key: string): No | undefined =>
  keyPattern.test(key)
    ? undefined
    : no(
        'KEY_MALFORMED',
        {
          zh: '幂等键只能用字母、数字和“.”“_”“:”“-”，最长 200 个字符；建议用 UUID。',
          en: 'An idempotency key is 1 to 200 letters, digits, dots, colons, dashes or underscores; a UUID will do.',
        },
        {
          details: [
            { path: 'Idempotency-Key', message: { zh: '格式不符', en: `does not match ${keyPattern.source}` } },
          ],
        },
      );

/** Postgres text holds no NUL. */
export const hasNul = (...texts: (string | undefined)[]): boolean => texts.some((text) => text?.includes('\u0000'));

/** The type of an event that is not checked yet. */
export const typeOf = (event: unknown): string => {
  const type = (event as { type?: unknown } | null | undefined)?.type;
  return typeof type === 'string' ? type : '';
};

const settings = { documents: '文档存储', identityKey: '身份标识密钥' };
export const notConfigured = (what: keyof typeof settings): No =>
  no('NOT_CONFIGURED', { zh: `本服务未配置${settings[what]}。`, en: `This service has no ${what} configured.` });
