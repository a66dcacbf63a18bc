// What every control is given.
import type { Text } from '@shuquan/machines/law';
import type { Node, Path } from './schema.ts';

export type Control = {
  id: string;
  path: Path;
  node: Node;
  title: Text;
  required: boolean;
  value: unknown;
  set: (value: unknown) => void;
  /** It was left: what is wrong with it may be said now. */
  touch: () => void;
  /** Onto the element that has the focus. */
  aria: { 'aria-labelledby'?: string; 'aria-describedby'?: string; 'aria-invalid'?: true };
};
/** Of an element that holds several inputs. */
export const groupOf = ({ id, aria }: Pick<Control, 'id' | 'aria'>) => ({
  ...namesOf({ id, aria }),
  role: 'group',
  tabIndex: -1,
});
/** Of one that has its role already. */
export const namesOf = ({ id, aria }: Pick<Control, 'id' | 'aria'>) => ({
  id,
  'aria-labelledby': `${id}-label`,
  'aria-describedby': aria['aria-describedby'],
});
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
