// By lifecycle (with how many wait), by article, by deadline, by words.
import { Input, Select } from 'antd';
import { ArticleFilter, DueBefore } from '../../parts/choices.tsx';
import { useLifecycles } from '../../queries.ts';
import type { InboxSearch } from '../../search.ts';
import { useSession } from '../../session.tsx';
import { bracketed } from '../../words.ts';
import { inboxPage as words } from '../../words.work.ts';

type Filtering = { search: InboxSearch; set: (change: InboxSearch) => void; counts: { [lifecycle: string]: number } };

export function TaskFilters({ search, set, counts }: Filtering) {
  const { t } = useSession();
  const lifecycles = useLifecycles().filter(({ id }) => id === search.lifecycle || counts[id]);
  return (
    <div className="filters">
      <Select
        allowClear
        aria-label={t(words.kindFilter)}
        placeholder={t(words.kindFilter)}
        value={search.lifecycle ?? null}
        onChange={(lifecycle: string | null | undefined) => set({ lifecycle: lifecycle ?? undefined })}
        options={lifecycles.map(({ id, title }) => ({
          value: id,
          label: t(bracketed(t(title), String(counts[id] ?? 0))),
        }))}
        className="kind"
      />
      <ArticleFilter value={search.article} set={(article) => set({ article })} />
      {search.tab !== 'done' && (
        <DueBefore value={search.dueBefore} set={(dueBefore) => set({ dueBefore })} title={t(words.dueBy)} />
      )}
      <Input.Search
        allowClear
        aria-label={t(words.search)}
        placeholder={t(words.search)}
        defaultValue={search.text}
        onSearch={(text) => set({ text: text.trim() || undefined })}
        className="text"
      />
    </div>
  );
}
