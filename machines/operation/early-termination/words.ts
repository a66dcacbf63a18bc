// Every title and every sentence that a user reads of a request to end an agreement early.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

export const words = {
  title: say('提前终止授权运营协议', 'Early termination'),
  states: {
    underReview: say('主管部门审核', 'Under review'),
    beforeCommittee: say('提请委员会审议', 'Before the committee'),
    approved: say('已同意、待生效', 'Approved, notice running'),
    effected: say('提前终止', 'Ended early'),
    refused: say('不同意提前终止', 'Refused'),
    withdrawn: say('已撤回', 'Withdrawn'),
    overtaken: say('因协议已终止而终结', 'Overtaken by the end of the agreement'),
  },
  tasks: {
    underReview: say('审核提前终止申请', 'Review the request for an early end'),
  },
  events: {
    PASS: say('审核同意提前终止', 'Agree to the early end'),
    REFUSE: say('审核不同意提前终止', 'Refuse the early end'),
    WITHDRAW: say('撤回提前终止申请', 'Withdraw the request'),
    MATTER_DECIDED: say('委员会决定', 'The committee has decided'),
    AGREEMENT_ENDED: say('协议已终止', 'The agreement has ended'),
  },
  rules: {
    reviewerDiffersFromApplicant: anotherPerson(
      '申请人不得审核自己的申请',
      'an applicant does not review their own application',
    ),
    matterIsOurs: say('该决定不是关于提前终止的', 'this decision is not about an early end'),
  },
  openings: {
    noticeIsKept: say(
      '申请提前终止须留足预告期；请推后终止日期',
      'the period of notice must pass before an early end; choose a later day',
    ),
    isEarly: say(
      '终止日期须早于协议期满之日；协议期满自行终止，无须申请',
      'the day must lie before the end of the term; at that end the agreement ends without a request',
    ),
  },
  claims: {
    earlyTermination: say('该协议的提前终止申请正在办理', 'a request to end this agreement early is pending'),
  },
  notices: {
    decided: say('提前终止协议办理结果', 'Decision on the early end'),
    committee: say('委员会关于提前终止协议的决定', 'The committee’s decision on the early end'),
  },
};
