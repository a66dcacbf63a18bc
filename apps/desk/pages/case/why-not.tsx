// Why not the rest: who may, what is missing, at which point, under which article. Read off the case and its chart.
import type { Case, EventView, LifecycleView } from '@shuquan/client';
import type { Text } from '@shuquan/machines/law';
import { Table } from 'antd';
import { useState } from 'react';
import { Articles, plain } from '../../parts/law.tsx';
import { useLifecycle } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { casePage as words } from '../../words.work.ts';
import { comma } from '../../words.ts';

/** Events of the tasks stand beside the tasks. */
const beside = ['CLAIM', 'UNCLAIM', 'TAKE_OVER', 'ASSIGN', 'DELEGATE', 'COMMENT', 'ATTACH'];

function reasons(view: Case, lifecycle: LifecycleView, { event }: EventView): Text[] {
  const open = view.open.find((one) => one.event === event);
  if (open) return [words.notYourHat, ...open.unmet.map(({ says }) => plain(says, lifecycle))];
  const at = lifecycle.states.filter(({ transitions }) => transitions.some((one) => one.event === event));
  if (at.length === 0) return [words.anywhere];
  const list = (language: keyof Text) =>
    [...new Set(at.map(({ title }) => title[language]))].join(language === 'zh' ? '、' : ', ');
  return [{ zh: words.onlyAt(list('zh')).zh, en: words.onlyAt(list('en')).en }];
}

export function WhyNot({ view }: { view: Case }) {
  const { t } = useSession();
  const [open, unfold] = useState(false);
  return (
    <details className="sheet unfolding no-print" onToggle={({ currentTarget }) => unfold(currentTarget.open)}>
      <summary>{t(words.rest)}</summary>
      {open && <Rest view={view} />}
    </details>
  );
}

function Rest({ view }: { view: Case }) {
  const { t } = useSession();
  const lifecycle = useLifecycle(view.lifecycle);
  const mine = new Set(view.mine.map(({ event }) => event));
  const rest = lifecycle.events.filter(({ event }) => !mine.has(event) && !beside.includes(event));
  return (
    <Table
      size="small"
      rowKey="event"
      pagination={false}
      dataSource={rest}
      scroll={{ x: 720 }}
      columns={[
        { title: t(words.act), render: (_, { title }) => t(title) },
        { title: t(words.who), render: (_, { by }) => by.map(({ title }) => t(title)).join(t(comma)) },
        {
          title: t(words.why),
          className: 'wide',
          render: (_, one) => reasons(view, lifecycle, one).map((text) => <div key={text.en}>{t(text)}</div>),
        },
        { title: t(words.article), render: (_, { articles }) => <Articles ids={articles} /> },
      ]}
    />
  );
}
