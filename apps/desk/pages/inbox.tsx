// What waits for the hat and the party that are worn.
import { useQuery } from '@tanstack/react-query';
import { orThrow } from '@shuquan/client';
import { Table, Typography } from 'antd';
import { useSession } from '../session.tsx';
import { words } from '../words.ts';

export function Inbox() {
  const { client, wearing, t } = useSession();
  const { data = [], isPending } = useQuery({
    queryKey: ['tasks', wearing],
    queryFn: async () => orThrow(await client.tasks()).tasks,
  });
  return (
    <>
      <Typography.Title>{t(words.pages.inbox)}</Typography.Title>
      <Table
        rowKey={({ caseId, task }) => `${caseId} ${task}`}
        loading={isPending}
        dataSource={data}
        columns={[
          { title: t({ zh: '任务', en: 'Task' }), render: (_, { title }) => t(title) },
          { title: t({ zh: '案件', en: 'Case' }), render: (_, { label }) => t(label) },
        ]}
      />
    </>
  );
}
