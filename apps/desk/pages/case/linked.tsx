// The parties, and the cases that this one names or was moved by, as far as this hat may read them.
import { CaseLink } from '../../parts/case-link.tsx';
import { useQueries } from '@tanstack/react-query';
import { Table, Tag } from 'antd';
import { casesIn, lifecycleOf, numberOf } from '../../case-id.ts';
import { usePartyName } from '../../hats.ts';
import { useAsked, useCase, useLifecycles, useLog } from '../../queries.ts';
import { useNamed } from '../../parts/named.ts';
import { useSession } from '../../session.tsx';
import { casePage as words } from '../../words.work.ts';
import { colon, comma } from '../../words.ts';

export function Linked({ id }: { id: string }) {
  const { t } = useSession();
  const view = useCase(id);
  const rows = useLog(id);
  const lifecycles = useLifecycles();
  const partyName = usePartyName();
  const kinds = lifecycles.map((one) => one.id);
  const named = casesIn([view.context, rows.map(({ cause }) => cause?.case)], kinds);
  const linked = [...new Set(named)].filter((one) => one !== id);
  return (
    <>
      {view.parties.length > 0 && (
        <p>
          {t(words.parties)}
          {t(colon)}
          {view.parties.map(partyName).join(t(comma))}
        </p>
      )}
      {linked.length === 0 ? <p>{t(words.noLinks)}</p> : <Cases ids={linked} />}
    </>
  );
}

function Cases({ ids }: { ids: string[] }) {
  const { t } = useSession();
  const asked = useAsked();
  const named = useNamed();
  const lifecycles = useLifecycles();
  const found = useQueries({ queries: ids.map((id) => ({ ...asked.case(id), retry: false })) });
  const rows = ids.map((id, at) => ({ id, view: found[at]?.data, refused: found[at]?.isError }));
  const titleOf = (id: string) => t(lifecycles.find((one) => one.id === lifecycleOf(id))?.title ?? { zh: '', en: '' });
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={rows}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t(words.kind), render: (_, { id }) => titleOf(id) },
        {
          title: t(words.number),
          render: (_, { id, view }) => (view ? <CaseLink caseId={id} label={t(view.label)} /> : named(numberOf(id))),
        },
        {
          title: t(words.state),
          render: (_, { view, refused }) =>
            view ? <Tag>{t(view.stateTitle)}</Tag> : refused ? t(words.notReadable) : '',
        },
      ]}
    />
  );
}
