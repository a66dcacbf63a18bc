// Signing in: through the identity provider, or, in development, by choosing one of the people that are on file.
import { Button, Card, Empty, Input, Typography } from 'antd';
import { type LifecycleSummary } from '@shuquan/client';
import { useState } from 'react';
import { useHatTitle } from './hats.ts';
import { Page } from './parts/page.tsx';
import { useLifecycles } from './queries.ts';
import { type Wearing, signInAddress, useSession } from './session.tsx';
import { comma, semicolon, bracketed, words } from './words.ts';

type Offered = Wearing & { name: string; title: string };

function useOffered(): Offered[] {
  const { me } = useSession();
  const titleOf = useHatTitle();
  return me.signedIn
    ? [...(me.hats ?? []), ...(me.delegated ?? []).map((one) => ({ ...one, of: one.from }))].map((one) => ({
        ...one,
        name: me.name ?? '',
        title: titleOf(one),
      }))
    : (me.people ?? []).flatMap(({ person, name, hats }) =>
        hats.map((one) => ({ ...one, of: person, name, title: titleOf(one) })),
      );
}

export function SignIn() {
  const { me } = useSession();
  return me.provider && !me.signedIn ? <AtTheProvider /> : <Choice />;
}

function AtTheProvider() {
  const { t } = useSession();
  return (
    <Page title={t(words.tagline)}>
      <Button type="primary" size="large" href={signInAddress()}>
        {t(words.signIn.with)}
      </Button>
    </Page>
  );
}

/** By hat: what it may do stands over the people who wear it. */
function Choice() {
  const { t } = useSession();
  const offered = useOffered();
  const [sought, seek] = useState('');
  const found = offered.filter(({ name, title, of }) =>
    `${name} ${title} ${of ?? ''}`.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  const hats = [...new Set(found.map(({ hat }) => hat))];
  return (
    <Page title={t(words.tagline)}>
      <div className="choose">
        <Typography.Title level={2}>{t(words.signIn.choose)}</Typography.Title>
        <Input.Search
          aria-label={t(words.signIn.search)}
          placeholder={t(words.signIn.search)}
          allowClear
          value={sought}
          onChange={({ target }) => seek(target.value)}
        />
      </div>
      {found.length === 0 && <Empty description={t(words.signIn.noHat)} />}
      <div className="hats">
        {hats.map((hat) => (
          <Hat key={hat} hat={hat} people={found.filter((one) => one.hat === hat)} />
        ))}
      </div>
    </Page>
  );
}

function Hat({ hat, people }: { hat: string; people: Offered[] }) {
  const { wear, t } = useSession();
  const titleOf = useHatTitle();
  const does = useDoes(
    hat,
    people.some(({ party }) => party !== undefined),
  );
  return (
    <Card size="small" title={<h3>{titleOf({ hat })}</h3>}>
      <p className="does">{does}</p>
      <ul>
        {people.map(({ party, of, name, title }) => (
          <li key={`${of} ${party}`}>
            <Button type="link" aria-label={`${name} · ${title}`} onClick={() => wear({ hat, party, of })}>
              {party ? t(bracketed(name, title.split(' · ').slice(1).join(' · '))) : name}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What a hat may do, read off the lifecycles that it opens and acts in. */
function useDoes(hat: string, forParty: boolean): string {
  const { t } = useSession();
  const lifecycles = useLifecycles();
  const list = (which: LifecycleSummary[]) => which.map(({ title }) => t(title)).join(t(comma));
  const names = (who: LifecycleSummary['openedBy']) => who.some(({ name }) => name === hat);
  const opens = lifecycles.filter(({ openedBy }) => names(openedBy));
  const acts = lifecycles.filter(({ actedBy }) => names(actedBy));
  const said = [
    opens.length > 0 && t(words.signIn.opens) + list(opens),
    acts.length > 0 && t(words.signIn.acts) + list(acts),
    forParty && t(words.signIn.ownCases),
  ].filter(Boolean);
  return said.length > 0 ? said.join(t(semicolon)) : t(words.signIn.reads);
}
