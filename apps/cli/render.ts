// Answers as tables for people.
import { type Text, roles } from '@shuquan/machines/law';
import type { Case, LedgerRow, LifecycleSummary, LifecycleView, Listed, No, PublicView, Task } from '@shuquan/client';
import { daysLeft, deadline, table, time } from './table.ts';
import { type Language, type Word, wordsIn } from './words.ts';

export type View = { language: Language; now: Date };
/** What a lifecycle calls its states and events. */
export type Names = {
  state: (path: string) => string;
  event: (row: Pick<LedgerRow, 'event'>) => string;
  lifecycle: string;
};

const heading = (text: string, body: string, nothing: string): string => `\n${text}\n${body || `  ${nothing}\n`}`;
export const names = (language: Language, list: { title: Text }[]): string =>
  list.map(({ title }) => title[language]).join(language === 'zh' ? '、' : ', ');

function due(instant: string | null, { language, now }: View): [at: string, left: string] {
  const word = wordsIn(language);
  if (!instant) return [word('paused'), ''];
  const days = daysLeft(instant, now);
  return [deadline(instant), days < 0 ? word('overdue') : `${days} ${word('day')}`];
}

export function showCase(view: Case, as: View): string {
  const { language } = as;
  const word = wordsIn(language);
  const ends = view.ended ? ` · ${word('ended')}` : '';
  return [
    `${view.caseId}  ${view.title[language]}\n${word('state')}: ${view.stateTitle[language]} (${view.state.join(', ')})${ends}\n`,
    `${word('version')} ${view.version} · ${word('regime')} ${view.regime} · ${word('opened')} ${time(view.openedAt)} · ${word('since')} ${time(view.at)}\n`,
    heading(word('deadlines'), deadlinesOf(view, as), word('nothing')),
    heading(word('tasks'), tasksOf(view, as), word('nothing')),
    heading(word('now'), openOf(view, as), word('nothing')),
    view.effects.length ? heading(word('effects'), effectsOf(view, as), '') : '',
  ].join('');
}

function deadlinesOf({ deadlines }: Case, as: View): string {
  const word = wordsIn(as.language);
  return table(
    [word('deadline'), word('kind'), word('due'), word('left'), ''],
    deadlines.map(({ title, kind, dueAt, provisional }) => [
      title[as.language],
      word(kind as Word),
      ...due(dueAt, as),
      provisional ? word('provisional') : '',
    ]),
    [44, 16],
  );
}

function tasksOf({ tasks }: Case, as: View): string {
  const word = wordsIn(as.language);
  return table(
    [word('task'), '', word('by'), word('claimed'), word('due'), word('left'), ''],
    tasks.map(({ title, by, claimedBy, dueAt, escalated, task }) => [
      title[as.language],
      task,
      by.title[as.language],
      claimedBy ?? '',
      ...(dueAt ? due(dueAt, as) : ['', '']),
      escalated ? word('escalated') : '',
    ]),
    [36, 30, 24],
  );
}

/** What may be done now, with a mark and the caller's own unmet rules at what they may do themselves. */
function openOf({ mine, open }: Case, { language }: View): string {
  const word = wordsIn(language);
  return table(
    [word('mine'), word('event'), word('title'), word('by'), word('articles'), word('unmet')],
    open.map(({ event, title, by, articles, unmet }) => {
      const own = mine.find((other) => other.event === event);
      return [
        own ? '✓' : '',
        event,
        title[language],
        by.length ? names(language, by) : word('system'),
        articles.join(' '),
        (own ? own.unmet : unmet).map(({ says }) => says[language]).join('; '),
      ];
    }),
    [6, 24, 26, 30, 16, 50],
  );
}

function effectsOf({ effects }: Case, { language }: View): string {
  const word = wordsIn(language);
  return table(
    ['', word('attempts'), word('next'), word('error')],
    effects.map(({ op, attempts, nextAt, lastError }) => [op, attempts, time(nextAt), lastError ?? '']),
    [30, 8, 20, 60],
  );
}

export function showLog(rows: LedgerRow[], { language }: View, { state, event }: Names): string {
  const word = wordsIn(language);
  const changed = ({ from_state: from, to_state: to }: LedgerRow): [string, string] => {
    const left = from.filter((path) => !to.includes(path)).map(state);
    const entered = to.filter((path) => !from.includes(path)).map(state);
    return [left.join(' · '), entered.length ? entered.join(' · ') : word('same')];
  };
  return table(
    [word('seq'), word('time'), word('who'), word('role'), word('event'), word('from'), word('to'), word('articles')],
    rows.map((row) => [
      row.seq,
      time(row.at),
      row.actor.hat === 'SYSTEM' ? '' : row.actor.person,
      roles[row.actor.hat][language],
      event(row),
      ...changed(row),
      row.articles.join(' '),
    ]),
    [5, 19, 20, 22, 34, 26, 26, 24],
  );
}

export function showList(cases: Listed[], as: View, called: (lifecycle: string) => Names): string {
  const word = wordsIn(as.language);
  return (
    table(
      [word('case'), word('about'), word('lifecycle'), word('state'), word('version'), word('due'), word('left')],
      cases.map(({ caseId, label, lifecycle, state, ended, version, nextDue }) => {
        const known = called(lifecycle);
        return [
          caseId,
          label[as.language],
          known.lifecycle,
          `${state.map(known.state).join(' · ')}${ended ? ` (${word('ended')})` : ''}`,
          version,
          ...(nextDue ? due(nextDue, as) : ['', '']),
        ];
      }),
      [60, 30, 20, 36],
    ) || `${word('nothing')}\n`
  );
}

