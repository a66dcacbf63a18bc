// One change of the accounts: a few fields, a refusal in place, and what is shown is read again.
import { type Refused, isRefused } from '@shuquan/client';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import type { Text } from '@shuquan/machines/law';
import { Refusal } from '../../parts/problem.tsx';
import { useSession } from '../../session.tsx';
import { admin } from './words.ts';

export type Asked = {
  name: string;
  title: Text;
  kind?: 'day' | 'instant' | 'choice';
  optional?: true;
  options?: { value: string; label: string }[];
};
type Sent = Record<string, unknown>;
type Props = {
  title: Text;
  /** Of which of several, where one title does not say it. */
  about?: string;
  fields: Asked[];
  /** What is sent, from what was filled in. */
  change: (filled: Record<string, string>) => { do: string } & Sent;
  primary?: boolean;
};

export function ChangeButton({ title, about, fields, change, primary }: Props) {
  const { t } = useSession();
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button size="small" type={primary ? 'primary' : 'default'} onClick={() => open(true)}>
        {[t(title), about].filter(Boolean).join(' ')}
      </Button>
      {isOpen && <ChangeDialog {...{ title, fields, change }} close={() => open(false)} />}
    </>
  );
}

/** Sends a change, says that it was done, and has everything read again. */
export function useChange(): (change: { do: string } & Sent) => Promise<Refused | undefined> {
  const { client, t } = useSession();
  const queries = useQueryClient();
  const { message } = App.useApp();
  return async (change) => {
    const answer = await client.changeAccounts(change);
    if (isRefused(answer)) return answer;
    void message.success(t(admin.done));
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['accounts'] }),
      queries.invalidateQueries({ queryKey: ['me'] }),
    ]);
    return undefined;
  };
}

type Dialog<F> = {
  title: Text;
  /** What is sent, from what was filled in. */
  change: (filled: F) => { do: string } & Sent;
  close: () => void;
  children: ReactNode;
};
/** Fields of one change: sent, refused in place, or done. */
export function ChangeModal<F extends object>({ title, change, close, children }: Dialog<F>) {
  const { t } = useSession();
  const [form] = Form.useForm<F>();
  const [refusal, refuse] = useState<Refused>();
  const [busy, work] = useState(false);
  const send = useChange();
  const submit = async (): Promise<void> => {
    work(true);
    const answer = await send(change(await form.validateFields()));
    work(false);
    if (answer) refuse(answer);
    else close();
  };
  return (
    <Modal
      open
      title={t(title)}
      okText={t(admin.save)}
      cancelText={t(admin.cancel)}
      confirmLoading={busy}
      onCancel={close}
      // What is missing is said at its field.
      onOk={() => void submit().catch(() => work(false))}
    >
      {refusal && <Refusal refusal={refusal} />}
      <Form form={form} layout="vertical">
        {children}
      </Form>
    </Modal>
  );
}

function ChangeDialog({ title, fields, change, close }: Omit<Props, 'primary' | 'about'> & { close: () => void }) {
  const { t } = useSession();
  return (
    <ChangeModal title={title} close={close} change={(values: Values) => change(filled(values, fields))}>
      {fields.map(({ name, title: label, optional, ...field }) => (
        <Form.Item
          key={name}
          name={name}
          label={t(label)}
          // A rule about blanks is a rule for text: a day or an hour would never pass it.
          rules={[{ required: !optional, ...(!field.kind && { whitespace: true }) }]}
        >
          <Field {...field} />
        </Form.Item>
      ))}
    </ChangeModal>
  );
}

/** As a field of a form it is given its value and its name by the form. */
function Field({ kind, options, ...given }: Pick<Asked, 'kind' | 'options'>) {
  if (kind === 'choice') return <Select {...given} showSearch={{ optionFilterProp: 'label' }} options={options} />;
  if (kind)
    return (
      <DatePicker
        {...given}
        showTime={kind === 'instant'}
        format={kind === 'instant' ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'}
        style={{ width: '100%' }}
      />
    );
  return <Input {...given} />;
}

type Values = Record<string, string | Dayjs | undefined>;
function filled(values: Values, fields: Asked[]): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const value = values[name];
      if (value === undefined || value === null || value === '') return [];
      if (typeof value === 'string') return [[name, value.trim()]];
      return [[name, kind === 'day' ? value.format('YYYY-MM-DD') : `${value.format('YYYY-MM-DDTHH:mm:ss')}+08:00`]];
    }),
  );
}
