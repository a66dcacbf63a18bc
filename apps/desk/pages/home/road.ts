// The eight stages of a trade (T15), read off where it stands. Their titles are those of the charts.
import type { LifecycleSummary, LifecycleView } from '@shuquan/client';
import type { Text } from '@shuquan/machines/law';

/** Before a trade its subjects and its object are registered; from then on the stages are states of its chart. */
const before = ['subjectRegistration', 'listingRegistration'];
const states = [
  'open.stage.preparing.application',
  'open.stage.preparing.negotiation',
  'open.stage.preparing.contract',
  'open.stage.performance.delivery',
  'open.stage.performance.settlement',
  'filing',
];
/** Between the contract and its performance it is kept in evidence: still the contract's stage. */
const alsoIn: Record<string, string> = { 'open.stage.preparing.contract': 'open.stage.concluded' };

export type Progress = 'done' | 'here' | 'ahead';
export type Step = { title: Text; progress: Progress };
type Trade = { state: string[]; ended: boolean };

const isIn = (state: string[], path: string): boolean =>
  state.some((leaf) => leaf === path || leaf.startsWith(`${path}.`));

export function roadOf({ state, ended }: Trade, chart: LifecycleView, lifecycles: LifecycleSummary[]): Step[] {
  const here = states.map((path) => isIn(state, path) || isIn(state, alsoIn[path] ?? path));
  const last = here.lastIndexOf(true);
  const all = ended && state.includes('completed');
  const progressOf = (at: number): Progress => {
    if (all) return 'done';
    if (here[at]) return isSettled(state, states[at]!) ? 'done' : 'here';
    return at < last ? 'done' : 'ahead';
  };
  return [
    ...before.map((id): Step => ({
      title: lifecycles.find((one) => one.id === id)?.title ?? { zh: '', en: '' },
      progress: 'done',
    })),
    ...states.map((path, at): Step => ({
      title: chart.states.find((one) => one.path === path)?.title ?? { zh: '', en: '' },
      progress: progressOf(at),
    })),
  ];
}
/** Delivery and settlement run beside each other; one may be through before the other. */
const through = ['open.stage.performance.delivery.running.complete', 'open.stage.performance.settlement.settled'];
const isSettled = (state: string[], path: string): boolean =>
  state.some((leaf) => leaf.startsWith(`${path}.`) && through.includes(leaf));
