// Both regulations, article by article: the gist, and what the product does under each.
import { type ArticleView, orThrow } from '@shuquan/client';
import { firstThrows } from '../../queries.ts';
import { useQuery } from '@tanstack/react-query';
import { Empty, Input, Segmented, Tag, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { articleName } from '../../parts/article.ts';
import { useSession } from '../../session.tsx';
import { law } from '../law-words.ts';

const colours = { enforced: 'blue', recorded: 'purple', outside: 'default' } as const;
type Treatment = ArticleView['treatment'];

const treatments: Treatment[] = ['enforced', 'recorded', 'outside'];
type Sought = { words: string; treatment: Treatment | 'all' };

export function ArticleList({ at }: { at: string }) {
  const { client, t } = useSession();
  const { data = [] } = useQuery({
    ...firstThrows,
    queryKey: ['articles'],
    queryFn: async (call) => orThrow(await client.articles(call)).articles,
    staleTime: Infinity,
  });
  const [sought, seek] = useState<Sought>({ words: '', treatment: 'all' });
  useEffect(() => {
    if (data.length) document.getElementById(at)?.scrollIntoView({ block: 'start' });
  }, [at, data]);
  const found = data.filter(
    ({ id, title, gist, treatment }) =>
      (sought.treatment === 'all' || treatment === sought.treatment) &&
      [id, t(articleName(id)), t(title), t(gist)].some((text) =>
        text.toLowerCase().includes(sought.words.trim().toLowerCase()),
      ),
  );
  return (
    <>
      <Filter sought={sought} seek={seek} />
      {data.length > 0 && found.length === 0 && <Empty description={t(law.nothing)} />}
      {(['T', 'P'] as const).map((book) => (
        <Book key={book} book={book} articles={found.filter(({ id }) => id.startsWith(book))} at={at} />
      ))}
    </>
  );
}

function Filter({ sought, seek }: { sought: Sought; seek: (sought: Sought) => void }) {
  const { t } = useSession();
  return (
    <>
      <div className="law-filter">
        <Input
          aria-label={t(law.search)}
          placeholder={t(law.search)}
          value={sought.words}
          onChange={({ target }) => seek({ ...sought, words: target.value })}
        />
        <Segmented<Sought['treatment']>
          value={sought.treatment}
          onChange={(treatment) => seek({ ...sought, treatment })}
          options={[
            { value: 'all', label: t(law.all) },
            ...treatments.map((value) => ({ value, label: t(law.treatment[value]) })),
          ]}
        />
      </div>
      <p className="law-means">
        {treatments.map((one) => (
          <span key={one}>
            <Tag color={colours[one]}>{t(law.treatment[one])}</Tag>
            {t(law.treatmentMeans[one])}
          </span>
        ))}
      </p>
    </>
  );
}

function Book({ book, articles, at }: { book: 'T' | 'P'; articles: ArticleView[]; at: string }) {
  const { t } = useSession();
  if (articles.length === 0) return null;
  return (
    <section aria-label={t(law.books[book])}>
      <Typography.Title level={2}>{t(law.books[book])}</Typography.Title>
      <ul className="law-articles">
        {articles.map((one) => (
          <Article key={one.id} one={one} isAsked={one.id === at} />
        ))}
      </ul>
    </section>
  );
}

/** `T21(3)` is an item of `T21`. */
const isItem = (id: string): boolean => id.includes('(');

function Article({ one: { id, title, gist, treatment, why }, isAsked }: { one: ArticleView; isAsked: boolean }) {
  const { t } = useSession();
  return (
    <li id={id} className={[isItem(id) && 'item', isAsked && 'asked'].filter(Boolean).join(' ')}>
      <span className="number">{t(articleName(id))}</span>
      <div>
        <b>{t(title)}</b>
        <Tag color={colours[treatment]}>{t(law.treatment[treatment])}</Tag>
        <p>{t(gist)}</p>
        {why && <p className="why">{t(why)}</p>}
      </div>
    </li>
  );
}
