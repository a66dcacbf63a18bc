// Who receives which notice; its subject line stands in words.ts.
import type { Text } from '../../../law/cite.ts';
import type { NoticeId } from '../../../law/notices.ts';
import { words } from '../words.ts';
import { does } from './define.ts';

const { notices: subjects } = words;
const both = ['seller', 'buyer'];
const notify = (notice: NoticeId, to: string[], subject: Text) => does(() => ({ type: 'notify', notice, to, subject }));

export const notices = {
  // Application to contract
  remindOfDisclosure: notify('N2', both, subjects.disclosure),
  notifyReturned: notify('N2', both, subjects.returned),
  notifyDecided: notify('N22', both, subjects.decided),
  notifyOffered: notify('N22', ['otherSide'], subjects.offered),
  notifyCommissioned: notify('N22', ['evaluator'], subjects.commissioned),
  notifyInForce: notify('N22', both, subjects.inForce),

  // Performance
  notifyDelivered: notify('N22', ['buyer'], subjects.delivered),
  notifyRefused: notify('N22', ['seller'], subjects.refused),
  notifyLate: notify('N19', ['seller', 'buyer', 'OPCO'], subjects.late),
  notifyFundsLate: notify('N19', ['buyer', 'seller', 'OPCO'], subjects.fundsLate),
  notifySilence: notify('N19', ['buyer', 'seller', 'CENTER'], subjects.silence),
  notifySettled: notify('N22', both, subjects.settled),
  notifyStuck: notify('N19', ['OPCO', 'CENTER'], subjects.stuck),
  notifyDisputed: notify('N22', ['seller', 'buyer', 'CENTER'], subjects.disputed),
  notifyChanged: notify('N22', both, subjects.changed),
  notifyPaused: notify('N22', ['seller', 'buyer', 'OPCO'], subjects.paused),
  notifyResumed: notify('N22', ['seller', 'buyer', 'OPCO'], subjects.resumed),
  notifyEnded: notify('N22', both, subjects.ended),
};
