// What waits for the hat and the party that are worn: in tabs with their counts, filtered, page by page. The address holds
// it all. An empty system is welcomed instead.
import { orThrow } from '@shuquan/client';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Badge, Button } from 'antd';
import { useId } from 'react';
import { Page } from '../parts/page.tsx';
import { TabList } from '../parts/tabs.tsx';
import { useAsked } from '../queries.ts';
import { type InboxSearch, type InboxTab, asked, tabs } from '../search.ts';
import { useSession } from '../session.tsx';
import { inboxPage as words } from '../words.work.ts';
import { words as common } from '../words.ts';
import { Done } from './inbox/done.tsx';
import { TaskFilters } from './inbox/filters.tsx';
import { Tasks } from './inbox/tasks.tsx';
import { Welcome, useIsEmpty, useReport } from './inbox/welcome.tsx';

export function Inbox() {
  const { t } = useSession();
  const empty = useIsEmpty();
  const { reports, putAway } = useReport();
  return (
    <Page title={t(common.pages.inbox)}>
      {(empty || reports) && <Welcome empty={empty} close={putAway} />}
      <Boxes />
    </Page>
  );
}

function Boxes() {
  const { t } = useSession();
  const search = useSearch({ from: '/inbox' });
  const go = useNavigate();
  const id = useId();
  const counts = useCounts();
  const { tab = 'all' } = search;
  const set = (change: InboxSearch) =>
    void go({ to: '/inbox', search: asked({ ...search, ...change }), replace: true });
  return (
    <div className="sheet">
      <TabList
        label={t(common.pages.inbox)}
        id={id}
        chosen={tab}
        choose={(key) => set({ tab: key as InboxTab })}
        tabs={tabs.map((key) => ({ key, label: <Label tab={key} count={counts?.[key]} /> }))}
      />
      <div role="tabpanel" id={`${id}-${tab}-panel`} aria-labelledby={`${id}-${tab}`}>
        <TaskFilters search={search} set={set} counts={counts?.lifecycles ?? {}} />
        {tab === 'done' ? <Done search={search} /> : <Waiting key={tab} tab={tab} search={search} />}
      </div>
    </div>
  );
}

function useCounts() {
  const { client, as } = useAsked();
  return useQuery({
    queryKey: ['counts', as],
    queryFn: async (call) => orThrow(await client.taskCounts(call)),
  }).data;
}

/** 1,000 means at least so many. */
const shown = (count: number) => (count >= 1000 ? '1,000+' : count);
function Label({ tab, count }: { tab: InboxTab; count: number | undefined }) {
  const { t } = useSession();
  const urgent = tab === 'overdue' && count !== undefined && count > 0;
  return (
    <>
      {t(words.tabs[tab])}{' '}
      {count !== undefined && (
        <Badge count={shown(count)} showZero overflowCount={999} color={urgent ? '#cf1322' : '#595959'} />
      )}
    </>
  );
}

function Waiting({ tab, search }: { tab: Exclude<InboxTab, 'done'>; search: InboxSearch }) {
  const { t } = useSession();
  const { client, as } = useAsked();
  const { tab: _, ...rest } = search;
  const filter = { ...rest, tab, limit: 50 };
  const { data, isPending, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['tasks', as, filter],
    queryFn: async ({ pageParam, signal }) =>
      orThrow(await client.tasks({ ...filter, ...(pageParam && { after: pageParam }) }, { signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  if (error && !data) throw error;
  return (
    <>
      <Tasks rows={data?.pages.flatMap(({ tasks }) => tasks) ?? []} loading={isPending} led={tab === 'led'} />
      {hasNextPage && (
        <Button className="more" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t(words.more)}
        </Button>
      )}
    </>
  );
}
