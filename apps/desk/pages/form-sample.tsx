// The blank form of an event or an opening, for anybody who wants to know what will be asked. Nothing of it is sent.
import { orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { Alert, Segmented, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Form, type JsonObject, Review, type Schema, articleName } from '../form/index.tsx';
import { Waiting } from '../parts/states.tsx';
import { useSession } from '../session.tsx';
import { words } from '../words.ts';

/** The event's name that stands for the opening of a case. */
export const OPENING = 'OPEN';

export function FormSample() {
  const { lifecycle, event } = useParams({ strict: false }) as { lifecycle: string; event: string };
  // Another address is another try.
  const hash = useLocation({ select: (location) => location.hash });
  return <Sample key={`${lifecycle}/${event}#${hash}`} lifecycle={lifecycle} event={event} hash={hash} />;
}

function useSample(lifecycle: string, event: string) {
  const { client } = useSession();
  return useQuery({
    queryKey: ['lifecycle', lifecycle],
    queryFn: async () => orThrow(await client.lifecycle(lifecycle)).lifecycle,
    staleTime: Infinity,
    select: (view) => {
      const found = view.events.find((one) => one.event === event);
      const opening = { title: view.title, articles: view.opens.articles, schema: view.opens.input };
      return { of: view.title, form: event === OPENING ? opening : found };
    },
  });
}

function Sample({ lifecycle, event, hash }: { lifecycle: string; event: string; hash: string }) {
  const { t } = useSession();
  const { data, isPending } = useSample(lifecycle, event);
  const [value, keep] = useTried(`shuquan.sample.${lifecycle}.${event}`);
  const [reading, read] = useState(false);
  if (isPending) return <Waiting />;
  if (!data?.form) return <Alert type="warning" title={t(words.sample.unknown)} />;
  const schema = data.form.schema as Schema;
  const title = event === OPENING ? t(words.sample.opening(data.of)) : `${t(data.of)} · ${t(data.form.title)}`;
  return (
    <div data-sample={`${lifecycle}/${event}#${hash}`}>
      <Typography.Title>{title}</Typography.Title>
      <p>
        {data.form.articles.map((id) => (
          <Tag key={id}>{t(articleName(id))}</Tag>
        ))}
      </p>
      <Alert type="info" showIcon title={t(words.sample.note)} style={{ marginBottom: 16 }} />
      <Segmented
        aria-label={t(words.sample.note)}
        style={{ marginBottom: 16 }}
        options={[
          { value: false, label: t(words.sample.fill) },
          { value: true, label: t(words.sample.read) },
        ]}
        value={reading}
        onChange={read}
      />
      {reading ? <Review schema={schema} value={value} /> : <Form schema={schema} value={value} onChange={keep} />}
    </div>
  );
}

/** Kept in this tab, so that a reload does not lose what was tried. */
function useTried(name: string): [JsonObject, (value: JsonObject) => void] {
  const [value, set] = useState<JsonObject>(() => JSON.parse(sessionStorage.getItem(name) ?? '{}') as JsonObject);
  return [
    value,
    (next) => {
      sessionStorage.setItem(name, JSON.stringify(next));
      set(next);
    },
  ];
}
