// Whether acts can be taken, and what operators are to see to.
import { useSuspenseQuery } from '@tanstack/react-query';
import { Alert, Space } from 'antd';
import type { Text } from '@shuquan/machines/law';
import { useSession } from '../../session.tsx';
import { admin } from './words.ts';

type Standing = { ok?: boolean; notes?: Text[]; message?: Text };

export function Health() {
  const { t } = useSession();
  const { data } = useSuspenseQuery({
    queryKey: ['accounts', 'readiness'],
    queryFn: async () => (await (await fetch('/readyz')).json()) as Standing,
    refetchInterval: 15_000,
  });
  const ready = data.ok === true;
  return (
    <Space direction="vertical" style={{ width: '100%' }}>
      <Alert
        showIcon
        type={ready ? 'success' : 'error'}
        title={t(ready ? admin.ready : admin.notReady)}
        description={data.message && !ready ? t(data.message) : undefined}
      />
      {data.notes?.length ? (
        data.notes.map((note) => <Alert key={note.en} showIcon type="warning" title={t(note)} />)
      ) : (
        <p>{t(admin.noNotes)}</p>
      )}
    </Space>
  );
}
