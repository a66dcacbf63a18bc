// What the HTTP API answers of the law: articles, lifecycles and their pictures, regimes, the calendar.
import type { Basis, Text } from '@shuquan/machines/law';

/** A hat, or a relation of the case (`seller`: whoever acts for that party). */
export type Who = { name: string; title: Text };

/** JSON Schema 2020-12. */
export type JsonSchema = { [key: string]: unknown };
export type Rule = { rule: string; says: Text; articles: string[]; law: Basis[] };
export type TransitionView = {
  /** null: time takes it, or nobody has to. */
  event: string | null;
  after?: { clock: string; title: Text };
  to: string[];
  by: Who[];
  articles: string[];
  law: Basis[];
  rules: Rule[];
};
export type StateView = {
  path: string;
  title: Text;
  kind: 'atomic' | 'compound' | 'parallel' | 'final';
  articles: string[];
  law: Basis[];
  tags: string[];
  task?: { by: Who; title: Text; sla?: string; lead?: Who };
  transitions: TransitionView[];
};
export type EventView = { event: string; title: Text; by: Who[]; articles: string[]; schema: JsonSchema };
export type LifecycleSummary = {
  id: string;
  version: number;
  title: Text;
  articles: string[];
  openedBy: Who[];
  /** Who sends any of its events. */
  actedBy: Who[];
};
export type LifecycleView = LifecycleSummary & {
  law: Basis[];
  readers: Who[];
  opens: { input: JsonSchema; articles: string[]; rules: Rule[] };
  states: StateView[];
  /** What people may send. */
  events: EventView[];
  /** What other cases and ports report. */
  told: { event: string; title: Text }[];
};

/** An article or numbered item: its gist in our words, and what the product does under it. */
export type ArticleView = {
  id: string;
  title: Text;
  gist: Text;
  treatment: 'enforced' | 'recorded' | 'outside';
  why?: Text;
};
/** A policy pack, with every parameter and where it comes from. */
export type RegimeView = {
  id: string;
  hash: string;
  title: Text;
  source: Text;
  /** How its text numbers what the register of articles names, where it does so otherwise. */
  articles?: { [article: string]: Text };
  /** What of its text it does not claim to carry. */
  notClaimed?: Text[];
  /** `names`: what the words of a value are called, where it is one of a list or several. */
  parameters: {
    key: string;
    kind: string;
    title: Text;
    value: unknown;
    names: { [value: string]: Text };
    law: Basis;
  }[];
};
/** The days of a year as deadlines count them. */
export type CalendarYear = {
  year: number;
  /** Of the notice; null: none is loaded, so that the days are provisional. */
  source: string | null;
  /** Days off that a notice names. */
  holidays: string[];
  /** Saturdays and Sundays that are worked. */
  workdays: string[];
  /** Years with a notice. */
  known: number[];
};
/** One way from a state: an event, a time limit (`clock`), or by itself. */
export type PictureMove = { from: string; to: string[]; title: string; event?: string; clock?: string };
type Place = { x: number; y: number; width: number; height: number };
/** A state, or a group of states: `open` and `states` (how many are inside) stand on groups alone. */
export type PictureBox = Place & {
  path: string;
  title: string;
  kind: 'atomic' | 'compound' | 'parallel' | 'final';
  /** The group around it; empty at the top. */
  inside: string;
  /** Runs beside its siblings. */
  region?: true;
  open?: boolean;
  states?: number;
  /** The title in lines. */
  text: string[];
};
export type PictureLine = {
  from: string;
  to: string;
  kind: 'event' | 'time' | 'auto';
  moves: PictureMove[];
  /** What stands on it: one title, or several summed. */
  text: string;
  points: [x: number, y: number][];
  label?: Place;
};
/** A chart, laid out: every state of `open` unfolded, everything else a box. */
export type Picture = {
  lifecycle: string;
  version: number;
  language: 'zh' | 'en';
  open: string[];
  width: number;
  height: number;
  boxes: PictureBox[];
  lines: PictureLine[];
  /** Where each open group begins. */
  starts: (Place & { inside: string; points: [x: number, y: number][] })[];
  /** What may happen in every state. */
  anywhere: PictureMove[];
};
