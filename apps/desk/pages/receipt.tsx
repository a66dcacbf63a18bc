// What was taken, as it stands on record: row, time, article; and who does what next, until when.
import { PrinterOutlined } from '@ant-design/icons';
import { type Refused, RefusedError } from '@shuquan/client';
import { useSuspenseQuery } from '@tanstack/react-query';
import { CatchBoundary, useParams } from '@tanstack/react-router';
import { Button, Result } from 'antd';
import { Suspense } from 'react';
import { type CaseParams, numberOf, paramsOf, useCaseId } from '../case-id.ts';
import { useHatTitle, usePersonName } from '../hats.ts';
import { Due, When } from '../parts/due.tsx';
import { LinkButton } from '../parts/link-button.tsx';
import { Articles } from '../parts/law.tsx';
import { useNamed } from '../parts/named.ts';
import { Page } from '../parts/page.tsx';
import { Broken } from '../parts/problem.tsx';
import { Waiting } from '../parts/states.tsx';
import { useAsked, useCase, useLifecycle } from '../queries.ts';
import { eventInWords } from '../rows.ts';
import { useSession } from '../session.tsx';
import { sending as words } from '../words.work.ts';
import { colon } from '../words.ts';

export function Receipt() {
  const { t } = useSession();
  const id = useCaseId();
  return (
    <Page title={t(words.receipt)}>
      <div className="sheet">
        <Result status="success" title={t(words.recorded)} extra={<Actions id={id} />} />
        <CatchBoundary getResetKey={() => id} errorComponent={Unread}>
          <Suspense fallback={<Waiting />}>
            <Facts id={id} />
          </Suspense>
        </CatchBoundary>
      </div>
    </Page>
  );
}

/** The act stands, whether or not the record can be read just now. */
const Unread = ({ error, reset }: { error: unknown; reset: () => void }) =>
  error instanceof RefusedError && [403, 404].includes((error.refusal as Refused).status) ? (
    <NoLonger />
  ) : (
    <Broken error={error} reset={reset} />
  );

/** Who only helped with a task does not read on in the case (T25): the row is the receipt. */
function NoLonger() {
  const { t } = useSession();
  const { seq } = useParams({ strict: false }) as CaseParams & { seq: string };
  const named = useNamed();
  return (
    <dl className="receipt">
      <dt>{t({ zh: '案号', en: 'Case' })}</dt>
      <dd>{named(numberOf(useCaseId()))}</dd>
      <dt>{t(words.row)}</dt>
      <dd>{seq}</dd>
      <dt>{t(words.next)}</dt>
      <dd>
        {t(words.noLonger)} <Articles ids={['T25']} />
      </dd>
    </dl>
  );
}

function Actions({ id }: { id: string }) {
  const { t } = useSession();
  return (
    <span className="no-print acts" style={{ justifyContent: 'center' }}>
      <LinkButton type="primary" to="/cases/$lifecycle/$stem/$n" params={paramsOf(id)}>
        {t(words.toCase)}
      </LinkButton>
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t(words.printReceipt)}
      </Button>
    </span>
  );
}

function Facts({ id }: { id: string }) {
  const { t } = useSession();
  const { seq } = useParams({ strict: false }) as CaseParams & { seq: string };
  const view = useCase(id);
  const lifecycle = useLifecycle(view.lifecycle);
  const nameOf = usePersonName();
  const hatOf = useHatTitle();
  const named = useNamed();
  const { data: rows, isFetching } = useSuspenseQuery(useAsked().log(id));
  const row = rows.find((one) => one.seq === Number(seq));
  // What was read before the act does not have its row yet.
  if (!row) return isFetching ? <Waiting /> : <NoLonger />;
  return (
    <dl className="receipt">
      <dt>{t(words.act)}</dt>
      <dd>
        {t(eventInWords(row.event, lifecycle))} · {named(t(view.label))}
      </dd>
      <dt>{t(words.row)}</dt>
      <dd>{row.seq}</dd>
      <dt>{t(words.at)}</dt>
      <dd>
        <When at={row.at} />
      </dd>
      <dt>{t({ zh: '依据', en: 'Under' })}</dt>
      <dd>
        <Articles ids={row.articles} />
      </dd>
      <dt>{t(words.by)}</dt>
      <dd>
        {nameOf(row.actor.person)} · {hatOf(row.actor)}
      </dd>
      <dt>{t(words.next)}</dt>
      <dd>
        <Next id={id} />
      </dd>
    </dl>
  );
}

function Next({ id }: { id: string }) {
  const { t } = useSession();
  const { stateTitle, tasks } = useCase(id);
  return (
    <>
      <p>{t(stateTitle)}</p>
      {tasks.length === 0 && t(words.nextNobody)}
      {tasks.map((task) => (
        <p key={task.task}>
          {t(task.by.title)}
          {t(colon)}
          {t(task.title)} {task.dueAt && <Due at={task.dueAt} of={task} />}
        </p>
      ))}
    </>
  );
}
