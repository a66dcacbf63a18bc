// oxlint-disable typescript/no-explicit-any -- inputs and events of all lifecycles are handled alike; each chart has its own types
// The words of the kernel: what a lifecycle is, what a case is, who acts, what is known, what follows. Types alone.
import type { AnyMachineSnapshot, AnyStateMachine, ContextFrom, StateValue } from 'xstate';
import type { ZodType } from 'zod';
import type { Basis, Text } from '../law/cite.ts';
import type { NoticeId } from '../law/notices.ts';
import type { Role } from '../law/roles.ts';
import type { ParameterKey } from '../regimes/parameters.ts';
import type { Duration } from '../regimes/regime.ts';
import type { Grant } from './grant.ts';
import type { Left } from './durations.ts';
import type { Json, JsonObject } from './json.ts';

// Who acts, and what is known

export type CaseId = string;
/** `org:<USCC>` or `citizen:<keyed hash>`: never a readable identity number. */
export type PartyId = string;

/** Who acts: a person, in a hat, for a party. Stamped by the door; never part of what a caller may send. */
export type Actor = {
  person: string;
  hat: Role;
  party?: PartyId;
  onBehalfOf?: string;
  /** Only in the hat of an office: parties that these persons act for in other hats. Sorted, without repetition (D-0321). */
  alsoFor?: PartyId[];
  /** Only of the system's own acts: the persons who stand behind what a case tells or opens. Sorted, without repetition. */
  hands?: string[];
};

/** What a guard may ask about other cases; answered by the ledger under lock, in the same transaction. */
export type FactRequest =
  /** `of`: the lifecycle that it must be a case of. Another one is no answer, however its tags read. */
  | { case: CaseId | null | undefined; of: string }
  | { cases: readonly CaseId[]; of: string }
  /** The same, but only those of them to which another case links by a relation (`links`). */
  | { cases: readonly CaseId[]; of: string; linkedFrom: { case: CaseId | null | undefined; rel: string } }
  /** Open cases of a lifecycle that a party is a party of. */
  | { party: PartyId; of: string }
  /** Open cases of a lifecycle that link to a case by a relation (`links`). */
  | { linked: { lifecycle: string; rel: string; to: CaseId } }
  /** Open cases of some lifecycles that hang on any of the cases, or on any open case of a lifecycle (with these), directly or by one another. */
  | { under: readonly CaseId[] | { allOf: string }; among: readonly string[] };

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

/** What is added to an event before it reaches a chart. */
export type Stamp = { actor: Actor; facts: Facts };

// Events, and what stands on a chart

export type EventDefinition = {
  title: Text;
  schema: ZodType;
  /** Only other cases and ports send it. */
  internal?: boolean;
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
  /** Reminders before a time limit of this same state: a list parameter, who is reminded, by which notice. */
  reminders?: { delay: string; param: ParameterKey; to: By[]; notice: NoticeId };
};
/** `by` empty: time, another case or a port's reply (SYSTEM) takes it. */
export type TransitionMeta = { by: By[]; law: Basis[]; title?: Text };
export type Meta = StateMeta | TransitionMeta;

export type RuleMeta = {
  law: Basis[];
  /** What the rule demands, and what to do next. */
  says: Text;
  /** What the guard needs to be answered: `context` alone, other cases' `facts`, or the event's own `payload`. */
  reads: 'context' | 'facts' | 'payload';
  code?: 'GUARD_REFUSED' | 'MAKER_IS_CHECKER';
  /** The one field of the event that it reads (`contract.priceFen`), beside what is known. */
  path?: string;
};
export type Guard = (args: any, params: any) => boolean;
export type CitedGuard<G extends Guard = Guard> = G & { rule: RuleMeta };

// A case

/** A human task that is open; instants in ISO 8601, UTC. */
export type TaskState = {
  /** The path of its state. */
  state: string;
  by: string;
  generation: number;
  openedAt: string;
  claimedBy?: string;
  delegatedBy?: string;
  escalated?: true;
};

/** All that a case is; JSON, kept and hashed as it stands: its keys and values do not change their names. */
export type CaseState = {
  value: StateValue;
  context: JsonObject;
  done: boolean;
  timers: Timer[];
  tasks: TaskState[];
  /** Service levels of states that were left, standing still until their state is entered again. */
  held: Timer[];
  generation: number;
};

/** A case after a step, and what is to be done outside of it, in this order. */
export type Stepped = { next: CaseState; effects: Effect[]; snapshot: AnyMachineSnapshot };

/** As it is kept; a reminder before a time limit is a `remind` too, see `TimerAim`. */
export type TimerKind = 'after' | 'remind' | 'escalate' | 'return';
export type Timer = {
  /** What `timerId` makes of its aim; records, keys and keepers of cases know it by this. */
  id: string;
  kind: TimerKind;
  /** The clock's name: a delay of the chart, usually a regime parameter. `stops` refers to it. */
  clock: string;
  generation: number;
  armedAt: string;
  /** Absent while the clock stands. */
  dueAt?: string;
  left?: Left;
  /** When the clock ran on after it stood, and with what was left: from there it is counted again on another calendar. */
  resumed?: { at: string; left: Left };
  /** Computed over a year without a holiday notice: shown as such, recomputed when the notice is loaded. */
  provisional?: true;
};

/** What a timer is for. */
export type TimerAim =
  /** A time limit of the chart is over: `event` is what the chart takes then. */
  | { kind: 'after'; event: string }
  /** The service level of a state's task: a reminder on the way, an escalation at its end; `return`: a delegation of it ends. */
  | { kind: 'remind' | 'escalate' | 'return'; task: string }
  /** A reminder, so long before the time limit whose event is `of` is over. */
  | { kind: 'before'; of: string; step: Duration };

