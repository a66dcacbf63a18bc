// T24: whatever became of the trade, its material is filed and kept for at least 20 years. A trade whose contract was in
// force is filed by the venue against a manifest; one that ended before is filed as the ledger has it.
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { and } from 'xstate';
import type { Outcome } from '../context.ts';
import { trade } from '../setup.ts';

const filing24 = reading('T24', 'D-0099');

const file = (hand: 'CENTER' | 'OPCO') =>
  trade.createStateConfig({
    meta: state(
      hand === 'CENTER' ? '中心办理备案' : '运营企业办理备案',
      hand === 'CENTER' ? 'With the center' : 'With the operating enterprise',
      reading(['T6', 'T24'], 'D-0025'),
      {
        task: {
          by: hand,
          sla: 'trade.filing.due',
          lead: hand === 'CENTER' ? 'SUPERVISOR' : 'CENTER',
          title: { zh: '核对资料清单并备案', en: 'Check the manifest and file the trade' },
        },
      },
    ),
    on: {
      FILE: {
        target: '#trade.filing.sealing',
        guard: 'manifestIsTheOne',
        actions: 'recordFiling',
        meta: by(hand, text('T24')),
      },
    },
  });
const sealed = <O extends Outcome>(outcome: O) =>
  ({
    target: `#trade.${outcome}`,
    guard: and(['sealIsOurs', { type: 'endedAs', params: { outcome } }]),
    actions: 'recordSeal',
    meta: auto(text('T24')),
  }) as const;

export const filing = trade.createStateConfig({
  meta: state('交易备案', 'Filing', text('T15', 'T24')),
  tags: 'filing',
  initial: 'sorting',
  states: {
    sorting: {
      meta: state('归集资料', 'Material is collected', text('T24')),
      entry: 'noteManifest',
      always: [
        { target: 'collecting', guard: 'contractWasInForce', meta: auto(text('T24')) },
        { target: 'sealing', meta: auto(filing24) },
      ],
    },
    collecting: {
      meta: state('待备案', 'To be filed', text('T24')),
      initial: 'assigned',
      on: {
        ADD_MATERIAL: {
          actions: ['addMaterial', 'noteManifest'],
          meta: by(['CENTER', 'OPCO', 'seller', 'buyer'], text('T24')),
        },
      },
      states: {
        assigned: {
          meta: state('分派', 'Being assigned', reading(['T6', 'T24'], 'D-0025')),
          always: [
            {
              target: 'byCenter',
              guard: { type: 'isForCenter', params: { role: 'filing' } },
              meta: auto(reading(['T6', 'T24'], 'D-0025')),
            },
            { target: 'byEnterprise', meta: auto(reading(['T6', 'T24'], 'D-0025')) },
          ],
        },
        byCenter: file('CENTER'),
        byEnterprise: file('OPCO'),
      },
    },
    sealing: {
      meta: state('归档封存', 'Being sealed', text('T24')),
      entry: 'openArchive',
      on: {
        ARCHIVE_OPENED: { actions: 'recordArchive', meta: auto(text('T24')) },
        ARCHIVE_SEALED: [
          sealed('completed'),
          sealed('terminated'),
          sealed('cancelled'),
          sealed('rejected'),
          sealed('lapsed'),
        ],
      },
    },
  },
});

export const endings = {
  completed: { type: 'final', meta: state('交易完成，已备案', 'Completed and filed', text('T24')) },
  terminated: { type: 'final', meta: state('交易终止，已备案', 'Terminated and filed', reading('T24', 'D-0099')) },
  cancelled: { type: 'final', meta: state('交易取消，已备案', 'Cancelled and filed', reading('T24', 'D-0099')) },
  rejected: { type: 'final', meta: state('审核不通过，已备案', 'Refused and filed', reading('T24', 'D-0099')) },
  lapsed: { type: 'final', meta: state('逾期失效，已备案', 'Lapsed and filed', gap('T24', 'D-0099')) },
} as const;
