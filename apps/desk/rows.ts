// Rows of the record in words: what happened, who did it, where the case went.
import type { LedgerRow, LifecycleView } from '@shuquan/client';
import type { Text } from '@shuquan/machines/law';
import { casePage as words } from './words.work.ts';

const kernel: Record<string, Text> = {
  OPEN: words.opening,
  'kernel.remind': { zh: '期限提醒', en: 'Reminder of a deadline' },
  'kernel.escalate': { zh: '超过办理时限，已报告', en: 'Time limit exceeded, and reported' },
  'kernel.recompute': { zh: '期限按新的节假日安排重新计算', en: 'Deadlines computed again on another calendar' },
  'kernel.migrate': words.chartMoved,
};

export function eventInWords({ type }: LedgerRow['event'], lifecycle: LifecycleView): Text {
  const known = [...lifecycle.events, ...lifecycle.told].find(({ event }) => event === type)?.title ?? kernel[type];
  if (known) return known;
  const limit = lifecycle.states
    .flatMap(({ transitions }) => transitions.flatMap(({ after }) => after ?? []))
    .find(({ clock }) => type.startsWith(`xstate.after.${clock}.`));
  return limit
    ? { zh: `${limit.title.zh}：${words.clock.zh}`, en: `${limit.title.en}: ${words.clock.en}` }
    : words.told;
}

/** Titles of states that are in one list and not in the other. */
export function statesInWords(paths: readonly string[], lifecycle: LifecycleView): Text {
  const titles = paths.flatMap((path) => lifecycle.states.find((state) => state.path === path)?.title ?? []);
  const list = (language: keyof Text) => [...new Set(titles.map((title) => title[language]))].join(' · ');
  return { zh: list('zh'), en: list('en') };
}
export const moved = ({ from_state, to_state }: LedgerRow): { left: string[]; entered: string[] } => ({
  left: from_state.filter((path) => !to_state.includes(path)),
  entered: to_state.filter((path) => !from_state.includes(path)),
});

/** What was sent, without its type; that of an opening is its input. Undefined where it is sealed or says nothing. */
export function payloadOf({ event }: LedgerRow): Record<string, unknown> | undefined {
  const { type, input, ...fields } = event;
  if (fields['sealed'] === true || type.startsWith('kernel.') || type.startsWith('xstate.')) return undefined;
  const payload = type === 'OPEN' && input && typeof input === 'object' ? (input as Record<string, unknown>) : fields;
  return Object.keys(payload).length > 0 ? payload : undefined;
}
