// Keeping the installation: who is who, who stands in for whom, the holiday calendar, and whether all is well.
import { Page } from '../parts/page.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { useSession } from '../session.tsx';
import { words } from '../words.ts';
import { AccountChanges } from './admin/changes.tsx';
import { Absence } from './admin/absence.tsx';
import { Devices } from './admin/devices.tsx';
import { Failing } from './admin/failing.tsx';
import { Health } from './admin/health.tsx';
import { HolidayNotices } from './admin/holidays.tsx';
import { Organisations } from './admin/organisations.tsx';
import { People } from './admin/people.tsx';
import { Reads } from './admin/reads.tsx';
import { RecordTab } from './admin/record.tsx';
import { Services } from './admin/services.tsx';
import { admin } from './admin/words.ts';

export function AdminPage() {
  const { me, t } = useSession();
  const keepsAll = Boolean(me.development || me.administrator);
  const keepsSome = keepsAll || (me.administers?.length ?? 0) > 0;
  const pages = [
    { key: 'absence', isFor: true, children: <Absence /> },
    { key: 'devices', isFor: true, children: <Devices /> },
    { key: 'people', isFor: keepsSome, children: <People /> },
    { key: 'organisations', isFor: keepsSome, children: <Organisations /> },
    { key: 'services', isFor: keepsSome, children: <Services /> },
    { key: 'changes', isFor: keepsAll, children: <AccountChanges /> },
    { key: 'reads', isFor: keepsSome, children: <Reads /> },
    { key: 'holidays', isFor: true, children: <HolidayNotices /> },
    { key: 'failing', isFor: keepsAll, children: <Failing /> },
    { key: 'record', isFor: keepsAll, children: <RecordTab /> },
    { key: 'health', isFor: true, children: <Health /> },
  ] as const;
  const tabs = pages.flatMap(({ key, isFor, children }) =>
    isFor ? [{ key, label: t(admin.tabs[key]), children }] : [],
  );
  return (
    <Page title={t(words.pages.admin)}>
      <div className="sheet">
        <Tabs label={t(words.pages.admin)} tabs={tabs} />
      </div>
    </Page>
  );
}
