// Programs of organisations: one hat of one party each, and the acts that they may send. What a person does in person is for none.
import type { Accounts } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { useHatTitle } from '../../hats.ts';
import { useAsked, useLifecycles } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { asOptions, useAccounts, usePartyHatOptions } from './accounts.ts';
import { ChangeButton, ChangeModal } from './change.tsx';
import { admin, keeping } from './words.ts';

type Service = Accounts['services'][number];
type Titled = { value: string; label: string };

export function Services() {
  const { t } = useSession();
  const { services } = useAccounts();
  const titleOf = useHatTitle();
  return (
    <>
      <AddService />
      <Table<Service>
        size="small"
        rowKey="client"
        dataSource={services}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
        locale={{ emptyText: t(admin.none) }}
        columns={[
          { title: t(keeping.client), dataIndex: 'client' },
          { title: t(keeping.program), dataIndex: 'name' },
          { title: t(admin.hat), render: (_, one) => titleOf(one) },
          { title: t(keeping.events), render: (_, { events }) => <Events events={events} /> },
          {
            title: t(admin.what),
            render: (_, { client }) => (
              <ChangeButton
                title={admin.disable}
                fields={[{ name: 'reason', title: admin.reason }]}
                change={({ reason }) => ({ do: 'no-service', client, reason })}
              />
            ),
          },
        ]}
      />
    </>
  );
}

/** `lifecycle.EVENT` in words, as far as the lifecycle is known. */
function Events({ events }: { events: string[] }) {
  const { t } = useSession();
  const lifecycles = useLifecycles();
  const kinds = [...new Set(events.map((one) => one.split('.')[0]!))];
  return kinds.map((id) => {
    const title = lifecycles.find((one) => one.id === id)?.title;
    return (
      <div key={id}>
        {title && t(title)} {t(keeping.acts(events.filter((one) => one.startsWith(`${id}.`)).length))}
      </div>
    );
  });
}

function AddService() {
  const { t } = useSession();
  const [isOpen, open] = useState(false);
  return (
    <Space wrap className="tools">
      <Button size="small" type="primary" onClick={() => open(true)}>
        {t(keeping.addService)}
      </Button>
      {isOpen && <ServiceDialog close={() => open(false)} />}
    </Space>
  );
}

type Filled = { client: string; name: string; hat: string; party: string; events: Titled[] };
const ServiceDialog = ({ close }: { close: () => void }) => (
  <ChangeModal
    title={keeping.addService}
    close={close}
    change={({ events, ...rest }: Filled) => ({ do: 'service', ...rest, events: events.map(({ value }) => value) })}
  >
    <Program />
    <EventsField />
  </ChangeModal>
);

/** Which program it is, and for whom it acts. */
function Program() {
  const { t } = useSession();
  const accounts = useAccounts();
  const required = [{ required: true }];
  return (
    <>
      <Form.Item name="client" label={t(keeping.client)} rules={required}>
        <Input />
      </Form.Item>
      <Form.Item name="name" label={t(keeping.program)} rules={required}>
        <Input />
      </Form.Item>
      <Form.Item name="hat" label={t(admin.hat)} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={usePartyHatOptions()} />
      </Form.Item>
      <Form.Item name="party" label={t(admin.organisation)} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={asOptions(accounts)} />
      </Form.Item>
    </>
  );
}

/** Of one lifecycle after another; what was chosen stays. */
function EventsField() {
  const { t } = useSession();
  const asked = useAsked();
  const lifecycles = useLifecycles();
  const [id, choose] = useState<string>();
  const { data } = useQuery({ ...asked.lifecycle(id ?? ''), enabled: id !== undefined });
  const title = data ? t(data.title) : '';
  const options = data
    ? [
        { value: `${data.id}.OPEN`, label: `${title} · ${t(keeping.opening)}` },
        ...data.events.map((one) => ({ value: `${data.id}.${one.event}`, label: `${title} · ${t(one.title)}` })),
      ]
    : [];
  return (
    <>
      <Form.Item label={t(keeping.lifecycle)} htmlFor="service-lifecycle">
        <Select
          id="service-lifecycle"
          showSearch={{ optionFilterProp: 'label' }}
          options={lifecycles.map((one) => ({ value: one.id, label: t(one.title) }))}
          onChange={choose}
        />
      </Form.Item>
      <Form.Item name="events" label={t(keeping.events)} rules={[{ required: true }]}>
        <Select mode="multiple" labelInValue showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
    </>
  );
}
