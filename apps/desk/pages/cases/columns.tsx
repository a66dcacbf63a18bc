// The columns of the list of cases; those beside the label and the state can be chosen.
import { CaseLink } from '../../parts/case-link.tsx';
import type { Listed } from '@shuquan/client';
import type { Text } from '@shuquan/machines/law';
import { type TableColumnsType, Tag } from 'antd';
import { numberOf } from '../../case-id.ts';
import { Due, When } from '../../parts/due.tsx';
import { useNamed } from '../../parts/named.ts';
import { useSession } from '../../session.tsx';
import { casesPage as words } from '../../words.work.ts';
import { comma } from '../../words.ts';

export const choosable = {
  kind: words.kind,
  number: words.number,
  party: words.party,
  due: words.due,
  opened: words.opened,
  changed: words.changed,
} as const satisfies Record<string, Text>;
export const usual: string[] = ['kind', 'party', 'due', 'changed'];

export function useColumns(chosen: string[] = usual): TableColumnsType<Listed> {
  const { t } = useSession();
  const named = useNamed();
  const list = t(comma);
  const columns: Record<keyof typeof choosable, TableColumnsType<Listed>[number]> = {
    kind: { render: (_, { lifecycleTitle }) => t(lifecycleTitle) },
    number: { render: (_, { caseId }) => named(numberOf(caseId)) },
    party: { className: 'parties', render: (_, { parties }) => parties.map(({ name }) => t(name)).join(list) },
    due: {
      render: (_, row) => (row.ended ? t(words.ended) : <Due at={row.nextDue} of={row} />),
    },
    opened: { render: (_, { openedAt }) => <When at={openedAt} /> },
    changed: { render: (_, { at }) => <When at={at} /> },
  };
  return [
    {
      title: t(words.label),
      className: 'wide',
      render: (_, { caseId, label }) => <CaseLink caseId={caseId} label={t(label)} />,
    },
    {
      title: t(words.state),
      render: (_, { stateTitle, ended }) => <Tag color={ended ? 'default' : 'blue'}>{t(stateTitle)}</Tag>,
    },
    ...(Object.keys(choosable) as (keyof typeof choosable)[])
      .filter((name) => chosen.includes(name))
      .map((name) => ({ title: t(choosable[name]), key: name, ...columns[name] })),
  ];
}
