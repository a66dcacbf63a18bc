// What the service told this person, unread first; each leads to its case.
import { type DeskNotice, orThrow } from '@shuquan/client';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Badge, Button, Empty, Switch, Tag } from 'antd';
import { lifecycleOf, numberOf, paramsOf } from '../case-id.ts';
import { Due, When } from '../parts/due.tsx';
import { Articles } from '../parts/law.tsx';
import { Page } from '../parts/page.tsx';
import { useAsked, useLifecycles } from '../queries.ts';
import { useSession } from '../session.tsx';
import { noticesPage as words } from '../words.work.ts';
import { words as common } from '../words.ts';

export function Notices() {
  const { t } = useSession();
  const { client, as } = useAsked();
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['notices', 'all', as],
    queryFn: async ({ pageParam, signal }) =>
      orThrow(await client.notices({ limit: 50, ...(pageParam && { after: pageParam }) }, { signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  if (error && !data) throw error;
  const notices = data?.pages.flatMap((page) => page.notices);
  return (
    <Page title={t(common.pages.notices)} beside={<Mail />}>
      {notices?.length === 0 && <Empty description={t(words.none)} />}
      {notices && notices.length > 0 && (
        <ul className="sheet plain notices">
          {notices.map((one) => (
            <Notice key={one.id} one={one} />
          ))}
        </ul>
      )}
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{t(words.more)}</Button>}
    </Page>
  );
}

const mailColours = { sent: 'default', waiting: 'default', failing: 'orange', refused: 'red' } as const;

/** Whether courtesies come by mail as well. */
function Mail() {
  const { t } = useSession();
  const { client, as } = useAsked();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const queryKey = ['notice preferences', as];
  const { data } = useQuery({ queryKey, queryFn: async (call) => orThrow(await client.noticePreferences(call)) });
  const { mutate, isPending } = useMutation({
    mutationFn: async (mail: boolean) => orThrow(await client.setNoticePreferences(mail)),
    onSuccess: (answer) => queries.setQueryData(queryKey, answer),
    onError: () => void message.error(t(common.unreachable)),
  });
  return (
    <span className="preference">
      <Switch
        id="by-mail"
        checked={data?.mail ?? true}
        loading={isPending || !data}
        onChange={(wanted) => mutate(wanted)}
      />{' '}
      <label htmlFor="by-mail">{t(words.byMail)}</label> <span className="hint">{t(words.byMailHint)}</span>
    </span>
  );
}

function Notice({ one }: { one: DeskNotice }) {
  const { t } = useSession();
  const { client } = useAsked();
  const queries = useQueryClient();
  const kind = useLifecycles().find(({ id }) => id === lifecycleOf(one.caseId))?.title;
  const read = async () => {
    if (one.readAt) return;
    await client.markRead(one.id);
    await queries.invalidateQueries({ queryKey: ['notices'] });
  };
  return (
    <li>
      <div>
        {!one.readAt && <Badge status="processing" text={t(words.unread)} />} <strong>{t(one.subject)}</strong>{' '}
        <span className="hint">{t(one.title)}</span>
      </div>
      <p>{t(one.text)}</p>
      <div className="quiet">
        <Link to="/cases/$lifecycle/$stem/$n" params={paramsOf(one.caseId)} onClick={() => void read()}>
          {kind && t(kind)} {numberOf(one.caseId)}
        </Link>
        <When at={one.at} />
        {one.dueAt && <Due at={one.dueAt} />}
        {one.mail !== 'none' && <Tag color={mailColours[one.mail]}>{t(words.mail[one.mail])}</Tag>}
        <Articles ids={one.articles} />
        {!one.readAt && (
          <Button size="small" onClick={() => void read()}>
            {t(words.markRead)}
          </Button>
        )}
      </div>
    </li>
  );
}
