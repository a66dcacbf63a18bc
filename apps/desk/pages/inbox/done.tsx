// What this person finished lately, and how the cases stand by now.
import { CaseLink } from '../../parts/case-link.tsx';
import { type DoneTask, orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { Table, Tag } from 'antd';
import { When } from '../../parts/due.tsx';
import { useAsked } from '../../queries.ts';
import type { InboxSearch } from '../../search.ts';
import { useSession } from '../../session.tsx';
import { inboxPage as words } from '../../words.work.ts';

export function Done({ search: { tab: _, dueBefore: __, ...filter } }: { search: InboxSearch }) {
  const { t } = useSession();
  const { client, as } = useAsked();
  const { data, isPending, error } = useQuery({
    queryKey: ['tasks', 'done', as, filter],
    queryFn: async (call) => orThrow(await client.done({ ...filter, limit: 100 }, call)).tasks,
  });
  if (error && !data) throw error;
  return (
    <Table<DoneTask>
      size="middle"
      rowKey={({ caseId, task, doneAt }) => `${caseId} ${task} ${doneAt}`}
      loading={isPending}
      pagination={false}
      dataSource={data ?? []}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: t(words.noneDone) }}
      columns={[
        { title: t(words.task), render: (_, { title }) => t(title) },
        {
          title: t(words.case),
          render: (_, { caseId, label }) => <CaseLink caseId={caseId} label={t(label)} />,
        },
        { title: t(words.kind), render: (_, { lifecycleTitle }) => t(lifecycleTitle) },
        { title: t(words.doneAt), render: (_, { doneAt }) => <When at={doneAt} /> },
        { title: t(words.state), render: (_, { stateTitle }) => <Tag>{t(stateTitle)}</Tag> },
      ]}
    />
  );
}
