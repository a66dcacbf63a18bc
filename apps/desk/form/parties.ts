// Parties by name: those that one acts for, those whose registrations one may read; any organisation by its credit code.
import { useMemo } from 'react';
import { useSession } from '../session.tsx';
import { useFoundCases } from './finding.ts';
import { words } from './words.ts';

const USCC = /[0-9A-HJ-NPQRTUWXY]{18}/;

/** A party in what somebody typed: a credit code, or the reference of a citizen. */
export function partyIn(typed: string, onlyOrganisations: boolean): string | undefined {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '');
  const code = USCC.exec(text.toUpperCase());
  if (code && text.length <= 'org:'.length + 18) return `org:${code[0]}`;
  const reference = /^(?:citizen:)?([0-9a-f]{32})$/.exec(text);
  return reference && !onlyOrganisations ? `citizen:${reference[1]}` : undefined;
}

/** Organisations that are known by name: party and name. */
function useKnown(sought: string): Map<string, string> {
  const { me, language } = useSession();
  const { cases } = useFoundCases(sought, 'subjectRegistration');
  return useMemo(
    () =>
      new Map([
        ...cases.flatMap(({ caseId, label }): [string, string][] => {
          const party = partyIn(caseId.split('/')[1] ?? '', false);
          return party ? [[party, label[language]]] : [];
        }),
        ...[...(me.hats ?? []), ...(me.delegated ?? []), ...(me.people ?? []).flatMap(({ hats }) => hats)].flatMap(
          ({ party, partyName }): [string, string][] => (party && partyName ? [[party, partyName]] : []),
        ),
      ]),
    [me, cases, language],
  );
}

export function useParties(sought: string): string[] {
  const text = sought.trim().toLowerCase();
  return [...useKnown(sought)].flatMap(([party, name]) =>
    `${name} ${party}`.toLowerCase().includes(text) ? [party] : [],
  );
}

/** A party to choose: its name; with the code where it was found by that, or where it alone tells two of one name apart. */
export function usePartyChoice(sought: string): (party: string) => string {
  const known = new Map([...useKnown(''), ...useKnown(sought)]);
  const named = usePartyName();
  const typed = sought.trim().toLowerCase();
  return (party) => {
    const name = known.get(party);
    const isByName = name?.toLowerCase().includes(typed);
    const isAlone = [...known.values()].filter((one) => one === name).length === 1;
    return name && isByName && isAlone ? name : named(party);
  };
}

/** A party as people read it: the name, and the credit code without our prefix. */
export function usePartyName(): (party: string) => string {
  const { t } = useSession();
  const known = useKnown('');
  return (party) => {
    const [kind, id = ''] = party.split(':');
    const name = known.get(party);
    if (kind === 'citizen') return name ?? `${t(words.citizen)} ${id.slice(0, 8)}…`;
    return name ? `${name} · ${id}` : id || party;
  };
}
