// T24, P31: sealed, kept until the end of the term, then kept longer or disposed of by two persons.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { record } from '../setup.ts';
import { words } from '../words.ts';

export const term = record.createStateConfig({
  meta: state(words.states['kept.term'], text('T24', 'P31')),
  initial: 'sealing',
  states: {
    sealing: {
      meta: state(words.states['kept.term.sealing'], text('T24')),
      entry: 'askArchiveToSeal',
      on: {
        ARCHIVE_SEALED: [
          {
            target: 'retained',
            guard: 'caseWantsToKnow',
            actions: ['recordSeal', 'tellCase'],
            meta: auto(text('T24')),
          },
          { target: 'retained', actions: 'recordSeal', meta: auto(text('T24')) },
        ],
        RETRY: {
          target: 'sealing',
          reenter: true,
          meta: by(['ARCHIVIST', 'CENTER', 'AUTHORITY'], gap('T24', 'D-0082')),
        },
      },
    },
    retained: {
      meta: state(words.states['kept.term.retained'], text('T24', 'P31')),
      tags: 'sealed',
      on: {
        EXTEND: {
          target: 'retained',
          reenter: true,
          guard: and(['untilGrows', 'untilIsAhead']),
          actions: 'recordExtension',
          meta: by('ARCHIVIST', reading(['T24', 'P31'], 'D-0081')),
        },
      },
      after: {
        retentionEnds: { target: 'eligible', actions: 'notifyKeepers', meta: auto(text('T24', 'P31')) },
      },
    },
    eligible: {
      meta: state(words.states['kept.term.eligible'], gap('T24', 'D-0030'), {
        task: {
          by: 'ARCHIVIST',
          sla: 'trade.retention.disposalReviewSla',
          lead: 'CENTER',
          title: words.tasks['kept.term.eligible'],
        },
      }),
      tags: ['sealed', 'eligible'],
      on: {
        EXTEND: {
          target: 'retained',
          guard: and(['untilGrows', 'untilIsAhead']),
          actions: 'recordExtension',
          meta: by('ARCHIVIST', reading(['T24', 'P31'], 'D-0081')),
        },
        PROPOSE_DISPOSAL: {
          target: 'underReview',
          guard: and(['regimeAllowsDisposal', 'noHoldStands']),
          actions: 'recordProposal',
          meta: by('ARCHIVIST', gap('T24', 'D-0082')),
        },
      },
    },
    underReview: {
      meta: state(words.states['kept.term.underReview'], gap('T24', 'D-0082'), {
        task: {
          by: 'CENTER',
          sla: 'trade.retention.disposalReviewSla',
          lead: 'SUPERVISOR',
          title: words.tasks['kept.term.underReview'],
        },
      }),
      tags: ['sealed', 'eligible'],
      on: {
        EXTEND: {
          target: 'retained',
          guard: and(['untilGrows', 'untilIsAhead']),
          actions: 'recordExtension',
          meta: by('ARCHIVIST', reading(['T24', 'P31'], 'D-0081')),
        },
        APPROVE_DISPOSAL: {
          target: 'disposing',
          guard: and(['secondPersonDecides', 'confirmsWhatStands', 'noHoldStands']),
          actions: 'recordDecision',
          meta: by(['ARCHIVIST', 'CENTER', 'AUTHORITY'], gap('T24', 'D-0082')),
        },
        REFUSE_DISPOSAL: {
          target: 'eligible',
          guard: 'secondPersonDecides',
          actions: 'dropProposal',
          meta: by(['ARCHIVIST', 'CENTER', 'AUTHORITY'], gap('T24', 'D-0082')),
        },
      },
    },
    disposing: {
      meta: state(words.states['kept.term.disposing'], gap('T24', 'D-0082')),
      tags: 'sealed',
      entry: 'askArchiveToDispose',
      on: {
        ARCHIVE_DISPOSED: {
          target: '#retentionRecord.disposed',
          guard: 'sealIsTheSame',
          meta: auto(gap('T24', 'D-0082')),
        },
        RETRY: {
          target: 'disposing',
          reenter: true,
          meta: by(['ARCHIVIST', 'CENTER', 'AUTHORITY'], gap('T24', 'D-0082')),
        },
      },
    },
  },
});
