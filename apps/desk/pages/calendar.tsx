// The deadlines of the cases that one may read, on the days that count.
import { type CalendarYear, type Listed, orThrow } from '@shuquan/client';
import { firstThrows } from '../queries.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Alert, Spin, Typography } from 'antd';
import { Due } from '../parts/due.tsx';
import { Page } from '../parts/page.tsx';
import { dayOf, lastDayOf } from '../parts/time.ts';
import { actorName, useSession } from '../session.tsx';
import { words } from '../words.ts';
import { CaseLink } from '../parts/case-link.tsx';
import { after, monthOf, moved, weeksOf } from './calendar/days.ts';
import { Month } from './calendar/month.tsx';
import { calendar } from './law-words.ts';
import './calendar/calendar.css';

/** As many are asked for. */
const MOST = 1000;

export function CalendarPage() {
  const { t } = useSession();
  const today = dayOf(new Date().toISOString());
  const { month: asked } = useSearch({ strict: false }) as { month?: unknown };
  const at = monthOf(asked, today);
  const { days, cases } = useMonth(at);
  if (!days || !cases) return <Spin />;
  const byDay = new Map<string, Listed[]>();
  for (const one of cases) byDay.set(lastDayOf(one.nextDue!), [...(byDay.get(lastDayOf(one.nextDue!)) ?? []), one]);
  return (
    <Page title={t(words.pages.calendar)}>
      <nav className="month-nav" aria-label={t(words.pages.calendar)}>
        <MonthLink to={moved(at, -1)} title={t(calendar.before)} />
        <strong aria-live="polite">{t(calendar.month(at.year, at.month))}</strong>
        <MonthLink to={moved(at, 1)} title={t(calendar.after)} />
        <MonthLink to={today.slice(0, 7)} title={t(calendar.today)} />
      </nav>
      <Notice days={days} />
      <Month {...{ ...at, today, days, byDay }} />
      <Typography.Title level={2}>{t(calendar.list)}</Typography.Title>
      <List cases={cases} month={moved(at, 0)} />
    </Page>
  );
}

function useMonth({ year, month }: { year: number; month: number }) {
  const { client, wearing } = useSession();
  const { data: days } = useQuery({
    ...firstThrows,
    queryKey: ['calendar', year],
    queryFn: async (call) => orThrow(await client.calendar(year, call)).calendar,
  });
  const dueBefore = after(weeksOf(year, month).at(-1)!.at(-1)!);
  const { data: cases } = useQuery({
    ...firstThrows,
    queryKey: ['cases', 'calendar', dueBefore, wearing ? actorName(wearing) : ''],
    queryFn: async (call) =>
      orThrow(await client.list({ ended: false, dueBefore, limit: MOST }, call)).cases.toSorted((a, b) =>
        a.nextDue!.localeCompare(b.nextDue!),
      ),
  });
  return { days, cases };
}

/** Where the days off come from. */
function Notice({ days: { year, source } }: { days: CalendarYear }) {
  const { t } = useSession();
  if (source === null) return <Alert type="warning" showIcon title={t(calendar.provisional(year))} />;
  return <p className="faint">{t(calendar.source(year, source === 'chinese-days' ? t(calendar.bundled) : source))}</p>;
}

function List({ cases, month }: { cases: Listed[]; month: string }) {
  const { t } = useSession();
  const now = new Date().toISOString();
  const overdue = cases.filter(({ nextDue }) => nextDue! <= now);
  const inMonth = cases.filter(({ nextDue }) => nextDue! > now && lastDayOf(nextDue!).startsWith(month));
  return (
    <>
      {cases.length === MOST && <Alert type="info" title={t(calendar.capped(MOST))} />}
      {overdue.length + inMonth.length === 0 && <p>{t(calendar.none)}</p>}
      <Deadlines title={t(calendar.overdue)} cases={overdue} />
      <Deadlines title={t(calendar.inMonth)} cases={inMonth} />
    </>
  );
}

const MonthLink = ({ to, title }: { to: string; title: string }) => (
  <Link to={'/calendar' as never} search={{ month: to } as never}>
    {title}
  </Link>
);

function Deadlines({ title, cases }: { title: string; cases: Listed[] }) {
  const { t } = useSession();
  if (cases.length === 0) return null;
  return (
    <table className="desk-list">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t(calendar.case)}</th>
          <th scope="col">{t(calendar.due)}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <tr key={one.caseId}>
            <td>
              <CaseLink caseId={one.caseId} label={t(one.label)} />
            </td>
            <td>
              <Due at={one.nextDue} of={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
