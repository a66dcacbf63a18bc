// Makers of the parts of a lifecycle: what stands on states and transitions, cited guards, the lifecycle itself.
// Its types are in types.ts and come along from here. Knows no article and no chart.
import type { AnyStateMachine } from 'xstate';
import type { ZodType } from 'zod';
import type { Basis, Text } from '../law/cite.ts';
import type {
  By,
  CaseFact,
  CitedGuard,
  EventDefinitions,
  Facts,
  Guard,
  Lifecycle,
  OpeningRule,
  RuleMeta,
  StateMeta,
  TransitionMeta,
} from './types.ts';

export type * from './types.ts';
export type { Grant } from './grant.ts';

/** One fact as a single case, or null. */
export const one = (facts: Facts | undefined, name: string): CaseFact | null => {
  const fact = facts?.[name];
  return fact && !Array.isArray(fact) ? fact : null;
};
/** One fact as a list of cases. */
export const many = (facts: Facts | undefined, name: string): CaseFact[] => {
  const fact = facts?.[name];
  return Array.isArray(fact) ? fact : [];
};

/** `meta` of a state. */
type StateMore = Omit<StateMeta, 'title' | 'law'>;
export const state = (title: Text, law: Basis | Basis[], more: StateMore = {}): StateMeta => ({
  title,
  law: [law].flat(),
  ...more,
});
/** `meta` of a transition that people take: who, and under which article. */
export const by = (who: By | By[], ...law: Basis[]): TransitionMeta => ({ by: [who].flat(), law });
/** `meta` of a transition that time, another case or a port's reply takes. */
export const auto = (...law: Basis[]): TransitionMeta => ({ by: [], law });

type UnspokenRule = Omit<RuleMeta, 'says'>;
/** A cited guard whose sentence stands in the lifecycle's `words.ts`, under the guard's name. */
export type Unspoken<G extends Guard = Guard> = G & { unspoken: UnspokenRule };

/** A guard that enforces a rule of law: its refusal names the article and the next step. Total: missing data is false. */
export function cited<G extends Guard>(
  law: Basis | Basis[],
  reads: RuleMeta['reads'],
  guard: G,
  more?: RuleMeta['code'] | Pick<RuleMeta, 'code' | 'path'>,
): Unspoken<G>;
/** The same with its sentence, for rules that several lifecycles share. */
export function cited<G extends Guard>(guard: G, rule: Omit<RuleMeta, 'law'> & { law: Basis | Basis[] }): CitedGuard<G>;
export function cited(...args: unknown[]): unknown {
  const [guard, rule] =
    typeof args[0] === 'function'
      ? [args[0] as Guard, { rule: { ...(args[1] as RuleMeta), law: [(args[1] as RuleMeta).law].flat() } }]
      : [
          args[2] as Guard,
          {
            unspoken: {
              law: [args[0] as Basis | Basis[]].flat(),
              reads: args[1],
              ...(typeof args[3] === 'string' ? { code: args[3] } : (args[3] as object | undefined)),
            },
          },
        ];
  return Object.assign((given: unknown, params: unknown) => guard(given, params), rule);
}

type Sentences<G> = { [K in keyof G as G[K] extends Unspoken ? K : never]: Text };
/**
 * Gives each cited guard the sentence that stands under its name: a missing one, or one of no guard, does not compile.
 * Guards that bring their sentence (shared rules) and branches pass through.
 */
export const speaking = <W extends Record<string, Text>, G extends Record<string, Guard>>(
  words: W & Sentences<G> & Record<Exclude<keyof W, keyof Sentences<G>>, never>,
  guards: G,
): { [K in keyof G]: G[K] extends Unspoken<infer F> ? CitedGuard<F> : G[K] } =>
  Object.fromEntries(
    Object.entries(guards).map(([name, guard]) => {
      const { unspoken } = guard as Partial<Unspoken>;
      if (!unspoken) return [name, guard];
      const spoken: Guard = (given, params) => guard(given, params);
      return [name, Object.assign(spoken, { rule: { ...unspoken, says: (words as Record<string, Text>)[name]! } })];
    }),
  ) as never;

/** A guard that only chooses between two ways of the same event; it refuses nothing. */
export const branch = <G extends Guard>(guard: G): G & { branch: true } =>
  Object.assign(((args, params) => guard(args, params)) as G, { branch: true as const });

export const openingRulesOf = (lifecycle: Lifecycle): [name: string, rule: OpeningRule][] =>
  Object.entries(lifecycle.opens.rules ?? {});

/** A lifecycle with the types of its own chart, events and input. */
export const defineLifecycle = <M extends AnyStateMachine, Events extends EventDefinitions, Input extends ZodType>(
  lifecycle: Lifecycle<M, Events, Input>,
): Lifecycle<M, Events, Input> => lifecycle;
