// Replaced by the form walker.
import type { JsonSchema } from '@shuquan/client';
import type { Text } from '@shuquan/machines/law';

export type FieldProblem = { path?: string; message: Text; articles?: string[]; rule?: string };
type Value = Record<string, unknown>;
export const Form = (_: {
  schema: JsonSchema;
  value: Value;
  onChange: (value: Value) => void;
  problems: FieldProblem[];
}) => null;
export const Review = (_: { schema: JsonSchema; value: Value; before?: Value }) => null;
export const ErrorSummary = (_: { problems: FieldProblem[]; schema: JsonSchema }) => null;
