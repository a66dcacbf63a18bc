// oxlint-disable typescript/no-explicit-any -- inputs and events of all lifecycles are handled alike; each chart has its own types
// What a lifecycle is: a chart, what may be asked of it, who may ask, and what others may know of its cases.
// Everything here is a pure function of context; the ledger carries it out. Knows no article and no chart.
import type { AnyStateMachine, ContextFrom } from 'xstate';
import type { ZodType } from 'zod';
import { type Basis, type Text, say } from '../law/cite.ts';
import type { NoticeId } from '../law/notices.ts';
import type { Role } from '../law/roles.ts';
import type { ParameterKey } from '../regimes/parameters.ts';
import type { JsonObject } from './json.ts';
import type { CaseState } from './step.ts';

export type CaseId = string;
/** `org:<USCC>` or `citizen:<keyed hash>`: never a readable identity number. */
export type PartyId = string;

/** Who acts: a person, in a hat, for a party. Stamped by the door; never part of what a caller may send. */
export type Actor = {
  person: string;
  hat: Role;
  party?: PartyId;
  onBehalfOf?: string;
  /** Only of the system's own acts: the persons who stand behind what a case tells or opens. Sorted, without repetition. */
  hands?: string[];
};

/** What a guard may ask about other cases; answered by the ledger under lock, in the same transaction. */
export type FactRequest =
  | { case: CaseId | null | undefined }
  | { cases: readonly CaseId[] }
  /** Open cases of a lifecycle that link to a case by a relation (`links`). */
  | { linked: { lifecycle: string; rel: string; to: CaseId } };

export type CaseFact = {
  id: CaseId;
  lifecycle: string;
  /** Not in a final state. */
  open: boolean;
  state: string[];
  tags: string[];
  parties: PartyId[];
  /** The lifecycle's `shares`. */
  shares: JsonObject;
};
export type Fact = CaseFact | null | CaseFact[];
export type Facts = { [name: string]: Fact };

/** What the ledger adds to an event before it reaches a chart. */
export type Stamp = { actor: Actor; facts: Facts };

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

export type EventDefinition = {
  title: Text;
  schema: ZodType;
  /** Only other cases and ports send it. */ internal?: boolean;
};
export type EventDefinitions = Record<string, EventDefinition>;

/** A hat, or the name of a relation in `parties` (`seller`): whoever acts for that party. */
export type By = Role | (string & {});

export type TaskMeta = {
  by: By;
  title: Text;
  sla?: ParameterKey;
  lead?: Role;
  /** Each of several persons does it for themselves (a vote, a score): nobody claims it. */
  each?: true;
};
export type StateMeta = {
  title: Text;
  law: Basis[];
  /** A human task that is open while the state is active. */
  task?: TaskMeta;
  /** Clocks (delay or service-level names) that stop while the state is active. */
  stops?: string[];
  /** Reminders before a deadline of this same state: a list parameter, and who is told. */
  reminders?: { delay: string; param: ParameterKey; to: By[]; notice: NoticeId };
};
/** `by` empty: time, another case or a port's reply (SYSTEM) takes it. */
export type TransitionMeta = { by: By[]; law: Basis[]; title?: Text };
export type Meta = StateMeta | TransitionMeta;

/** `meta` of a state. */
type StateMore = Omit<StateMeta, 'title' | 'law'>;
export function state(title: Text, law: Basis | Basis[], more?: StateMore): StateMeta;
export function state(zh: string, en: string, law: Basis | Basis[], more?: StateMore): StateMeta;
export function state(...args: unknown[]): StateMeta {
  const [title, law, more] =
    typeof args[0] === 'string'
      ? [say(args[0], args[1] as string), args[2], args[3]]
      : (args as [Text, unknown, unknown]);
  return { title, law: [law as Basis | Basis[]].flat(), ...(more as StateMore) };
}
/** `meta` of a transition that people take: who, and under which article. */
export const by = (who: By | By[], ...law: Basis[]): TransitionMeta => ({ by: [who].flat(), law });
/** `meta` of a transition that time, another case or a port's reply takes. */
export const auto = (...law: Basis[]): TransitionMeta => ({ by: [], law });

export type RuleMeta = {
  law: Basis[];
  /** What the rule demands, and what to do next. */
  says: Text;
  /** What the guard needs to be answered: `context` alone, other cases' `facts`, or the event's own `payload`. */
  reads: 'context' | 'facts' | 'payload';
  code?: 'GUARD_REFUSED' | 'MAKER_IS_CHECKER';
};
export type Guard = (args: any, params: any) => boolean;
export type CitedGuard<G extends Guard = Guard> = G & { rule: RuleMeta };

