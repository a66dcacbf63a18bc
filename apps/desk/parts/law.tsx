// Articles as links into the law pages, and the sentences of rules and refusals as people read them.
import type { LifecycleView } from '@shuquan/client';
import type { Text } from '@shuquan/machines/law';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useSession } from '../session.tsx';

/** `T21(3)`: 交易办法第21条第（3）项; `P10`: 授权运营办法第10条. */
export function articleInWords(id: string): Text {
  const [, book, article, item] = /^([TP])(\d+)(?:\((\w+)\))?$/.exec(id) ?? [];
  if (!article) return { zh: id, en: id };
  const of = book === 'T' ? ['交易', 'Trading'] : ['授权运营', 'Operation'];
  return {
    zh: `${of[0]}第${article}条${item ? `第${item}项` : ''}`,
    en: `${of[1]}, Art. ${article}${item ? `(${item})` : ''}`,
  };
}

export function Articles({ ids }: { ids: readonly string[] }) {
  const { t } = useSession();
  return (
    <span className="articles">
      {ids.map((id, at) => (
        <Fragment key={id}>
          {at > 0 && t({ zh: '、', en: '; ' })}
          <Link to="/law" hash={id}>
            {t(articleInWords(id))}
          </Link>
        </Fragment>
      ))}
    </span>
  );
}

/** Names of fields and events stand in some sentences for programs; people read titles, or nothing. */
export function plain(text: Text, lifecycle?: Pick<LifecycleView, 'events'>): Text {
  const titled = (sentence: string, language: keyof Text) =>
    (lifecycle?.events ?? []).reduce(
      (done, { event, title }) => done.replaceAll(new RegExp(`\\b${event}\\b`, 'g'), `“${title[language]}”`),
      sentence,
    );
  return {
    zh: titled(text.zh, 'zh').replaceAll(/（[A-Za-z]+）/g, ''),
    en: titled(text.en, 'en').replaceAll(/ \([a-z]+[A-Za-z]*\)/g, ''),
  };
}
