// Search, filters, order, columns; what is found can be taken away as a file.
import type { LifecycleView } from '@shuquan/client';
import type { Text } from '@shuquan/machines/law';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Dropdown, Input, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { ArticleFilter, Choice, DueBefore, PartyFilter } from '../../parts/choices.tsx';
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
      {search.lifecycle && <Chart key={search.lifecycle} lifecycle={search.lifecycle} search={search} set={set} />}
      <PartyFilter value={search.party} set={(party) => set({ party })} />
      <ArticleFilter value={search.article} set={(article) => set({ article })} />
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
  const kinds = useLifecycles().map(({ id, title }) => ({ value: id, label: t(title) }));
  return (
    <Choice
      title={t(words.kind)}
      placeholder={t(words.any)}
      value={search.lifecycle}
      // States and tags are of one lifecycle.
      set={(lifecycle) => set({ lifecycle, state: undefined, tag: undefined })}
      options={kinds}
    />
  );
}

/** Of a lifecycle: where its cases stand, and what that says of them. */
function Chart({ lifecycle, search, set }: Filtering & { lifecycle: string }) {
  const { t } = useSession();
  const { data } = useQuery(useAsked().lifecycle(lifecycle));
  const leaves = (data?.states ?? []).filter(({ kind }) => kind === 'atomic' || kind === 'final');
  const tagged = tagsOf(data?.states ?? []);
  return (
    <>
      <Choice
        title={t(words.state)}
        value={search.state}
        set={(state) => set({ state })}
        options={leaves.map(({ path, title }) => ({ value: path, label: t(title) }))}
      />
      {tagged.length > 0 && (
        <Choice
          title={t(words.tag)}
          value={search.tag}
          set={(tag) => set({ tag })}
          options={tagged.map(({ tag, title }) => ({ value: tag, label: t(title) }))}
        />
      )}
    </>
  );
}

/** A tag groups states; people know it by their titles. */
function tagsOf(states: LifecycleView['states']): { tag: string; title: Text }[] {
  const tags = [...new Set(states.flatMap((state) => state.tags))];
  return tags.map((tag) => {
    const titles = states.filter((state) => state.tags.includes(tag)).map(({ title }) => title);
    const list = (language: keyof Text) => [...new Set(titles.map((title) => title[language]))];
    return { tag, title: { zh: list('zh').join('、'), en: list('en').join(', ') } };
  });
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
      <DueBefore title={t(words.dueBy)} value={search.dueBefore} set={(dueBefore) => set({ dueBefore })} />
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
