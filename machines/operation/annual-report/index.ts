// The annual operation report (年度运营报告), P30.
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { stemOf } from '../../shared/agreement.ts';
import { reportMigrations } from '../../shared/reporting/migrations.ts';
import { periodLiesInTerm } from '../../shared/reporting/period.ts';
import { events, input, type Input } from './events.ts';
import { dueOf, machine, periodOf } from './machine.ts';
import { label, partyLabel } from '../../shared/labels.ts';
import { words } from './words.ts';

export const annualReport = defineLifecycle({
  id: 'annualReport',
  version: 2,
  title: words.title,
  label: ({ operator, period }) => label(partyLabel(operator), period.name),
  law: [text('P30')],
  machine,
  events,
  input,
  opens: {
    by: ['AUTHORITY'],
    law: [text('P30')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement, of: 'operatingAgreement' } }),
    rules: { periodLiesInTerm: periodLiesInTerm(periodOf, text('P30')) },
  },
  stem: ({ agreement, year }: Input) => `${stemOf(agreement)}-${year}`,
  parties: ({ operator }) => ({ operator }),
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE', 'COMMITTEE'],
  links: ({ answersTo }) => ({ agreement: answersTo }),
  claims: ({ agreement, period }) => [
    {
      scope: 'annualReport',
      value: `${agreement}/${period.name}`,
      law: reading('P30', 'D-0148'),
      says: words.claims.annualReport,
    },
  ],
  shares: ({ agreement, period, dueAt, submittedAt, late }) => ({
    agreement,
    year: Number(period.name),
    dueAt,
    submittedAt,
    late,
  }),
  dues: { dueAt: ({ period }) => [dueOf(period, false), dueOf(period, true)] },
  hands: ({ submitters, defaultBy }) => [...submitters, ...defaultBy],
  retention: null,
  migrations: reportMigrations,
});
