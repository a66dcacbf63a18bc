// How often somebody may use a door that stands beside the cases (D-0364): each use is a row, counted over all processes.
import { type Actor, type Refusal, refuse } from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import type { LedgerContext } from './context.ts';

const doors = {
  citizen: { limit: 'citizen.perHour', minutes: 60, title: { zh: '公民引用号查询', en: 'references of citizens' } },
  upload: { limit: 'document.perDay', minutes: 1440, title: { zh: '文档上传', en: 'uploads of documents' } },
} as const satisfies Record<string, { limit: string; minutes: number; title: Text }>;
export type Door = keyof typeof doors;

/** Notes a use, or refuses it where the person has used up the limit. */
export async function use(
  { sql, clock, regimes }: LedgerContext,
  door: Door,
  actor: Actor,
): Promise<Refusal | undefined> {
  const { limit, minutes, title } = doors[door];
  const most = regimes.standard.values[limit];
  const { person, hat, party = null } = actor;
  const at = await clock();
  const kept = await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`${door} ${person}`}, 720104))`;
    return tx`
      insert into door_use (at, what, person, hat, party)
      select ${at}, ${door}, ${person}, ${hat}, ${party}
      where (select count(*) from door_use where what = ${door} and person = ${person}
        and at > ${at}::timestamptz - ${`${minutes} minutes`}::interval) < ${most}
      returning n`;
  });
  if (kept.length) return undefined;
  const hours = minutes / 60;
  return refuse('LIMIT_REACHED', {
    zh: `每人 ${hours} 小时内${title.zh}不超过 ${most} 次，请稍后再办。`,
    en: `One person has at most ${most} ${title.en} in ${hours} h; try again later.`,
  });
}
