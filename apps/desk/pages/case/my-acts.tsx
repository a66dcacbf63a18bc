// What this hat may do now. What it cannot do yet stands there too, and says in place what is missing.
import type { Case, Possible } from '@shuquan/client';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { paramsOf } from '../../case-id.ts';
import { Articles, plain } from '../../parts/law.tsx';
import { useLifecycle } from '../../queries.ts';
import { useSession } from '../../session.tsx';
import { casePage as words } from '../../words.work.ts';
import { semicolon } from '../../words.ts';

export function MyActs({ view }: { view: Case }) {
  const { t } = useSession();
  const possible = view.mine.filter(({ unmet }) => unmet.length === 0);
  const missing = view.mine.filter(({ unmet }) => unmet.length > 0);
  return (
    <section className="sheet no-print" aria-labelledby="mine">
      <h2 id="mine">{t(words.mine)}</h2>
      {view.mine.length === 0 && <p>{t(words.mineNone)}</p>}
      <div className="acts">
        {possible.map((one, at) => (
          <Act key={one.event} caseId={view.caseId} event={one.event} title={t(one.title)} primary={at === 0} />
        ))}
        {!view.ended && <Act caseId={view.caseId} event="COMMENT" title={t(words.remark)} />}
        {!view.ended && <Act caseId={view.caseId} event="ATTACH" title={t(words.attach)} />}
      </div>
      {missing.length > 0 && (
        <ul className="missing">
          {missing.map((one) => (
            <Missing key={one.event} view={view} one={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Act({ caseId, event, title, primary }: { caseId: string; event: string; title: string; primary?: boolean }) {
  const go = useNavigate();
  return (
    <Button
      {...(primary && { type: 'primary' as const })}
      onClick={() => void go({ to: '/cases/$lifecycle/$stem/$n/do/$event', params: { ...paramsOf(caseId), event } })}
    >
      {title}
    </Button>
  );
}

function Missing({ view, one }: { view: Case; one: Possible }) {
  const { t } = useSession();
  const lifecycle = useLifecycle(view.lifecycle);
  const id = `missing-${one.event}`;
  return (
    <li>
      <Button disabled aria-describedby={id}>
        {t(one.title)}
      </Button>
      <div id={id}>
        {t(words.missing)}
        {one.unmet.map(({ rule, says, articles }) => (
          <span key={rule}>
            {t(plain(says, lifecycle))}
            {articles.length > 0 && (
              <>
                {t({ zh: '（', en: ' (' })}
                <Articles ids={articles} />
                {t({ zh: '）', en: ')' })}
              </>
            )}
            {t(semicolon)}
          </span>
        ))}
      </div>
    </li>
  );
}
