// What is checked of a request before the kernel decides on it.
import { type Actor, type Refusal, hashOf, holdsCitizenId, refuse, stateTitle } from '@shuquan/machines/kernel';
import { type Basis, articlesOf } from '@shuquan/machines/law';
import type { LedgerContext } from './context.ts';
import { documentsIn } from './derived.ts';
import type { Held } from './held.ts';
import { isOurs, isPort } from './ours.ts';
import { readableCaseOf } from './reading.ts';
import type { Answer, AppendRequest, LedgerRow, Settlement } from './types.ts';

/** Somebody decides on what they have seen: not on a case that has moved on since. */
export function staleVersion({ expectedVersion }: AppendRequest, { row, lifecycle }: Held): Refusal | undefined {
  if (expectedVersion === undefined || expectedVersion === row.version) return undefined;
  return refuse(
    'STALE_VERSION',
    {
      zh: `案件已更新：您看到的是第 ${expectedVersion} 版，现为第 ${row.version} 版（${stateTitle(lifecycle, row.state).zh}）。请刷新后再办。`,
      en: `The case has moved on: you saw version ${expectedVersion}, it is at ${row.version} (${row.state.join(', ')}). Read it again.`,
    },
    { state: row.state, version: row.version },
  );
}

/** A person's key. Those of the system (timers, cascades, replies) and of ports hold a slash, so that nobody can take them beforehand. */
export const keyPattern = /^[A-Za-z0-9._:-]{1,200}$/;

/** Each may use keys of their own form alone, by whichever door they come. */
export function keyProblem(key: unknown, actor: Actor, settlement?: Settlement): Refusal | undefined {
  if (typeof key === 'string' && key.length <= 300 && isOwnForm(key, actor, settlement)) return undefined;
  return refuse(
    'EVENT_MALFORMED',
    {
      zh: '幂等键只能用字母、数字和“.”“_”“:”“-”，最长 200 个字符；建议用 UUID。',
      en: 'An idempotency key is 1 to 200 letters, digits, dots, colons, dashes or underscores; a UUID will do.',
    },
    { details: [{ path: 'key', message: { zh: '不合要求', en: 'not a key' } }] },
  );
}
const isOwnForm = (key: string, actor: Actor, settlement?: Settlement): boolean => {
  if (settlement !== undefined || actor.hat === 'SYSTEM') return key.length > 0;
  return isPort(actor) ? key.startsWith(`${actor.person}/`) : keyPattern.test(key);
};

/**
 * The law protects personal information (T25): an identity number enters no case, wherever in an event it stands. A port's
 * references are its own numbers.
 */
export function identityNumbers(content: unknown, actor: Actor): Refusal | undefined {
  if (isOurs(actor)) return undefined;
  const found = pathsOf(content, holdsCitizenId);
  if (!found.length) return undefined;
  const message = {
    zh: '含有公民身份号码；请删去，或者以公民引用号代替',
    en: 'holds an identity number of a citizen; leave it out, or use the citizen reference',
  };
  return refuse(
    'EVENT_MALFORMED',
    { zh: `${found[0]}${message.zh}。`, en: `${found[0]} ${message.en}.` },
    { details: found.map((path) => ({ path, message })), articles: ['T25'] },
  );
}
const pathsOf = (value: unknown, test: (text: string) => boolean, path = ''): string[] => {
  if (typeof value === 'string') return test(value) ? [path || '(whole)'] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(test(name) ? [path || '(whole)'] : []),
    ...pathsOf(inner, test, path ? `${path}.${name}` : name),
  ]);
};

/** The answer to a key that has been used: the same as before, if the same person sends the same content in the same hat for the same party. */
export function repeated(seen: LedgerRow, asked: { event: LedgerRow['event']; actor: Actor }): Answer {
  const whole = (event: LedgerRow['event'], { person, hat, party }: Actor) =>
    hashOf({ event, person, hat, party: party ?? null });
  const same = whole(seen.event, seen.actor) === whole(asked.event, asked.actor);
  if (!same)
    return refuse(
      'KEY_REUSED',
      {
        zh: '幂等键已用于另一内容；请更换。',
        en: 'This idempotency key was used for another content; take a new one.',
      },
      { state: seen.to_state, version: seen.seq },
    );
  const at = new Date(seen.at).toISOString();
  return { ok: true, caseId: seen.case_id, seq: seen.seq, state: seen.to_state, at, repeated: true };
}

/** T25: whoever refers to a document brought it, or may read a case that has it; or knowing a hash would be enough to read it. */
export async function unknownDocument(
  ledger: LedgerContext,
  event: unknown,
  actor: Actor,
  law: readonly Basis[],
): Promise<Refusal | undefined> {
  const wanted = [...new Set(documentsIn(event))];
  if (!wanted.length) return undefined;
  const party = actor.party ?? '';
  const known = await ledger.sql<{ sha256: string }[]>`
    select d.sha256 from document d where d.sha256 = any(${wanted}) and (
      ${isOurs(actor)} or not (d.uploaded_by ? 'person')
      or exists (select 1 from upload u where u.sha256 = d.sha256 and (u.person = ${actor.person} or (u.party <> '' and u.party = ${party}))))`;
  const missing: string[] = [];
  for (const sha256 of wanted)
    if (!known.some((row) => row.sha256 === sha256) && !(await readableCaseOf(ledger, sha256, actor)))
      missing.push(sha256);
  return missing.length
    ? refuse(
        'DOCUMENT_UNKNOWN',
        {
          zh: `所引文档未上传：${missing.join('、')}`,
          en: `These documents have not been uploaded: ${missing.join(', ')}`,
        },
        { articles: articlesOf([...law]) },
      )
    : undefined;
}
