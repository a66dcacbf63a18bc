// A deadline: the day, and how long it is still, in words and in colour.
import { Tag } from 'antd';
import { useSession } from '../session.tsx';
import { due as dueWords } from '../words.ts';
import { type Urgency, daysLeft, lastDayOf, leftInWords, minuteOf, urgencyOf } from './time.ts';

const colours: Record<Urgency, string> = { overdue: 'red', today: 'volcano', soon: 'orange', later: 'default' };

type Given = {
  at: string | null;
  /** What is left of it, where the law counts working days. */
  workingDays?: number | null;
  /** It reaches into a year whose holiday notice is not out. */
  provisional?: boolean | undefined;
  plain?: boolean;
};
/** As lists and cases give it. */
export const leftOf = ({
  workingDaysLeft: workingDays,
  provisional,
}: {
  workingDaysLeft: number | null;
  provisional?: boolean;
}) => ({ workingDays, provisional });

export function Due({ at, workingDays, provisional, plain }: Given) {
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
      {provisional && <Tag>{t(dueWords.provisional)}</Tag>}
    </span>
  );
}

export const When = ({ at }: { at: string }) => <time dateTime={at}>{minuteOf(at)}</time>;
