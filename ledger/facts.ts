// What guards may ask about other cases, answered within the act.
import type { CaseFact, CaseId, FactRequest, Facts } from '@shuquan/machines/kernel';
import type { Held, HeldCases } from './held.ts';

/** `loadAt`: reads cases once everything that is due in them by an instant has happened. */
export type Reader = { cases: HeldCases; loadAt: (ids: CaseId[], at: string) => Promise<unknown> };
export type FactRequests = Record<string, FactRequest | undefined>;

/** Answers fact requests as of an instant. A case that does not exist is null. */
export async function answerFacts(reader: Reader, requests: FactRequests, at: string): Promise<Facts> {
  const { cases } = reader;
  const wanted: Record<string, CaseId | CaseId[] | null> = {};
  for (const [name, request] of Object.entries(requests)) {
    if (!request) continue;
    if ('case' in request) wanted[name] = request.case ?? null;
    else if ('linkedFrom' in request) {
      const { linkedFrom, cases: among } = request;
      const linked = await cases.linkedFrom(linkedFrom.case ?? '', linkedFrom.rel);
      wanted[name] = among.filter((id) => linked.has(id));
    } else if ('cases' in request) wanted[name] = [...request.cases];
    else if ('party' in request) wanted[name] = await cases.openOf(request.party, request.of);
    else if ('under' in request) wanted[name] = await cases.openUnder(request.under, request.among);
    else wanted[name] = await cases.linkedTo(request.linked.to, request.linked.rel, request.linked.lifecycle);
  }
  await reader.loadAt([...new Set(Object.values(wanted).flatMap((id) => id ?? []))], at);
  const factOf = (id: CaseId): CaseFact | null => {
    const one = cases.get(id);
    return one ? asFact(one) : null;
  };
  return Object.fromEntries(
    Object.entries(wanted).map(([name, id]) => [
      name,
      Array.isArray(id) ? id.map(factOf).filter((fact) => fact !== null) : id ? factOf(id) : null,
    ]),
  );
}

const asFact = ({ row }: Held): CaseFact => ({
  id: row.id,
  lifecycle: row.lifecycle,
  open: !row.ended,
  state: row.state,
  tags: row.tags,
  parties: row.parties,
  shares: row.shares,
});
