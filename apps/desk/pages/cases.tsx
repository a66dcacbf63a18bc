// The cases that the hat may read. The address holds search, filters and order: a link is a saved view.
import { orThrow } from '@shuquan/client';
import type { Listed } from '@shuquan/client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select, Segmented, Table, type TableColumnsType } from 'antd';
import { numberOf, paramsOf } from '../case-id.ts';
import { Due, When } from '../parts/due.tsx';
import { Page } from '../parts/page.tsx';
import { useAsked, useLifecycles } from '../queries.ts';
import { type CasesSearch } from '../search.ts';
import { useSession } from '../session.tsx';
import { casesPage as words } from '../words.work.ts';
import { words as common } from '../words.ts';

function useFound(search: CasesSearch) {
  const { client, as } = useAsked();
  const { lifecycle, ended, state, tag, party, dueBefore } = search;
  const filter = { lifecycle, ended, state, tag, party, dueBefore, limit: 50 };
  return useInfiniteQuery({
    queryKey: ['cases', as, filter],
    queryFn: async ({ pageParam, signal }) =>
      orThrow(await client.list({ ...filter, ...(pageParam && { after: pageParam }) }, { signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

export function Cases() {
  const { t } = useSession();
  const search = useSearch({ from: '/cases' });
  const { data, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, error } = useFound(search);
  if (error) throw error;
  return (
    <Page title={t(common.pages.cases)}>
      <div className="sheet">
        <Filters search={search} />
        <Table<Listed>
          size="middle"
          rowKey="caseId"
          loading={isPending}
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={data?.pages.flatMap(({ cases }) => cases) ?? []}
          columns={useColumns()}
          locale={{ emptyText: t(words.none) }}
        />
        {hasNextPage && (
          <Button className="more" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t(words.more)}
          </Button>
        )}
      </div>
    </Page>
  );
}

function useColumns(): TableColumnsType<Listed> {
  const { t } = useSession();
  const kinds = new Map(useLifecycles().map(({ id, title }) => [id, t(title)]));
  return [
    {
      title: t(words.label),
      render: (_, { caseId, label }) => (
        <Link to="/cases/$lifecycle/$stem/$n" params={paramsOf(caseId)}>
          {t(label)}
        </Link>
      ),
    },
    { title: t(words.kind), render: (_, { lifecycle }) => kinds.get(lifecycle) },
    { title: t(words.number), render: (_, { caseId }) => numberOf(caseId) },
    { title: t(words.due), render: (_, { nextDue, ended }) => (ended ? t(words.ended) : <Due at={nextDue} />) },
    { title: t(words.changed), render: (_, { at }) => <When at={at} /> },
  ];
}

function Filters({ search }: { search: CasesSearch }) {
  const { t } = useSession();
  const go = useNavigate();
  const lifecycles = useLifecycles();
  const set = (change: CasesSearch) => {
    const next = Object.fromEntries(
      Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined),
    );
    void go({ to: '/cases', search: next, replace: true });
  };
  const standing = search.ended === undefined ? 'all' : search.ended ? 'ended' : 'open';
  return (
    <div className="filters">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t(words.kind)}
        placeholder={t(words.any)}
        value={search.lifecycle}
        onChange={(lifecycle: string | undefined) => set({ lifecycle })}
        options={lifecycles.map(({ id, title }) => ({ value: id, label: t(title) }))}
        className="kind"
      />
      <Segmented
        aria-label={t(words.standing)}
        value={standing}
        onChange={(value) => set({ ended: value === 'all' ? undefined : value === 'ended' })}
        options={[
          { value: 'all', label: t(words.all) },
          { value: 'open', label: t(words.open) },
          { value: 'ended', label: t(words.closed) },
        ]}
      />
    </div>
  );
}
