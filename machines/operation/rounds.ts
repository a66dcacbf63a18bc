// What the calendar starts (P10(1), P12, P16(3), P28, P30, T28, T31; T27, P26): different duties, each opened once for its
// period.
// A round may run on any day, any number of times: a duty that was opened for a period is not opened again.
import { dateOf, daysOn, monthsIn, startOfDay } from '../kernel/durations.ts';
import type { JsonObject } from '../kernel/json.ts';
import { type Basis, type Text, gap, reading, say, text } from '../law/cite.ts';
import type { Regime } from '../regimes/index.ts';
import { type Known, dutiesDue } from '../shared/periodic-duty/round.ts';
import { lastDay } from '../shared/reporting/period.ts';

export type Opening = {
  lifecycle: string;
  input: JsonObject;
  /** Names duty and period: the same key opens once. */ key: string;
};
export type Round = {
  id: string;
  title: Text;
  law: Basis;
  /** One opening per case with this lifecycle and tag, or once for all when absent. */
  each?: { lifecycle: string; tag: string };
  /**
   * Opens after what it opened before: sees all cases of this lifecycle, and is asked again until nothing is due. `beside`: it
   * sees the open cases with this tag too.
   */
  chain?: { lifecycle: string; beside?: { lifecycle: string; tag: string } };
  openings(args: {
    now: string;
    regime: Regime;
    about: Known | null;
    /** When the regime came into use here. */ adoptedAt: string;
    /** The cases of the chain. */ known: Known[];
    /** Those beside it. */ beside?: Known[];
  }): Opening[];
};

const pad = (n: number): string => String(n).padStart(2, '0');

/** The period of so many months, counted from January, that contains the day. */
export function periodAt(day: string, months: number): { from: string; to: string } {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const first = Math.floor((year * 12 + month - 1) / months) * months;
  const name = (index: number) => `${Math.floor(index / 12)}-${pad((index % 12) + 1)}-01`;
  return { from: name(first), to: daysOn(name(first + months), -1) };
}

const ran = (shares: JsonObject, from: string, to: string): boolean =>
  typeof shares['startsAt'] === 'string' &&
  shares['startsAt'] < startOfDay(to) &&
  (typeof shares['endsAt'] !== 'string' || shares['endsAt'] > startOfDay(from));

const titles = {
  annualAnnouncement: say('拟制年度公告', 'Draw up the annual announcement'),
  operationReport: say('定期运营报告', 'Periodic operation reports'),
  annualReport: say('年度运营报告', 'Annual operation reports'),
  annualEvaluation: say('年度评估', 'Annual evaluations'),
  periodicEvaluation: say('定期评估', 'Periodic evaluations'),
  securityInspection: say('数据安全检查', 'Security inspections of the venue'),
  venueEvaluation: say('交易场所评估', 'Evaluations of the venue'),
  periodicDuty: say('定期工作', 'Periodic duties'),
  lastEvaluation: say('协议终止后的末次年度评估', 'Last annual evaluations, after the end of an agreement'),
};

/** The venue, both its bodies (T6), once in each period; the supervisor plans when in it. */
const ofTheVenue = (
  kind: 'securityInspection' | 'evaluation',
  every: 'trade.inspection.securityPeriod' | 'trade.inspection.evaluationPeriod',
): Round['openings'] => {
  return ({ now, regime }) => {
    const period = periodAt(dateOf(now), monthsIn(regime.values[every]));
    const target = { of: 'venue', bodies: ['CENTER', 'OPCO'] };
    return [{ lifecycle: 'venueInspection', input: { kind, target, period }, key: `~round/${kind}/${period.from}` }];
  };
};

