// Archives and reports, as the doors ask for them. Like documents, whoever makes them knows who may read what of a case (T25).
import type { Readable } from 'node:stream';
import type { Actor } from '@shuquan/machines/kernel';
import { spell } from '../accounts/principals.ts';
import type { No } from './door.ts';

export type FoundFile = { ok: true; name: string; stream: Readable };
export type FoundReport = { ok: true; stream: Readable };
type Named = { name: string; actor: Actor };
/** For whom a report is made, and for what; `by`: who makes it. */
export type ReportOrder = { by: Named; recipient: Named; purpose: string };
export type Archives = {
  bag: (caseId: string, actor: Actor) => Promise<FoundFile | No>;
  caseReport: (caseId: string, order: ReportOrder) => Promise<FoundReport | No>;
  subjectReport: (party: string, order: ReportOrder) => Promise<FoundReport | No>;
};

type About = { purpose: string } & ({ caseId: string } | { party: string });
export type ReportAsked = { recipient: string } & About;

export function reportOf(
  archives: Archives,
  about: About,
  { by, recipient, to }: { by: Actor; recipient: string; to: Actor },
): Promise<FoundReport | No> {
  const order = {
    by: { name: spell(by), actor: by },
    recipient: { name: recipient, actor: to },
    purpose: about.purpose,
  };
  return 'caseId' in about ? archives.caseReport(about.caseId, order) : archives.subjectReport(about.party, order);
}
