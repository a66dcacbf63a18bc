// Articles as links into the law pages, and the sentences of rules and refusals as people read them.
import type { LifecycleView } from '@shuquan/client';
import type { Text } from '@shuquan/machines/law';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { articleName } from './article.ts';
import { useSession } from '../session.tsx';

export function Articles({ ids }: { ids: readonly string[] }) {
  const { t } = useSession();
  return (
    <span className="articles">
      {ids.map((id, at) => (
        <Fragment key={id}>
          {at > 0 && t({ zh: '、', en: '; ' })}
          <Link to="/law" hash={id} activeOptions={{ exact: true, includeHash: true }}>
            {t(articleName(id))}
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
    zh: titled(text.zh, 'zh').replaceAll(/（[A-Za-z]+(?:[.、][A-Za-z]+)*）/g, ''),
    en: titled(text.en, 'en').replaceAll(/ \([a-z]+[A-Za-z]*(?:(?:\.|, )[A-Za-z]+)*\)/g, ''),
  };
}
