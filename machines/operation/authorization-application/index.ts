// An application for authorized operation (授权申请), first or renewed: P9, P10, P13 to P15.
import { param } from '../../kernel/env.ts';
import { type Stamp, cited, defineLifecycle, one, speaking } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { asHands, asksMore, withContext } from '../../shared/migrating.ts';
import { partyOf } from '../../shared/parties.ts';
import { actsFor } from '../../shared/rules.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { workedOn } from './setup.ts';
import { label } from '../../shared/labels.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input } & Stamp };

const rules = speaking(words.openings, {
  actsForTheApplicant: actsFor(({ applicant }: Input) => partyOf(applicant), text('P10(1)')),
  formIsPermitted: cited(text('P4(3)'), 'payload', ({ event }: Opening) =>
    param('pd.application.forms').includes(event.input.form),
  ),
  announcementIsKnown: cited(
    text('P10(1)'),
    'facts',
    ({ event }: Opening) =>
      !event.input.announcement ||
      (one(event.facts, 'announcement')?.lifecycle === 'annualAnnouncement' &&
        one(event.facts, 'announcement')?.open === true),
  ),
  previousIsTheirs: cited(
    text('P13'),
    'facts',
    ({ event }: Opening) =>
      !event.input.previous || one(event.facts, 'previous')?.shares['operator'] === partyOf(event.input.applicant),
  ),
});

export const authorizationApplication = defineLifecycle({
  id: 'authorizationApplication',
  version: 3,
  title: words.title,
  label: ({ applicant, filing }) => label(applicant.name, filing?.datasets[0]?.title),
  law: [text('P10', 'P13', 'P14', 'P15')],
  machine,
  events,
  input,
  opens: {
    by: ['APPLICANT', 'OPERATOR'],
    law: [text('P4(3)', 'P10(1)', 'P13')],
    facts: ({ announcement, previous }: Input) => ({
      announcement: { case: announcement, of: 'annualAnnouncement' },
      previous: { case: previous, of: 'operatingAgreement' },
    }),
    rules,
  },
  stem: ({ applicant }: Input) => applicant.uscc,
  parties: ({ applicant }) => ({ applicant: partyOf(applicant) }),
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE', 'COMMITTEE'],
  // The experts who sit on its panel, as persons, until their result is in.
  seats: ({ panel }) => panel,
  hands: workedOn,
  facts: (event, { announcement, previous, applicant }) =>
    ['SUBMIT', 'RESUBMIT', 'PASS'].includes(event.type)
      ? {
          announcement: { case: announcement, of: 'annualAnnouncement' },
          previous: { case: previous, of: 'operatingAgreement' },
          agreements: { linked: { lifecycle: 'operatingAgreement', rel: 'operator', to: partyOf(applicant) } },
          ...(event.type === 'PASS' && {
            evaluations: { linked: { lifecycle: 'annualEvaluation', rel: 'operator', to: partyOf(applicant) } },
          }),
        }
      : {},
  links: ({ announcement, previous }) => ({ announcement, previous }),
  claims: ({ filing, announcement, previous, applicant }) => {
    if (!filing) return [];
    if (previous) return [{ scope: 'renewal', value: previous, law: text('P13'), says: words.claims.renewal }];
    return [
      {
        scope: 'application',
        value: `${announcement}/${partyOf(applicant)}`,
        law: reading('P10(1)', 'D-0106'),
        says: words.claims.application,
      },
    ];
  },
  shares: ({ applicant, announcement, previous, matter, approvedAt, agreement }) => ({
    applicant: partyOf(applicant),
    announcement,
    previous,
    matter,
    approvedAt,
    agreement,
  }),
  retention: null,
  migrations: {
    2: asksMore('a correction asks for nothing new, and one provider is confirmed of each data set'),
    1: {
      name: 'an application knows its filers, its panel and what was decided on',
      migrate: withContext(({ filedBy, filing, ...old }) => ({
        ...old,
        filing:
          filing && typeof filing === 'object' && !Array.isArray(filing)
            ? { ...filing, rights: [], scenarios: [], affiliates: [], reapplied: [] }
            : null,
        filers: asHands(filedBy),
        providers: {},
        panel: [],
        reporters: [],
        approved: null,
      })),
    },
  },
});
