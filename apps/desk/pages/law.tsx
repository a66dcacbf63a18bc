// The law, the lifecycles and the rules in force: public.
import { orThrow } from '@shuquan/client';
import { firstThrows } from '../queries.ts';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { Typography } from 'antd';
import { Page } from '../parts/page.tsx';
import { useSession } from '../session.tsx';
import { words } from '../words.ts';
import { law } from './law-words.ts';
import { Articles } from '../parts/law.tsx';
import { ArticleList } from './law/articles.tsx';
import { Regimes } from './law/regimes.tsx';
import { whoInWords } from './law/who.ts';
import './law/law.css';

export { LifecyclePage } from './law/lifecycle.tsx';

/** `/law`: the articles; `/law#T21`: there; `/law#lifecycles`, `/law#regimes`. */
export function LawPage() {
  const { t } = useSession();
  const hash = useLocation({ select: ({ hash: one }) => one });
  const tab = hash === 'lifecycles' || hash === 'regimes' ? hash : 'articles';
  return (
    <Page title={t(words.pages.law)}>
      <Typography.Paragraph type="secondary">{t(law.intro)}</Typography.Paragraph>
      <nav className="law-parts" aria-label={t(words.pages.law)}>
        {(['articles', 'lifecycles', 'regimes'] as const).map((part) => (
          <Link
            key={part}
            to="/law"
            hash={part}
            activeOptions={{ exact: true, includeHash: true }}
            className={part === tab ? 'current' : undefined}
            {...(part === tab && { 'aria-current': 'page' as const })}
          >
            {t(law[part])}
          </Link>
        ))}
      </nav>
      {tab === 'articles' ? <ArticleList at={hash} /> : tab === 'lifecycles' ? <Lifecycles /> : <Regimes />}
    </Page>
  );
}

function Lifecycles() {
  const { client, t } = useSession();
  const { data = [] } = useQuery({
    ...firstThrows,
    queryKey: ['lifecycles'],
    queryFn: async (call) => orThrow(await client.lifecycles(call)).lifecycles,
    staleTime: Infinity,
  });
  return (
    <table className="law-table">
      <thead>
        <tr>
          <th scope="col">{t(law.lifecycles)}</th>
          <th scope="col">{t(law.openedBy)}</th>
          <th scope="col">{t(law.basis)}</th>
        </tr>
      </thead>
      <tbody>
        {data.map(({ id, title, openedBy, articles }) => (
          <tr key={id}>
            <th scope="row">
              <Link to="/law/$lifecycle" params={{ lifecycle: id }}>
                {t(title)}
              </Link>
            </th>
            <td>{t(whoInWords(openedBy))}</td>
            <td>
              <Articles ids={articles} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
