// Browsers in which people are signed in; one that is not theirs any more is ended.
import { type OpenSessions, orThrow } from '@shuquan/client';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { usePersonName } from '../../hats.ts';
import { minuteOf } from '../../parts/time.ts';
import { useAsked } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { ChangeButton } from './change.tsx';
import { admin, keeping } from './words.ts';

type Row = OpenSessions['sessions'][number];

export function Devices() {
  const { t } = useSession();
  const { client, as } = useAsked();
  const nameOf = usePersonName();
  const { data } = useSuspenseQuery({
    queryKey: ['accounts', 'sessions', as],
    queryFn: async (call) => orThrow(await client.sessions(call)).sessions,
  });
  return (
    <Table<Row>
      size="small"
      rowKey="id"
      dataSource={data}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
      locale={{ emptyText: t(keeping.noDevices) }}
      columns={[
        { title: t(admin.person), render: (_, { person }) => nameOf(person) },
        { title: t(keeping.since), render: (_, { created }) => minuteOf(created) },
        { title: t(keeping.seen), render: (_, { seen }) => minuteOf(seen) },
        {
          title: t(admin.what),
          render: (_, { id, person }) => (
            <ChangeButton
              title={keeping.endDevice}
              fields={[]}
              change={() => ({ do: 'sign-out', person, session: id })}
            />
          ),
        },
      ]}
    />
  );
}
