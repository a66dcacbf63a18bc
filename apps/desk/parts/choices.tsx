// What lists are filtered by, where the set is known: one of a few, an article, an organisation.
import { orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useAsked } from '../queries.ts';
import { useSession } from '../session.tsx';
import { casesPage as words } from '../words.work.ts';
import { articleName } from './article.ts';

type Filter = { value: string | undefined; set: (value: string | undefined) => void };
type Options = { value: string; label: string }[];

export function Choice({
  title,
  placeholder = title,
  value,
  set,
  options,
}: Filter & { title: string; placeholder?: string; options: Options }) {
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={title}
      placeholder={placeholder}
      value={value ?? null}
      onChange={(chosen: string | null | undefined) => set(chosen ?? undefined)}
      options={options}
      className="kind"
    />
  );
}

export function ArticleFilter(filter: Filter) {
  const { t } = useSession();
  const { client } = useAsked();
  const { data = [] } = useQuery({
    queryKey: ['articles'],
    queryFn: async (call) => orThrow(await client.articles(call)).articles,
    staleTime: Infinity,
  });
  return (
    <Choice
      {...filter}
      title={t(words.article)}
      options={data.map(({ id, title }) => ({ value: id, label: `${t(articleName(id))} ${t(title)}` }))}
    />
  );
}

/** Organisations of the cases that this hat reads, as far as the newest of them name them. */
export function PartyFilter(filter: Filter) {
  const { t } = useSession();
  const { client, as } = useAsked();
  const { data = [] } = useQuery({
    queryKey: ['parties of cases', as],
    queryFn: async (call) => orThrow(await client.list({ limit: 500 }, call)).cases.flatMap(({ parties }) => parties),
    staleTime: 60_000,
  });
  const known = new Map(
    data.filter(({ party }) => party.startsWith('org:')).map(({ party, name }) => [party, t(name)]),
  );
  if (filter.value && !known.has(filter.value))
    known.set(filter.value, filter.value.slice(filter.value.indexOf(':') + 1));
  return <Choice {...filter} title={t(words.party)} options={[...known].map(([value, label]) => ({ value, label }))} />;
}

/** A day; what is due by the midnight before it. */
export function DueBefore({ title, value, set }: Filter & { title: string }) {
  return (
    <DatePicker
      aria-label={title}
      placeholder={title}
      value={value ? dayjs(value.slice(0, 10)) : null}
      onChange={(day) => set(day ? `${day.format('YYYY-MM-DD')}T00:00:00+08:00` : undefined)}
    />
  );
}
