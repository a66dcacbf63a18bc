// What is public of the law: its articles, the charts as pictures, the days that count.
import { type Lifecycle, hashOf, isWeekend } from '@shuquan/machines/kernel';
import { type ArticleId, articles } from '@shuquan/machines/law';
import type { ArticleView, CalendarYear, Picture } from '@shuquan/client';
import type { Ledger } from '../ledger/index.ts';
import { type No, no } from './door.ts';
import { LayoutBusy, createLayout } from './layout.ts';
import { type Language, pictureOf, unfolded } from './picture.ts';

/** `json`: a Picture. */
export type DrawnPicture = { ok: true; json: string; tag: string };
/** Some 20 kB each; a chart has few foldings that people look at. */
const KEPT = 500;

export const articleList = (): ArticleView[] =>
  Object.entries(articles).map(([id, article]) => ({ id: id as ArticleId, ...article }));

export const lawCalls = (ledger: Pick<Ledger, 'calendar'>, found: (id: string) => Lifecycle | No) => ({
  articles: articleList,
  /** The chart as a picture; paths that it does not have are left out, for a case may be older than the chart. */
  picture: pictures(found),
  /** The days of a year as deadlines count them. */
  calendar: (year: number): CalendarYear => {
    const calendar = ledger.calendar();
    const notice = calendar.content.notices.find((one) => one.year === year);
    const days = daysOf(year);
    return {
      year,
      source: notice?.source ?? null,
      holidays: days.filter((day) => calendar.isHoliday(day)),
      workdays: days.filter((day) => isWeekend(day) && calendar.isWorkingDay(day)),
      known: calendar.content.notices.map((one) => one.year),
    };
  },
});

type Kept = Omit<DrawnPicture, 'ok'>;
/** Draws, and keeps what was drawn. */
function pictures(found: (id: string) => Lifecycle | No) {
  const layout = createLayout();
  const kept = new Map<string, Promise<Kept>>();
  const drawn = async (picture: Promise<Picture>): Promise<Kept> => {
    const json = JSON.stringify(await picture);
    return { json, tag: `"${hashOf(json).slice(0, 16)}"` };
  };
  return async (id: string, open: string[], language: Language): Promise<DrawnPicture | No> => {
    const lifecycle = found(id);
    if (!('machine' in lifecycle)) return lifecycle;
    const asked = unfolded(lifecycle, open);
    const key = JSON.stringify([id, language, ...asked]);
    const picture = kept.get(key) ?? drawn(pictureOf(lifecycle, asked, language, layout));
    // The one that was looked at last stands last.
    kept.delete(key);
    kept.set(key, picture);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    try {
      return { ok: true, ...(await picture) };
    } catch (error) {
      kept.delete(key);
      if (!(error instanceof LayoutBusy)) throw error;
      return no('UNAVAILABLE', { zh: '绘图请求过多，请稍后重试。', en: 'Too many pictures are asked for; try again.' });
    }
  };
}

const daysOf = (year: number): string[] => {
  const days: string[] = [];
  for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += 86_400_000)
    days.push(new Date(ms).toISOString().slice(0, 10));
  return days;
};
