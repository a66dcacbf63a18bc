// Who opened which case, record, document or list, the newest first: of everybody, or of one's own organisation.
import { type LoggedReads, orThrow } from '@shuquan/client';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Space, Table } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useHatTitle, usePersonName } from '../../hats.ts';
import { CaseLink } from '../../parts/case-link.tsx';
import { minuteOf } from '../../parts/time.ts';
import { useAsked } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { admin, keeping, materials } from './words.ts';

type Row = LoggedReads['reads'][number];
const PAGE = 50;

export function Reads() {
  const { t } = useSession();
  const [sought, seek] = useState({ person: '', caseId: '' });
  return (
    <>
      <Space wrap className="tools">
        {(['person', 'caseId'] as const).map((name) => (
          <Input
            key={name}
            aria-label={t(keeping.of[name])}
            placeholder={t(keeping.of[name])}
            value={sought[name]}
            onChange={({ target }) => seek({ ...sought, [name]: target.value })}
          />
        ))}
      </Space>
      <Found sought={useDeferredValue(sought)} />
    </>
  );
}

function Found({ sought: { person, caseId } }: { sought: { person: string; caseId: string } }) {
  const { t } = useSession();
  const { client, as } = useAsked();
  const filter = { ...(person.trim() && { person: person.trim() }), ...(caseId.trim() && { caseId: caseId.trim() }) };
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery({
    queryKey: ['accounts', 'reads', filter, as],
    queryFn: async ({ pageParam, signal }) =>
      orThrow(await client.loggedReads({ ...filter, ...(pageParam && { before: pageParam }), limit: PAGE }, { signal }))
        .reads,
    initialPageParam: 0,
    getNextPageParam: (last) => (last.length === PAGE ? last.at(-1)!.n : undefined),
  });
  return (
    <>
      <Rows reads={data.pages.flat()} />
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t(keeping.more)}
        </Button>
      )}
    </>
  );
}

function Rows({ reads }: { reads: Row[] }) {
  const { t } = useSession();
  const nameOf = usePersonName();
  const titleOf = useHatTitle();
  return (
    <Table<Row>
      size="small"
      rowKey="n"
      dataSource={reads}
      scroll={{ x: 'max-content' }}
      pagination={false}
      locale={{ emptyText: t(admin.none) }}
      columns={[
        { title: t(admin.at), render: (_, { at }) => minuteOf(at) },
        { title: t(admin.person), render: (_, { person }) => nameOf(person) },
        { title: t(admin.hat), render: (_, one) => titleOf(one) },
        { title: t(keeping.material), render: (_, { material }) => t(materials[material] ?? materials['case']!) },
        {
          title: t(keeping.case),
          render: (_, { caseId: id }) => id && <CaseLink caseId={id} label={id} />,
        },
      ]}
    />
  );
}
