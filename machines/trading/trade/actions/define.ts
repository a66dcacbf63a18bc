// The two kinds of action that a chart has: it keeps something, or it wants something done.
import type { NoticeId } from '../../../law/notices.ts';
import { assign, emit } from 'xstate';
import type { Effect } from '../../../kernel/effects.ts';
import type { Text } from '../../../law/cite.ts';
import type { Args, Context } from '../context.ts';
import type { Event } from '../events.ts';

export const keep = (change: (args: Args) => Partial<Context>) =>
  assign<Context, Event, undefined, Event, never>(({ context, event }) => change({ context, event }));
export const does = (make: (args: Args) => Effect) =>
  emit<Context, Event, undefined, Event, Effect>(({ context, event }) => make({ context, event }));

const both = ['seller', 'buyer'];
export const tells = (notice: NoticeId, to: string[], zh: string, en: string) =>
  does(() => ({ type: 'notify', notice, to, subject: { zh, en } satisfies Text }));
export const tellsBoth = (zh: string, en: string) => tells('N22', both, zh, en);
