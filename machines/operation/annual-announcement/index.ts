// The annual announcement (年度公告), P10(1).
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';

export const annualAnnouncement = defineLifecycle({
  id: 'annualAnnouncement',
  version: 1,
  title: { zh: '年度公告', en: 'Annual announcement' },
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
      says: { zh: '该年度该轮次的公告已在办理', en: 'this round of the year has its announcement already' },
    },
  ],
  // What is drawn up and not yet approved is nobody's to know.
  shares: ({ year, round, version, approver, content, settled }) => {
    const { modes = [], fields = [], opensOn = null, closesOn = null } = (approver && content) || {};
    return { year, round, version, modes, fields, opensOn, closesOn, settled };
  },
  retention: null,
});
