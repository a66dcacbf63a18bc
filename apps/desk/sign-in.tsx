// Signing in: through the identity provider, or, in development, by choosing one of the people that are on file.
import { Button, Empty, Input, List, Typography } from 'antd';
import { roles } from '@shuquan/machines/law';
import { useState } from 'react';
import { type Wearing, useSession } from './session.tsx';
import { words } from './words.ts';

/** Title of a hat, and for whom it is worn. */
export function useHatTitle(): (one: { hat: string; party?: string; partyName?: string }) => string {
  const { me, t } = useSession();
  const parties = new Map(
    [...(me.hats ?? []), ...(me.delegated ?? []), ...(me.people ?? []).flatMap((one) => one.hats)].map((one) => [
      one.party,
      one.partyName,
    ]),
  );
  return ({ hat, party }) => {
    const title = roles[hat as keyof typeof roles];
    return [title ? t(title) : hat, party && (parties.get(party) ?? party)].filter(Boolean).join(' · ');
  };
}

export function SignIn() {
  const { me, wear, t } = useSession();
  const titleOf = useHatTitle();
  const [sought, seek] = useState('');
  if (me.provider && !me.signedIn)
    return (
      <section className="sign-in">
        <Typography.Title>{t(words.tagline)}</Typography.Title>
        <Button
          type="primary"
          size="large"
          href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}
        >
          {t(words.signIn.with)}
        </Button>
      </section>
    );
  const offered: (Wearing & { name: string; title: string })[] = me.signedIn
    ? [...(me.hats ?? []), ...(me.delegated ?? []).map((one) => ({ ...one, of: one.from }))].map((one) => ({
        ...one,
        name: me.name ?? '',
        title: titleOf(one),
      }))
    : (me.people ?? []).flatMap(({ person, name, hats: own }) =>
        own.map((one) => ({ ...one, of: person, name, title: titleOf(one) })),
      );
  const found = offered.filter(({ name, title, of }) =>
    `${name} ${title} ${of ?? ''}`.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  return (
    <section className="sign-in">
      <Typography.Title>{t(words.tagline)}</Typography.Title>
      <Typography.Title level={2}>{t(words.signIn.choose)}</Typography.Title>
      <Input.Search
        aria-label={t(words.signIn.search)}
        placeholder={t(words.signIn.search)}
        allowClear
        value={sought}
        onChange={({ target }) => seek(target.value)}
      />
      {found.length === 0 ? (
        <Empty description={t(words.signIn.noHat)} />
      ) : (
        <List
          dataSource={found}
          renderItem={(one) => (
            <List.Item key={`${one.of}${one.hat}${one.party}`}>
              <Button type="link" onClick={() => wear({ hat: one.hat, party: one.party, of: one.of })}>
                {one.name} · {one.title}
              </Button>
            </List.Item>
          )}
        />
      )}
    </section>
  );
}
