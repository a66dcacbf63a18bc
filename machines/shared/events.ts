// From event definitions to the union of events that a chart sees.
import type { z, ZodType } from 'zod';
import type { Text } from '../law/cite.ts';
import type { EventDefinition, Stamp } from '../kernel/lifecycle.ts';

type Defined = Record<string, EventDefinition>;
/** The union of a lifecycle's events, each with its payload and the ledger's stamp. */
export type EventsOf<D extends Defined> = {
  [K in keyof D & string]: { type: K } & z.output<D[K]['schema']> & Stamp;
}[keyof D & string];

/** Something people or services may ask. */
export function event<S extends ZodType>(title: Text, schema: S): { title: Text; schema: S };
export function event<S extends ZodType>(zh: string, en: string, schema: S): { title: Text; schema: S };
export function event(...args: unknown[]): unknown {
  return defined(args);
}
/** Something only another case, a port or the clock reports. */
export function told<S extends ZodType>(title: Text, schema: S): { title: Text; schema: S; internal: true };
export function told<S extends ZodType>(zh: string, en: string, schema: S): { title: Text; schema: S; internal: true };
export function told(...args: unknown[]): unknown {
  return { ...defined(args), internal: true };
}
const defined = (args: unknown[]) =>
  typeof args[0] === 'string'
    ? { title: { zh: args[0], en: args[1] }, schema: args[2] }
    : { title: args[0], schema: args[1] };
