// Search, filters, order, columns; what is found can be taken away as a file.
import { orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Dropdown, Input, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { articleName } from '../../parts/article.ts';
import { Download, blobOf } from '../../parts/files.tsx';
import { useAsked, useLifecycles } from '../../queries.ts';
import type { CasesSearch } from '../../search.ts';
import { useSession } from '../../session.tsx';
import { casesPage as words } from '../../words.work.ts';
import { words as common } from '../../words.ts';
import { choosable, usual } from './columns.tsx';

type Filtering = { search: CasesSearch; set: (change: CasesSearch) => void };

export function CaseFilters({ search, set }: Filtering) {
  const { t } = useSession();
  return (
    <div className="filters">
      <Input.Search
        key={search.text}
        allowClear
        aria-label={t(words.search)}
        placeholder={t(words.search)}
        defaultValue={search.text}
        onSearch={(text) => set({ text: text.trim() || undefined })}
        className="text"
      />
      <Kind search={search} set={set} />
      <Articles search={search} set={set} />
      <Standing search={search} set={set} />
      <Days search={search} set={set} />
      <Select
        aria-label={t(words.order)}
        value={search.order ?? 'recent'}
        onChange={(order) => set({ order })}
        options={(['recent', 'due', 'opened'] as const).map((value) => ({ value, label: t(words.orders[value]) }))}
      />
      <Columns search={search} set={set} />
      <Export search={search} />
    </div>
  );
}

function Kind({ search, set }: Filtering) {
  const { t } = useSession();
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t(words.kind)}
      placeholder={t(words.any)}
      value={search.lifecycle ?? null}
      onChange={(lifecycle: string | null | undefined) => set({ lifecycle: lifecycle ?? undefined })}
      options={useLifecycles().map(({ id, title }) => ({ value: id, label: t(title) }))}
      className="kind"
    />
  );
}

function Articles({ search, set }: Filtering) {
  const { t } = useSession();
  const { client } = useAsked();
  const { data = [] } = useQuery({
    queryKey: ['articles'],
    queryFn: async (call) => orThrow(await client.articles(call)).articles,
    staleTime: Infinity,
  });
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t(words.article)}
      placeholder={t(words.article)}
      value={search.article ?? null}
      onChange={(article: string | null | undefined) => set({ article: article ?? undefined })}
      options={data.map(({ id, title }) => ({ value: id, label: `${t(articleName(id))} ${t(title)}` }))}
      className="kind"
    />
  );
}

function Standing({ search, set }: Filtering) {
  const { t } = useSession();
  return (
    <Segmented
      aria-label={t(words.standing)}
      value={search.ended === undefined ? 'all' : search.ended ? 'ended' : 'open'}
      onChange={(value) => set({ ended: value === 'all' ? undefined : value === 'ended' })}
      options={[
        { value: 'all', label: t(words.all) },
        { value: 'open', label: t(words.open) },
        { value: 'ended', label: t(words.closed) },
      ]}
    />
  );
}

/** Opened from and until, due before: days. */
function Days({ search, set }: Filtering) {
  const { t } = useSession();
  const fields = [
    ['openedFrom', words.openedFrom],
    ['openedTo', words.openedTo],
  ] as const;
  return (
    <>
      {fields.map(([name, title]) => (
        <DatePicker
          key={name}
          aria-label={t(title)}
          placeholder={t(title)}
          value={search[name] ? dayjs(search[name]) : null}
          onChange={(day) => set({ [name]: day?.format('YYYY-MM-DD') })}
        />
      ))}
      <DatePicker
        aria-label={t(words.dueBy)}
        placeholder={t(words.dueBy)}
        value={search.dueBefore ? dayjs(search.dueBefore.slice(0, 10)) : null}
        onChange={(day) => set({ dueBefore: day ? `${day.format('YYYY-MM-DD')}T00:00:00+08:00` : undefined })}
      />
    </>
  );
}

/** Exactly what is listed, as a file. */
function Export({ search: { columns: _, ...filter } }: { search: CasesSearch }) {
  const { t, client } = useSession();
  return (['csv', 'xlsx'] as const).map((format) => (
    <Download
      key={format}
      name={`${t(common.pages.cases)}.${format}`}
      ask={async () => blobOf(await client.exported(format, filter))}
    >
      {t(words.export(format.toUpperCase()))}
    </Download>
  ));
}

function Columns({ search, set }: Filtering) {
  const { t } = useSession();
  const chosen = search.columns ?? usual;
  const turn = (name: string) =>
    set({ columns: chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name] });
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      menu={{
        items: Object.entries(choosable).map(([key, title]) => ({ key, label: t(title) })),
        selectable: true,
        multiple: true,
        selectedKeys: chosen,
        onClick: ({ key }) => turn(key),
      }}
    >
      <Button>{t(words.columns)}</Button>
    </Dropdown>
  );
}
