// T24: what a case leaves is sealed and kept for at least 20 years; P31: network logs for at least six months.
// The end of the term may only grow; nothing is disposed of by itself, by one person alone, or under a legal hold.
import { now } from '../../kernel/env.ts';
import { state } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import { later, record } from './setup.ts';
import { hold } from './stages/hold.ts';
import { term } from './stages/term.ts';
import { words } from './words.ts';

export const machine = record.createMachine({
  id: 'retentionRecord',
  context: ({ input }) => ({
    id: input.id,
    of: input.of,
    kind: input.kind,
    term: input.years,
    report: input.report,
    start: later(now(), input.from),
    seal: null,
    until: null,
    holds: [],
    proposal: null,
    disposing: false,
  }),
  initial: 'kept',
  states: {
    kept: {
      meta: state(words.states.kept, text('T24', 'P31')),
      type: 'parallel',
      states: {
        term,
        hold,
      },
    },
    disposed: { type: 'final', meta: state(words.states.disposed, gap('T24', 'D-0082')) },
  },
});
