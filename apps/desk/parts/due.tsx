// A deadline: the day, and how long it is still, in words and in colour.
import { Tag } from 'antd';
import { useSession } from '../session.tsx';
import { due as dueWords } from '../words.ts';
import { type Urgency, daysLeft, lastDayOf, leftInWords, minuteOf, urgencyOf } from './time.ts';

const colours: Record<Urgency, string> = { overdue: 'red', today: 'volcano', soon: 'orange', later: 'default' };

type Given = {
  at: string | null;
  /** What is left of it, as lists and cases say: where the law counts working days; whether a holiday notice is not out yet. */
  of?: { workingDaysLeft: number | null; provisional?: boolean };
};
export function Due({ at, of }: Given) {
  const { t } = useSession();
  if (!at) return <span>—</span>;
  return (
    <span className="due">
      <time dateTime={at} title={minuteOf(at)}>
        {lastDayOf(at)}
      </time>{' '}
      <Tag color={colours[urgencyOf(daysLeft(at))]}>{t(leftInWords(at, { workingDays: of?.workingDaysLeft }))}</Tag>
      {of?.provisional && <Tag>{t(dueWords.provisional)}</Tag>}
    </span>
  );
}

export const When = ({ at }: { at: string }) => <time dateTime={at}>{minuteOf(at)}</time>;
