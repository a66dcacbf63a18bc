// Who changed what of the accounts, the newest first.
import { type AccountLog, orThrow } from '@shuquan/client';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { useAsked } from '../../queries.ts';
import { useHatTitle, usePersonName } from '../../hats.ts';
import { minuteOf } from '../../parts/time.ts';
import { useSession } from '../../session.tsx';
import { admin, changes } from './words.ts';

type Row = AccountLog['rows'][number];

export function AccountChanges() {
  const { t } = useSession();
  const { client, as } = useAsked();
  const nameOf = usePersonName();
  const about = useAbout();
  const { data } = useSuspenseQuery({
    queryKey: ['accounts', 'log', as],
    queryFn: async (call) => orThrow(await client.accountLog(call)).rows,
  });
  return (
    <Table<Row>
      size="small"
      rowKey="n"
      dataSource={data}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 20, showSizeChanger: false }}
      columns={[
        { title: t(admin.at), render: (_, { at }) => minuteOf(at) },
        { title: t(admin.by), render: (_, { by }) => nameOf(by.replace(/^installation:.*$/, 'system')) },
        { title: t(admin.what), render: (_, { change }) => t(changes[change.do ?? 'load'] ?? changes['load']!) },
        { title: t(admin.person), render: (_, { change }) => about(change) },
        { title: t(admin.basis), render: (_, { change }) => textIn(change, 'basis') || textIn(change, 'reason') },
      ]}
    />
  );
}

const textIn = (change: Row['change'], field: string): string => {
  const value = change[field];
  return typeof value === 'string' ? value : '';
};
/** Whom or what a change is about, in words. */
function useAbout(): (change: Row['change']) => string {
  const nameOf = usePersonName();
  const titleOf = useHatTitle();
  return (change) => {
    const person = textIn(change, 'person') || textIn(change, 'to');
    const hat = textIn(change, 'hat');
    return [
      person && nameOf(person),
      hat && titleOf({ hat, party: textIn(change, 'party') || null }),
      textIn(change, 'name'),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
