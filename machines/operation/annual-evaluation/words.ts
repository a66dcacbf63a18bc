// Every title and every sentence that a user reads of an evaluation.
import { say } from '../../law/cite.ts';

export const words = {
  title: say('年度评估', 'Annual evaluation'),
  states: {
    underway: say('评估中', 'Under way'),
    planned: say('制定评估方案', 'Planning'),
    evidenceRequested: say('等待评估资料', 'Awaiting materials'),
    evidenceOverdue: say('评估资料逾期', 'Materials overdue'),
    assessing: say('评估', 'Assessing'),
    choosing: say('评估', 'Assessing'),
    byAuthority: say('主管部门评估', 'Assessed by the authority'),
    byEvaluator: say('第三方机构评估', 'Assessed by a third party'),
    confirming: say('确认评估结果', 'Result to be confirmed'),
    conforming: say('符合授权运营要求', 'Conforming'),
    nonConforming: say('不符合授权运营要求', 'Not conforming'),
    offRecord: say('评估记录期满', 'No longer on record'),
  },
  tasks: {
    planned: say('确定综合评价指标，通知提交评估资料', 'Set the indicators and ask for materials'),
    evidenceRequested: say('如实提交评估资料', 'Submit true materials'),
    evidenceOverdue: say('延期或者认定拒绝提供', 'Extend the limit, or record a refusal'),
    byAuthority: say('开展年度评估', 'Evaluate the operator'),
    byEvaluator: say('受托开展年度评估', 'Evaluate the operator as commissioned'),
    confirming: say('确认评估结果', 'Confirm the result'),
  },
  events: {
    COMMISSION: say('委托第三方机构评估', 'Commission a third party'),
    REQUEST_EVIDENCE: say('通知提交评估资料', 'Ask for materials'),
    SUBMIT_EVIDENCE: say('提交评估资料', 'Submit materials'),
    EXTEND_EVIDENCE: say('延长资料提交期限', 'Extend the limit for materials'),
    REQUEST_MORE: say('要求补充资料', 'Ask for more materials'),
    RECORD_REFUSAL: say('认定拒绝、隐匿或者瞒报', 'Record a refusal, concealment or false report'),
    ASSESS: say('提出评估结果', 'Propose a result'),
    SEND_BACK: say('退回重评', 'Send the result back'),
    CONFIRM: say('确认评估结果', 'Confirm the result'),
    AGREEMENT_ENDED: say('协议已终止', 'The agreement has ended'),
  },
  /** What each rule demands, and what to do next. */
  rules: {
    departmentsTookPart: say(
      '综合评价指标须会同工信、财政、审计、市场监管、统计等部门制定；请列明参与部门（departments）',
      'the authority sets the indicators with the industry, finance, audit, market regulation and statistics departments; name those that took part (departments)',
    ),
    evaluatorIsIndependent: say(
      '受托评估机构不得为被评估单位及其关联单位；请另行委托',
      'neither the operator nor an affiliate of it evaluates it; commission another body',
    ),
    extensionIsLeft: say(
      '资料提交期限的延长次数已用尽；请认定拒绝提供，或者待其提交',
      'the limit for materials is extended no more; record a refusal, or wait for the materials',
    ),
    truthIsDeclared: say(
      '须声明所提供的资料真实、完整（truthful）',
      'declare that the materials are true and complete (truthful)',
    ),
    gradeIsOnTheScale: say(
      '所填等级不在评估等级之列；请按现行规则规定的等级填写（grade）',
      'this grade is not on the scale; take one of the grades that the regime lists (grade)',
    ),
    overdueReportsAreConsidered: say(
      '逾期的定期运营报告、年度运营报告应计入评估；请逐一列明（considered）',
      'overdue reports count in the evaluation; list each of them (considered)',
    ),
    orderIsGiven: say(
      '评估结果不符合授权运营要求的，应当责令改正，并暂时停止公共数据使用权限；请同时填写整改事项、期限和范围（order）',
      'with a result that does not conform, the authority orders correction and suspends the rights; state the items, the limit and the grants (order)',
    ),
    limitIsAhead: say('整改期限须晚于现在', 'the limit of an order lies in the future'),
    noOrderIsGiven: say(
      '评估结果符合授权运营要求的，不得据此责令改正；请删除整改要求（order）',
      'a result that conforms is no ground for an order; leave it out (order)',
    ),
  },
  /** Why maker and checker must differ; completes the sentence of the shared rule. */
  checkers: {
    confirmerDiffersFromAssessor: say(
      '提出评估结果、认定拒绝隐匿瞒报或者提交评估资料的人员不得确认评估结果',
      'who proposed a result, recorded a refusal, or handed in the materials does not confirm it',
    ),
    assessorDiffersFromOperator: say(
      '为被评估单位提交资料的人员不得提出评估结果，也不得认定其拒绝隐匿瞒报',
      'who handed in materials for the operator neither proposes the result nor records a refusal',
    ),
  },
  /** The same for what opens a case. */
  openings: {
    agreementRan: say(
      '须为有效期内的协议，或者曾经生效、已经终止的协议；请核对协议编号',
      'the agreement is in force, or was in force and has ended; check its number',
    ),
    yearLiesInTerm: say(
      '评估年度须至少有一部分在协议期限之内；请核对年度（year）',
      'at least a part of the year lies within the term of the agreement; check the year (year)',
    ),
    yearIsNew: say('该年度（该期）已完成评估', 'this year, or this part of it, has been evaluated already'),
  },
  claims: {
    annualEvaluation: say(
      '该年度（该期）的评估正在进行',
      'the evaluation of this year, or of this part of it, is already under way',
    ),
  },
  /** Subject lines of the notices. */
  notices: {
    overdue: say('年度评估逾期', 'An annual evaluation is overdue'),
    result: say('年度评估结果', 'Result of the annual evaluation'),
  },
};
