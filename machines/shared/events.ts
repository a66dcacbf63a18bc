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
export const event = <S extends ZodType>(title: Text, schema: S): { title: Text; schema: S } => ({ title, schema });
/** Something only another case, a port or the clock reports. */
export const told = <S extends ZodType>(title: Text, schema: S): { title: Text; schema: S; internal: true } => ({
  title,
  schema,
  internal: true,
});
