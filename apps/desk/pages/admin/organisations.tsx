// Organisations, and who keeps the accounts of each.
import type { Accounts } from '@shuquan/client';
import { Space, Table } from 'antd';
import { usePersonName } from '../../hats.ts';
import { useSession } from '../../session.tsx';
import { useAccounts } from './accounts.ts';
import { ChangeButton } from './change.tsx';
import { admin, changes, keeping } from './words.ts';
import { comma } from '../../words.ts';

export function Organisations() {
  const { t } = useSession();
  const { organisations, administrators } = useAccounts();
  const nameOf = usePersonName();
  const keepersOf = (of: string) => administrators.filter(({ party }) => party === of).map(({ person }) => person);
  return (
    <>
      <AddOrganisation />
      <Table<Accounts['organisations'][number]>
        size="small"
        rowKey="party"
        dataSource={organisations}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 20, showSizeChanger: false }}
        columns={[
          { title: t(admin.orgName), dataIndex: 'name' },
          { title: t(admin.code), render: (_, { party }) => party.slice(party.indexOf(':') + 1) },
          {
            title: t(changes['administrator']!),
            render: (_, { party }) => keepersOf(party).map(nameOf).join(t(comma)),
          },
          {
            title: t(admin.what),
            render: (_, { party }) => <Keepers party={party} keepers={keepersOf(party)} />,
          },
        ]}
      />
    </>
  );
}

/** Names an administrator of an organisation, and releases one. */
function Keepers({ party, keepers }: { party: string; keepers: string[] }) {
  const nameOf = usePersonName();
  return (
    <Space wrap>
      <ChangeButton
        title={changes['administrator']!}
        fields={[{ name: 'person', title: admin.account }]}
        change={({ person }) => ({ do: 'administrator', person, party })}
      />
      {keepers.map((person) => (
        <ChangeButton
          key={person}
          title={keeping.release}
          about={nameOf(person)}
          fields={[]}
          change={() => ({ do: 'no-administrator', person, party })}
        />
      ))}
    </Space>
  );
}

const AddOrganisation = () => (
  <Space wrap className="tools">
    <ChangeButton
      primary
      title={admin.addOrganisation}
      fields={[
        { name: 'code', title: admin.code },
        { name: 'name', title: admin.orgName },
      ]}
      change={({ code, name }) => ({ do: 'organisation', party: `org:${code?.toUpperCase()}`, name })}
    />
  </Space>
);
