// One case: where it stands, who does what until when, what I may do and why not the rest, and all that is on record.
import { PrinterOutlined } from '@ant-design/icons';
import { CatchBoundary } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { type ComponentType, Suspense, lazy } from 'react';
import { numberOf, useCaseId } from '../case-id.ts';
import { Page } from '../parts/page.tsx';
import { useNamed } from '../parts/named.ts';
import { Broken } from '../parts/problem.tsx';
import { Waiting } from '../parts/states.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { When } from '../parts/due.tsx';
import { useCase } from '../queries.ts';
import { useSession } from '../session.tsx';
import { casePage as words } from '../words.work.ts';
import { MyActs } from './case/my-acts.tsx';
import { Now } from './case/now.tsx';
import { WhyNot } from './case/why-not.tsx';

const tabs: [keyof typeof words.tabs, ComponentType<{ id: string }>][] = [
  ['materials', lazy(async () => ({ default: (await import('./case/materials.tsx')).Materials }))],
  ['history', lazy(async () => ({ default: (await import('./case/history.tsx')).History }))],
  ['linked', lazy(async () => ({ default: (await import('./case/linked.tsx')).Linked }))],
  ['deadlines', lazy(async () => ({ default: (await import('./case/deadlines.tsx')).Deadlines }))],
  ['picture', lazy(async () => ({ default: (await import('./case/chart.tsx')).CaseChart }))],
  ['reads', lazy(async () => ({ default: (await import('./case/reads.tsx')).Reads }))],
  ['record', lazy(async () => ({ default: (await import('./case/record.tsx')).Record }))],
];

const printed: string[] = ['materials', 'history', 'deadlines'];

export function CasePage() {
  const id = useCaseId();
  const { t } = useSession();
  const view = useCase(id);
  const named = useNamed();
  return (
    <Page title={named(t(view.label))} beside={<Print />}>
      <Head id={id} />
      <div className="case-top">
        <Now view={view} />
        <MyActs view={view} />
      </div>
      <WhyNot view={view} />
      <div className="sheet">
        <Tabs
          label={t(words.parts)}
          tabs={tabs.map(([key, Tab]) => ({
            key,
            label: t(words.tabs[key]),
            ...(printed.includes(key) && { printed: t(words.tabs[key]) }),
            children: <Part Tab={Tab} id={id} />,
          }))}
        />
      </div>
    </Page>
  );
}

/** A part that may not be read, or fails, leaves the others alone. */
function Part({ Tab, id }: { Tab: ComponentType<{ id: string }>; id: string }) {
  return (
    <CatchBoundary getResetKey={() => id} errorComponent={Broken}>
      <Suspense fallback={<Waiting />}>
        <Tab id={id} />
      </Suspense>
    </CatchBoundary>
  );
}

function Print() {
  const { t } = useSession();
  return (
    <Button className="no-print" icon={<PrinterOutlined />} onClick={() => print()}>
      {t(words.print)}
    </Button>
  );
}

function Head({ id }: { id: string }) {
  const { t } = useSession();
  const view = useCase(id);
  const named = useNamed();
  const facts = [
    [words.number, `${t(view.title)} ${named(numberOf(id))}`],
    [
      words.state,
      <Tag key="state" color={view.ended ? 'default' : 'blue'}>
        {t(view.stateTitle)}
      </Tag>,
    ],
    [words.opened, <When key="opened" at={view.openedAt} />],
    [words.changed, <When key="changed" at={view.at} />],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(([title, value]) => (
        <div key={title.en}>
          <dt>{t(title)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
