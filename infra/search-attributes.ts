/** The search attributes that the runners set must be known to the namespace, or their workflow tasks fail. */
import type { Connection } from '@temporalio/client';
import { SetupError } from './setup-error.ts';

export type SearchAttributes = Record<
  string,
  'Text' | 'Keyword' | 'Int' | 'Double' | 'Bool' | 'Datetime' | 'KeywordList'
>;

/** The numbers of Temporal's `IndexedValueType`. */
const WIRE_TYPES = { Text: 1, Keyword: 2, Int: 3, Double: 4, Bool: 5, Datetime: 6, KeywordList: 7 } as const;

/**
 * Adds the attributes that the namespace does not have. Throws a SetupError when one is there with another
 * type, or may not be added by us (as in Temporal Cloud): it says what an operator has to do.
 */
export async function ensureSearchAttributes(
  connection: Connection,
  namespace: string,
  wanted: SearchAttributes,
): Promise<void> {
  if (Object.keys(wanted).length === 0) return;
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(wanted).filter(([name]) => customAttributes[name] === undefined);
  const other = Object.entries(wanted).filter(
    ([name, type]) => (customAttributes[name] ?? WIRE_TYPES[type]) !== WIRE_TYPES[type],
  );
  if (other.length > 0) {
    const names = other.map(([name, type]) => `${name} (must be ${type})`).join(', ');
    throw new SetupError(`Search attributes of namespace ${namespace} have other types than ours: ${names}.`);
  }
  if (missing.length === 0) return;
  try {
    const searchAttributes = Object.fromEntries(missing.map(([name, type]) => [name, WIRE_TYPES[type]]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } catch (cause) {
    const commands = missing.map(
      ([name, type]) =>
        `  temporal operator search-attribute create --namespace ${namespace} --name ${name} --type ${type}`,
    );
    throw new SetupError(
      `Namespace ${namespace} lacks search attributes, and they could not be added. Let an operator run:\n${commands.join('\n')}`,
      { cause },
    );
  }
}
