// One entry of the register: what an article says, in our own words, and what the software does about it.
import type { Text } from '../say.ts';

/**
 * `enforced`: a guard, state, role, required field or deadline exists because of it.
 * `recorded`: only a field or a declaration is kept. `outside`: nothing for software. The last two say why.
 */
export type Treatment = 'enforced' | 'recorded' | 'outside';
export type Article = { title: Text; gist: Text } & (
  | { treatment: 'enforced'; why?: never }
  | { treatment: 'recorded' | 'outside'; why: Text }
);

/** Chinese first, then English. */
type Pair = readonly [zh: string, en: string];
const both = ([zh, en]: Pair): Text => ({ zh, en });

export const enforced = (title: Pair, gist: Pair): Article => ({
  title: both(title),
  gist: both(gist),
  treatment: 'enforced',
});
export const recorded = (title: Pair, gist: Pair, why: Pair): Article => ({
  title: both(title),
  gist: both(gist),
  treatment: 'recorded',
  why: both(why),
});
export const outside = (title: Pair, gist: Pair, why: Pair): Article => ({
  title: both(title),
  gist: both(gist),
  treatment: 'outside',
  why: both(why),
});