/** A field of a public view: what it holds is up to its lifecycle. */
const fieldOf = (value: unknown): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.join(' · ') : JSON.stringify(value ?? '');
export function showListings(listings: PublicView[], { language }: View): string {
  const word = wordsIn(language);
  return (
    table(
      [word('case'), word('title'), word('purposes'), word('certificate'), word('price')],
      listings.map(({ caseId, view }) => [
        caseId,
        ...['title', 'purposes', 'certificate', 'price'].map((field) => (view[field] ? fieldOf(view[field]) : '')),
      ]),
      [60, 30, 40],
    ) || `${word('nothing')}\n`
  );
}
export const showListing = ({ caseId, view, at }: PublicView, { language }: View): string =>
  `${caseId} · ${wordsIn(language)('since')} ${time(at)}\n${JSON.stringify(view, null, 2)}\n`;

export function showTasks(tasks: Task[], as: View): string {
  const word = wordsIn(as.language);
  return (
    table(
      [word('task'), word('about'), word('case'), '', word('claimed'), word('due'), word('left'), ''],
      tasks.map(({ title, label, caseId, task, claimedBy, dueAt, escalated }) => [
        title[as.language],
        label[as.language],
        caseId,
        task,
        claimedBy ?? '',
        ...(dueAt ? due(dueAt, as) : ['', '']),
        escalated ? word('escalated') : '',
      ]),
      [36, 30, 60, 30],
    ) || `${word('nothing')}\n`
  );
}

const withPlace = (id: string, place: string | undefined): string => (place ? `${id} = ${place}` : id);
/** A refusal: what, under which article, every rule that failed, and what is possible instead. */
export function showRefusal(
  { code, message, articles, places = {}, details = [], allowed, state, ...rest }: Omit<No, 'ok'> & { next?: Text },
  language: Language,
): string {
  const word = wordsIn(language);
  const lines = details.map(
    ({ path, rule, message: said, articles: under = [] }) =>
      `  - ${rule ?? path ?? ''}: ${said[language]}${under.length ? ` [${under.join(', ')}]` : ''}\n`,
  );
  return [
    `${code}: ${message[language]}\n`,
    lines.length > 1 || (details[0] && !details[0].rule) ? lines.join('') : '',
    articles.length
      ? `${word('articles')}: ${articles.map((id) => withPlace(id, places[id]?.[language])).join(', ')}\n`
      : '',
    state.length ? `${word('state')}: ${state.join(', ')}\n` : '',
    allowed.length ? `${word('allowed')}: ${allowed.join(', ')}\n` : '',
    rest.next ? `${word('nextStep')}: ${rest.next[language]}\n` : '',
  ].join('');
}

export function showLifecycles(list: LifecycleSummary[], { language }: View): string {
  const word = wordsIn(language);
  return table(
    [word('lifecycle'), word('title'), word('by2'), word('articles')],
    list.map(({ id, title, openedBy, articles }) => [
      id,
      title[language],
      names(language, openedBy),
      articles.join(' '),
    ]),
    [30, 30, 40, 20],
  );
}

export function showLifecycle(view: LifecycleView, { language }: View): string {
  const word = wordsIn(language);
  return [
    `${view.id}  ${view.title[language]} · ${word('by2')} ${names(language, view.openedBy)} · ${view.opens.articles.join(' ')}\n`,
    heading(
      word('states'),
      table(
        [word('state'), word('title'), word('task'), word('articles')],
        view.states.map(({ path, title, task, articles }) => [
          path,
          title[language],
          task ? `${task.title[language]} (${task.by.title[language]})` : '',
          articles.join(' '),
        ]),
        [40, 30, 40, 20],
      ),
      '',
    ),
    heading(
      word('events'),
      table(
        [word('event'), word('title'), word('by'), word('articles')],
        view.events.map(({ event, title, by, articles }) => [
          event,
          title[language],
          names(language, by),
          articles.join(' '),
        ]),
        [30, 30, 40, 24],
      ),
      '',
    ),
  ].join('');
}

/** How a lifecycle's states and events are called in one language; without a view, by their own names. */
export function namesOf(view: LifecycleView | undefined, id: string, language: Language): Names {
  const word = wordsIn(language);
  const states = new Map(view?.states.map(({ path, title }) => [path, title[language]]));
  const events = new Map(
    [...(view?.events ?? []), ...(view?.told ?? [])].map(({ event, title }) => [event, title[language]]),
  );
  const clocks = new Map<string, string>(
    view?.states.flatMap(({ path, transitions }) =>
      transitions.flatMap(({ after }) =>
        after ? [[`xstate.after.${after.clock}.${view.id}.${path}`, after.title[language]] as const] : [],
      ),
    ),
  );
  const kernel: Record<string, Word> = {
    'kernel.remind': 'remind',
    'kernel.escalate': 'escalate',
    'kernel.recompute': 'recompute',
    OPEN: 'open',
  };
  return {
    lifecycle: view?.title[language] ?? id,
    state: (path) => states.get(path) ?? path,
    event: ({ event: { type } }) => {
      const clock = clocks.get(type);
      const own = Object.hasOwn(kernel, type) ? word(kernel[type]!) : events.get(type);
      return clock ? `⏱ ${clock}` : own ? `${type.startsWith('kernel.') ? '' : `${type} `}${own}` : type;
    },
  };
}