export const rounds: Round[] = [
  {
    id: 'annualAnnouncement',
    title: titles.annualAnnouncement,
    law: text('P10(1)'),
    openings: ({ now }) => {
      const year = Number(dateOf(now).slice(0, 4));
      return [{ lifecycle: 'annualAnnouncement', input: { year, round: 1 }, key: `~round/announcement/${year}` }];
    },
  },
  {
    id: 'operationReport',
    title: titles.operationReport,
    law: text('P16(3)'),
    each: { lifecycle: 'operatingAgreement', tag: 'inForce' },
    openings: ({ now, regime, about }) => {
      const { from, to } = periodAt(dateOf(now), monthsIn(regime.values['pd.opReport.period']));
      return about && ran(about.shares, from, to)
        ? [
            {
              lifecycle: 'operationReport',
              input: { agreement: about.id, from, to },
              key: `~round/${about.id}/${from}`,
            },
          ]
        : [];
    },
  },
  {
    id: 'annualReport',
    title: titles.annualReport,
    law: text('P30'),
    each: { lifecycle: 'operatingAgreement', tag: 'inForce' },
    openings: ({ now, about }) => {
      const year = Number(dateOf(now).slice(0, 4));
      return about && ran(about.shares, `${year}-01-01`, `${year}-12-31`)
        ? [{ lifecycle: 'annualReport', input: { agreement: about.id, year }, key: `~round/${about.id}/${year}` }]
        : [];
    },
  },
  {
    id: 'annualEvaluation',
    title: titles.annualEvaluation,
    law: text('P12'),
    each: { lifecycle: 'operatingAgreement', tag: 'inForce' },
    // The year that has ended is evaluated.
    openings: ({ now, about }) => {
      const year = Number(dateOf(now).slice(0, 4)) - 1;
      return about && ran(about.shares, `${year}-01-01`, `${year}-12-31`)
        ? [{ lifecycle: 'annualEvaluation', input: { agreement: about.id, year }, key: `~round/${about.id}/${year}` }]
        : [];
    },
  },
  {
    id: 'lastEvaluation',
    title: titles.lastEvaluation,
    law: reading('P12', 'D-0171'),
    each: { lifecycle: 'operatingAgreement', tag: 'ended' },
    // The year in which the agreement ended is evaluated at once: nothing of it is still to come.
    openings: ({ about }) => {
      const at = (about?.shares['end'] as { at?: unknown } | null | undefined)?.at;
      if (!about || typeof at !== 'string' || !about.shares['startsAt']) return [];
      const year = Number(lastDay(at).slice(0, 4));
      return [
        { lifecycle: 'annualEvaluation', input: { agreement: about.id, year }, key: `~round/${about.id}/${year}` },
      ];
    },
  },
  {
    id: 'periodicEvaluation',
    title: titles.periodicEvaluation,
    law: reading('P28', 'D-0039'),
    each: { lifecycle: 'operatingAgreement', tag: 'inForce' },
    // The period that has ended is evaluated; where the cycle is a year, the annual evaluation is this one too.
    openings: ({ now, regime, about }) => {
      const months = monthsIn(regime.values['pd.evaluation.cycle']);
      const { from, to } = periodAt(daysOn(periodAt(dateOf(now), months).from, -1), months);
      const [year = 0, month = 0] = from.split('-').map(Number);
      const part = (month - 1) / months + 1;
      return months < 12 && about && ran(about.shares, from, to)
        ? [
            {
              lifecycle: 'annualEvaluation',
              input: { agreement: about.id, year, part },
              key: `~round/${about.id}/${year}/${part}`,
            },
          ]
        : [];
    },
  },
  {
    id: 'securityInspection',
    title: titles.securityInspection,
    law: gap('T28', 'D-0299'),
    openings: ofTheVenue('securityInspection', 'trade.inspection.securityPeriod'),
  },
  {
    id: 'venueEvaluation',
    title: titles.venueEvaluation,
    law: gap('T31', 'D-0299'),
    openings: ofTheVenue('evaluation', 'trade.inspection.evaluationPeriod'),
  },
  {
    id: 'periodicDuty',
    title: titles.periodicDuty,
    law: gap(['T27', 'P26'], 'D-0260'),
    chain: { lifecycle: 'periodicDuty', beside: { lifecycle: 'operatingAgreement', tag: 'inForce' } },
    openings: dutiesDue,
  },
];
