// An empty system welcomes: what this is, what to do first.
import { orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useAsked } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { welcome as words } from '../../words.start.ts';
import { Examples } from './examples.tsx';
import { useMayOpen } from '../start.tsx';

/** Nothing that this hat may read is there. */
export function useIsEmpty(): boolean {
  const { client, as } = useAsked();
  const { data } = useQuery({
    queryKey: ['cases', as, 'any'],
    queryFn: async (call) => orThrow(await client.list({ limit: 1 }, call)).cases.length,
  });
  return data === 0;
}

export function Welcome() {
  const { t, me } = useSession();
  const mayOpen = useMayOpen();
  return (
    <section className="sheet" aria-labelledby="welcome">
      <h2 id="welcome">{t(words.title)}</h2>
      <p>{t(words.what)}</p>
      <p>{t(words.empty)}</p>
      <h3>{t(words.first)}</h3>
      <ul>
        {mayOpen.length > 0 && (
          <li>
            {t(words.open)}
            {mayOpen.map(({ id, title }, at) => (
              <Fragment key={id}>
                {at > 0 && t({ zh: '、', en: ', ' })}
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
    </section>
  );
}
