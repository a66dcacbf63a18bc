// Closing the operation domain for an ended agreement (停权、删除、留存日志), P31.
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { text } from '../../law/cite.ts';
import { stemOf } from '../../shared/agreement.ts';
import { events, input, type Input } from './events.ts';
import { machine } from './machine.ts';
import { words } from './words.ts';

export const domainClosure = defineLifecycle({
  id: 'domainClosure',
  version: 1,
  title: words.title,
  law: [text('P31')],
  machine,
  events,
  input,
  opens: { by: ['SYSTEM'], law: [text('P31')] },
  stem: ({ agreement }: Input) => stemOf(agreement),
  parties: ({ operator }) => ({ operator }),
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE', 'DISC_AUDIT', 'NATSEC_POLICE', 'SEC_REG'],
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
  retention: null,
});
