// Standing in: who acts for whom, until when. Everybody hands on their own hats; the delegate is a hand beside them.
import { Alert, Space, Table, Typography } from 'antd';
import { type Me, orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { useHatTitle } from '../../hats.ts';
import { personOptions } from '../../parts/handing.tsx';
import { minuteOf } from '../../parts/time.ts';
import { useAsked } from '../../queries.ts';
import { ownHats, useSession } from '../../session.tsx';
import { ChangeButton } from './change.tsx';
import { admin } from './words.ts';

export function Absence() {
  const { me, t } = useSession();
  return (
    <>
      <Alert type="info" showIcon title={t(admin.delegateHint)} />
      <Delegate />
      <Typography.Title level={2}>{t(admin.handed)}</Typography.Title>
      <Standing rows={(me.handed ?? []).map((one) => ({ ...one, person: one.to }))} ending />
      <Typography.Title level={2}>{t(admin.delegated)}</Typography.Title>
      <Standing rows={(me.delegated ?? []).map((one) => ({ ...one, person: one.from }))} ending />
    </>
  );
}

/** Who wears the hat that is worn now, or acts for the same organisation. */
function useColleagues() {
  const { t } = useSession();
  const { client, as } = useAsked();
  const { data = [] } = useQuery({
    queryKey: ['colleagues', as],
    queryFn: async (call) => orThrow(await client.colleagues(call)).people,
    enabled: as !== '',
  });
  return personOptions(data, t);
}

function Delegate() {
  const { me, wearing } = useSession();
  const titleOf = useHatTitle();
  const keyed = ownHats({ me, wearing }).map(({ hat, party }) => ({
    value: `${hat} ${party ?? ''}`,
    label: titleOf({ hat, party }),
  }));
  return (
    <Space className="tools">
      <ChangeButton
        primary
        title={admin.delegate}
        fields={[
          { name: 'worn', title: admin.hat, kind: 'choice', options: keyed },
          { name: 'to', title: admin.to, kind: 'choice', options: useColleagues() },
          { name: 'until', title: admin.untilInstant, kind: 'instant' },
          { name: 'reason', title: admin.reason },
        ]}
        change={({ worn = '', to, until, reason }) => {
          const [hat, party] = worn.split(' ');
          return { do: 'delegate', to, hat, ...(party && { party }), until, reason };
        }}
      />
    </Space>
  );
}

type Row = NonNullable<Me['handed']>[number] & { person: string };
function Standing({ rows, ending }: { rows: (Omit<Row, 'to'> & { to?: string })[]; ending?: true }) {
  const { t } = useSession();
  const titleOf = useHatTitle();
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      locale={{ emptyText: t(admin.none) }}
      dataSource={rows}
      columns={[
        { title: t(admin.person), render: (_, { name, person }) => name ?? person },
        { title: t(admin.hat), render: (_, one) => titleOf(one) },
        { title: t(admin.until), render: (_, { until }) => minuteOf(until) },
        ...(ending
          ? [
              {
                title: t(admin.what),
                render: (_: unknown, { id }: { id: number }) => (
                  <ChangeButton
                    title={admin.end}
                    fields={[]}
                    change={() => ({ do: 'end-delegation', delegation: id })}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
