// Many tasks claimed at once, one after the other; each says what came of it. Decisions are never made in bulk.
import { type Task, isRefused } from '@shuquan/client';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Text } from '@shuquan/machines/law';
import { useTaskEvent } from '../../parts/claiming.tsx';
import { useSession } from '../../session.tsx';
import { words as common } from '../../words.ts';
import { claiming, inboxPage as words } from '../../words.work.ts';

export function BulkClaim({ rows, done }: { rows: Task[]; done: () => void }) {
  const { t } = useSession();
  const send = useTaskEvent();
  const [results, tell] = useState<{ row: Task; says: Text; taken: boolean }[]>([]);
  const [busy, work] = useState(false);
  const claim = async () => {
    work(true);
    const came: typeof results = [];
    for (const row of rows) {
      const answer = await send('CLAIM', row).catch(() => undefined);
      const says = !answer ? common.unreachable : isRefused(answer) ? answer.message : claiming.claimed;
      came.push({ row, taken: answer?.ok === true, says });
    }
    tell(came);
    work(false);
    done();
  };
  return (
    <>
      {rows.length > 0 && (
        <Button type="primary" size="small" loading={busy} onClick={() => void claim()}>
          {t(words.claimSelected(rows.length))}
        </Button>
      )}
      <Modal open={results.length > 0} title={t(words.results)} footer={null} onCancel={() => tell([])}>
        <ul className="plain">
          {results.map(({ row, says, taken }) => (
            <li key={`${row.caseId} ${row.task}`}>
              <strong>{t(row.title)}</strong> {t(row.label)}
              {t({ zh: '：', en: ': ' })}
              <span className={taken ? 'taken' : 'not-taken'}>{t(says)}</span>
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}
