// Who read the case (T25): for its parties and the offices that handle it; newest last, page by page.
import { type ReadsPage, orThrow } from '@shuquan/client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useHatTitle, usePersonName } from '../../hats.ts';
import { When } from '../../parts/due.tsx';
import { Articles } from '../../parts/law.tsx';
import { Waiting } from '../../parts/states.tsx';
import { useAsked } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { casePage as words } from '../../words.work.ts';

type Read = ReadsPage['reads'][number];

export function Reads({ id }: { id: string }) {
  const { t } = useSession();
  const { client, as } = useAsked();
  const columns = useReadColumns();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['reads', id, as],
    queryFn: async ({ pageParam, signal }) =>
      orThrow(await client.reads(id, { limit: 100, ...(pageParam && { after: pageParam }) }, { signal })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next,
    retry: false,
    // The look that is shown is itself a read of the case, not of this list.
    refetchOnWindowFocus: false,
  });
  if (error && !data) throw error;
  if (!data) return <Waiting />;
  return (
    <>
      <p>
        {t(words.readsWhat)} <Articles ids={['T25']} />
      </p>
      <Table<Read & { key: number }>
        size="small"
        pagination={false}
        dataSource={data.pages.flatMap(({ reads }) => reads).map((read, key) => ({ ...read, key }))}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t(words.readsNone) }}
        columns={columns}
      />
      {hasNextPage && (
        <Button className="more" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t(words.readsMore)}
        </Button>
      )}
    </>
  );
}

function useReadColumns() {
  const { t } = useSession();
  const hatOf = useHatTitle();
  const nameOf = usePersonName();
  return [
    { title: t(words.readAt), render: (_: unknown, { at }: Read) => <When at={at} /> },
    {
      title: t(words.readBy),
      render: (_: unknown, { person, hat, party, requester }: Read) =>
        [person && nameOf(person), hat ? hatOf({ hat, party }) : requester && hatOf({ hat: requester })]
          .filter(Boolean)
          .join(' · '),
    },
    {
      title: t(words.readWhat),
      render: (_: unknown, { material }: Read) => t(words.materialsRead[material] ?? words.materialsRead['case']!),
    },
    {
      title: t(words.readWhy),
      render: (_: unknown, { purpose }: Read) => (purpose ? t(purpose) : t(words.readByRight)),
    },
  ];
}
