// An application for authorized operation (授权申请), first or renewed: P9, P10, P13 to P15.
import { cited, defineLifecycle, one, type Stamp } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { partyOf } from '../../shared/parties.ts';
import { actsFor } from '../../shared/rules.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';

type Opening = { event: { input: Input } & Stamp };

const announcementIsKnown = cited(
  ({ event }: Opening) =>
    !event.input.announcement ||
    (one(event.facts, 'announcement')?.lifecycle === 'annualAnnouncement' &&
      one(event.facts, 'announcement')?.open === true),
  {
    law: text('P10(1)'),
    reads: 'facts',
    says: {
      zh: '没有这一年度公告，或公告已办结',
      en: 'there is no such announcement, or it has been concluded; name the one you answer',
    },
  },
);
const previousIsTheirs = cited(
  ({ event }: Opening) =>
    !event.input.previous || one(event.facts, 'previous')?.shares['operator'] === partyOf(event.input.applicant),
  {
    law: text('P13'),
    reads: 'facts',
    says: {
      zh: '没有该单位的这一授权运营协议',
      en: 'the applicant has no such operating agreement; name the one to be renewed',
    },
  },
);

export const authorizationApplication = defineLifecycle({
  id: 'authorizationApplication',
  version: 1,
  title: { zh: '授权申请', en: 'Application for authorization' },
  law: [text('P10', 'P13', 'P14', 'P15')],
  machine,
  events,
  input,
  opens: {
    by: ['APPLICANT', 'OPERATOR'],
    law: [text('P10(1)', 'P13')],
    facts: ({ announcement, previous }: Input) => ({
      announcement: { case: announcement },
      previous: { case: previous },
    }),
    rules: [
      actsFor(({ applicant }: Input) => partyOf(applicant), text('P10(1)')),
      announcementIsKnown,
      previousIsTheirs,
    ],
  },
  stem: ({ applicant }: Input) => applicant.uscc,
  parties: ({ applicant }) => ({ applicant: partyOf(applicant) }),
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE', 'COMMITTEE', 'EXPERT'],
  facts: (event, { announcement, previous }) =>
    event.type === 'SUBMIT' || event.type === 'PASS'
      ? { announcement: { case: announcement }, previous: { case: previous } }
      : {},
  links: ({ announcement, previous }) => ({ announcement, previous }),
  claims: ({ filing, announcement, previous, applicant }) =>
    !filing
      ? []
      : previous
        ? [
            {
              scope: 'renewal',
              value: previous,
              law: text('P13'),
              says: { zh: '该协议的重新申请已在办理', en: 'a renewal of this agreement is already pending' },
            },
          ]
        : [
            {
              scope: 'application',
              value: `${announcement}/${partyOf(applicant)}`,
              law: reading('P10(1)', 'D-0106'),
              says: {
                zh: '该单位在本公告下已有申请',
                en: 'this applicant has already applied under this announcement',
              },
            },
          ],
  shares: ({ applicant, announcement, previous, matter, approvedAt, agreement }) => ({
    applicant: partyOf(applicant),
    announcement,
    previous,
    matter,
    approvedAt,
    agreement,
  }),
  retention: null,
});
