// Keeping the installation: who is who, who stands in for whom, the holiday calendar, and whether all is well.
import { Page } from '../parts/page.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { useSession } from '../session.tsx';
import { words } from '../words.ts';
import { AccountChanges } from './admin/changes.tsx';
import { Absence } from './admin/absence.tsx';
import { Health } from './admin/health.tsx';
import { HolidayNotices } from './admin/holidays.tsx';
import { Organisations } from './admin/organisations.tsx';
import { People } from './admin/people.tsx';
import { admin } from './admin/words.ts';

export function AdminPage() {
  const { me, t } = useSession();
  const keeps = me.development || me.administrator || (me.administers?.length ?? 0) > 0;
  const tabs = [
    { key: 'absence', label: t(admin.tabs.absence), children: <Absence /> },
    ...(keeps
      ? [
          { key: 'people', label: t(admin.tabs.people), children: <People /> },
          { key: 'organisations', label: t(admin.tabs.organisations), children: <Organisations /> },
        ]
      : []),
    ...(me.development || me.administrator
      ? [{ key: 'changes', label: t(admin.tabs.changes), children: <AccountChanges /> }]
      : []),
    { key: 'holidays', label: t(admin.tabs.holidays), children: <HolidayNotices /> },
    { key: 'health', label: t(admin.tabs.health), children: <Health /> },
  ];
  return (
    <Page title={t(words.pages.admin)}>
      <div className="sheet">
        <Tabs label={t(words.pages.admin)} tabs={tabs} />
      </div>
    </Page>
  );
}
