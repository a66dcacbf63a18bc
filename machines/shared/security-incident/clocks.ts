// Hours from discovery, by scope and grade (T27, P26; D-0256). They run through nights and holidays.
import { dueUnder, env, now, param } from '../../kernel/env.ts';
import type { Context } from './context.ts';

const keys = {
  venue: {
    remedy: 'trade.incident.remedyStart',
    notice: 'trade.incident.notify',
    general: 'trade.incident.report.general',
    larger: 'trade.incident.report.larger',
    critical: 'trade.incident.report.critical',
    summary: 'trade.incident.report.summary',
    toGeneral: 'trade.incident.reportTo.general',
    toLarger: 'trade.incident.reportTo.larger',
    toCritical: 'trade.incident.reportTo.critical',
  },
  domain: {
    remedy: 'pd.incident.remedyStart',
    notice: 'pd.incident.notify',
    general: 'pd.incident.report.general',
    larger: 'pd.incident.report.larger',
    critical: 'pd.incident.report.critical',
    summary: 'pd.incident.report.summary',
    toGeneral: 'pd.incident.reportTo.general',
    toLarger: 'pd.incident.reportTo.larger',
    toCritical: 'pd.incident.reportTo.critical',
  },
} as const;

const isLarger = ({ grade }: Context): boolean => grade !== null && grade !== 'general';
/** A clock that has run out already comes at once. */
const from = (start: string, key: Parameters<typeof param>[0]): string => {
  const due = dueUnder(env(), start, param(key) as Parameters<typeof dueUnder>[2]).at;
  return due > now() ? due : now();
};

export const remedyDue = (context: Context): string => from(context.discoveredAt, keys[context.scope].remedy);
export const noticeDue = (context: Context): string => from(context.discoveredAt, keys[context.scope].notice);
export const reportDue = (context: Context): string => {
  const of = keys[context.scope];
  return from(context.discoveredAt, context.critical ? of.critical : isLarger(context) ? of.larger : of.general);
};
/** The final report follows the handling. */
export const summaryDue = (context: Context): string =>
  from(context.remedy?.doneAt ?? context.discoveredAt, keys[context.scope].summary);

/** Every body that must have the initial report: those of the grade, and of what is critical. */
export const bodiesOf = (context: Context): string[] => {
  const of = keys[context.scope];
  return [
    ...new Set([
      ...param(of.toGeneral),
      ...(isLarger(context) ? param(of.toLarger) : []),
      ...(context.critical ? param(of.toCritical) : []),
    ]),
  ];
};
