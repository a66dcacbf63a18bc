// The deadlines of the cases that one may read, on the days that count.
import { type Listed, orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Alert, Spin, Typography } from 'antd';
import { Due } from '../parts/due.tsx';
import { Page } from '../parts/page.tsx';
import { dayOf, lastDayOf } from '../parts/time.ts';
import { actorName, useSession } from '../session.tsx';
import { words } from '../words.ts';
import { CaseLink } from './case-link.tsx';
import { after, monthOf, moved, weeksOf } from './calendar/days.ts';
import { Month } from './calendar/month.tsx';
import { calendar } from './law-words.ts';
import './calendar/calendar.css';

/** As many are asked for. */
const MOST = 1000;

export function CalendarPage() {
  const { client, wearing, t } = useSession();
  const today = dayOf(new Date().toISOString());
  const { month: asked } = useSearch({ strict: false }) as { month?: unknown };
  const at = monthOf(asked, today);
  const { year, month } = at;
  const { data: days } = useQuery({
    queryKey: ['calendar', year],
    queryFn: async (call) => orThrow(await client.calendar(year, call)).calendar,
  });
  const { data: cases } = useQuery({
    queryKey: ['cases', 'calendar', year, month, wearing ? actorName(wearing) : ''],
    queryFn: async (call) =>
      orThrow(
        await client.list({ ended: false, dueBefore: after(weeksOf(year, month).at(-1)!.at(-1)!), limit: MOST }, call),
      ).cases.toSorted((a, b) => a.nextDue!.localeCompare(b.nextDue!)),
  });
  if (!days || !cases) return <Spin />;
  const byDay = new Map<string, Listed[]>();
  for (const one of cases) byDay.set(lastDayOf(one.nextDue!), [...(byDay.get(lastDayOf(one.nextDue!)) ?? []), one]);
  const now = new Date().toISOString();
  const overdue = cases.filter(({ nextDue }) => nextDue! <= now);
  const inMonth = cases.filter(({ nextDue }) => nextDue! > now && lastDayOf(nextDue!).startsWith(moved(at, 0)));
  return (
    <Page title={t(words.pages.calendar)}>
      <nav className="month-nav" aria-label={t(words.pages.calendar)}>
        <MonthLink to={moved(at, -1)} title={t(calendar.before)} />
        <strong aria-live="polite">{t(calendar.month(year, month))}</strong>
        <MonthLink to={moved(at, 1)} title={t(calendar.after)} />
        <MonthLink to={today.slice(0, 7)} title={t(calendar.today)} />
      </nav>
      {days.source === null ? (
        <Alert type="warning" showIcon title={t(calendar.provisional(year))} />
      ) : (
        <p className="faint">
          {t(
            days.source === 'chinese-days'
              ? calendar.source(year, t(calendar.bundled))
              : calendar.source(year, days.source),
          )}
        </p>
      )}
      <Month {...{ year, month, today, days, byDay }} />
      <Typography.Title level={2}>{t(calendar.list)}</Typography.Title>
      {cases.length === MOST && <Alert type="info" title={t(calendar.capped(MOST))} />}
      {overdue.length + inMonth.length === 0 && <p>{t(calendar.none)}</p>}
      <Deadlines title={t(calendar.overdue)} cases={overdue} />
      <Deadlines title={t(calendar.inMonth)} cases={inMonth} />
    </Page>
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
        {cases.map(({ caseId, label, nextDue }) => (
          <tr key={caseId}>
            <td>
              <CaseLink caseId={caseId} label={t(label)} />
            </td>
            <td>
              <Due at={nextDue} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
