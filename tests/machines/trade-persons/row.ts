import type { Actor, Facts } from '../../../machines/kernel/lifecycle.ts';
import type { Driven } from '../../support/driver.ts';

/** An act that an honest person may do in this situation, and that a person of another place may not. */
export type Row = [
  event: string,
  make: () => Driven,
  event: { type: string } | ((one: Driven) => { type: string }),
  honest: Actor,
  /** Who acted in another place before. */
  other: string,
  rule: string,
  facts?: Facts,
];

export const why = { reason: '情况变化' };
export const body = 'subjectRegistration/91220102MA17ABCD5T/1';
