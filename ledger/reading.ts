// T25: who may read what of a case.
import { wears, type Actor, type Refusal, refuse } from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import type { LedgerContext } from './context.ts';
import type { CaseRow } from './types.ts';

/** Parties of the case, the offices that its lifecycle names, and the system itself. */
export const mayRead = (ledger: LedgerContext, row: CaseRow, actor: Actor): boolean =>
  actor.hat === 'SYSTEM' ||
  wears(ledger.lifecycles[row.lifecycle]!, row.snapshot.context, actor, ledger.lifecycles[row.lifecycle]!.readers) ||
  (actor.party !== undefined && row.parties.includes(actor.party));

/** A refusal as somebody may see it who may not read the case: the code and the articles, not where it stands. */
export const veiled = ({ code, articles }: Refusal, title: Text, event: string): Refusal =>
  refuse(
    code,
    {
      zh: `“${title.zh}”未受理。案件情况仅当事人和办理部门可以查阅。`,
      en: `${event} was refused. Where the case stands is for its parties and the offices that handle it.`,
    },
    { articles: [...new Set([...articles, 'T25' as const])] },
  );

/** Lifecycles of which this hat may read every case. */
export const officesOf = (ledger: LedgerContext, actor: Actor): string[] =>
  Object.values(ledger.lifecycles)
    .filter(({ readers }) => actor.hat === 'SYSTEM' || readers.includes(actor.hat))
    .map(({ id }) => id);

/** The system and the ports: they name what they have made themselves, and are told where a case stands. */
export const isOurs = ({ hat }: Actor): boolean => hat === 'SYSTEM' || hat === 'PSP' || hat === 'DOMAIN';
