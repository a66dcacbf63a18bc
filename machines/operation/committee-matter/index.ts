// A matter of the management committee (委员会审议), P7 and P10(2)(3).
import { cited, defineLifecycle } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';

/** What a person may open; the other kinds come with the case that they are about. */
const isMajorIssue = cited(
  ({ event }: { event: { input: Input; actor: { hat: string } } }) =>
    event.actor.hat === 'SYSTEM' || event.input.kind === 'MAJOR_ISSUE',
  {
    law: reading(['P7(3)', 'P7(5)'], 'D-0108'),
    reads: 'payload',
    says: {
      zh: '授权、续期、终止、撤销由相应案件提请审议；可直接提请的只有重大问题',
      en: 'grants, renewals, terminations and revocations come from the case that they are about; only a major issue is raised by itself',
    },
  },
);

export const committeeMatter = defineLifecycle({
  id: 'committeeMatter',
  version: 1,
  title: { zh: '委员会审议', en: 'Committee matter' },
  law: [text('P7', 'P7(3)', 'P10(2)')],
  machine,
  events,
  input,
  opens: { by: ['AUTHORITY', 'COMMITTEE_OFFICE'], law: [text('P7(3)', 'P7(5)')], rules: [isMajorIssue] },
  stem: ({ kind, about }: Input) => (about ? `${kind}-${about.split('/').slice(1).join('-')}` : kind),
  parties: () => ({}),
  readers: ['COMMITTEE', 'COMMITTEE_OFFICE', 'AUTHORITY'],
  links: ({ about }) => ({ about }),
  claims: ({ kind, about, outcome }) =>
    about && !outcome
      ? [
          {
            scope: 'matter',
            value: `${kind}/${about}`,
            law: reading('P7(3)', 'D-0108'),
            says: { zh: '该案件的同一事项已在审议中', en: 'this matter of the case is already before the committee' },
          },
        ]
      : [],
  shares: ({ kind, about, outcome, decidedAt }) => ({ kind, about, outcome, decidedAt }),
  retention: null,
});
