// What a company sees first: what waits for it and for others, its registrations, listings and trades.
import { type Case, type Listed, type Task, orThrow } from '@shuquan/client';
import { firstThrows } from '../queries.ts';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Alert, Spin, Typography } from 'antd';
import { Page } from '../parts/page.tsx';
import { actorName, useSession } from '../session.tsx';
import { words } from '../words.ts';
import { ForUs, ForOthers } from './home/waiting.tsx';
import { Registered } from './home/registered.tsx';
import { Trades } from './home/trades.tsx';
import { home } from './law-words.ts';
import './home/home.css';

/** As many cases are looked into. */
const MOST = 60;

export function HomePage() {
  const { wearing, t } = useSession();
  return (
    <Page title={t(words.pages.home)}>
      {wearing?.party ? <Home party={wearing.party} /> : <Alert type="info" showIcon title={t(home.none)} />}
    </Page>
  );
}

function Home({ party }: { party: string }) {
  const { client, wearing, t } = useSession();
  const as = actorName(wearing!);
  const cases = useQuery({
    ...firstThrows,
    queryKey: ['cases', 'home', party, as],
    queryFn: async (call) => {
      const all: Listed[] = [];
      for await (const one of client.listAll({ party, limit: 1000 }, call)) all.push(one);
      return all.toSorted((a, b) => b.at.localeCompare(a.at));
    },
  });
  const tasks = useQuery({
    ...firstThrows,
    queryKey: ['tasks', 'home', as],
    queryFn: async () => orThrow(await client.tasks()).tasks,
  });
  const looked = (cases.data ?? [])
    .filter(({ ended, lifecycle }) => !ended || registers.includes(lifecycle))
    .slice(0, MOST);
  const views = useQueries({
    queries: looked.map(({ caseId }) => ({
      ...firstThrows,
      queryKey: ['case', caseId, as],
      queryFn: async (call: { signal: AbortSignal }) => orThrow(await client.show(caseId, call)),
    })),
    combine: (answers) => ({
      known: answers.flatMap(({ data }) => data ?? []),
      isPending: answers.some((one) => one.isPending),
    }),
  });
  if (!cases.data || !tasks.data || views.isPending) return <Spin />;
  return (
    <>
      {looked.length === MOST && <Alert type="info" title={t(home.capped(MOST))} />}
      <Overview cases={cases.data} tasks={tasks.data} views={views.known} />
    </>
  );
}
const registers = ['subjectRegistration', 'listingRegistration'];

function Overview({ cases, tasks, views }: { cases: Listed[]; tasks: Task[]; views: Case[] }) {
  const { t } = useSession();
  const of = (lifecycle: string) => views.filter((view) => view.lifecycle === lifecycle);
  const rest = views.filter(({ lifecycle }) => ![...registers, 'trade'].includes(lifecycle));
  return (
    <>
      <div className="home-waiting">
        <Part title={t(home.forUs)}>
          <ForUs tasks={tasks} />
        </Part>
        <Part title={t(home.forOthers)}>
          <ForOthers views={views} mine={tasks} />
        </Part>
      </div>
      <Part title={t(home.registrations)}>
        <Registered views={of('subjectRegistration')} begin />
      </Part>
      <Part title={t(home.listings)}>
        <Registered views={of('listingRegistration')} />
      </Part>
      <Part title={t(home.trades)}>
        <Trades trades={cases.filter(({ lifecycle }) => lifecycle === 'trade')} />
      </Part>
      {rest.length > 0 && (
        <Part title={t(home.others)}>
          <Registered views={rest} />
        </Part>
      )}
    </>
  );
}

const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section aria-label={title}>
    <Typography.Title level={2}>{title}</Typography.Title>
    {children}
  </section>
);
