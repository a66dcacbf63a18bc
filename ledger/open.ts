// Opens a case: the same door as `append`, before there is a case.
import {
  type CaseId,
  type JsonObject,
  type Lifecycle,
  type Refusal,
  isRefusal,
  parseInput,
  refuse,
} from '@shuquan/machines/kernel';
import type { Regime } from '@shuquan/machines/regimes';
import type { Act } from './act.ts';
import { attempt, observed } from './attempt.ts';
import { identityNumbers, keyProblem, repeated, unknownDocument } from './checks.ts';
import { commit } from './commit.ts';
import { type LedgerContext, lifecycleNamed } from './context.ts';
import { caseRow } from './held.ts';
import { isTold } from './reading.ts';
import type { Answer, LedgerRow, OpenRequest } from './types.ts';

/** Opens a case of a lifecycle; the answer names its id. Refuses and throws like `append`. */
export const open = (ledger: LedgerContext, request: OpenRequest): Promise<Answer> => {
  const { lifecycle, caseId, actor } = request;
  return observed(ledger, { lifecycle, caseId, event: 'OPEN', actor }, () =>
    attempt(ledger, (act) => openOnce(act, request)),
  );
};

async function openOnce(act: Act, request: OpenRequest): Promise<Answer> {
  const { ledger, now: at } = act;
  const { actor, caseId, key } = request;
  const asked = keyProblem(key, actor) ?? asAsked(ledger, request);
  if (isRefusal(asked)) return asked;
  const { lifecycle, regime, input } = asked;
  const openKey = `${lifecycle.id}/${key}`;
  const [seen] = await ledger.sql<
    LedgerRow[]
  >`select l.* from ledger l where l.seq = 1 and l.case_id = coalesce((select id from cases where open_key = ${openKey}), ${caseId ?? null})`;
  if (seen) {
    const answer = repeated(seen, { event: { type: 'OPEN', input }, actor });
    if (answer.ok) return answer;
    const { state: _, version: __, ...known } = answer;
    const row = await caseRow(ledger, seen.case_id);
    const told = row && isTold(ledger, row, actor) ? answer : { ...known, state: [] };
    return seen.case_id === caseId ? { ...told, code: 'CASE_EXISTS' } : told;
  }
  const missing = identityNumbers(input, actor) ?? (await unknownDocument(ledger, input, actor, lifecycle.opens.law));
  if (missing) return missing;
  const one = await act.open({ lifecycle, input, actor, key, at, regime: regime.hash, openKey, caseId });
  if (isRefusal(one)) return one;
  await commit(act);
  return { ok: true, caseId: one.row.id, seq: one.rows[0]!.seq, state: one.row.state, at: one.row.at };
}

/** What a request names, and its valid input; or why there is no such thing. */
export function asAsked(
  ledger: LedgerContext,
  request: Pick<OpenRequest, 'lifecycle' | 'input' | 'regime' | 'regimeHash' | 'caseId'>,
): { lifecycle: Lifecycle; regime: Regime; input: JsonObject } | Refusal {
  const lifecycle = lifecycleNamed(ledger, request.lifecycle);
  if (isRefusal(lifecycle)) return lifecycle;
  const regime = regimeOf(ledger, request);
  if (!regime)
    return refuse('EVENT_MALFORMED', {
      zh: `没有规则包 ${request.regime}。`,
      en: `There is no regime ${request.regime}.`,
    });
  const input = parseInput(lifecycle, request.input, regime.values['event.maxBytes']);
  if (isRefusal(input)) return input;
  const misnamed = request.caseId === undefined ? undefined : idProblem(lifecycle, input, request.caseId);
  return misnamed ?? { lifecycle, regime, input };
}

function regimeOf(
  { regimes }: LedgerContext,
  { regime, regimeHash }: Pick<OpenRequest, 'regime' | 'regimeHash'>,
): Regime | undefined {
  if (regimeHash) return regimes.byHash(regimeHash);
  return regime ? regimes.byId(regime) : regimes.standard;
}

/** Readable, and nothing in it that the lifecycle did not put there: no personal data. */
function idProblem(lifecycle: Lifecycle, input: JsonObject, id: CaseId): Refusal | undefined {
  const stem = `${lifecycle.id}/${lifecycle.stem(input)}/`;
  if (id.startsWith(stem) && /^[1-9]\d{0,5}$/.test(id.slice(stem.length))) return undefined;
  return refuse('EVENT_MALFORMED', {
    zh: `该案件编号应为 ${stem}1 或其后序号。`,
    en: `The id of this case is ${stem}1, or the next number.`,
  });
}
