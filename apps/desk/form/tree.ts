// The value of a form as it is being typed: places in it by path. Pure.
import { type Path, isObject } from './schema.ts';

export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, part) => (Array.isArray(inner) ? inner[Number(part)] : isObject(inner) ? inner[String(part)] : undefined),
    value,
  );
}

/** The same with another value at a path; what lies on the way is made. `undefined` takes a field away. */
export function put(value: unknown, [part, ...rest]: Path, given: unknown): unknown {
  if (part === undefined) return given;
  if (typeof part === 'number') {
    const items = Array.isArray(value) ? [...(value as unknown[])] : [];
    items[part] = put(items[part], rest, given);
    return items;
  }
  const { [part]: old, ...others } = isObject(value) ? value : {};
  const inner = put(old, rest, given);
  return inner === undefined ? others : { ...(isObject(value) ? value : {}), [part]: inner };
}
