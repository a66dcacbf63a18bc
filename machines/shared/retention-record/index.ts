// What a case leaves behind, sealed and kept (留存档案), T24 and P31. Opened by the ledger when a case ends.
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { text } from '../../law/cite.ts';
import { toConfirm } from '../confirming.ts';
import { type Input, events, input } from './events.ts';
import { machine } from './machine.ts';
import { migrations } from './migrations.ts';
import { label } from '../labels.ts';
import { words } from './words.ts';

export const retentionRecord = defineLifecycle({
  id: 'retentionRecord',
  version: 3,
  title: words.title,
  label: ({ of }) => label(of),
  law: [text('T24', 'P31')],
  machine,
  events,
  input,
  opens: { by: [], law: [text('T24', 'P31')] },
  stem: ({ of, kind }: Input) => (kind === 'logs' ? `${of}/logs` : of),
  parties: () => ({}),
  readers: ['ARCHIVIST', 'CENTER', 'SUPERVISOR', 'AUTHORITY'],
  links: ({ of }) => ({ of }),
  onFile: ({ proposal }) => toConfirm('APPROVE_DISPOSAL', proposal),
  hands: ({ proposal }) => proposal?.by ?? [],
  shares: ({ of, kind, seal, until, holds }) => ({
    of,
    kind,
    sha256: seal?.sha256 ?? null,
    sealedAt: seal?.at ?? null,
    until,
    held: holds.length > 0,
  }),
  // It is the archive itself: after disposal only its own ledger rows remain.
  retention: null,
  migrations,
});
