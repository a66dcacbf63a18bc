// The daily care of the record: its anchor, and what is kept no longer.
import type { Ledger } from '../ledger/index.ts';
import type { Anchors } from './ports/anchors.ts';

export type RecordActivities = ReturnType<typeof createRecordActivities>;

export const createRecordActivities = ({ ledger, anchors }: { ledger: Ledger; anchors: Anchors }) => ({
  /** Anchors what is written, if the period is over. Answers the day of the last anchor. */
  async anchorLedger(): Promise<string> {
    const { day } = await anchors.make(true);
    return day;
  },
  deliverAnchors: (): Promise<number> => anchors.deliver(),
  tellAnchorLate: (why: string): Promise<void> => anchors.tellLate(why),
  disposeOfRefusals: (): Promise<number> => ledger.disposeOfRefusals(),
});
