// The accounts as the service tells them to whoever keeps them.
import { orThrow } from '@shuquan/client';
import { useSuspenseQuery } from '@tanstack/react-query';
import { roles } from '@shuquan/machines/law';
import { useAsked } from '../../queries.ts';
import { useSession } from '../../session.tsx';

export function useAccounts() {
  const { client, as } = useAsked();
  return useSuspenseQuery({ queryKey: ['accounts', as], queryFn: async (call) => orThrow(await client.accounts(call)) })
    .data;
}

const machines = ['SYSTEM', 'PSP', 'DOMAIN'];
/** Hats that a person may wear. */
export function useHatOptions(): { value: string; label: string }[] {
  const { t } = useSession();
  return Object.entries(roles)
    .filter(([hat]) => !machines.includes(hat))
    .map(([value, title]) => ({ value, label: t(title) }));
}
