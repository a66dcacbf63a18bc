// What waits: for us, and for others until when.
import type { Case, Task } from '@shuquan/client';
import { Due } from '../../parts/due.tsx';
import { useSession } from '../../session.tsx';
import { CaseLink } from '../../parts/case-link.tsx';
import { home } from '../law-words.ts';

type Row = { key: string; caseId: string; label: string; what: string; by?: string } & Pick<
  Task,
  'dueAt' | 'workingDaysLeft' | 'provisional'
>;

export function ForUs({ tasks }: { tasks: Task[] }) {
  const { t } = useSession();
  return (
    <Rows
      rows={tasks.map(({ caseId, task, label, title, ...due }) => ({
        key: `${caseId} ${task}`,
        caseId,
        label: t(label),
        what: t(title),
        ...due,
      }))}
    />
  );
}

export function ForOthers({ views, mine }: { views: Case[]; mine: Task[] }) {
  const { t } = useSession();
  const ours = new Set(mine.map(({ caseId, task }) => `${caseId} ${task}`));
  const rows = views.flatMap(({ caseId, label, tasks }) =>
    tasks
      .filter(({ task }) => !ours.has(`${caseId} ${task}`))
      .map(({ task, title, by, dueAt, workingDaysLeft }) => ({
        key: `${caseId} ${task}`,
        caseId,
        label: t(label),
        what: t(title),
        by: t(by.title),
        dueAt,
        workingDaysLeft,
      })),
  );
  return <Rows rows={rows} by />;
}

function Rows({ rows, by }: { rows: Row[]; by?: true }) {
  const { t } = useSession();
  if (rows.length === 0) return <p className="faint">{t(home.nothing)}</p>;
  return (
    <div className="home-wide" tabIndex={0} role="region" aria-label={t(by ? home.forOthers : home.forUs)}>
      <table className="home-table">
        <thead>
          <tr>
            <th scope="col">{t(home.task)}</th>
            <th scope="col">{t(home.case)}</th>
            {by && <th scope="col">{t(home.by)}</th>}
            <th scope="col">{t(home.due)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>{row.what}</td>
              <td>
                <CaseLink caseId={row.caseId} label={row.label} />
              </td>
              {by && <td>{row.by}</td>}
              <td>
                <Due at={row.dueAt} of={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
