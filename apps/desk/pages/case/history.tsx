// What has happened, newest last: title, person and hat, article, from where to where, what caused it; remarks among it.
import type { LedgerRow, LifecycleView } from '@shuquan/client';
import { Link } from '@tanstack/react-router';
import { Timeline } from 'antd';
import { lifecycleOf, numberOf, paramsOf } from '../../case-id.ts';
import { useHatTitle, usePersonName } from '../../hats.ts';
import { When } from '../../parts/due.tsx';
import { Articles } from '../../parts/law.tsx';
import { useCase, useLifecycle, useLifecycles, useLog } from '../../queries.ts';
import { eventInWords, moved, statesInWords } from '../../rows.ts';
import { useSession } from '../../session.tsx';
import { casePage as words } from '../../words.work.ts';

export function History({ id }: { id: string }) {
  const lifecycle = useLifecycle(useCase(id).lifecycle);
  const rows = useLog(id);
  return (
    <Timeline
      className="history"
      items={rows.map((row) => ({
        key: row.seq,
        color: row.event.type === 'COMMENT' ? 'gray' : 'blue',
        content: <Row row={row} lifecycle={lifecycle} />,
      }))}
    />
  );
}

function Row({ row, lifecycle }: { row: LedgerRow; lifecycle: LifecycleView }) {
  const { t } = useSession();
  const nameOf = usePersonName();
  const hatOf = useHatTitle();
  const { left, entered } = moved(row);
  const [from, to] = [t(statesInWords(left, lifecycle)), t(statesInWords(entered, lifecycle))];
  const { person, onBehalfOf } = row.actor;
  const hands = onBehalfOf
    ? `${nameOf(person)}（${t({ zh: '代', en: 'for ' })}${nameOf(onBehalfOf)}）`
    : nameOf(person);
  return (
    <>
      <div>
        <strong>{t(eventInWords(row.event, lifecycle))}</strong> <Articles ids={row.articles} />
      </div>
      {row.event.type === 'COMMENT' && <blockquote>{String(row.event['text'])}</blockquote>}
      {to && (
        <div>
          {from && <span>{from} </span>}
          <span aria-label={t(words.became)}>→</span> <strong>{to}</strong>
        </div>
      )}
      <div className="quiet">
        <span>{person === 'system' ? hands : `${hands} · ${hatOf(row.actor)}`}</span>
        <When at={row.at} />
        <span>{t(words.row(row.seq))}</span>
      </div>
      {row.cause && <Cause of={row.cause.case} seq={row.cause.seq} />}
    </>
  );
}

function Cause({ of, seq }: { of: string; seq: number }) {
  const { t } = useSession();
  const title = useLifecycles().find(({ id }) => id === lifecycleOf(of))?.title;
  return (
    <div className="quiet">
      <span>
        {t(words.causedBy)}
        <Link to="/cases/$lifecycle/$stem/$n" params={paramsOf(of)}>
          {title && t(title)} {numberOf(of)}
        </Link>{' '}
        {t(words.row(seq))}
      </span>
    </div>
  );
}
