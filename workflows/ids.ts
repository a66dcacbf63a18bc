// Names that both sides of Temporal use.
import { defineSearchAttributeKey } from '@temporalio/common';

/** Runners and the ledger's activities. */
export const RUNNERS = 'shuquan';

/** Ports that need their own limits have their own queue; the rest run beside the runners. */
const ownQueue: Record<string, string> = { bank: 'shuquan-bank', domain: 'shuquan-domain', notices: 'shuquan-notices' };
export const queueOfPort = (port: string): string => ownQueue[port] ?? RUNNERS;
export const portQueues: string[] = Object.values(ownQueue);

/** No personal data here: workflow ids and these are readable to everybody who reaches Temporal. */
export const searchAttributes = {
  ShuquanLifecycle: 'Keyword',
  ShuquanState: 'KeywordList',
  ShuquanDeadline: 'Datetime',
} as const;
export const lifecycleKey = defineSearchAttributeKey('ShuquanLifecycle', 'KEYWORD');
export const stateKey = defineSearchAttributeKey('ShuquanState', 'KEYWORD_LIST');
export const deadlineKey = defineSearchAttributeKey('ShuquanDeadline', 'DATETIME');

/** What Temporal shows of a case. */
export const shownOf = ({
  lifecycle,
  state,
  deadline,
}: {
  lifecycle: string;
  state: string[];
  deadline: string | null;
}) => [
  { key: lifecycleKey, value: lifecycle },
  { key: stateKey, value: state },
  ...(deadline ? [{ key: deadlineKey, value: new Date(deadline) }] : []),
];
