// Putting a task into somebody's hands: assigning it, or delegating one's own until a time. Only those are offered who wear the
// hat that it wants, as the accounts say at this moment; they are told.
import { type Refused, RefusedError, isRefused, orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, DatePicker, Form, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import type { Text } from '@shuquan/machines/law';
import { instantAt } from '../form/instants.ts';
import { useAsked } from '../queries.ts';
import { useSession } from '../session.tsx';
import { bracketed, words as common } from '../words.ts';
import { claiming as words } from '../words.work.ts';
import { Refusal } from './problem.tsx';
import { type Claimable, useTaskEvent } from './task-events.ts';

export type Handing = 'ASSIGN' | 'DELEGATE';
type Person = { person: string; name: string };

/** To whom the task may be handed now. */
function useNameable({ caseId, task }: Claimable, event: Handing) {
  const { client, as } = useAsked();
  return useQuery({
    queryKey: ['nameable', caseId, task, event, as],
    queryFn: async (call) => orThrow(await client.nameable(caseId, { event, task }, call)).people,
    staleTime: 0,
    retry: false,
  });
}

export const personOptions = (people: readonly Person[], t: (text: Text) => string) =>
  people.map(({ person, name }) => ({ value: person, label: t(bracketed(name, person)) }));

type Filled = { person: string; until?: Dayjs };
type Dialog = {
  of: Claimable;
  event: Handing;
  title: string;
  close: () => void;
  /** Instead of sending one event. */
  hand?: (person: string) => Promise<void>;
};

export function HandOn(dialog: Dialog) {
  const { of, event, title, close } = dialog;
  const { t } = useSession();
  const [form] = Form.useForm<Filled>();
  const { data: people, error, isPending } = useNameable(of, event);
  const { submit, refusal, busy } = useHanding(dialog, people ?? []);
  const refused = refusal ?? (error instanceof RefusedError ? error.refusal : undefined);
  return (
    <Modal
      open
      title={title}
      okText={t(event === 'ASSIGN' ? words.assign : words.delegate)}
      okButtonProps={{ disabled: !people?.length }}
      confirmLoading={busy}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {event === 'DELEGATE' && <p>{t(words.delegateHint)}</p>}
      {refused && <Refusal refusal={refused} />}
      {people?.length === 0 && <Alert type="info" showIcon title={t(words.nobodyFits)} />}
      <Form form={form} layout="vertical" onFinish={(filled) => void submit(filled)}>
        <Whom event={event} people={people ?? []} loading={isPending && !error} />
        {event === 'DELEGATE' && <Until />}
      </Form>
    </Modal>
  );
}

/** Sends what was filled in, and says what came of it. */
function useHanding({ of, event, close, hand }: Dialog, people: readonly Person[]) {
  const { t } = useSession();
  const { message } = App.useApp();
  const [refusal, refuse] = useState<Refused>();
  const [busy, work] = useState(false);
  const send = useTaskEvent();
  const handed = async ({ person, until }: Filled): Promise<Refused | undefined> => {
    if (hand) return hand(person).then(() => undefined);
    const at = until && { until: instantAt(until.format('YYYY-MM-DD HH:mm')) };
    const answer = await send(event, of, { person, ...at });
    if (isRefused(answer)) return answer;
    const name = people.find((one) => one.person === person)?.name ?? person;
    void message.success(t(event === 'ASSIGN' ? words.assigned(name) : words.delegated(name)));
    return undefined;
  };
  const submit = async (filled: Filled): Promise<void> => {
    work(true);
    try {
      const answer = await handed(filled);
      if (answer) refuse(answer);
      else close();
    } catch {
      void message.error(t(common.unreachable));
    } finally {
      work(false);
    }
  };
  return { submit, refusal, busy };
}

function Whom({ event, people, loading }: { event: Handing; people: readonly Person[]; loading: boolean }) {
  const { t } = useSession();
  return (
    <Form.Item
      name="person"
      label={t(event === 'ASSIGN' ? words.assignTo : words.delegateTo)}
      rules={[{ required: true, message: t(words.choosePerson) }]}
    >
      <Select
        loading={loading}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t(words.choosePerson)}
        options={personOptions(people, t)}
      />
    </Form.Item>
  );
}

function Until() {
  const { t } = useSession();
  return (
    <Form.Item name="until" label={t(words.delegateUntil)} rules={[{ required: true, message: t(words.chooseUntil) }]}>
      <DatePicker
        allowClear={false}
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        style={{ width: '100%' }}
      />
    </Form.Item>
  );
}
