// Every title and every sentence that a user reads of a data quality issue.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

export const words = {
  title: say('数据治理需求', 'Data quality issue'),
  states: {
    raised: say('已提出', 'Raised'),
    beingFixed: say('数据治理', 'Being corrected'),
    overdue: say('治理逾期', 'Overdue'),
    'overdue.urged': say('已督促', 'Provider urged'),
    'overdue.escalated': say('提请委员会办公室协调', 'With the committee office'),
    underVerification: say('核验', 'Verification'),
    verified: say('治理完成', 'Corrected'),
    rejected: say('不予受理', 'Refused'),
    withdrawn: say('已撤回', 'Withdrawn'),
  },
  tasks: {
    raised: say('受理数据治理需求', 'Accept or refuse the issue'),
    beingFixed: say('完成数据治理', 'Correct the data'),
    'overdue.urged': say('立即完成数据治理', 'Correct the data at once'),
    'overdue.escalated': say('协调逾期的数据治理', 'Settle the overdue issue'),
    underVerification: say('核验治理结果', 'Verify that the data are correct'),
  },
  events: {
    ACCEPT: say('受理', 'Accept the issue'),
    REJECT: say('不予受理', 'Refuse the issue'),
    WITHDRAW: say('撤回', 'Withdraw'),
    REPORT_FIXED: say('报告治理完成', 'Report the correction'),
    DISPUTE: say('提出异议', 'Dispute that the data are theirs to correct'),
    EXTEND: say('延长治理期限', 'Extend the limit'),
    VERIFY: say('核验通过', 'Confirm the correction'),
    SEND_BACK: say('核验不通过', 'Report what is still wrong'),
  },
  rules: {
    reviewerDiffersFromOperator: anotherPerson(
      '提出需求的人员不得受理',
      'a person who raised the issue does not decide on it',
    ),
    verifierDiffersFromFixer: anotherPerson(
      '治理人员不得核验',
      'a person who corrected the data does not verify the correction',
    ),
    dueLiesAhead: say('治理期限须在今日之后', 'the prescribed period must end after today'),
    extensionIsLeft: say(
      '治理期限的延长次数已用尽；请督促提供单位尽快完成',
      'the period of the provider is extended no more; press it to complete the correction',
    ),
    limitIsNotOnesOwn: anotherPerson(
      '代表数据提供单位治理的人员不得延长治理期限',
      'who corrects the data for the providing unit does not extend its limit',
    ),
    dueIsLater: say(
      '延长后的期限须晚于原期限，并在今日之后',
      'an extended limit is later than the old one, and ends after today',
    ),
    fixerDiffersFromRaiser: anotherPerson(
      '提出需求的人员不得代提供单位治理或者提出异议',
      'a person who raised the issue neither corrects the data nor disputes them for the provider',
    ),
    providerIsOfTheData: say(
      '须督促协议列明的该数据集的提供单位',
      'the unit that is urged is the one that the agreement names as the provider of these data',
    ),
    actsAsProvider: say(
      '须由数据提供单位以提供单位身份办理',
      'only the providing unit does this, in the hat of a provider',
    ),
  },
  openings: {
    datasetIsAuthorized: say(
      '数据治理需求须针对协议授权运营的公共数据；请核对数据集名称',
      'an issue is about public data that the agreement authorizes; check the name of the data set',
    ),
  },
  claims: {
    qualityIssue: say('同一问题的数据治理需求正在办理', 'an issue about the same problem is open'),
  },
  /** Subject lines of the notices. */
  notices: {
    urge: say('请在规定期限内完成数据治理', 'Correct the data within the prescribed period'),
    overdue: say('数据治理逾期，请立即完成', 'The correction of the data is overdue: complete it at once'),
    escalated: say(
      '数据治理逾期未完成，提请委员会办公室协调',
      'Overdue data quality issue, for the committee office to settle',
    ),
    decided: say('数据治理需求办理结果', 'Decision on the data quality issue'),
    fixed: say('数据治理已完成，请核验', 'The data are reported as corrected: please verify'),
  },
};
