// What people read for an event, a state, or those who may act.
import type { Text } from '../law/cite.ts';
import { relations, roles } from '../law/roles.ts';
import { stateAt } from './chart-walk.ts';
import { env } from './env.ts';
import { isTaskEvent, taskTitles } from './task-events.ts';
import type { By, Lifecycle } from './types.ts';

/** The title of an event, of a lifecycle's own or of its tasks; the type itself where it has none. */
export const eventTitle = (lifecycle: Lifecycle, type: string): Text =>
  lifecycle.events[type]?.title ?? (isTaskEvent(type) ? taskTitles[type] : { zh: type, en: type });

/** The title of where a case stands, by the paths of its leaves; of an old case, whose chart has moved on, the path itself where no title is left. */
export function stateTitle(lifecycle: Lifecycle, leaves: string[]): Text {
  const titles = leaves.flatMap((leaf) => stateAt(lifecycle, leaf)?.meta?.title ?? []);
  const shown = titles.length ? titles : leaves.map((leaf): Text => ({ zh: leaf, en: leaf }));
  return { zh: shown.map((title) => title.zh).join(' · '), en: shown.map((title) => title.en).join(' · ') };
}

const isRole = (name: By): name is keyof typeof roles => name in roles;
/** A role as the regime of the case calls it (newer law renames some), or a relation. */
const nameOf = (name: By): Text =>
  isRole(name) ? (env().regime.roleTitles[name] ?? roles[name]) : (relations[name] ?? { zh: name, en: name });

/** Why an office's hat does not count. */
export const ownCase: Text = {
  zh: '代表本案当事人办理的人员不得再以审查、监管一方的身份办理本案，请由其他有权人员办理。',
  en: 'whoever acts for a party of this case does not act in it for the office that judges it; ask a person of another body.',
};
/** Who may act, as a list; the system where it is nobody. Read within an environment. */
export const whoTitle = (who: By[]): Text => ({
  zh: who.map((name) => nameOf(name).zh).join('或') || '系统',
  en: who.map((name) => nameOf(name).en).join(' or ') || 'the system',
});
