// The annual announcement (年度公告), P10(1).
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { reading, say, text } from '../../law/cite.ts';
import { toConfirm } from '../../shared/confirming.ts';
import { asHands, confirmsByName, nothingProposed, withContext } from '../../shared/migrating.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { label } from '../../shared/labels.ts';
import { words } from './words.ts';

export const annualAnnouncement = defineLifecycle({
  id: 'annualAnnouncement',
  version: 4,
  title: words.title,
  label: ({ year, round, content }) =>
    content ? label(content.title) : label(say(`${year} 年度第 ${round} 批`, `${year}, round ${round}`)),
  law: [text('P10(1)', 'P8')],
  machine,
  events,
  input,
  opens: { by: ['AUTHORITY'], law: [text('P10(1)')] },
  stem: ({ year, round }: Input) => `${year}-${round}`,
  parties: () => ({}),
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE', 'COMMITTEE'],
  claims: ({ year, round }) => [
    {
      scope: 'announcement',
      value: `${year}/${round}`,
      law: reading('P10(1)', 'D-0034'),
      says: words.claims.announcement,
    },
  ],
  onFile: ({ content, proposal }) => ({
    ...toConfirm('APPROVE', content),
    ...toConfirm('CONFIRM_CANCELLATION', proposal),
  }),
  // Nobody else learns of a draft before it is approved.
  shares: ({ year, round, version, approver, content, settled }) => {
    const { modes = [], fields = [], opensOn = null, closesOn = null } = (approver && content) || {};
    return { year, round, version, modes, fields, opensOn, closesOn, settled };
  },
  hands: ({ preparers, approver }) => [...preparers, approver],
  retention: null,
  migrations: {
    1: {
      name: 'an announcement knows everybody who drew it up',
      migrate: withContext(({ preparer, ...old }) => ({ ...old, preparers: asHands(preparer) })),
    },
    2: { name: 'a cancellation is proposed, and confirmed by another person', migrate: nothingProposed },
    3: confirmsByName,
  },
});
