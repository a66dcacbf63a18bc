// Who does what, until when.
import type { Case } from '@shuquan/client';
import { relations, roles } from '@shuquan/machines/law';
import { Tag } from 'antd';
import { usePersonName } from '../../hats.ts';
import { Due } from '../../parts/due.tsx';
import { minuteOf } from '../../parts/time.ts';
import { TaskActions } from '../../parts/claiming.tsx';
import { useLifecycle } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { casePage as words } from '../../words.work.ts';
import { colon } from '../../words.ts';

type Task = Case['tasks'][number];

/** A courtesy: the service decides who may claim. */
function useIsMine(view: Case): (task: Task) => boolean {
  const { wearing } = useSession();
  return ({ by }) =>
    by.name === wearing?.hat ||
    (Object.hasOwn(relations, by.name) && wearing?.party !== undefined && view.parties.includes(wearing.party));
}
/** Whether the hat assigns a task, as its chart says. */
function useLeads({ lifecycle }: Case): (task: Task) => boolean {
  const { wearing } = useSession();
  const { states } = useLifecycle(lifecycle);
  return ({ task }) => states.find(({ path }) => path === task)?.task?.lead?.name === wearing?.hat;
}
/** What waits for a port or another case is nobody's task. */
const isHuman = ({ by }: Task) => by.name !== 'SYSTEM' && (by.name in roles || by.name in relations);

export function Now({ view }: { view: Case }) {
  const { t } = useSession();
  return (
    <section className="sheet" aria-labelledby="now">
      <h2 id="now">{t(words.now)}</h2>
      {view.ended ? (
        <p>{t(words.nowEnded(minuteOf(view.at)))}</p>
      ) : view.tasks.length === 0 ? (
        <p>{t(words.nowNobody)}</p>
      ) : (
        <ul className="now">
          {view.tasks.map((task) => (
            <OneTask key={task.task} view={view} task={task} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OneTask({ view, task }: { view: Case; task: Task }) {
  const { t } = useSession();
  const nameOf = usePersonName();
  const isMine = useIsMine(view);
  const leads = useLeads(view)(task);
  return (
    <li>
      <div>
        <strong>{t(task.by.title)}</strong>
        {t(colon)}
        {t(task.title)} {task.escalated && <Tag color="red">{t(words.late)}</Tag>}
      </div>
      <div className="quiet">
        {task.dueAt && (
          <span>
            {t(words.until)} <Due at={task.dueAt} of={task} />
          </span>
        )}
        <span>
          {t(words.holder)}
          {t(colon)}
          {task.claimedBy ? nameOf(task.claimedBy) : t(words.nobody)}
        </span>
        {isHuman(task) && (isMine(task) || leads) && (
          <span className="no-print">
            <TaskActions of={{ ...task, caseId: view.caseId }} owner={isMine(task)} lead={leads} />
          </span>
        )}
      </div>
    </li>
  );
}
