// Calls of the outside that keep failing, to be tried again once their cause is mended.
import { type FailingEffects, type Refused, isRefused, orThrow } from '@shuquan/client';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { useState } from 'react';
import { CaseLink } from '../../parts/case-link.tsx';
import { Refusal } from '../../parts/problem.tsx';
import { minuteOf } from '../../parts/time.ts';
import { useAsked } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { words } from '../../words.ts';
import { admin, keeping, ports } from './words.ts';

type Row = FailingEffects['effects'][number];
const portOf = (op: string): string => op.split(/[ .]/)[0] ?? '';

export function Failing() {
  const { client, as } = useAsked();
  const [refusal, refuse] = useState<Refused>();
  const { data } = useSuspenseQuery({
    queryKey: ['accounts', 'failing', as],
    queryFn: async (call) => orThrow(await client.failingEffects(call)).effects,
  });
  return (
    <>
      {refusal && <Refusal refusal={refusal} />}
      <Rows effects={data} refuse={refuse} />
    </>
  );
}

function Rows({ effects, refuse }: { effects: Row[]; refuse: (refusal: Refused | undefined) => void }) {
  const { t } = useSession();
  return (
    <Table<Row>
      size="small"
      rowKey="key"
      dataSource={effects}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
      locale={{ emptyText: t(keeping.nothingFails) }}
      columns={[
        { title: t(keeping.port), render: (_, { op }) => t(ports[portOf(op)] ?? ports['call']!) },
        { title: t(keeping.case), render: (_, one) => <CaseLink caseId={one.caseId} label={one.caseId} /> },
        { title: t(keeping.attempts), dataIndex: 'attempts' },
        { title: t(keeping.nextAt), render: (_, { nextAt }) => minuteOf(nextAt) },
        { title: t(keeping.lastError), render: (_, { lastError }) => <span lang="en">{lastError}</span> },
        { title: t(admin.what), render: (_, { key }) => <Retry of={key} refuse={refuse} /> },
      ]}
    />
  );
}

function Retry({ of, refuse }: { of: string; refuse: (refusal: Refused | undefined) => void }) {
  const { client, t } = useSession();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const retry = async (): Promise<void> => {
    try {
      const answer = await client.retryEffect(of);
      refuse(isRefused(answer) ? answer : undefined);
      if (!isRefused(answer)) void message.success(t(keeping.willRetry));
    } catch {
      void message.error(t(words.unreachable));
    }
    await queries.invalidateQueries({ queryKey: ['accounts', 'failing'] });
  };
  return (
    <Button size="small" type="primary" onClick={() => void retry()}>
      {t(keeping.retry)}
    </Button>
  );
}
