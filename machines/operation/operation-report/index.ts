// The periodic operation report (定期运营报告), P16(3).
import { type Stamp, cited, defineLifecycle, speaking } from '../../kernel/lifecycle.ts';
import { beforeInstant, dateOf, dueAt, startOfDay } from '../../kernel/durations.ts';
import { env, param } from '../../kernel/env.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { stemOf } from '../../shared/agreement.ts';
import { reportMigrations } from '../../shared/reporting/migrations.ts';
import { periodLiesInTerm } from '../../shared/reporting/period.ts';
import { events, input, type Input } from './events.ts';
import { dueOf, machine, periodOf } from './machine.ts';
import { label, partyLabel } from '../../shared/labels.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input } & Stamp };

const rules = speaking(words.openings, {
  periodLiesInTerm: periodLiesInTerm(periodOf, text('P16(3)')),
  /** One period of the regime at most, from its first day. */
  isOnePeriod: cited(gap('P16(3)', 'D-0039'), 'payload', ({ event }: Opening) => {
    const dayBefore = beforeInstant(startOfDay(event.input.from), '1 cd');
    const end = dueAt(dayBefore, param('pd.opReport.period'), env().calendar, { roll: false }).at;
    return event.input.to < dateOf(end);
  }),
});

export const operationReport = defineLifecycle({
  id: 'operationReport',
  version: 2,
  title: words.title,
  label: ({ operator, period }) => label(partyLabel(operator), period.name),
  law: [text('P16(3)')],
  machine,
  events,
  input,
  opens: {
    by: ['AUTHORITY'],
    law: [text('P16(3)')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement, of: 'operatingAgreement' } }),
    rules,
  },
  stem: ({ agreement, from }: Input) => `${stemOf(agreement)}-${from}`,
  parties: ({ operator }) => ({ operator }),
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE'],
  links: ({ answersTo }) => ({ agreement: answersTo }),
  claims: ({ agreement, period }) => [
    {
      scope: 'operationReport',
      value: `${agreement}/${period.name}`,
      law: reading('P16(3)', 'D-0148'),
      says: words.claims.operationReport,
    },
  ],
  shares: ({ agreement, period, dueAt: due, submittedAt, late }) => ({
    agreement,
    period: period.name,
    dueAt: due,
    submittedAt,
    late,
  }),
  dues: { dueAt: ({ period }) => dueOf(period) },
  hands: ({ submitters, defaultBy }) => [...submitters, ...defaultBy],
  retention: null,
  migrations: reportMigrations,
});
