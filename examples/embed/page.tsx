// A page of any lifecycle: where the case stands, until when, and a button for each thing that this person may do now.
// The rules run in the page, so that a button that would be refused says why before anybody presses it.
import { useState } from 'react';
import {
  type Actor,
  type CaseState,
  type Lifecycle,
  type Refusal,
  bundledCalendar,
  defaultRegime,
  enabled,
  nextDueOf,
  takeEvent,
} from 'shuquan/machines';

const calendar = bundledCalendar();

type Props = {
  lifecycle: Lifecycle;
  opened: CaseState;
  actor: Actor;
  /** The instant, told from outside like everywhere. */
  now: () => string;
  /** The fields of an event beside its type: your form. Without it, events go as they are. */
  fieldsOf?: (event: string) => object;
  onTaken?: (state: CaseState) => void;
};

export function CasePage({ lifecycle, opened, actor, now, fieldsOf = () => ({}), onTaken }: Props) {
  const [state, setState] = useState(opened);
  const [refusal, setRefusal] = useState<Refusal>();
  const env = { at: now(), regime: defaultRegime, calendar };
  const press = (event: string): void => {
    const answer = takeEvent(lifecycle, state, { ...fieldsOf(event), type: event }, { actor }, env);
    setRefusal(answer.ok ? undefined : answer);
    if (!answer.ok) return;
    setState(answer.state);
    onTaken?.(answer.state);
  };
  return (
    <main>
      <h1>{lifecycle.title.zh}</h1>
      <p>{JSON.stringify(state.value)}</p>
      <p>{nextDueOf(state) ?? '无期限'}</p>
      {enabled(lifecycle, state, actor, env).map(({ event, title, articles, unmet }) => (
        <button
          key={event}
          disabled={unmet.length > 0}
          title={unmet.map(({ says }) => says.zh).join('；') || articles.join(' ')}
          onClick={() => press(event)}
        >
          {title.zh}
        </button>
      ))}
      {refusal && (
        <p role="alert">
          {refusal.message.zh} {refusal.articles.join('、')}
        </p>
      )}
    </main>
  );
}
