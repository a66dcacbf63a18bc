// What the hat that is worn may open: under which article, what is asked, which steps follow and how long each may take.
import type { JsonSchema, LifecycleSummary, LifecycleView } from '@shuquan/client';
import type { Text } from '@shuquan/machines/law';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Empty } from 'antd';
import { Suspense, useState } from 'react';
import { LinkButton } from '../parts/link-button.tsx';
import { Articles } from '../parts/law.tsx';
import { Page } from '../parts/page.tsx';
import { Waiting } from '../parts/states.tsx';
import { durationInWords } from '../parts/time.ts';
import { useAsked, useLifecycle, useLifecycles, useRegime } from '../queries.ts';
import { useSession } from '../session.tsx';
import { starting as words } from '../words.start.ts';
import { colon, words as common } from '../words.ts';

/** What this hat opens. */
export function useMayOpen() {
  const { wearing } = useSession();
  return useLifecycles().filter(({ openedBy }) => openedBy.some(({ name }) => name === wearing?.hat));
}

export function Start() {
  const { t } = useSession();
  // Nobody is told that there is nothing for them while it is not known.
  useSuspenseQuery(useAsked().lifecycles());
  const mine = useMayOpen();
  return (
    <Page title={t(common.pages.start)}>
      {mine.length === 0 ? (
        <Empty description={t(words.none)} />
      ) : (
        <>
          <p>{t(words.intro)}</p>
          {mine.map((one) => (
            <Opening key={one.id} of={one} />
          ))}
        </>
      )}
    </Page>
  );
}

/** What is asked and how long it takes is read when somebody wants to know. */
function Opening({ of: { id, title } }: { of: LifecycleSummary }) {
  const { t } = useSession();
  const [open, unfold] = useState(false);
  return (
    <details className="sheet unfolding" onToggle={({ currentTarget }) => unfold(currentTarget.open)}>
      <summary>{t(title)}</summary>
      {open && (
        <Suspense fallback={<Waiting />}>
          <About id={id} />
        </Suspense>
      )}
    </details>
  );
}

function About({ id }: { id: string }) {
  const { t } = useSession();
  const lifecycle = useLifecycle(id);
  return (
    <>
      <p>
        {t(common.articles)}
        <Articles ids={lifecycle.opens.articles} />
      </p>
      <h3>{t(words.needed)}</h3>
      <ul>
        {fieldsOf(lifecycle.opens.input).map(({ title, needed }) => (
          <li key={title.en}>
            {t(title)}
            {!needed && t(words.optional)}
          </li>
        ))}
      </ul>
      <Steps lifecycle={lifecycle} />
      <LinkButton type="primary" to="/start/$lifecycle" params={{ lifecycle: id }}>
        {t(words.begin)}
      </LinkButton>
    </>
  );
}

type Field = { 'x-title'?: Text; 'x-needed'?: boolean };
/** Titles of what an opening asks, what is needed first. */
function fieldsOf(schema: JsonSchema): { title: Text; needed: boolean }[] {
  const [first] = (schema['oneOf'] as JsonSchema[] | undefined) ?? [schema];
  const required = (first?.['required'] ?? []) as string[];
  return Object.entries((first?.['properties'] ?? {}) as Record<string, Field>)
    .flatMap(([name, field]) =>
      field['x-title']
        ? [{ title: field['x-title'], needed: required.includes(name) || field['x-needed'] === true }]
        : [],
    )
    .sort((a, b) => Number(b.needed) - Number(a.needed));
}

/** Who has to do what, and how long the rules in force give them. */
function Steps({ lifecycle }: { lifecycle: LifecycleView }) {
  const { t } = useSession();
  const regime = useRegime();
  const limitOf = (clock: string | undefined) => {
    const words = durationInWords(regime.find(({ key }) => key === clock)?.value);
    return words && t(words);
  };
  const tasks = lifecycle.states.flatMap(({ path, task }) =>
    task && task.by.name !== 'SYSTEM' ? [{ path, ...task }] : [],
  );
  if (tasks.length === 0) return null;
  return (
    <>
      <h3>{t(words.steps)}</h3>
      <ul>
        {tasks.map(({ path, by, title, sla }) => (
          <li key={path}>
            {t(by.title)}
            {t(colon)}
            {t(title)}
            {t({ zh: '，', en: ', ' })}
            {limitOf(sla) ?? t(words.noLimit)}
          </li>
        ))}
      </ul>
    </>
  );
}
