// Organisations and people from a spreadsheet's CSV: each line is answered.
import { type Refused, type TableTaken, isRefused } from '@shuquan/client';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Modal, Table, Upload } from 'antd';
import { useState } from 'react';
import { Refusal } from '../../parts/problem.tsx';
import { useSession } from '../../session.tsx';
import { semicolon, words } from '../../words.ts';
import { admin, changes, keeping } from './words.ts';

type Line = TableTaken['lines'][number];

export function TakeTable() {
  const { client, t } = useSession();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [lines, tell] = useState<Line[]>();
  const [refusal, refuse] = useState<Refused>();
  const take = async (file: File): Promise<void> => {
    try {
      const answer = await client.takeTable(file);
      refuse(isRefused(answer) ? answer : undefined);
      tell(isRefused(answer) ? undefined : answer.lines);
    } catch {
      void message.error(t(words.unreachable));
    }
    await queries.invalidateQueries({ queryKey: ['accounts'] });
  };
  return (
    <>
      <Upload accept=".csv,text/csv" showUploadList={false} beforeUpload={(file) => (void take(file), false)}>
        <Button size="small">{t(keeping.takeTable)}</Button>
      </Upload>
      {refusal && <Refusal refusal={refusal} />}
      {lines && <Report lines={lines} close={() => tell(undefined)} />}
    </>
  );
}

function Report({ lines, close }: { lines: Line[]; close: () => void }) {
  const { t } = useSession();
  const wrong = lines.filter(({ refused }) => refused).length;
  return (
    <Modal open width={720} title={t(keeping.takeTable)} footer={null} onCancel={close}>
      <Alert showIcon type={wrong ? 'warning' : 'success'} title={t(keeping.taken(lines.length - wrong, wrong))} />
      <Table<Line>
        size="small"
        rowKey="line"
        dataSource={lines}
        pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
        locale={{ emptyText: t(admin.none) }}
        columns={[
          { title: t(keeping.line), dataIndex: 'line' },
          {
            title: t(keeping.result),
            render: (_, { done, refused }) =>
              [
                ...done.map((one) => t(changes[one] ?? changes['load']!)),
                refused ? t(refused.message) : done.length ? '' : t(keeping.stands),
              ]
                .filter(Boolean)
                .join(t(semicolon)),
          },
        ]}
      />
    </Modal>
  );
}
