// The accounts as the service tells them to whoever keeps them.
import { type Accounts, orThrow } from '@shuquan/client';
import { useSuspenseQuery } from '@tanstack/react-query';
import { type Role, type Text, machineHats, partyHats, roles } from '@shuquan/machines/law';
import { learn } from '../../hats.ts';
import { useAsked } from '../../queries.ts';
import { useSession } from '../../session.tsx';

export function useAccounts() {
  const { client, as } = useAsked();
  return useSuspenseQuery({
    queryKey: ['accounts', as],
    queryFn: async (call) => {
      const accounts = orThrow(await client.accounts(call));
      learn(call.client, namesIn(accounts));
      return accounts;
    },
  }).data;
}
const namesIn = ({ people, organisations }: Accounts): Record<string, string> =>
  Object.fromEntries([
    ...people.map(({ person, name }) => [person, name]),
    ...organisations.map(({ party, name }) => [party, name]),
  ]);
/** Organisations as a choice. */
export const asOptions = ({ organisations }: Accounts): { value: string; label: string }[] =>
  organisations.map(({ party, name }) => ({ value: party, label: name }));

function useOptions(of: (hat: Role) => boolean): { value: string; label: string }[] {
  const { t } = useSession();
  return (Object.entries(roles) as [Role, Text][])
    .filter(([hat]) => of(hat))
    .map(([value, title]) => ({ value, label: t(title) }));
}
/** Hats that a person may wear, and those that are worn for a party, by programs too. */
export const useHatOptions = () => useOptions((hat) => !machineHats.includes(hat));
export const usePartyHatOptions = () => useOptions((hat) => partyHats.includes(hat));
