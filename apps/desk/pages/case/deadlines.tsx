// Every clock of the case: what it measures, until when, whether it stands.
import { Table } from 'antd';
import { Due } from '../../parts/due.tsx';
import { useCase } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { casePage as words } from '../../words.work.ts';

export function Deadlines({ id }: { id: string }) {
  const { t } = useSession();
  const { deadlines } = useCase(id);
  if (deadlines.length === 0) return <p>{t(words.noDeadlines)}</p>;
  return (
    <Table
      size="small"
      rowKey={({ clock, kind, dueAt }) => `${clock} ${kind} ${dueAt}`}
      pagination={false}
      dataSource={deadlines}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t(words.deadline), render: (_, { title }) => t(title) },
        { title: t(words.kind), render: (_, { kind }) => t(words.kinds[kind] ?? words.kinds['after']!) },
        {
          title: t(words.until),
          render: (_, row) => (row.dueAt ? <Due at={row.dueAt} of={row} /> : t(words.stands)),
        },
      ]}
    />
  );
}
