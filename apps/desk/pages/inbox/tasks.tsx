// The table of tasks: by mouse, and by keys as in a mail program. What is done to many says of each what came of it.
import { CaseLink } from '../../parts/case-link.tsx';
import { type Task, isRefused } from '@shuquan/client';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { paramsOf } from '../../case-id.ts';
import { usePersonName } from '../../hats.ts';
import { TaskActions } from '../../parts/claiming.tsx';
import { useMyself, useTaskEvent } from '../../parts/task-events.ts';
import { Due, When } from '../../parts/due.tsx';
import { useSession } from '../../session.tsx';
import { comma, words as common } from '../../words.ts';
import { inboxPage as words } from '../../words.work.ts';
import { BulkActs } from './bulk.tsx';
import { KeyHelp, useKeys } from './keys.tsx';

export const keyOf = ({ caseId, task }: Task): string => `${caseId} ${task}`;

/** `led`: they are others' tasks, which this hat assigns. */
export function Tasks({ rows, loading, led }: { rows: Task[]; loading: boolean; led: boolean }) {
  const { t } = useSession();
  const [at, move] = useState(-1);
  const [selected, select] = useState<string[]>([]);
  const [helping, help] = useState(false);
  const columns = useColumns(led);
  useTaskKeys({ rows, at, move, selected, select, help, led });
  return (
    <>
      <div className="filters">
        <BulkActs rows={rows.filter((row) => selected.includes(keyOf(row)))} done={() => select([])} led={led} />
        <Button size="small" className="keys" onClick={() => help(true)}>
          {t(words.keys)}
        </Button>
      </div>
      <KeyHelp open={helping} close={() => help(false)} />
      <div className="scrolling">
        <Table<Task>
          size="middle"
          rowKey={keyOf}
          loading={loading}
          pagination={false}
          dataSource={rows}
          columns={columns}
          locale={{ emptyText: t(words.none) }}
          rowSelection={{
            selectedRowKeys: selected,
            onChange: (keys) => select(keys.map(String)),
            getCheckboxProps: (row) => ({ 'aria-label': `${t(row.title)} ${t(row.label)}` }) as object,
          }}
          onRow={(_, index) => ({ className: index === at ? 'at' : '', 'aria-current': index === at || undefined })}
        />
      </div>
    </>
  );
}

function useColumns(led: boolean): TableColumnsType<Task> {
  const { t } = useSession();
  const nameOf = usePersonName();
  return [
    {
      title: t(words.task),
      render: (_, { title, escalated }) => (
        <>
          {t(title)} {escalated && <Tag color="red">{t(words.late)}</Tag>}
        </>
      ),
    },
    {
      title: t(words.case),
      render: (_, { caseId, label }) => <CaseLink caseId={caseId} label={t(label)} />,
    },
    { title: t(words.kind), render: (_, { lifecycleTitle }) => t(lifecycleTitle) },
    {
      title: t(words.party),
      className: 'parties',
      render: (_, { parties }) => parties.map(({ name }) => t(name)).join(t(comma)),
    },
    { title: t(words.since), render: (_, { openedAt }) => <When at={openedAt} /> },
    { title: t(words.due), render: (_, row) => <Due at={row.dueAt} of={row} /> },
    {
      title: t(words.holder),
      render: (_, { claimedBy, claimedByName }) => (claimedBy ? (claimedByName ?? nameOf(claimedBy)) : t(words.free)),
    },
    { title: t(words.act), render: (_, row) => <TaskActions of={row} owner={!led} lead={led} /> },
  ];
}

type Handled = {
  rows: Task[];
  at: number;
  move: (at: number) => void;
  selected: string[];
  select: (keys: string[]) => void;
  help: (open: boolean) => void;
  led: boolean;
};
function useTaskKeys({ rows, at, move, selected, select, help, led }: Handled): void {
  const go = useNavigate();
  const send = useTaskEvent();
  const myself = useMyself();
  const { t } = useSession();
  const { message } = App.useApp();
  const row = rows[at];
  const say = async (event: 'CLAIM' | 'UNCLAIM', task: Task): Promise<void> => {
    const answer = await send(event, task).catch(() => undefined);
    if (!answer) void message.error(t(common.unreachable));
    else if (isRefused(answer)) void message.error(t(answer.message));
  };
  useKeys({
    j: () => move(Math.min(at + 1, rows.length - 1)),
    k: () => move(Math.max(at - 1, 0)),
    Enter: row && (() => void go({ to: '/cases/$lifecycle/$stem/$n', params: paramsOf(row.caseId) })),
    c: row && !led && !row.claimedBy ? () => void say('CLAIM', row) : undefined,
    u: row && row.claimedBy === myself ? () => void say('UNCLAIM', row) : undefined,
    x:
      row &&
      (() => {
        const key = keyOf(row);
        select(selected.includes(key) ? selected.filter((one) => one !== key) : [...selected, key]);
      }),
    '?': () => help(true),
  });
}