type UnspokenRule = Omit<RuleMeta, 'says'>;
/** A cited guard whose sentence stands in the lifecycle's `words.ts`, under the guard's name. */
export type Unspoken<G extends Guard = Guard> = G & { unspoken: UnspokenRule };

/** A guard that enforces a rule of law: its refusal names the article and the next step. Total: missing data is false. */
export function cited<G extends Guard>(
  law: Basis | Basis[],
  reads: RuleMeta['reads'],
  guard: G,
  code?: RuleMeta['code'],
): Unspoken<G>;
/** The same with its sentence, for rules that several lifecycles share. */
export function cited<G extends Guard>(
  guard: G,
  rule: { law: Basis | Basis[]; says: Text; reads: RuleMeta['reads']; code?: RuleMeta['code'] },
): CitedGuard<G>;
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
              ...(args[3] ? { code: args[3] } : {}),
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

/** From one machine version to the next: all that a case is, its timers and tasks too. The name goes into the ledger. */
export type Migration = { name: string; migrate: (state: CaseState) => CaseState };

export type Claim = { scope: string; value: string; law: Basis; says: Text };

/** A rule on what opens a case: its context is empty, its event holds the input. */
export type OpeningRule = CitedGuard<(args: { context: any; event: { type: 'OPEN'; input: any } & Stamp }) => boolean>;
/** By name, in the order in which a refusal lists them. */
export type OpeningRules = Record<string, OpeningRule> | OpeningRule[];
export const openingRulesOf = (lifecycle: Lifecycle): [name: string, rule: OpeningRule][] =>
  Object.entries(lifecycle.opens.rules ?? {});

/** What any lifecycle is to the kernel, which handles all alike; by itself a lifecycle keeps the types of its chart, events and input. */
export type Lifecycle<
  M extends AnyStateMachine = AnyStateMachine,
  Events extends EventDefinitions = EventDefinitions,
  Input extends ZodType = ZodType,
> = {
  id: string;
  /** Raised when old snapshots no longer fit; then `migrations` says how. */
  version: number;
  title: Text;
  law: Basis[];
  machine: M;
  events: Events;
  /** Validates what opens a case. */
  input: Input;
  opens: {
    by: By[];
    law: Basis[];
    /** Facts that the rules read; `input` is already valid. */
    facts?: (input: any) => Record<string, FactRequest | undefined>;
    rules?: OpeningRules;
  };
  /** The readable stem of a case id, without lifecycle and ordinal: `91220101MA0Y2TLK3X`. No personal data. */
  stem: (input: any) => string;
  /** Who the case belongs to: relation → party. Parties may read it; `by: ['seller']` means whoever acts for that party. */
  parties: (context: ContextFrom<M>) => Record<string, PartyId | PartyId[] | null | undefined>;
  /** Hats that may read non-public material of these cases. */
  readers: Role[];
  /** Facts that an event's guards read. Total: `event` may lack its payload when asked what is enabled. */
  facts?: (event: any, context: ContextFrom<M>, self: CaseId) => Record<string, FactRequest | undefined>;
  /** What is unique while the case is open. */
  claims?: (context: ContextFrom<M>) => Claim[];
  /** Other cases that this one hangs on: relation → case. Cascades and `linked` facts follow them. */
  links?: (context: ContextFrom<M>) => Record<string, CaseId | CaseId[] | null | undefined>;
  /** What guards of other cases, and anybody who verifies a certificate, may know. No non-public material. */
  shares?: (context: ContextFrom<M>) => JsonObject;
  /** What no reader sees for now: fields of the context and payloads of events (scores, until all are in). */
  sealed?: (context: ContextFrom<M>) => { fields: string[]; events: string[] };
  /** The persons who made, found, issued or decided something here; carried along to every case that this one tells or opens. */
  hands?: (context: ContextFrom<M>) => (string | null | undefined)[];
  /** Persons who may read the case because they hold a seat in it (an expert of the panel), whatever `readers` says. */
  seats?: (context: ContextFrom<M>) => (string | null | undefined)[];
  /** What every registered, active subject may read of the case (a published listing); null: nothing. */
  publicView?: (context: ContextFrom<M>) => JsonObject | null;
  /** Opens a `retentionRecord` when the case ends. `null`: this lifecycle is not archived by itself. */
  retention: { years: ParameterKey; law: Basis } | null;
  migrations?: Record<number, Migration>;
};

/** A lifecycle with the types of its own chart, events and input. */
export const defineLifecycle = <M extends AnyStateMachine, Events extends EventDefinitions, Input extends ZodType>(
  lifecycle: Lifecycle<M, Events, Input>,
): Lifecycle<M, Events, Input> => lifecycle;
