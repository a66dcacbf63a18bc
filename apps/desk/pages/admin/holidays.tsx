// Holiday notices: one person proposes and sees what would move, another takes it (D-0370).
import { type HolidayNotice, type Refused, isRefused, orThrow } from '@shuquan/client';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Alert, App, Button, Input, Space, Table } from 'antd';
import { useState } from 'react';
import { usePersonName } from '../../hats.ts';
import { Refusal } from '../../parts/problem.tsx';
import { useAsked } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { admin } from './words.ts';

const keepers = ['CENTER', 'SUPERVISOR', 'AUTHORITY', 'COMMITTEE_OFFICE'];

export function HolidayNotices() {
  const { wearing, t } = useSession();
  return keepers.includes(wearing?.hat ?? '') ? <Kept /> : <Alert type="info" title={t(admin.onlyAdministrators)} />;
}

function Kept() {
  const { client, as } = useAsked();
  const [refusal, refuse] = useState<Refused>();
  const queries = useQueryClient();
  const { data } = useSuspenseQuery({
    queryKey: ['accounts', 'holidays', as],
    queryFn: async (call) => orThrow(await client.holidayNotices(call)).notices,
  });
  const then = async (answer: object): Promise<void> => {
    refuse(isRefused(answer) ? answer : undefined);
    await queries.invalidateQueries({ queryKey: ['accounts', 'holidays'] });
  };
  return (
    <>
      {refusal && <Refusal refusal={refusal} />}
      <Propose then={then} />
      <Rows notices={data} then={then} />
    </>
  );
}

type Then = (answer: object) => Promise<void>;

function Propose({ then }: { then: Then }) {
  const { client, t } = useSession();
  const { message } = App.useApp();
  const [text, type] = useState('');
  const propose = async (): Promise<void> => {
    const answer = await client.proposeNotice(noticeIn(text));
    if (!isRefused(answer)) {
      type('');
      void message.info(t('unchanged' in answer ? admin.unchanged : admin.wouldMove(answer.preview)));
    }
    await then(answer);
  };
  return (
    <Space direction="vertical" className="tools" style={{ width: '100%' }}>
      <label htmlFor="notice">{t(admin.noticeText)}</label>
      <Input.TextArea id="notice" rows={4} value={text} onChange={({ target }) => type(target.value)} />
      <Button type="primary" disabled={!text.trim()} onClick={() => void propose()}>
        {t(admin.propose)}
      </Button>
    </Space>
  );
}
/** What is no JSON is iCalendar, or is refused as such. */
function noticeIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function Rows({ notices, then }: { notices: HolidayNotice[]; then: Then }) {
  const { client, t } = useSession();
  const nameOf = usePersonName();
  const standing = ({ decidedBy, calendar }: HolidayNotice) =>
    decidedBy ? (calendar ? admin.inForce : admin.discarded) : admin.waiting;
  return (
    <Table<HolidayNotice>
      size="small"
      rowKey="n"
      dataSource={notices}
      scroll={{ x: 'max-content' }}
      pagination={false}
      locale={{ emptyText: t(admin.none) }}
      columns={[
        { title: t(admin.year), dataIndex: 'year' },
        { title: t(admin.source), render: (_, { notice }) => notice.source },
        { title: t(admin.proposedBy), render: (_, { proposedBy }) => nameOf(proposedBy.person) },
        { title: t(admin.decidedBy), render: (_, { decidedBy }) => decidedBy && nameOf(decidedBy.person) },
        { title: t(admin.status), render: (_, one) => t(standing(one)) },
        {
          title: t(admin.what),
          render: (_, { n, decidedBy }) =>
            decidedBy ? null : (
              <Space>
                <Button size="small" type="primary" onClick={() => void client.takeNotice(n).then(then)}>
                  {t(admin.take)}
                </Button>
                <Button size="small" onClick={() => void client.discardNotice(n).then(then)}>
                  {t(admin.discard)}
                </Button>
              </Space>
            ),
        },
      ]}
    />
  );
}
