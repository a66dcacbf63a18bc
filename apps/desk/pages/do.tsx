// One act in one case: form, check, send. If somebody else acts meanwhile, it says what changed and keeps what was typed.
import { CaseLink } from '../parts/case-link.tsx';
import { type LedgerRow, type Possible } from '@shuquan/client';
import { useSuspenseQueries } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { type CaseParams, numberOf, paramsOf, useCaseId } from '../case-id.ts';
import { usePersonName } from '../hats.ts';
import { TakeOver } from '../parts/claiming.tsx';
import { useMyself, useTasksAgain } from '../parts/task-events.ts';
import { Articles } from '../parts/law.tsx';
import { useNamed } from '../parts/named.ts';
import { Page } from '../parts/page.tsx';
import { useAsked, useCase, useLifecycle, useLog } from '../queries.ts';
import { eventInWords } from '../rows.ts';
import { Sending, type Sender } from '../sending/index.tsx';
import { schemaOf } from '../sending/schema.ts';
import { useSession } from '../session.tsx';
import { sending as words } from '../words.work.ts';
import { colon, semicolon } from '../words.ts';

export function Do() {
  const { t } = useSession();
  const id = useCaseId();
  const { event } = useParams({ strict: false }) as CaseParams & { event: string };
  const named = useNamed();
  const { task } = useSearch({ strict: false }) as { task?: string };
  const view = useCase(id);
  const onFile = useOnFile(id, event);
  const lifecycle = useLifecycle(view.lifecycle);
  const schema = schemaOf(lifecycle, event);
  const about = lifecycle.events.find((one) => one.event === event);
  if (!schema || !about) return <Alert type="error" showIcon title={t(words.impossible)} action={<Back id={id} />} />;
  return (
    <Page title={t(about.title)}>
      <p className="quiet">
        <CaseLink caseId={id} label={t(view.label)} />
        <span>
          {t(view.title)} {named(numberOf(id))}
        </span>
        <span>{t(view.stateTitle)}</span>
        <Articles ids={about.articles} />
      </p>
      <Acting
        key={`${id} ${event}`}
        {...{ id, event, schema, lifecycle }}
        first={{ ...onFile, type: event, ...(task && { task }) }}
      />
    </Page>
  );
}

/** What the form begins with: what the act can only repeat, and, where it is handed in again, what was handed in. */
function useOnFile(id: string, event: string): object {
  const known = useCase(id).mine.find((one) => one.event === event)?.onFile;
  // To read the log is an act on record (T25): it is read where the form needs it.
  const { log } = useAsked();
  const [rows] = useSuspenseQueries({ queries: [log(id)].filter(() => event.startsWith('RESUBMIT')) });
  const before = rows?.data.findLast((row) => sameMatter(row.event.type) === sameMatter(event));
  return { ...before?.event, ...known };
}
const sameMatter = (event: string): string => event.replace(/^(RESUBMIT|SUBMIT|REQUEST)/, '');

type ActingProps = Pick<Sender, 'schema' | 'lifecycle' | 'first'> & { id: string; event: string };
function Acting({ id, event, first, schema, lifecycle }: ActingProps) {
  const { client } = useSession();
  const again = useTasksAgain();
  const view = useCase(id);
  const [seen, see] = useState(view.version);
  const typed = (value: object) => ({ ...value, type: event });
  return (
    <Sending
      about={{ lifecycle: view.lifecycle, caseId: id, event }}
      schema={schema}
      first={first}
      view={view}
      lifecycle={lifecycle}
      check={(value) => client.rehearse(view.lifecycle, id, typed(value))}
      send={async (value, key) => {
        const answer = await client.send(view.lifecycle, id, typed(value), { key, expectedVersion: seen });
        await again();
        return answer;
      }}
      actions={(refusal, retry) =>
        refusal.code === 'TASK_CLAIMED' ? (
          <Held
            id={id}
            event={event}
            then={(seq) => {
              // One's own act is no news; whatever came before it is.
              if (seq === seen + 1) see(seq);
              retry();
            }}
          />
        ) : null
      }
      notice={view.version > seen && <Moved id={id} event={event} since={seen} goOn={() => see(view.version)} />}
      back={<Back id={id} />}
    />
  );
}

function Back({ id }: { id: string }) {
  const { t } = useSession();
  const go = useNavigate();
  return (
    <Button onClick={() => void go({ to: '/cases/$lifecycle/$stem/$n', params: paramsOf(id) })}>
      {t(words.cancel)}
    </Button>
  );
}

type News = { id: string; event: string; since: number; goOn: () => void };
/** The log is read beside the form, which stays. */
const Moved = (news: News) => (
  <Suspense fallback={null}>
    <DoneMeanwhile {...news} />
  </Suspense>
);
/** What others did meanwhile, by whom. */
function DoneMeanwhile({ id, event, since, goOn }: News) {
  const { t } = useSession();
  const nameOf = usePersonName();
  const lifecycle = useLifecycle(useCase(id).lifecycle);
  const myself = useMyself();
  const rows = useLog(id).filter(({ seq }) => seq > since);
  // What one did oneself is no news, nor to a voter that others vote too.
  const known = rows.every(
    ({ actor, event: { type }, from_state, to_state }) =>
      actor.person === myself || (type === event && from_state.join(' ') === to_state.join(' ')),
  );
  useEffect(() => {
    if (rows.length > 0 && known) goOn();
  });
  if (known) return null;
  const said = (row: LedgerRow) => `${nameOf(row.actor.person)}${t(colon)}${t(eventInWords(row.event, lifecycle))}`;
  return (
    <Alert
      type="warning"
      showIcon
      className="refusal"
      title={t(words.moved(rows.map(said).join(t(semicolon))))}
      action={
        <Button size="small" onClick={goOn}>
          {t(words.goOn)}
        </Button>
      }
    />
  );
}

/** The task of this act that somebody else has claimed. */
function Held({ id, event, then }: { id: string; event: string; then: (seq: number) => void }) {
  const { t } = useSession();
  const nameOf = usePersonName();
  const view = useCase(id);
  const [open, ask] = useState(false);
  const by = view.mine.find((one: Possible) => one.event === event)?.by.map(({ name }) => name) ?? [];
  const task =
    view.tasks.find((one) => one.claimedBy && by.includes(one.by.name)) ?? view.tasks.find((one) => one.claimedBy);
  if (!task?.claimedBy) return null;
  return (
    <p>
      {t(words.claimedBy(nameOf(task.claimedBy)))}{' '}
      <Button size="small" onClick={() => ask(true)}>
        {t({ zh: '接手', en: 'Take over' })}
      </Button>
      <TakeOver of={{ ...task, caseId: id }} open={open} close={() => ask(false)} then={then} />
    </p>
  );
}
