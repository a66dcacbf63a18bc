// Who acts in a round of chaos: the people of the demo's trade, and those of the bench.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrincipalsFile } from '../../accounts/principals.ts';
import { people as ofOperation } from '../../bench/operation-situations.ts';
import { merchant, principals } from '../../bench/situations.ts';
import { packageRoot } from '../../infra/package-root.ts';

/** Each registers, is changed, leaves, and registers again. */
export const MERCHANTS = 400;

type File = Pick<PrincipalsFile, 'people' | 'organisations' | 'hats'>;
export function people(): File {
  const example = JSON.parse(readFileSync(join(packageRoot(), 'examples', 'principals.json'), 'utf8')) as File;
  const acting = principals(Array.from({ length: MERCHANTS }, (_, n) => merchant(n)));
  const operating = {
    people: ofOperation.map(({ person }) => ({ id: person, name: person })),
    organisations: ofOperation.flatMap(({ party }) => (party ? [{ party, name: party }] : [])),
    hats: ofOperation,
  };
  const all = [example, acting, operating] as File[];
  const once = <T>(entries: T[], by: (entry: T) => string): T[] => [
    ...new Map(entries.toReversed().map((entry) => [by(entry), entry])).values(),
  ];
  return {
    people: once(
      all.flatMap((one) => one.people),
      ({ id }) => id,
    ),
    organisations: once(
      all.flatMap((one) => one.organisations),
      ({ party }) => party,
    ),
    hats: once(
      all.flatMap((one) => one.hats),
      (one) => JSON.stringify([one.person, one.hat, one.party]),
    ),
  };
}
