// From what is typed to what is on record: fill in, check (a dry run: nothing is written), send. What was typed is never
// lost to an answer. The draft's id is the idempotency key: a double click, or an answer that was lost, acts once.
import {
  type Accepted,
  type Case,
  type DraftOf,
  type LifecycleView,
  type No,
  type Refused,
  type Rehearsed,
  UnreachableError,
  isRefused,
} from '@shuquan/client';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button, Steps } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  DraftNote,
  type Drafting,
  ErrorSummary,
  Form,
  type JsonObject as Value,
  type Problem,
  Review,
  type Schema,
  useDraft,
} from '../form/index.tsx';
import { paramsOf } from '../case-id.ts';
import { Refusal } from '../parts/problem.tsx';
import { useSession } from '../session.tsx';
import { sending as words } from '../words.work.ts';

export type Sender = {
  /** Names the draft: of this person, for this act. */
  about: DraftOf;
  schema: Schema;
  /** The case that it is for. */
  view?: Case;
  lifecycle: LifecycleView;
  /** What is on file, to begin with. */
  first?: Value;
  /** The dry run. */
  check: (value: Value) => Promise<Rehearsed | Refused>;
  /** What is on record leads to its receipt. */
  send: (value: Value, key: string) => Promise<Accepted | Refused>;
  /** What the page does about a refusal beside showing it: take over, read again. */
  actions?: (refusal: No, again: () => void) => ReactNode;
  /** What has happened meanwhile. */
  notice?: ReactNode;
  back: ReactNode;
};

const problemsIn = (refusal: No | undefined): Problem[] => (refusal?.details ?? []) as Problem[];

/** What a dry run has against it. */
const against = (answer: Rehearsed | Refused): No | undefined =>
  isRefused(answer) ? answer : answer.taken ? undefined : answer.refusal;

/** A refusal leads back to the form; nothing else does, unless it is asked for. */
function useActing({ check, send }: Pick<Sender, 'check' | 'send'>, draft: Drafting) {
  const [step, turnTo] = useState(0);
  const [refusal, refuse] = useState<No>();
  const { busy, lost, run } = useOnce();
  const go = useNavigate();
  const answered = (no: No | undefined): void => {
    refuse(no);
    turnTo(no ? 0 : 1);
  };
  const sent = async (): Promise<void> => {
    const answer = await send(draft.value, draft.id);
    if (isRefused(answer)) return answered(answer);
    // The service forgets a draft that was sent by itself, too.
    await draft.drop().catch(() => undefined);
    const params = { ...paramsOf(answer.caseId), seq: String(answer.seq) };
    void go({ to: '/cases/$lifecycle/$stem/$n/receipt/$seq', params, replace: true });
  };
  return {
    step,
    refusal,
    busy,
    lost,
    change: () => turnTo(0),
    check: () => void run(async () => answered(against(await check(draft.value)))),
    send: () => void run(sent),
  };
}

export function Sending(props: Sender) {
  const { t } = useSession();
  const draft = useDraft(props.about, props.first ?? {});
  const { step, refusal, busy, lost, change, check, send } = useActing(props, draft);
  if (!draft.ready) return null;
  return (
    <div className="sending">
      <Steps size="small" responsive={false} current={step} items={words.steps.map((title) => ({ title: t(title) }))} />
      {props.notice}
      {lost && <Alert role="alert" type="error" showIcon title={t(words.lost)} />}
      {refusal && <Faults {...props} refusal={refusal} again={check} />}
      {step === 0 ? (
        <Fill {...props} {...{ draft, refusal, busy, check }} />
      ) : (
        <Checked {...props} {...{ busy, send, change }} value={draft.value} />
      )}
    </div>
  );
}

/** One at a time, whatever is clicked. */
function useOnce() {
  const running = useRef(false);
  const [busy, work] = useState(false);
  const [lost, lose] = useState(false);
  const run = async (task: () => Promise<void>): Promise<void> => {
    if (running.current) return;
    running.current = true;
    work(true);
    lose(false);
    try {
      await task();
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      lose(true);
    } finally {
      running.current = false;
      work(false);
    }
  };
  return { busy, lost, run };
}

function Faults({ refusal, schema, lifecycle, actions, again }: Sender & { refusal: No; again: () => void }) {
  const problems = problemsIn(refusal);
  return problems.length > 1 || problems.some(({ path }) => path !== undefined) ? (
    <>
      <ErrorSummary problems={problems} schema={schema} />
      {actions?.(refusal, again)}
    </>
  ) : (
    <Refusal refusal={refusal} lifecycle={lifecycle} actions={actions?.(refusal, again)} />
  );
}

type Filling = Omit<Sender, 'check' | 'send'> & {
  draft: Drafting;
  refusal: No | undefined;
  busy: boolean;
  check: () => void;
};
function Fill({ schema, view, draft, refusal, busy, check, back }: Filling) {
  const { t } = useSession();
  return (
    <div className="sheet">
      <Form schema={schema} value={draft.value} onChange={draft.change} problems={problemsIn(refusal)} about={view} />
      <div className="acts">
        <Button type="primary" loading={busy} onClick={check}>
          {t(words.check)}
        </Button>
        {back}
        <DraftNote state={draft.state} />
      </div>
    </div>
  );
}

type Checking = Omit<Sender, 'check' | 'send'> & { value: Value; busy: boolean; send: () => void; change: () => void };
function Checked({ schema, value, busy, send, change }: Checking) {
  const { t } = useSession();
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <div className="sheet" ref={top} tabIndex={-1}>
      <Alert type="info" showIcon title={t(words.passed)} role="status" />
      <Review schema={schema} value={value} change={change} />
      <div className="acts">
        <Button type="primary" loading={busy} onClick={send}>
          {t(words.send)}
        </Button>
        <Button disabled={busy} onClick={change}>
          {t(words.change)}
        </Button>
      </div>
    </div>
  );
}
