// Every title and every sentence that a user reads of an order to correct.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

export const words = {
  title: say('责令改正', 'Order to correct'),
  states: {
    ordered: say('责令改正', 'Ordered'),
    rectifying: say('整改', 'Rectifying'),
    underReview: say('审核整改反馈', 'Feedback under review'),
    overdue: say('整改逾期、听取陈述', 'Overdue, operator to be heard'),
    heard: say('整改逾期、已听取陈述', 'Overdue, operator heard'),
    beforeCommittee: say('提请委员会审议终止', 'Before the committee'),
    limitDue: say('重新规定期限', 'A new limit is to be set'),
    restored: say('整改通过、恢复权限', 'Rights restored'),
    qualificationTerminated: say('终止相关公共数据的授权运营资格', 'Qualification terminated'),
    overtaken: say('因协议终止而终结', 'Overtaken by the end of the agreement'),
  },
  tasks: {
    rectifying: say('在规定期限内整改并反馈', 'Rectify and report in time'),
    underReview: say('审核整改反馈', 'Review the rectification'),
    overdue: say('陈述申辩或者补交整改反馈', 'Make a statement, or report late'),
    heard: say('延期或认定未按要求整改', 'Extend, or find that the order was not followed'),
    limitDue: say('重新规定整改期限', 'Set a new limit'),
  },
  events: {
    ACKNOWLEDGE: say('签收责令改正通知', 'Acknowledge the order'),
    SUBMIT_FEEDBACK: say('反馈整改情况', 'Report on the rectification'),
    ACCEPT: say('整改通过', 'Accept the rectification'),
    REJECT: say('整改未通过', 'Reject the rectification'),
    EXTEND: say('延长整改期限', 'Extend the limit'),
    SUBMIT_STATEMENT: say('陈述申辩', 'Make a statement'),
    WAIVE_STATEMENT: say('放弃陈述申辩', 'Waive the statement'),
    DECLARE_FAILED: say('认定未按要求整改', 'Find that the order was not followed'),
    SET_LIMIT: say('重新规定整改期限', 'Set a new limit'),
    MATTER_DECIDED: say('委员会决定', 'The committee has decided'),
    AGREEMENT_ENDED: say('协议已终止', 'The agreement has ended'),
  },
  /** What each rule demands, and what to do next. */
  rules: {
    everyItemIsAnswered: say('须就责令改正的每一事项反馈整改情况', 'report on every item of the order'),
    everyItemIsMet: say(
      '须逐项确认已按要求整改；有未完成事项的，请退回',
      'find each item of the order met, one by one; reject the feedback where one is not',
    ),
    reviewerDiffersFromIssuer: anotherPerson(
      '责令改正的人员（含作出评估结果的人员）和反馈整改情况的人员不得审核整改反馈',
      'who issued the order, made the evaluation behind it, or reported for the operator does not review the feedback',
    ),
    limitIsNotOnesOwn: anotherPerson(
      '代表授权运营单位反馈整改情况的人员不得规定或者延长整改期限',
      'who reported for the operator neither sets nor extends its limit',
    ),
    extensionIsLeft: say(
      '整改期限的延期次数已用完；请审核反馈或认定未按要求整改',
      'no extension is left; review the feedback, or find that the order was not followed',
    ),
    limitIsLater: say('延长后的期限须晚于原期限和现在', 'an extended limit is later than the old one, and than now'),
    limitIsAhead: say('整改期限须晚于现在', 'the limit lies in the future'),
    matterIsTermination: say(
      '该决定不是关于未按要求整改的终止',
      'this decision is not about a termination for want of rectification',
    ),
  },
  /** The same for what opens a case. */
  openings: {
    limitIsAhead: say('整改期限须晚于现在', 'the limit of an order lies in the future'),
    findingIsStated: say(
      '评估不符合的，由评估案件直接责令改正；依其他检查发现责令改正的，请写明事实（finding）',
      'an evaluation opens its own order; for an order on another finding state what was found (finding)',
    ),
    scopeIsNamed: say(
      '依其他检查发现责令改正的，须列明所涉场景授权（scope）或者数据集（datasets），不得笼统及于全部',
      'an order on another finding names the grants (scope) or the data sets (datasets) that it concerns, not all of them',
    ),
    scopeIsOfTheAgreement: say(
      '所列场景授权须属于该协议且未终结，所列数据集须在协议范围之内',
      'the grants that are listed must be open grants of this agreement, the data sets lie in its scope',
    ),
  },
  /** Subject lines of the notices. */
  notices: {
    statement: say(
      '整改逾期：请在规定期限内陈述申辩，仍可反馈整改情况',
      'The limit has passed: make a statement in time; feedback is still taken',
    ),
    served: say('责令改正并暂停公共数据使用权限', 'Order to correct, and suspension of the rights'),
    moved: say('整改办理情况', 'On the order to correct'),
    feedback: say('整改反馈', 'Rectification feedback'),
  },
};
