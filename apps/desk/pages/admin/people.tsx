// People and the hats that they wear: for whom, from when until when, on what basis.
import type { Accounts, GrantedHat } from '@shuquan/client';
import { App, Button, Input, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { useHatTitle } from '../../hats.ts';
import { useSession } from '../../session.tsx';
import { asOptions, useAccounts, useHatOptions } from './accounts.ts';
import { ChangeButton, useChange } from './change.tsx';
import { TakeTable } from './table.tsx';
import { admin, changes, keeping } from './words.ts';

type Person = Accounts['people'][number];

export function People() {
  const { t } = useSession();
  const { people, hats } = useAccounts();
  const [sought, seek] = useState('');
  const found = people.filter(({ person, name }) =>
    `${person} ${name}`.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  return (
    <>
      <Tools sought={sought} seek={seek} />
      <Table<Person>
        size="small"
        rowKey="person"
        dataSource={found}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 20, showSizeChanger: false }}
        expandable={{ expandedRowRender: ({ person }) => <Hats person={person} hats={hats} /> }}
        columns={[
          { title: t(admin.account), dataIndex: 'person' },
          { title: t(admin.name), dataIndex: 'name' },
          { title: t(admin.email), dataIndex: 'email' },
          { title: t(admin.status), render: (_, { disabledAt }) => t(disabledAt ? admin.disabled : admin.active) },
          { title: t(admin.what), render: (_, person) => <Acts {...person} /> },
        ]}
      />
    </>
  );
}

function Tools({ sought, seek }: { sought: string; seek: (text: string) => void }) {
  const { t } = useSession();
  return (
    <Space wrap className="tools">
      <Input
        aria-label={t(admin.person)}
        placeholder={t(admin.person)}
        value={sought}
        onChange={({ target }) => seek(target.value)}
      />
      <ChangeButton
        primary
        title={admin.addPerson}
        fields={[
          { name: 'person', title: admin.account },
          { name: 'name', title: admin.name },
          { name: 'email', title: admin.email, optional: true },
        ]}
        change={(filled) => ({ do: 'person', ...filled })}
      />
      <TakeTable />
    </Space>
  );
}

function Acts({ person, disabledAt }: Person) {
  const options = useHatOptions();
  const accounts = useAccounts();
  const { me } = useSession();
  return (
    <Space wrap>
      <ChangeButton
        title={admin.grant}
        fields={[
          { name: 'hat', title: admin.hat, kind: 'choice', options },
          {
            name: 'party',
            title: admin.organisation,
            kind: 'choice',
            optional: true,
            options: asOptions(accounts),
          },
          { name: 'from', title: admin.from, kind: 'day', optional: true },
          { name: 'until', title: admin.until, kind: 'day', optional: true },
          { name: 'basis', title: admin.basis },
        ]}
        change={(filled) => ({ do: 'grant', person, ...filled })}
      />
      <ChangeButton
        title={disabledAt ? admin.enable : admin.disable}
        fields={[{ name: 'reason', title: admin.reason }]}
        change={({ reason }) => ({ do: disabledAt ? 'enable' : 'disable', person, reason })}
      />
      {(me.development || me.administrator) && <SignIns person={person} />}
    </Space>
  );
}

/** With which identities somebody signs in. */
function SignIns({ person }: { person: string }) {
  const { me } = useSession();
  const { logins } = useAccounts();
  return (
    <>
      <ChangeButton
        title={changes['login']!}
        fields={[
          ...(me.provider ? [] : [{ name: 'issuer', title: keeping.issuer }]),
          { name: 'subject', title: keeping.subject },
        ]}
        change={(filled) => ({ do: 'login', person, ...(me.provider && { issuer: me.provider.issuer }), ...filled })}
      />
      {logins
        .filter((one) => one.person === person)
        .map((one) => (
          <ChangeButton
            key={`${one.issuer} ${one.subject}`}
            title={changes['no-login']!}
            about={one.subject}
            fields={[]}
            change={() => ({ do: 'no-login', ...one })}
          />
        ))}
    </>
  );
}

function Hats({ person, hats }: { person: string; hats: GrantedHat[] }) {
  const { t } = useSession();
  const titleOf = useHatTitle();
  return (
    <Table<GrantedHat>
      size="small"
      rowKey="grant"
      pagination={false}
      locale={{ emptyText: t(admin.none) }}
      dataSource={hats.filter((one) => one.person === person)}
      columns={[
        { title: t(admin.hat), render: (_, one) => titleOf(one) },
        { title: t(admin.from), dataIndex: 'from' },
        { title: t(admin.until), dataIndex: 'until' },
        { title: t(admin.basis), render: (_, { basis, ofFile }) => (ofFile ? t(admin.ofFile) : basis) },
        {
          title: t(admin.status),
          render: (_, { waits }) => <Tag>{t(waits ? admin.waits : admin.worn)}</Tag>,
        },
        { title: t(admin.what), render: (_, one) => (one.ofFile ? null : <HatActs {...one} />) },
      ]}
    />
  );
}

function HatActs({ grant, waits }: GrantedHat) {
  const { t } = useSession();
  const { message } = App.useApp();
  const change = useChange();
  const confirm = async (): Promise<void> => {
    const no = await change({ do: 'confirm', grant });
    if (no) void message.error(t(no.message));
  };
  return (
    <Space>
      {waits && (
        <Button size="small" type="primary" onClick={() => void confirm()}>
          {t(admin.confirm)}
        </Button>
      )}
      <ChangeButton
        title={admin.revoke}
        fields={[{ name: 'reason', title: admin.reason }]}
        change={({ reason }) => ({ do: 'revoke', grant, reason })}
      />
    </Space>
  );
}
