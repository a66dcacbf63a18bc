// Who works on a task: taking it up, giving it back, taking it over from somebody who is named before it happens.
import { type Refused, isRefused } from '@shuquan/client';
import { App, Button, Form, type FormInstance, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Text } from '@shuquan/machines/law';
import { usePersonName } from '../hats.ts';
import { useSession } from '../session.tsx';
import { claiming as words } from '../words.work.ts';
import { HandOn } from './handing.tsx';
import { type Claimable, useMyself, useTaskEvent } from './task-events.ts';
import { colon } from '../words.ts';

type Acting = {
  of: Claimable;
  /** Whether the hat that is worn does the task (a courtesy: the service decides). */
  owner: boolean;
  /** Whether it assigns the task. */
  lead: boolean;
};
export function TaskActions({ of, owner, lead }: Acting) {
  const { t } = useSession();
  const myself = useMyself();
  const [dialog, open] = useState<'TAKE_OVER' | 'ASSIGN' | 'DELEGATE'>();
  const [busy, act] = useTaken(of, () => open('TAKE_OVER'));
  const close = () => open(undefined);
  const button = (verb: Text, onClick: () => void) => (
    <Button size="small" loading={busy} aria-label={`${t(verb)}${t(colon)}${t(of.title)}`} onClick={onClick}>
      {t(verb)}
    </Button>
  );
  const mine = of.claimedBy !== null && of.claimedBy === myself;
  return (
    <span className="task-acts">
      {owner && !of.claimedBy && button(words.claim, () => act('CLAIM'))}
      {owner && of.claimedBy && !mine && button(words.takeOver, () => open('TAKE_OVER'))}
      {of.claimedBy && (mine || lead) && button(words.release, () => act('UNCLAIM'))}
      {mine && button(words.delegate, () => open('DELEGATE'))}
      {lead && button(words.assign, () => open('ASSIGN'))}
      <TakeOver of={of} open={dialog === 'TAKE_OVER'} close={close} />
      {(dialog === 'ASSIGN' || dialog === 'DELEGATE') && (
        <HandOn
          of={of}
          event={dialog}
          title={t(dialog === 'ASSIGN' ? words.assignTitle : words.delegateTitle)}
          close={close}
        />
      )}
    </span>
  );
}

/** Claims or gives back, and says what came of it. */
function useTaken(of: Claimable, isHeld: () => void): [boolean, (type: 'CLAIM' | 'UNCLAIM') => void] {
  const { t } = useSession();
  const { message } = App.useApp();
  const send = useTaskEvent();
  const [busy, work] = useState(false);
  const act = async (type: 'CLAIM' | 'UNCLAIM') => {
    work(true);
    const answer = await send(type, of).finally(() => work(false));
    if (!isRefused(answer)) message.success(t(type === 'CLAIM' ? words.claimed : words.released));
    else if (answer.code === 'TASK_CLAIMED') isHeld();
    else message.error(t(answer.message));
  };
  return [busy, (type) => void act(type)];
}

/** The present holder is named, and learns of it; a reason goes on the record. */
export function TakeOver({
  of,
  open,
  close,
  then,
}: {
  of: Claimable;
  open: boolean;
  close: () => void;
  /** With the number of the row that it left. */
  then?: (seq: number) => void;
}) {
  const { t } = useSession();
  const nameOf = usePersonName();
  const send = useTaskEvent();
  const [form] = Form.useForm<Reasoned>();
  const [refusal, refuse] = useState<Refused>();
  const [busy, work] = useState(false);
  const taken = async (reason: string) => {
    work(true);
    const answer = await send('TAKE_OVER', of, { confirmed: true, reason }).finally(() => work(false));
    if (isRefused(answer)) return refuse(answer);
    close();
    then?.(answer.seq);
  };
  return (
    <Modal
      open={open}
      title={t(words.takeOverTitle)}
      okText={t(words.takeOver)}
      confirmLoading={busy}
      onCancel={close}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <p>{t(words.held(of.claimedBy ? nameOf(of.claimedBy) : null, t(of.title)))}</p>
      <Reason form={form} send={(reason) => void taken(reason)} refusal={refusal} />
    </Modal>
  );
}

type Reasoned = { reason: string };
function Reason({
  form,
  send,
  refusal,
}: {
  form: FormInstance<Reasoned>;
  send: (reason: string) => void;
  refusal: Refused | undefined;
}) {
  const { t } = useSession();
  return (
    <Form form={form} layout="vertical" onFinish={({ reason }) => send(reason)}>
      <Form.Item
        name="reason"
        label={t(words.reason)}
        rules={[{ required: true, min: 2, message: t(words.reasonNeeded) }]}
        {...(refusal && { validateStatus: 'error' as const, help: t(refusal.message) })}
      >
        <Input.TextArea autoFocus rows={3} maxLength={4000} />
      </Form.Item>
    </Form>
  );
}
