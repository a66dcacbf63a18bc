// What people read for a hat, and for a relation of a case.
import { type Text, relations, roles } from '@shuquan/machines/law';
import type { By } from '@shuquan/machines/kernel';

export { clockTitle } from '@shuquan/machines/regimes';

const own = <V>(record: Record<string, V>, key: string): V | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

export type Who = { name: string; title: Text };
export const who = (name: By): Who => ({
  name,
  title: own<Text>(roles, name) ?? own(relations, name) ?? { zh: name, en: name },
});
