// Titles of hats and names of people, as far as this person may know them.
import { roles } from '@shuquan/machines/law';
import { type QueryClient, skipToken, useQuery } from '@tanstack/react-query';
import { useSession } from './session.tsx';

const NAMES = ['names'];
/** Names of persons and organisations that an answer tells: whatever is shown later knows them too. */
export function learn(queries: QueryClient, names: Record<string, string>): void {
  queries.setQueryData(NAMES, (known: object | undefined) => ({ ...known, ...names }));
}
const useTold = (): Record<string, string> =>
  useQuery<Record<string, string>>({ queryKey: NAMES, queryFn: skipToken, gcTime: Infinity }).data ?? {};

/** An organisation by name; where it is not known, by its code. */
export function usePartyName(): (party: string) => string {
  const { me } = useSession();
  const known = [...(me.hats ?? []), ...(me.delegated ?? []), ...(me.people ?? []).flatMap((one) => one.hats)];
  const names = new Map(known.map(({ party, partyName }) => [party, partyName]));
  const told = useTold();
  return (party) => names.get(party) ?? told[party] ?? party.slice(party.indexOf(':') + 1);
}

/** Title of a hat, and for whom it is worn. */
export function useHatTitle(): (one: { hat: string; party?: string | null }) => string {
  const { t } = useSession();
  const partyName = usePartyName();
  return ({ hat, party }) => {
    const title = roles[hat as keyof typeof roles];
    return [title ? t(title) : hat, party && partyName(party)].filter(Boolean).join(' · ');
  };
}

/** A person by name; where it is not known, by the account. */
export function usePersonName(): (person: string) => string {
  const { me, t } = useSession();
  const names = new Map((me.people ?? []).map(({ person, name }) => [person, name]));
  const told = useTold();
  return (person) =>
    person === 'system'
      ? t({ zh: '系统', en: 'System' })
      : (names.get(person) ?? (person === me.person ? me.name : undefined) ?? told[person] ?? person);
}
