// What a report, its extension and its review must satisfy.
import { dueAt as dueAfterDuration, endOfDay, startOfDay } from '../../kernel/durations.ts';
import { env, now, param } from '../../kernel/env.ts';
import { branch, cited, speaking } from '../../kernel/lifecycle.ts';
import { type Basis, reading } from '../../law/cite.ts';
import type { Duration } from '../../regimes/regime.ts';
import { checkerDiffersFrom } from '../rules.ts';
import type { Args, ReportContext } from './context.ts';
import type { Duty } from './duty.ts';
import { words } from './words.ts';

/** A part that the report must have. */
export const part = (field: string, law: Basis | Basis[]) =>
  cited(law, 'payload', ({ event }: { event: { content?: Record<string, unknown> } }) =>
    Boolean(event.content?.[field]),
  );

/** The end of the longest extension; it does not roll. */
const dueAfter = (from: string, duration: Duration): string =>
  dueAfterDuration(new Date(Date.parse(from) - 1).toISOString(), duration, env().calendar, { roll: false }).at;

export const guardsOf = ({ law }: Duty<never>) =>
  speaking(words.rules, {
    reviewerDiffersFromReporter: checkerDiffersFrom<ReportContext>(
      ({ submitters }) => submitters,
      [reading(law.duty.articles, 'D-0005'), reading(law.duty.articles, 'D-0170')],
      words.checkers.reviewerDiffersFromReporter.zh,
      words.checkers.reviewerDiffersFromReporter.en,
    ),
    dueIsLater: cited(
      law.gap,
      'payload',
      ({ context, event }: Args) =>
        event.type === 'EXTEND' &&
        Boolean(event.dueOn) &&
        endOfDay(event.dueOn) > context.dueAt &&
        endOfDay(event.dueOn) > now(),
    ),
    extensionIsLeft: cited(
      reading(law.duty.articles, 'D-0175'),
      'context',
      ({ context }: Args) => context.extensions < param('pd.report.extensions'),
    ),
    extensionIsShort: cited(
      reading(law.duty.articles, 'D-0175'),
      'payload',
      ({ context, event }: Args) =>
        event.type === 'EXTEND' &&
        Boolean(event.dueOn) &&
        endOfDay(event.dueOn) <= dueAfter(context.dueAt, param('pd.report.extension')),
    ),
    confirmerDiffersFromRecorder: checkerDiffersFrom<ReportContext>(
      ({ submitters, defaultBy }) => [...submitters, ...defaultBy],
      reading(law.duty.articles, 'D-0175'),
      words.checkers.confirmerDiffersFromRecorder.zh,
      words.checkers.confirmerDiffersFromRecorder.en,
    ),
    periodIsOver: branch(({ context }: Args) => endOfDay(context.period.to) <= now()),
    periodHadNotBegun: branch(({ context }: Args) => startOfDay(context.period.from) >= now()),
  });
