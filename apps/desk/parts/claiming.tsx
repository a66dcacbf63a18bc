// Who works on a task: taking it up, giving it back, taking it over from somebody who is named before it happens.
import { type CaseTask, type Refused, isRefused } from '@shuquan/client';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, type FormInstance, Input, Modal } from 'antd';
import { useState } from 'react';
import { lifecycleOf } from '../case-id.ts';
import { usePersonName } from '../hats.ts';
import { useSession } from '../session.tsx';
import { claiming as words } from '../words.work.ts';

export type Claimable = Pick<CaseTask, 'task' | 'title' | 'claimedBy'> & { caseId: string };

/** The person that acts: oneself, or, in development, who was chosen. */
export function useMyself(): string | undefined {
  const { me, wearing } = useSession();
  return me.signedIn ? me.person : wearing?.of;
}

/** Sends task events; the lists and the case follow. */
export function useTaskEvent() {
  const { client } = useSession();
  const queries = useQueryClient();
  return async (type: string, { caseId, task }: Claimable, more: object = {}) => {
    const answer = await client.send(lifecycleOf(caseId), caseId, { type, task, ...more });
    await Promise.all(
      ['tasks', 'counts', 'case', 'log'].map((key) => queries.invalidateQueries({ queryKey: [key], exact: false })),
    );
    return answer;
  };
}

export function TaskActions({ of, small = true }: { of: Claimable; small?: boolean }) {
  const { t } = useSession();
  const { message } = App.useApp();
  const send = useTaskEvent();
  const myself = useMyself();
  const [takingOver, takeOver] = useState(false);
  const [busy, work] = useState(false);
  const act = (type: string) => async () => {
    work(true);
    const answer = await send(type, of).finally(() => work(false));
    if (!isRefused(answer)) message.success(t(type === 'CLAIM' ? words.claimed : words.released));
    else if (answer.code === 'TASK_CLAIMED') takeOver(true);
    else message.error(t(answer.message));
  };
  const size = small ? 'small' : 'middle';
  const named = (verb: string) => ({ size, loading: busy, 'aria-label': `${verb}：${t(of.title)}` }) as const;
  if (!of.claimedBy)
    return (
      <>
        <Button {...named(t(words.claim))} onClick={() => void act('CLAIM')()}>
          {t(words.claim)}
        </Button>
        <TakeOver of={of} open={takingOver} close={() => takeOver(false)} />
      </>
    );
  if (of.claimedBy === myself)
    return (
      <Button {...named(t(words.release))} onClick={() => void act('UNCLAIM')()}>
        {t(words.release)}
      </Button>
    );
  return (
    <>
      <Button {...named(t(words.takeOver))} onClick={() => takeOver(true)}>
        {t(words.takeOver)}
      </Button>
      <TakeOver of={of} open={takingOver} close={() => takeOver(false)} />
    </>
  );
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
  then?: () => void;
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
    then?.();
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
