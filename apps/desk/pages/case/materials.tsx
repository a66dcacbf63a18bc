// What was handed in: the last accepted content of each event, with the titles of its fields; the documents beside it.
import type { LedgerRow, LifecycleView } from '@shuquan/client';
import { Empty } from 'antd';
import { Review } from '../../form/index.tsx';
import { useHatTitle, usePersonName } from '../../hats.ts';
import { minuteOf } from '../../parts/time.ts';
import { useCase, useLifecycle, useLog } from '../../queries.ts';
import { eventInWords, payloadOf } from '../../rows.ts';
import { schemaOf } from '../../sending/schema.ts';
import { useSession } from '../../session.tsx';
import { casePage as words } from '../../words.work.ts';

const aboutTasks = ['CLAIM', 'UNCLAIM', 'TAKE_OVER', 'ASSIGN', 'DELEGATE', 'COMMENT'];

/** Of each kind the last; what is attached is added to what was there. Newest first. */
function materialsIn(rows: LedgerRow[]): LedgerRow[] {
  const last = new Map<string, LedgerRow>();
  for (const row of rows)
    if (payloadOf(row) && !aboutTasks.includes(row.event.type))
      last.set(row.event.type === 'ATTACH' ? `ATTACH ${row.seq}` : row.event.type, row);
  return [...last.values()].sort((a, b) => b.seq - a.seq);
}

export function Materials({ id }: { id: string }) {
  const { t } = useSession();
  const lifecycle = useLifecycle(useCase(id).lifecycle);
  const materials = materialsIn(useLog(id));
  if (materials.length === 0) return <Empty description={t(words.noMaterials)} />;
  return materials.map((row) => <Material key={row.seq} row={row} lifecycle={lifecycle} />);
}

function Material({ row, lifecycle }: { row: LedgerRow; lifecycle: LifecycleView }) {
  const { t } = useSession();
  const nameOf = usePersonName();
  const hatOf = useHatTitle();
  const schema = schemaOf(lifecycle, row.event.type);
  const who = `${nameOf(row.actor.person)} · ${hatOf(row.actor)}`;
  return (
    <article className="material">
      <h3>{t(eventInWords(row.event, lifecycle))}</h3>
      <p className="quiet">
        {t(words.submittedBy(who, minuteOf(row.at)))} · {t(words.row(row.seq))}
      </p>
      {schema && <Review schema={schema} value={payloadOf(row)} />}
    </article>
  );
}
