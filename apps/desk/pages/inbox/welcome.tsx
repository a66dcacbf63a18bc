// An empty system welcomes: what this is, what to do first.
import { orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment } from 'react';
import { useAsked } from '../../queries.ts';
import { useKept, useSession } from '../../session.tsx';
import { welcome as words } from '../../words.start.ts';
import { Examples, useExamples } from './examples.tsx';
import { useMayOpen } from '../start.tsx';
import { comma } from '../../words.ts';

/** Nothing that this hat may read is there. */
export function useIsEmpty(): boolean {
  const { client, as } = useAsked();
  const { data } = useQuery({
    queryKey: ['cases', as, 'any'],
    queryFn: async (call) => orThrow(await client.list({ limit: 1 }, call)).cases.length,
  });
  return data === 0;
}

/** What was loaded of the examples and not yet put away: the panel stays until it has reported. */
export function useReport(): { reports: boolean; putAway: () => void } {
  const { me } = useSession();
  const { data } = useExamples(me.development === true);
  const [seen, see] = useKept('shuquan.examples.seen', '');
  const told = data ? [data.trade, data.agreement].filter(({ progress }) => progress !== 'none') : [];
  const now = told.map(({ progress, cases }) => `${progress} ${cases.join(' ')}`).join(' ');
  return { reports: now !== '' && now !== seen, putAway: () => see(now) };
}

export function Welcome({ empty, close }: { empty: boolean; close: () => void }) {
  const { t } = useSession();
  return (
    <section className="sheet" aria-labelledby="welcome">
      <h2 id="welcome">{t(words.title)}</h2>
      <FirstSteps empty={empty} />
      {!empty && <Button onClick={close}>{t(words.close)}</Button>}
    </section>
  );
}

function FirstSteps({ empty }: { empty: boolean }) {
  const { t, me } = useSession();
  const mayOpen = useMayOpen();
  return (
    <>
      <p>{t(words.what)}</p>
      {empty && <p>{t(words.empty)}</p>}
      <h3>{t(words.first)}</h3>
      <ul>
        {mayOpen.length > 0 && (
          <li>
            {t(words.open)}
            {mayOpen.map(({ id, title }, at) => (
              <Fragment key={id}>
                {at > 0 && t(comma)}
                <Link to="/start/$lifecycle" params={{ lifecycle: id }}>
                  {t(title)}
                </Link>
              </Fragment>
            ))}
          </li>
        )}
        <li>
          <Link to="/law">{t(words.law)}</Link>
        </li>
        <li>
          <Link to="/verify">{t(words.verify)}</Link>
        </li>
      </ul>
      {me.development && <Examples />}
    </>
  );
}
