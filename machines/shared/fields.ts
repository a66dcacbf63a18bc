// What people read of a field: its name in the words of the law, which rule demands it, and the names of its values.
// Noted beside the schema and nowhere in what it infers or parses: payloads and their hashes stay as they are.
import * as z from 'zod';
import { type Basis, type Text, say } from '../law/cite.ts';

export type Label = {
  title: Text;
  hint?: Text;
  /** The rule of law that demands it where the schema lets it wait. */
  needed?: Basis;
};
export const labels = z.registry<Label>();
/** The names of a schema's values, by the value. */
export const valueNames = z.registry<Record<string, Text>>();

/** The schema under a name of its own; the piece that it was made of keeps none. */
export const field = <S extends z.ZodType>(zh: string, en: string, schema: S, more: Omit<Label, 'title'> = {}): S => {
  const own = schema.clone() as S;
  labels.add(own, { title: say(zh, en), ...more });
  return own;
};

/** One that the schema lets wait, and a rule of law demands. */
export const demanded = <S extends z.ZodType>(zh: string, en: string, schema: S, law: Basis) =>
  field(zh, en, schema.optional(), { needed: law });

/** The same schema, whose values have these names from now on. */
export const worded = <S extends z.ZodType>(schema: S, names: Record<string, Text>): S => {
  valueNames.add(schema, names);
  return schema;
};
type Names = Record<string, readonly [zh: string, en: string]>;
/** One of these words, each with its name; `.options` lists them. */
export const choice = <const N extends Names>(names: N) =>
  worded(
    z.enum(Object.keys(names) as (keyof N & string)[]),
    Object.fromEntries(Object.entries(names).map(([value, [zh, en]]) => [value, say(zh, en)])),
  );
