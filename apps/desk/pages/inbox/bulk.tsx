// Many tasks claimed, given back or assigned at once; each says what came of it. Decisions are never made in bulk.
import { type BulkTasks, RefusedError, type Task, orThrow } from '@shuquan/client';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import type { Text } from '@shuquan/machines/law';
import { HandOn } from '../../parts/handing.tsx';
import { useTasksAgain } from '../../parts/task-events.ts';
import { useSession } from '../../session.tsx';
import { colon, words as common } from '../../words.ts';
import { claiming, inboxPage as words } from '../../words.work.ts';

type What = { do: 'CLAIM' | 'UNCLAIM' } | { do: 'ASSIGN'; person: string };
type Came = { row: Task; says: Text; taken: boolean };
type Bulk = { rows: Task[]; done: () => void; /** Tasks of others, to be assigned. */ led: boolean };

export function BulkActs({ rows, done, led }: Bulk) {
  const { t } = useSession();
  const [results, tell] = useState<Came[]>([]);
  const [assigning, assign] = useState(false);
  const [busy, act] = useBulk(rows, (came) => {
    tell(came);
    done();
  });
  const [first] = rows;
  return (
    <>
      {first && (
        <>
          <Button
            type="primary"
            size="small"
            loading={busy}
            onClick={() => (led ? assign(true) : void act({ do: 'CLAIM' }))}
          >
            {t((led ? words.assignSelected : words.claimSelected)(rows.length))}
          </Button>
          <Button size="small" loading={busy} onClick={() => void act({ do: 'UNCLAIM' })}>
            {t(words.releaseSelected(rows.length))}
          </Button>
        </>
      )}
      {assigning && first && (
        <HandOn
          of={first}
          event="ASSIGN"
          title={t(words.assignSelected(rows.length))}
          close={() => assign(false)}
          hand={(person) => act({ do: 'ASSIGN', person })}
        />
      )}
      <Results results={results} close={() => tell([])} />
    </>
  );
}

const says = { CLAIM: claiming.claimed, UNCLAIM: claiming.released, ASSIGN: claiming.handed };
function useBulk(rows: Task[], came: (results: Came[]) => void): [boolean, (what: What) => Promise<void>] {
  const { client, t } = useSession();
  const again = useTasksAgain();
  const { message } = App.useApp();
  const [busy, work] = useState(false);
  const act = async (what: What): Promise<void> => {
    work(true);
    try {
      const tasks = rows.map(({ caseId, task }) => ({ caseId, task }));
      const { results } = orThrow(await client.bulk({ ...what, tasks } as BulkTasks));
      came(
        results.map(({ taken, message: why }, n) => ({
          row: rows[n]!,
          taken,
          says: why ?? says[what.do],
        })),
      );
    } catch (error) {
      void message.error(t(error instanceof RefusedError ? error.refusal.message : common.unreachable));
    }
    work(false);
    await again();
  };
  return [busy, act];
}

function Results({ results, close }: { results: Came[]; close: () => void }) {
  const { t } = useSession();
  return (
    <Modal open={results.length > 0} title={t(words.results)} footer={null} onCancel={close}>
      <ul className="plain">
        {results.map(({ row, says: text, taken }) => (
          <li key={`${row.caseId} ${row.task}`}>
            <strong>{t(row.title)}</strong> {t(row.label)}
            {t(colon)}
            <span className={taken ? 'taken' : 'not-taken'}>{t(text)}</span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
