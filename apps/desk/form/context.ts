// What the fields of one form share: where they write, and what is wrong where.
import type { Case } from '@shuquan/client';
import type { Text } from '@shuquan/machines/law';
import { type FunctionComponent, createContext, use } from 'react';
import type { Problem } from './faults.ts';
import { type Definitions, type Path, type Schema, dotted } from './schema.ts';

export type FieldProps = {
  schema: Schema;
  path: Path;
  value: unknown;
  required: boolean;
  /** Where the schema has none of its own: an item of a list. */
  title?: Text;
  /** The name is there for those who cannot see where the field stands. */
  unseen?: boolean;
  /** Below a choice that has the field's own id. */
  within?: boolean;
};
export type FormState = {
  /** Draws any field: groups hold fields, which may be groups. */
  Field: FunctionComponent<FieldProps>;
  defs: Definitions;
  set: (path: Path, value: unknown) => void;
  touch: (path: Path) => void;
  /** The case that the event is for: its tasks can be chosen. */
  about?: Case | undefined;
};
export const FormContext = createContext<FormState | undefined>(undefined);
/** By field path. */
export const FaultsContext = createContext<ReadonlyMap<string, Problem[]>>(new Map());

export function useForm(): FormState {
  const form = use(FormContext);
  if (!form) throw new Error('no form above this field');
  return form;
}
export const useFaults = (path: Path): Problem[] => use(FaultsContext).get(dotted(path)) ?? [];

export const idOf = (path: Path | string): string => `field-${typeof path === 'string' ? path : dotted(path)}`;

/** Leads to a field, or, where it is not on the page, to what it lies in. */
export function focusField(path: string): void {
  for (let parts = path.split('.'); ; parts = parts.slice(0, -1)) {
    const found = document.getElementById(idOf(parts.join('.')));
    if (found) {
      const control = found.matches('input, textarea, button, [tabindex]')
        ? found
        : found.querySelector<HTMLElement>('input, textarea, button');
      found.scrollIntoView({ block: 'center' });
      (control ?? found).focus({ preventScroll: true });
      return;
    }
    if (parts.length === 0) return;
  }
}