// What follows

export type Port = 'documents' | 'notices' | 'bank' | 'domain' | 'archive';

/** One case by id, several, or all open ones that link here by a relation (of one lifecycle, or of any). */
export type Address = CaseId | CaseId[] | { rel: string; lifecycle?: string };

export type Effect =
  | { type: 'open'; lifecycle: string; input: JsonObject; /** Told back to the opener, with `case`. */ reply?: string }
  | {
      type: 'tell';
      to: Address;
      event: { type: string; [key: string]: Json };
      /** `must`: a refusal of the addressee refuses the whole act. `may` (default): those who cannot take it are left as they are. */
      mode?: 'must' | 'may';
    }
  /** Calls an outside service, once settled: `reply` is the event type its answer comes back as. */
  | {
      type: 'call';
      port: Port;
      op: string;
      input: JsonObject;
      reply?: string;
      /** The call holds only while the case has all these tags; where one ends, a pending call is superseded in the same act. */
      holds?: { tags: string[] };
    }
  /** Sends a notice of the register to hats or parties of the case. */
  | {
      type: 'notify';
      notice: NoticeId;
      to: By[];
      subject: Text;
      about?: JsonObject;
      /** Parties that hear of it without being parties of the case: relation → parties. */
      among?: Record<string, PartyId[]>;
      /** What each of these parties is told of: party → cases of its own, and nothing of others (T25). */
      concerned?: Record<PartyId, CaseId[]>;
      /** The event that its settlement comes back as. */
      reply?: string;
    };

export type CallEffect = Extract<Effect, { type: 'call' | 'notify' }>;

// A lifecycle

/** What somebody who helps with a task reads of a case. */
export type View<C = any> = { fields: (keyof C & string)[]; events: string[] };

/** From one machine version to the next: all that a case is, its timers and tasks too. The name goes into the ledger. */
export type Migration = { name: string; migrate: (state: CaseState) => CaseState };

export type Claim = {
  scope: string;
  value: string;
  law: Basis;
  says: Text;
  /** `kept`: the claim outlives the case; from then on only a claim that names the same heir takes it over. */
  after?: { heir: string; kept: boolean };
};

/** A rule on what opens a case: its context is empty, its event holds the input. */
export type OpeningRule = CitedGuard<(args: { context: any; event: { type: 'OPEN'; input: any } & Stamp }) => boolean>;
/** By name, in the order in which a refusal lists them. */
export type OpeningRules = Record<string, OpeningRule> | OpeningRule[];

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
  /** What a case is about, for lists and tasks: no personal data, nothing that is sealed. */
  label: (context: ContextFrom<M>) => Text;
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
  /**
   * Who the case belongs to: relation → party. Parties may read it; `by: ['seller']` means whoever acts for that party. A body
   * that has a hat of its own (the center, the enterprise, the supervisor) may be named by its hat.
   */
  parties: (context: ContextFrom<M>) => Record<string, PartyId | PartyId[] | null | undefined>;
  /** Whom it judges although they are no parties of it, and read nothing of it (D-0321): relation → party. */
  judges?: (context: ContextFrom<M>) => Record<string, PartyId | PartyId[] | null | undefined>;
  /** Hats that may read non-public material of these cases. */
  readers: Role[];
  /** Of these, the hats that read one case, where it is not all of them. */
  readersIn?: (context: ContextFrom<M>) => Role[];
  /** Facts that an event's guards read. Total: `event` may lack its payload when asked what is enabled. */
  facts?: (event: any, context: ContextFrom<M>, self: CaseId) => Record<string, FactRequest | undefined>;
  /** What is unique while the case is open, and afterwards where it is kept. */
  claims?: (context: ContextFrom<M>) => Claim[];
  /** Other cases that this one depends on: relation → case. Cascades and `linked` facts follow them. */
  links?: (context: ContextFrom<M>) => Record<string, CaseId | CaseId[] | null | undefined>;
  /** What guards of other cases, and anybody who verifies a certificate, may know. No non-public material. */
  shares?: (context: ContextFrom<M>) => JsonObject;
  /** What no reader sees for now: fields of the context and payloads of events (scores, until all are in). */
  sealed?: (context: ContextFrom<M>) => { fields: string[]; events: string[] };
  /**
   * Fields of the context that were computed from the calendar: how each is counted, on the calendar of the moment. Where it
   * may have been counted in several ways, all of them, in a fixed order. On another calendar the field moves, and its timer.
   */
  dues?: Record<string, (context: ContextFrom<M>) => string | null | (string | null)[]>;
  /** The persons who made, found, issued or decided something here; carried along to every case that this one tells or opens. */
  hands?: (context: ContextFrom<M>) => (string | null | undefined)[];
  /** What an act can only repeat (the hash that is confirmed, the text that is signed): its form begins with it. */
  onFile?: (context: ContextFrom<M>) => { [event: string]: JsonObject };
  /** Persons who may read the case because they hold a seat in it (an expert of the panel), whatever `readers` says. */
  seats?: (context: ContextFrom<M>) => (string | null | undefined)[];
  /** Relations whose parties only help with a task: the fields and events that they alone read. By another relation: the whole. */
  views?: Record<string, View<ContextFrom<M>>>;
  /** What a case of this kind lets persons read of others; null: nothing yet. */
  grants?: (context: ContextFrom<M>) => Grant | null;
  /** What every registered, active subject may read of the case (a published listing); null: nothing. */
  publicView?: (context: ContextFrom<M>) => JsonObject | null;
  /** Opens a `retentionRecord` when the case ends. `null`: this lifecycle is not archived by itself. */
  retention: { years: ParameterKey; law: Basis } | null;
  migrations?: Record<number, Migration>;
};
