// The shapes of what is public of the law: lifecycles, articles, regimes.
import { z } from '@hono/zod-openapi';
import { articles, json, sha256, text, who } from './schemas.ts';

const basis = z
  .object({
    basis: z.enum(['text', 'reading', 'gap', 'outside']),
    articles,
    decision: z.string().optional(),
    source: z.string().optional(),
    why: z.string().optional(),
  })
  .openapi('Basis');
const rule = z.object({ rule: z.string(), says: text, articles, law: z.array(basis) }).openapi('Rule');
const transition = z
  .object({
    event: z.string().nullable(),
    after: z.object({ clock: z.string(), title: text }).optional(),
    to: z.array(z.string()),
    by: z.array(who),
    articles,
    law: z.array(basis),
    rules: z.array(rule),
  })
  .openapi('Transition');
const stateView = z
  .object({
    path: z.string(),
    title: text,
    kind: z.enum(['atomic', 'compound', 'parallel', 'final']),
    articles,
    law: z.array(basis),
    tags: z.array(z.string()),
    task: z.object({ by: who, title: text, sla: z.string().optional(), lead: who.optional() }).optional(),
    transitions: z.array(transition),
  })
  .openapi('State');
const eventView = z
  .object({ event: z.string(), title: text, by: z.array(who), articles, schema: z.record(z.string(), json) })
  .openapi('Event');
const summary = z
  .object({ id: z.string(), version: z.int(), title: text, articles, openedBy: z.array(who), actedBy: z.array(who) })
  .openapi('LifecycleSummary');
export const lifecycleList = z.object({ lifecycles: z.array(summary) }).openapi('Lifecycles');
export const lifecycleView = summary
  .extend({
    law: z.array(basis),
    readers: z.array(who),
    opens: z.object({ input: z.record(z.string(), json), articles, rules: z.array(rule) }),
    states: z.array(stateView),
    events: z.array(eventView),
    told: z.array(z.object({ event: z.string(), title: text })),
  })
  .openapi('Lifecycle');
const article = z.object({
  id: z.string(),
  title: text,
  gist: text,
  treatment: z.enum(['enforced', 'recorded', 'outside']),
  why: text.optional(),
});
export const articleView = article.extend({ items: z.array(z.string()) }).openapi('Article');
export const articleList = z.object({ articles: z.array(article.openapi('ListedArticle')) }).openapi('Articles');
const regimeView = z
  .object({
    id: z.string(),
    hash: sha256,
    title: text,
    source: text,
    articles: z.record(z.string(), text).optional(),
    notClaimed: z.array(text).optional(),
    parameters: z.array(
      z.object({
        key: z.string(),
        kind: z.string(),
        title: text,
        value: json,
        names: z.record(z.string(), text),
        law: basis,
      }),
    ),
  })
  .openapi('Regime');
export const regimeList = z.object({ regimes: z.array(regimeView) }).openapi('Regimes');

const day = z.iso.date();
export const calendarYear = z
  .object({
    year: z.int(),
    source: z.string().nullable().openapi({ description: 'null: no notice is loaded, the days are provisional' }),
    holidays: z.array(day),
    workdays: z.array(day).openapi({ description: 'Saturdays and Sundays that are worked' }),
    known: z.array(z.int()).openapi({ description: 'Years with a notice' }),
  })
  .openapi('CalendarYear');

const place = { x: z.number(), y: z.number(), width: z.number(), height: z.number() };
const points = z.array(z.tuple([z.number(), z.number()]));
const move = z
  .object({
    from: z.string(),
    to: z.array(z.string()),
    title: z.string(),
    event: z.string().optional(),
    clock: z.string().optional(),
  })
  .openapi('PictureMove');
const box = z
  .object({
    ...place,
    path: z.string(),
    title: z.string(),
    kind: z.enum(['atomic', 'compound', 'parallel', 'final']),
    inside: z.string(),
    region: z.literal(true).optional(),
    open: z.boolean().optional(),
    states: z.int().optional(),
    text: z.array(z.string()),
  })
  .openapi('PictureBox');
const line = z
  .object({
    from: z.string(),
    to: z.string(),
    kind: z.enum(['event', 'time', 'auto']),
    moves: z.array(move),
    text: z.string(),
    points,
    label: z.object(place).optional(),
  })
  .openapi('PictureLine');
export const picture = z
  .object({
    lifecycle: z.string(),
    version: z.int(),
    language: z.enum(['zh', 'en']),
    open: z.array(z.string()),
    width: z.number(),
    height: z.number(),
    boxes: z.array(box),
    lines: z.array(line),
    starts: z.array(z.object({ ...place, inside: z.string(), points })),
    anywhere: z.array(move),
  })
  .openapi('Picture');
