// Each trade as a road of eight stages.
import { type LifecycleSummary, type LifecycleView, type Listed, orThrow } from '@shuquan/client';
import { firstThrows } from '../../queries.ts';
import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { Due } from '../../parts/due.tsx';
import { useSession } from '../../session.tsx';
import { CaseLink } from '../../parts/case-link.tsx';
import { home } from '../law-words.ts';
import { roadOf } from './road.ts';

/** As many are drawn. */
const MOST = 50;

export function Trades({ trades }: { trades: Listed[] }) {
  const { client, t } = useSession();
  const chart = useQuery({
    ...firstThrows,
    queryKey: ['lifecycle', 'trade'],
    queryFn: async (call) => orThrow(await client.lifecycle('trade', call)).lifecycle,
    staleTime: Infinity,
  });
  const lifecycles = useQuery({
    ...firstThrows,
    queryKey: ['lifecycles'],
    queryFn: async (call) => orThrow(await client.lifecycles(call)).lifecycles,
    staleTime: Infinity,
  });
  if (trades.length === 0) return <p className="faint">{t(home.nothing)}</p>;
  if (!chart.data || !lifecycles.data) return <Spin />;
  return (
    <>
      {trades.slice(0, MOST).map((trade) => (
        <Road key={trade.caseId} trade={trade} chart={chart.data} lifecycles={lifecycles.data} />
      ))}
      {trades.length > MOST && <p className="faint">{t(home.capped(MOST))}</p>}
    </>
  );
}

function Road({ trade, chart, lifecycles }: { trade: Listed; chart: LifecycleView; lifecycles: LifecycleSummary[] }) {
  const { t } = useSession();
  const outcome = trade.ended && chart.states.find(({ path }) => trade.state.includes(path))?.title;
  return (
    <div className="road">
      <p>
        <CaseLink caseId={trade.caseId} label={t(trade.label)} />
        {outcome ? <b>{t(outcome)}</b> : trade.nextDue && <Due at={trade.nextDue} of={trade} />}
      </p>
      <ol aria-label={t(home.road)}>
        {roadOf(trade, chart, lifecycles).map(({ title, progress }) => (
          <li key={title.en} className={progress} {...(progress === 'here' && { 'aria-current': 'step' as const })}>
            <span>{t(title)}</span>
            <small>{t(home[progress])}</small>
          </li>
        ))}
      </ol>
    </div>
  );
}
