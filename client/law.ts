// What is public of the law, as calls.
import type { ArticleView, CalendarYear, LifecycleSummary, LifecycleView, Picture, RegimeView } from './law-answers.ts';
import { type Refused, isRefused } from './refusals.ts';
import { type Asking, type Call, queryOf } from './transport.ts';

/** States to unfold, with all around them; and the language of the titles. */
export type PictureAsked = { open?: string[]; language?: 'zh' | 'en' };

export const lawCalls = (get: Asking['get']) => ({
  /** Public: the lifecycles that the service runs. */
  lifecycles: async (call?: Call): Promise<{ ok: true; lifecycles: LifecycleSummary[] } | Refused> =>
    bare(await get<{ lifecycles: LifecycleSummary[] }>('/lifecycles', call)),
  /** Public: states, events with their JSON schemas, roles, rules and articles of one of them. */
  lifecycle: async (id: string, call?: Call) =>
    under('lifecycle', await get<LifecycleView>(`/lifecycles/${encodeURIComponent(id)}`, call)),
  /** Public: its chart, laid out. */
  picture: async (id: string, { open = [], language = 'zh' }: PictureAsked = {}, call?: Call) => {
    const query = queryOf({ ...(open.length && { open: open.join(',') }), lang: language });
    return under('picture', await get<Picture>(`/lifecycles/${encodeURIComponent(id)}/picture${query}`, call));
  },
  /** Public: every article and numbered item of both regulations. */
  articles: async (call?: Call) => bare(await get<{ articles: ArticleView[] }>('/articles', call)),
  /** Public: the policy packs that cases pin. */
  regimes: async (call?: Call) => bare(await get<{ regimes: RegimeView[] }>('/regimes', call)),
  /** Public: holidays and working days of a year. */
  calendar: async (year: number, call?: Call) =>
    under('calendar', await get<CalendarYear>(`/calendar${queryOf({ year })}`, call)),
});

const bare = <T extends object>(answer: T | Refused): ({ ok: true } & T) | Refused =>
  isRefused(answer) ? answer : { ...answer, ok: true as const };
/** What the API answers bare, under its name beside `ok`. */
export const under = <N extends string, T extends object>(
  name: N,
  answer: T | Refused,
): ({ ok: true } & { [K in N]: T }) | Refused =>
  isRefused(answer) ? answer : ({ ok: true, [name]: answer } as { ok: true } & { [K in N]: T });
