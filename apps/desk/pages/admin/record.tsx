// How far the record is sealed and anchored (T24).
import { type RecordStanding, orThrow } from '@shuquan/client';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Alert, Table } from 'antd';
import { minuteOf } from '../../parts/time.ts';
import { useAsked } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { admin, keeping } from './words.ts';

type Row = RecordStanding['anchors']['latest'][number];

export function RecordTab() {
  const { t } = useSession();
  const { client, as } = useAsked();
  const { data } = useSuspenseQuery({
    queryKey: ['accounts', 'record', as],
    queryFn: async (call) => orThrow(await client.recordStanding(call)),
    refetchInterval: 15_000,
  });
  const { rows, seal, anchors } = data;
  return (
    <>
      <Alert
        showIcon
        type={anchors.late ? 'error' : anchors.undelivered ? 'warning' : 'success'}
        title={t(anchors.late ? keeping.anchorLate : anchors.undelivered ? keeping.undelivered : keeping.anchored)}
      />
      <dl className="law-about">
        <dt>{t(keeping.rows)}</dt>
        <dd>{rows}</dd>
        <dt>{t(keeping.seal)}</dt>
        <dd>{seal ? t(keeping.sealed(seal.id, minuteOf(seal.at), seal.behind)) : t(admin.none)}</dd>
        <dt>{t(keeping.due)}</dt>
        <dd>{anchors.due ?? t(admin.none)}</dd>
      </dl>
      <Anchors latest={anchors.latest} />
    </>
  );
}

function Anchors({ latest }: { latest: Row[] }) {
  const { t } = useSession();
  return (
    <Table<Row>
      size="small"
      rowKey="id"
      dataSource={latest}
      scroll={{ x: 'max-content' }}
      pagination={false}
      locale={{ emptyText: t(keeping.noAnchors) }}
      columns={[
        { title: t(keeping.anchor), dataIndex: 'id' },
        { title: t(keeping.day), dataIndex: 'day' },
        { title: t(keeping.made), render: (_, { at }) => minuteOf(at) },
        { title: t(keeping.told), render: (_, { told }) => t(told ? keeping.yes : keeping.no) },
        { title: t(keeping.stamped), render: (_, { stamped }) => t(stamped ? keeping.yes : keeping.no) },
      ]}
    />
  );
}
