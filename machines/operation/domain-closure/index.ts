// Closing the operation domain for an ended agreement (停权、删除、留存日志), P31.
import { personsIn } from '../../kernel/hands.ts';
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { text } from '../../law/cite.ts';
import { stemOf } from '../../shared/agreement.ts';
import { events, input, type Event, type Input } from './events.ts';
import { machine } from './machine.ts';
import { label, partyLabel } from '../../shared/labels.ts';
import { words } from './words.ts';

export const domainClosure = defineLifecycle({
  id: 'domainClosure',
  version: 2,
  title: words.title,
  label: ({ operator }) => label(partyLabel(operator)),
  law: [text('P31')],
  machine,
  events,
  input,
  opens: { by: ['SYSTEM'], law: [text('P31')] },
  stem: ({ agreement }: Input) => stemOf(agreement),
  parties: ({ operator }) => ({ operator }),
  // An audit or security organ reads the closure in which it holds something, not every one.
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE'],
  seats: ({ holds }) => holds.map(({ by }) => by),
  facts: (event: Event) =>
    event.type === 'RECORD_DISPOSAL'
      ? {
          exports: {
            cases: [...new Set((event.dispositions ?? []).flatMap(({ exports }) => exports ?? []))],
            of: 'productExport',
          },
        }
      : {},
  links: ({ agreement }) => ({ agreement }),
  claims: ({ agreement }) => [
    {
      scope: 'closure',
      value: agreement,
      law: text('P31'),
      says: words.claims.closure,
    },
  ],
  shares: ({ agreement, operator, endedAt, revoked, deleted, certificate }) => ({
    agreement,
    operator,
    endedAt,
    revokedAt: revoked?.at ?? null,
    deletedAt: deleted?.at ?? null,
    certificate,
  }),
  hands: ({ openedBy, disposers, verifiedBy }) => [...openedBy, ...disposers, verifiedBy],
  retention: null,
  migrations: {
    1: {
      name: 'a closure keeps its hands, and what was deleted under a hold',
      migrate: (state) => {
        const { disposedBy, ...rest } = state.context as { disposedBy?: string | null };
        return {
          ...state,
          context: { ...rest, disposers: personsIn([disposedBy]), openedBy: [], deletedUnderHold: [] },
        };
      },
    },
  },
});
