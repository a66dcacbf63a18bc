// A deadline: the day, and how long it is still, in words and in colour.
import { Tag } from 'antd';
import { useSession } from '../session.tsx';
import { type Urgency, daysLeft, lastDayOf, leftInWords, minuteOf, urgencyOf } from './time.ts';

const colours: Record<Urgency, string> = { overdue: 'red', today: 'volcano', soon: 'orange', later: 'default' };

export function Due({ at, workingDays, plain }: { at: string | null; workingDays?: number; plain?: boolean }) {
  const { t } = useSession();
  if (!at) return <span>—</span>;
  const words = t(leftInWords(at, { workingDays }));
  const day = (
    <time dateTime={at} title={minuteOf(at)}>
      {lastDayOf(at)}
    </time>
  );
  return plain ? (
    <span>
      {day}（{words}）
    </span>
  ) : (
    <span className="due">
      {day} <Tag color={colours[urgencyOf(daysLeft(at))]}>{words}</Tag>
    </span>
  );
}

export const When = ({ at }: { at: string }) => <time dateTime={at}>{minuteOf(at)}</time>;
