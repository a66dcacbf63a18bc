// The cases that the hat may read. The address holds search, filters, order and columns: a link is a saved view.
import { type Listed, orThrow } from '@shuquan/client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import { Page } from '../parts/page.tsx';
import { useAsked } from '../queries.ts';
import { type CasesSearch, asked } from '../search.ts';
import { useSession } from '../session.tsx';
import { casesPage as words } from '../words.work.ts';
import { words as common } from '../words.ts';
import { useColumns } from './cases/columns.tsx';
import { CaseFilters } from './cases/filters.tsx';

function useFound({ columns: _, ...filter }: CasesSearch) {
  const { client, as } = useAsked();
  return useInfiniteQuery({
    queryKey: ['cases', as, filter],
    queryFn: async ({ pageParam, signal }) =>
      orThrow(await client.list({ ...filter, limit: 50, ...(pageParam && { after: pageParam }) }, { signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

export function Cases() {
  const { t } = useSession();
  const search = useSearch({ from: '/cases' });
  const go = useNavigate();
  const { data, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, error } = useFound(search);
  const set = (change: CasesSearch) =>
    void go({ to: '/cases', search: asked({ ...search, ...change }), replace: true });
  if (error && !data) throw error;
  return (
    <Page title={t(common.pages.cases)}>
      <div className="sheet">
        <CaseFilters search={search} set={set} />
        <Table<Listed>
          size="middle"
          rowKey="caseId"
          loading={isPending}
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={data?.pages.flatMap(({ cases }) => cases) ?? []}
          columns={useColumns(search.columns)}
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
