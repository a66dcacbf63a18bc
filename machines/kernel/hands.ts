// Maker and checker are compared as persons: every person who stands behind an act is a hand of it.
import type { Actor } from './types.ts';

const isPerson = (name: string | null | undefined): name is string => !!name && !name.startsWith('system');

/** The persons behind an act: who acts and for whom; behind an act of the system, those whom it carries along. Sorted. */
export const handsOf = (actor: Actor | undefined): string[] =>
  actor ? personsIn([actor.person, actor.onBehalfOf, ...(actor.hands ?? [])]) : [];

/** Whom an act is for, as the parties of a case name it: the party of the actor, and a hat that is a body by itself (the center). */
export const bodiesOf = ({ party, hat }: Actor): string[] => (party === undefined ? [hat] : [party, hat]);

/** Persons of a list, sorted, without repetition, without the system. */
export const personsIn = (names: readonly (string | null | undefined)[]): string[] =>
  [...new Set(names.filter(isPerson))].toSorted();
