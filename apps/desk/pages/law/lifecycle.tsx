// One lifecycle: its chart, every event with who may, under which article, and what it needs.
import { type EventView, type LifecycleView, RefusedError, orThrow } from '@shuquan/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Spin, Tag, Typography } from 'antd';
import { Articles, plain } from '../../parts/law.tsx';
import { Page } from '../../parts/page.tsx';
import { Chart } from '../../picture/index.tsx';
import { useSession } from '../../session.tsx';
import { words } from '../../words.ts';
import { law } from '../law-words.ts';
import { type NeededField, fieldsOf } from './fields.ts';
import { Head } from './head.tsx';
import { whoInWords } from './who.ts';

export function LifecyclePage() {
  const { client, t } = useSession();
  const { lifecycle: id = '' } = useParams({ strict: false }) as { lifecycle?: string };
  const { data, error } = useQuery({
    queryKey: ['lifecycle', id],
    queryFn: async (call) => orThrow(await client.lifecycle(id, call)).lifecycle,
    staleTime: Infinity,
    retry: false,
  });
  if (error)
    return (
      <Alert type="warning" title={error instanceof RefusedError ? t(error.refusal.message) : t(words.unreachable)} />
    );
  if (!data) return <Spin />;
  return (
    <Page
      title={t(data.title)}
      beside={
        <Link to="/law" hash="lifecycles">
          {t(law.back)}
        </Link>
      }
    >
      <Lifecycle view={data} />
    </Page>
  );
}

function Lifecycle({ view }: { view: LifecycleView }) {
  const { t } = useSession();
  return (
    <>
      <About view={view} />
      <Typography.Title level={2}>{t(law.chart)}</Typography.Title>
      <Typography.Paragraph type="secondary">{t(law.chartHint)}</Typography.Paragraph>
      <Chart lifecycle={view.id} />
      <Typography.Title level={2}>{t(law.opening)}</Typography.Title>
      <Fields fields={fieldsOf(view.opens.input)} />
      <Rules view={view} />
      <Typography.Title level={2}>{t(law.events)}</Typography.Title>
      <Events events={view.events.filter(({ by }) => by.length > 0)} />
      <Typography.Title level={2}>{t(law.states)}</Typography.Title>
      <States view={view} />
    </>
  );
}

/** What must hold for it to be opened. */
function Rules({ view }: { view: LifecycleView }) {
  const { t } = useSession();
  if (view.opens.rules.length === 0) return null;
  return (
    <>
      <Typography.Title level={3}>{t(law.rules)}</Typography.Title>
      <ul>
        {view.opens.rules.map(({ rule, says, articles }) => (
          <li key={rule}>
            {t(plain(says, view))}
            <Cited ids={articles} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** In brackets, where there are any. */
function Cited({ ids }: { ids: string[] }) {
  const { language } = useSession();
  if (ids.length === 0) return null;
  return (
    <>
      {language === 'zh' ? '（' : ' ('}
      <Articles ids={ids} />
      {language === 'zh' ? '）' : ')'}
    </>
  );
}

function About({ view: { openedBy, readers, articles, states } }: { view: LifecycleView }) {
  const { t, language } = useSession();
  const outcomes = states
    .filter(({ kind, path }) => kind === 'final' && !path.includes('.'))
    .map(({ title }) => t(title));
  return (
    <dl className="law-about">
      <dt>{t(law.openedBy)}</dt>
      <dd>{t(whoInWords(openedBy))}</dd>
      <dt>{t(law.readBy)}</dt>
      <dd>{t(whoInWords(readers))}</dd>
      <dt>{t(law.basis)}</dt>
      <dd>
        <Articles ids={articles} />
      </dd>
      <dt>{t(law.outcomes)}</dt>
      <dd>{outcomes.join(language === 'zh' ? '；' : '; ')}</dd>
    </dl>
  );
}

function Fields({ fields }: { fields: NeededField[] }) {
  const { t } = useSession();
  if (fields.length === 0) return <span className="faint">{t(law.nothingNeeded)}</span>;
  return (
    <ul className="law-fields">
      {fields.map(({ title, needed, articles }) => (
        <li key={title.zh}>
          {t(title)}
          {needed && <Tag>{t(law.needed)}</Tag>}
          {articles.length > 0 && <Articles ids={articles} />}
        </li>
      ))}
    </ul>
  );
}

function Events({ events }: { events: EventView[] }) {
  const { t } = useSession();
  return (
    <div className="law-wide" tabIndex={0} role="region" aria-label={t(law.events)}>
      <table className="law-table">
        <Head titles={[law.event, law.who, law.basis, law.needs]} />
        <tbody>
          {events.map(({ event, title, by, articles, schema }) => (
            <tr key={event}>
              <th scope="row">{t(title)}</th>
              <td>{t(whoInWords(by))}</td>
              <td>
                <Articles ids={articles} />
              </td>
              <td>
                <Fields fields={fieldsOf(schema)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where the case waits for somebody, or has ended. */
function States({ view }: { view: LifecycleView }) {
  const { t } = useSession();
  const titles = new Map(view.states.map(({ path, title }) => [path, t(title)]));
  const named = (path: string): string =>
    path
      .split('.')
      .map((_, at, parts) => titles.get(parts.slice(0, at + 1).join('.')))
      .filter(Boolean)
      .join(' · ');
  const states = view.states.filter(({ kind }) => kind === 'atomic' || kind === 'final');
  return (
    <div className="law-wide" tabIndex={0} role="region" aria-label={t(law.states)}>
      <table className="law-table">
        <Head titles={[law.state, law.task, law.who, law.basis]} />
        <tbody>
          {states.map(({ path, task, articles }) => (
            <tr key={path}>
              <th scope="row">{named(path)}</th>
              <td>{task ? t(task.title) : '—'}</td>
              <td>{task ? t(task.by.title) : '—'}</td>
              <td>
                <Articles ids={articles} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
