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

const isLarger = ({ highest }: Context): boolean => highest !== null && highest !== 'general';
type Clock = (typeof keys)['venue' | 'domain'][keyof (typeof keys)['venue']];
const dueFrom = (start: string, key: Clock): string =>
  dueUnder(env(), start, param(key) as Parameters<typeof dueUnder>[2]).at;
/** A clock that has run out already comes at once. */
const orNow = (due: string): string => (due > now() ? due : now());

export const remedyDue = (context: Context): string => orNow(dueFrom(context.discoveredAt, keys[context.scope].remedy));
/** A remedy that had begun when the incident was recorded; where the regime gives it no time, that is at once. */
export const beganLate = ({ remedy, discoveredAt, scope }: Context): boolean => {
  const key = keys[scope].remedy;
  return remedy !== null && !param(key).startsWith('0 ') && remedy.startedAt > dueFrom(discoveredAt, key);
};
export const noticeDue = (context: Context): string => orNow(dueFrom(context.discoveredAt, keys[context.scope].notice));

/** Every body that must have the initial report, and until when: those of the grade, and of what is critical. */
export const linesOf = (context: Context): { body: string; due: string }[] => {
  const of = keys[context.scope];
  const larger = isLarger(context);
  const groups = [
    { bodies: param(of.toGeneral), clock: larger ? of.larger : of.general },
    { bodies: larger ? param(of.toLarger) : [], clock: of.larger },
    { bodies: context.critical ? param(of.toCritical) : [], clock: of.critical },
  ];
  const lines = new Map<string, string>();
  for (const { bodies, clock } of groups)
    for (const body of bodies) {
      const due = dueFrom(context.discoveredAt, clock);
      lines.set(body, [lines.get(body) ?? due, due].toSorted()[0]!);
    }
  return [...lines].map(([body, due]) => ({ body, due }));
};
export const has = ({ reports }: Context, body: string): boolean => reports.some((report) => report.body === body);
/** The reports that are owed; those that are late by now. */
export const owed = (context: Context) => linesOf(context).filter(({ body }) => !has(context, body));
export const overdue = (context: Context): string[] =>
  owed(context).flatMap(({ body, due }) => (due <= now() ? [body] : []));
/** The next body whose time has not run out yet, or that nobody has noticed. */
export const reportDue = (context: Context): string | null => {
  const [first] = owed(context)
    .flatMap(({ body, due }) => (context.lateReports.includes(body) ? [] : [due]))
    .toSorted();
  return first === undefined ? null : orNow(first);
};
/** The final report follows the handling; it is asked for once. */
export const summaryDue = (context: Context): string | null =>
  context.summary !== null || context.late.includes('summary')
    ? null
    : orNow(dueFrom(context.remedy?.doneAt ?? context.discoveredAt, keys[context.scope].summary));
