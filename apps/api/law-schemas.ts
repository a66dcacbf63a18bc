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
export const articleView = z
  .object({
    id: z.string(),
    title: text,
    gist: text,
    treatment: z.enum(['enforced', 'recorded', 'outside']),
    why: text.optional(),
    items: z.array(z.string()),
  })
  .openapi('Article');
const regimeView = z
  .object({
    id: z.string(),
    hash: sha256,
    title: text,
    source: text,
    articles: z.record(z.string(), text).optional(),
    notClaimed: z.array(text).optional(),
    parameters: z.array(z.object({ key: z.string(), kind: z.string(), title: text, value: json, law: basis })),
  })
  .openapi('Regime');
export const regimeList = z.object({ regimes: z.array(regimeView) }).openapi('Regimes');
