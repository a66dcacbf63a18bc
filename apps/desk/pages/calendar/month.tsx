// A month as a table: days off and days worked by the notice in force, and what falls due on each.
import type { CalendarYear, Listed } from '@shuquan/client';
import { useSession } from '../../session.tsx';
import { CaseLink } from '../../parts/case-link.tsx';
import { calendar } from '../law-words.ts';
import { named, weeksOf } from './days.ts';

/** As many cases stand in a day. */
const SHOWN = 3;
type Days = { today: string; days: CalendarYear; byDay: Map<string, Listed[]> };

export function Month({ year, month, ...rest }: Days & { year: number; month: number }) {
  const { t } = useSession();
  return (
    <div className="month" tabIndex={0} role="region" aria-label={t(calendar.month(year, month))}>
      <table>
        <thead>
          <tr>
            {calendar.weekdays.map((day) => (
              <th key={day.en} scope="col">
                {t(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week) => (
            <tr key={week[0]}>
              {week.map((day, at) => (
                <Day key={day} day={day} isWeekend={at > 4} isOther={!day.startsWith(named(year, month))} {...rest} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Day({
  day,
  isWeekend,
  isOther,
  today,
  days,
  byDay,
}: Days & { day: string; isWeekend: boolean; isOther: boolean }) {
  const { t } = useSession();
  const cases = byDay.get(day) ?? [];
  const isOff = days.holidays.includes(day);
  const isWorked = days.workdays.includes(day);
  const classes = [isOther && 'other', (isOff || (isWeekend && !isWorked)) && 'off', day === today && 'today'];
  return (
    <td className={classes.filter(Boolean).join(' ')} {...(day === today && { 'aria-current': 'date' as const })}>
      <div className="day">
        <time dateTime={day}>{Number(day.slice(8))}</time>
        {isOff && <span className="is-off">{t(calendar.holiday)}</span>}
        {isWorked && <span className="is-worked">{t(calendar.workday)}</span>}
      </div>
      {cases.length > 0 && (
        <ul>
          {cases.slice(0, SHOWN).map(({ caseId, label }) => (
            <li key={caseId}>
              <CaseLink caseId={caseId} label={t(label)} />
            </li>
          ))}
          {cases.length > SHOWN && <li className="faint">{t(calendar.more(cases.length - SHOWN))}</li>}
        </ul>
      )}
    </td>
  );
}
