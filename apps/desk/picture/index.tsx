// The live picture of a case, and the whole chart of a lifecycle. The server lays out; this marks, and folds by click.
import { type Case, type LedgerRow, type PictureMove, orThrow } from '@shuquan/client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Spin } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { usePersonName } from '../hats.ts';
import { useSession } from '../session.tsx';
import { Drawing } from './drawing.tsx';
import { type Marks, around, marksOf, noMarks } from './marks.ts';
import { words as deskWords } from '../words.ts';
import { until } from './until.ts';
import { words } from './words.ts';
import './picture.css';

/** Of a case: folded around where it stands. `rows`: its record. */
export function Picture({ view, rows }: { view: Case; rows: LedgerRow[] }) {
  const marks = useMemo(() => marksOf(view, rows), [view, rows]);
  const open = useMemo(() => around(view.state), [view.state]);
  return (
    <Folding lifecycle={view.lifecycle} open={open} marks={marks} moved={view.version}>
      <Says view={view} />
      <Legend kinds={['active', 'passed', 'possible', 'timed', 'parallel', 'outcome']} />
    </Folding>
  );
}

/** Of a lifecycle, by its id: the whole chart, unfolding by click. */
export function Chart({ lifecycle }: { lifecycle: string }) {
  return (
    <Folding lifecycle={lifecycle} open={none} marks={noMarks}>
      <Legend kinds={['timed', 'parallel', 'outcome']} />
    </Folding>
  );
}
const none: string[] = [];

type Folding = { lifecycle: string; open: string[]; marks: Marks; moved?: number; children?: ReactNode };
function Folding({ lifecycle, open, marks, moved, children }: Folding) {
  const { t } = useSession();
  const { picture, settled, toggle, again } = useFolding(lifecycle, open);
  if (again)
    return (
      <Alert type="warning" title={t(words.failed)} action={<Button onClick={again}>{t(deskWords.retry)}</Button>} />
    );
  return (
    <section className="picture" aria-label={t(words.picture)}>
      {children}
      {picture ? (
        <>
          <Scrolled to={settled ? moved : undefined}>
            <Drawing picture={picture} marks={marks} name={t(words.picture)} toggle={toggle} />
          </Scrolled>
          <Anywhere moves={picture.anywhere} />
        </>
      ) : (
        <Spin />
      )}
    </section>
  );
}

function useFolding(lifecycle: string, open: string[]) {
  const { client, language } = useSession();
  // What was opened and closed by hand stays while the case moves on.
  const [byHand, fold] = useState<Record<string, boolean>>({});
  const shown = [...new Set([...open, ...Object.keys(byHand)])]
    .filter((path) => byHand[path] ?? open.includes(path))
    .toSorted();
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    queryKey: ['picture', lifecycle, language, ...shown],
    queryFn: async (call) => orThrow(await client.picture(lifecycle, { open: shown, language }, call)).picture,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  return {
    picture: data,
    settled: data !== undefined && !isPlaceholderData,
    toggle: (path: string) => fold({ ...byHand, ...toggled(path, shown) }),
    again: isError ? () => void refetch() : undefined,
  };
}

function Anywhere({ moves }: { moves: PictureMove[] }) {
  const { t, language } = useSession();
  if (moves.length === 0) return null;
  const titles = moves.map(({ title }) => title).join(language === 'zh' ? '、' : ', ');
  return <p>{[t(words.anywhere), titles].join(language === 'zh' ? '：' : ': ')}</p>;
}

/** A group that closes takes all inside with it. */
const toggled = (path: string, shown: string[]): Record<string, boolean> =>
  shown.includes(path)
    ? Object.fromEntries(shown.filter((one) => one === path || one.startsWith(`${path}.`)).map((one) => [one, false]))
    : { [path]: true };

/** Scrolls within its own frame, and shows where the case stands whenever it has moved (`to`: its version). */
function Scrolled({ to, children }: { to: number | undefined; children: ReactNode }) {
  const { t } = useSession();
  const frame = useRef<HTMLDivElement>(null);
  const shown = useRef<number>(undefined);
  useEffect(() => {
    const active = frame.current?.querySelector('.box.active');
    if (!frame.current || !active || to === undefined || shown.current === to) return;
    shown.current = to;
    const [outer, inner] = [frame.current.getBoundingClientRect(), active.getBoundingClientRect()];
    frame.current.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
    frame.current.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
  }, [to]);
  return (
    <div className="scrolled" ref={frame} tabIndex={0} role="region" aria-label={t(words.picture)}>
      {children}
    </div>
  );
}

/** The same in words. */
function Says({ view: { stateTitle, ended, mine, tasks, deadlines } }: { view: Case }) {
  const { t, language } = useSession();
  const nameOf = usePersonName();
  const list = (parts: string[]) => parts.join(language === 'zh' ? '、' : ', ');
  const can = mine.filter(({ unmet }) => unmet.length === 0).map(({ title }) => t(title));
  const due = deadlines.flatMap(({ kind, title, dueAt }) =>
    kind === 'after' && dueAt
      ? [language === 'zh' ? `${title.zh} ${until(dueAt)}` : `${title.en} ${until(dueAt)}`]
      : [],
  );
  const says: [string, string][] = [
    [t(words.now), t(stateTitle)],
    [t(words.can), ended ? t(words.ended) : list([...new Set(can)]) || t(words.nothing)],
    ...tasks.map(({ title, by, claimedBy, dueAt }): [string, string] => [
      t(words.waits),
      [t(title), t(by.title), claimedBy && nameOf(claimedBy), dueAt && until(dueAt)].filter(Boolean).join(' · '),
    ]),
    [t(words.due), list(due) || t(words.none)],
  ];
  return (
    <p className="says" aria-live="polite">
      {says.map(([about, said]) => (
        <span key={about + said}>
          <b>{about}</b>
          {language === 'zh' ? '：' : ': '}
          {said}
        </span>
      ))}
    </p>
  );
}

type Kind = 'active' | 'passed' | 'possible' | 'timed' | 'parallel' | 'outcome';
function Legend({ kinds }: { kinds: Kind[] }) {
  const { t } = useSession();
  return (
    <ul className="legend" aria-label={t(words.legend)}>
      {kinds.map((kind) => (
        <li key={kind} className={kind}>
          {t(words[kind])}
        </li>
      ))}
      <li className="folded">{t(words.folded)}</li>
    </ul>
  );
}
