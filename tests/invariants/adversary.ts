// What somebody tries who holds any legal hat and has read everything that was said.
import type { CaseRow } from '../../ledger/index.ts';
import type { Ask, World } from './world.ts';

/** What an adversary does to a payload: takes it as it is from another case, or puts a wrong hash, party or name in it. */
const twists: ((value: string) => string)[] = [
  (value) => value,
  (value) => (/^[0-9a-f]{64}$/.test(value) ? 'f'.repeat(64) : value),
  (value) => (value.startsWith('org:') ? 'org:11220100013470101L' : value),
  (value) =>
    /^(scenarioGrant|productExport|staffAdmission)\//.test(value) ? `${value.split('/')[0]!}/other/1` : value,
  (value) => (value === '病案首页' ? '公交刷卡' : value === '公交刷卡' ? '病案首页' : value),
];
const twisted = (value: unknown, twist: (text: string) => string): unknown =>
  typeof value === 'string'
    ? twist(value)
    : Array.isArray(value)
      ? value.map((one) => twisted(one, twist))
      : value && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([field, one]) => [field, twisted(one, twist)]))
        : value;
const ofOperation: Ask['hat'][] = [
  'OPERATOR',
  'PROVIDER',
  'AUTHORITY',
  'DOMAIN',
  'COMMITTEE',
  'COMMITTEE_OFFICE',
  'APPLICANT',
  'CENTER',
];

/**
 * An adversary in any legal hat, for any party: an event of this case or of another one, said now or taken from what was
 * said before, with payloads of others, wrong hashes, wrong parties, stale texts.
 */
export function attack(
  world: World,
  row: CaseRow,
  asks: Ask[],
  { which, who, hats = ofOperation }: { which: number; who: number; hats?: Ask['hat'][] },
): Ask | undefined {
  const said = [...world.cases.values()]
    .flatMap(({ id }) => world.log(id))
    .filter(({ event }) => event.type !== 'OPEN');
  const pool = [...asks, ...said.map(({ event, actor }) => ({ event, hat: actor.hat, party: actor.party }) as Ask)];
  const chosen = pool[(which * 7 + who) % Math.max(1, pool.length)];
  if (!chosen || 'timer' in chosen.event) return undefined;
  const party = [...world.get(row.id).parties, 'org:11220100013470208F', 'org:11220100013470101L'][which % 4];
  const hat = which % 3 === 0 ? hats[(which + who) % hats.length]! : chosen.hat === 'SYSTEM' ? 'AUTHORITY' : chosen.hat;
  return {
    event: twisted(chosen.event, twists[which % twists.length]!) as Ask['event'],
    hat,
    ...(party && hat !== 'AUTHORITY' && hat !== 'DOMAIN' && { party }),
  };
}
