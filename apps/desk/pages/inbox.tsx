// What waits for the hat and the party that are worn.
import { orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { Page } from '../parts/page.tsx';
import { useAsked } from '../queries.ts';
import { useSession } from '../session.tsx';
import { words } from '../words.ts';
import { Tasks } from './inbox/tasks.tsx';

export function Inbox() {
  const { t } = useSession();
  const { client, as } = useAsked();
  const { data, isPending, error } = useQuery({
    queryKey: ['tasks', as],
    queryFn: async ({ signal }) => orThrow(await client.tasks({}, { signal })).tasks,
  });
  if (error) throw error;
  return (
    <Page title={t(words.pages.inbox)}>
      <div className="sheet">
        <Tasks rows={data ?? []} loading={isPending} />
      </div>
    </Page>
  );
}
