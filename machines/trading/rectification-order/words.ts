// Every title and every sentence that a user reads of an order to rectify.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

export const words = {
  title: say('整改要求', 'Order to rectify'),
  states: {
    registered: say('纸质文书待复核', 'Registered from paper, to be confirmed'),
    open: say('办理中', 'Open'),
    course: say('整改', 'Course'),
    issued: say('已作出，待送达', 'Issued'),
    served: say('已送达，整改中', 'Served'),
    entering: say('确定办理环节', 'Where it goes on'),
    toAcknowledge: say('待签收', 'To be acknowledged'),
    working: say('整改中', 'Rectifying'),
    objected: say('异议待答复', 'Objection to be answered'),
    stayed: say('暂缓执行，异议待答复', 'Stayed until the objection is answered'),
    underReview: say('整改结果审核', 'Results under review'),
    overdue: say('整改逾期', 'Overdue'),
    enforcement: say('已移送执法', 'Referred to enforcement'),
    paper: say('纸质办理', 'Acts on paper'),
    noPaper: say('无待复核文书', 'Nothing to confirm'),
    toConfirm: say('文书待复核', 'A registered act is to be confirmed'),
    accepted: say('整改通过', 'Accepted'),
    enforced: say('执法办结', 'Enforced'),
    withdrawn: say('已撤回', 'Withdrawn'),
    discarded: say('登记作废', 'Registered in error'),
  },
  tasks: {
    registered: say('复核纸质整改要求', 'Confirm the order that was registered from paper'),
    issued: say('送达整改要求', 'Serve the order'),
    toAcknowledge: say('签收整改要求', 'Acknowledge the order'),
    working: say('整改并提交结果', 'Rectify and submit the results'),
    objected: say('答复异议', 'Answer the objection'),
    underReview: say('审核整改结果', 'Review the results'),
    overdue: say('延期、移送执法或者督促提交', 'Extend, refer to enforcement, or press for the results'),
    enforcement: say('登记执法结果', 'Record the outcome of the enforcement'),
    toConfirm: say('复核已登记的文书', 'Confirm the act that was registered from paper'),
  },
  events: {
    CONFIRM_ORDER: say('复核纸质整改要求', 'Confirm the registration of the order'),
    DISCARD_ORDER: say('作废登记', 'Discard the registration of the order'),
    SERVE: say('送达', 'Serve'),
    ACKNOWLEDGE: say('签收', 'Acknowledge'),
    OBJECT: say('提出异议', 'Object'),
    REPORT_PROGRESS: say('报告整改进展', 'Report progress'),
    SUBMIT: say('提交整改结果', 'Submit results'),
    MAINTAIN: say('维持整改要求', 'Maintain the order'),
    STAY: say('暂缓执行', 'Stay the order'),
    AMEND: say('变更整改要求', 'Amend the order'),
    WITHDRAW: say('撤回整改要求', 'Withdraw the order'),
    ACCEPT: say('整改通过', 'Accept the results'),
    ACCEPT_PARTLY: say('部分通过', 'Accept some of the results'),
    RETURN: say('退回整改结果', 'Return the results'),
    EXTEND: say('延长整改期限', 'Extend the limit'),
    REFER_TO_ENFORCEMENT: say('移送执法', 'Refer to enforcement'),
    RECORD_OUTCOME: say('登记执法结果', 'Record the outcome'),
    REQUEST_MEASURES: say('请求采取措施', 'Request measures'),
    LIFT_MEASURE: say('解除措施', 'Lift a measure'),
    REGISTER_ACT: say('登记纸质文书', 'Register an act from paper'),
    CONFIRM_ACT: say('复核已登记的文书', 'Confirm a registered act'),
    DISCARD_ACT: say('作废已登记的文书', 'Discard a registered act'),
    TAKE_MEASURES: say('按请求采取措施', 'Take the measures requested'),
    OPEN_VIOLATION: say('立案处理违法违规', 'Open a violation case'),
    VIOLATION_OPENED: say('违法违规案件已立', 'A violation case was opened'),
  },
  openings: {
    issuerIsTheActor: say(
      '整改要求只能由本部门以其身份作出；他部门的书面要求请登记（paper）并附文书',
      'a body issues its own orders, in its own hat; register the paper of another body as such (paper)',
    ),
    registrarFitsTarget: say(
      '书面要求由数据交易中心登记；以数据交易中心为对象的，由综合监督管理部门登记',
      'the center registers paper; what is directed at the center itself, the supervisor registers',
    ),
    issuerFitsKind: say(
      '改进要求由网信、公安、密码管理等部门提出，整改要求由有关监管部门、综合监督管理部门提出，合规监管由数据交易中心提出；请核对种类（kind）和提出部门（issuer）',
      'improvement is for the security authorities, rectification for the regulators and the supervisor, compliance for the center; check the kind and the issuer',
    ),
    targetFitsKind: say(
      '数据交易中心的合规监管只能针对运营企业',
      'the center supervises the compliance of the operating enterprise and of nobody else',
    ),
    groundIsOfItsKind: say(
      '改进要求须附较大安全风险的证据（evidence），整改、合规监管须列明未落实的条款（provisions）',
      'improvement needs evidence of the risk (evidence); the other kinds name the provisions that were not kept (provisions)',
    ),
    rulesAreInForce: say(
      '所列交易规则须为登记的现行有效版本（ground.rules）；规则要求载明的，合规监管须列明所违反的规则',
      'the rules of the venue that are named are versions in force (ground.rules); where the regime wants it, compliance names the rule that was not kept',
    ),
    dueIsAhead: say('整改期限（due）须晚于现在', 'the limit of the order (due) is in the future'),
    targetIsRegistered: say(
      '整改对象须为已登记的交易主体；请核对登记编号',
      'a subject that is ordered to rectify has a registration; check its id',
    ),
    namedCasesExist: say(
      '所列检查、事件、案件须存在；请核对编号',
      'the inspection, incident or violation case that is named exists; check the ids',
    ),
  },
  rules: {
    actorIsIssuer: say(
      '只有作出该要求的部门可以该身份办理；请由原部门办理，或者登记其文书',
      'only the body that issued the order takes this step, in the hat in which it did; ask it, or register its paper',
    ),
    confirmerDiffersFromRegistrar: anotherPerson(
      '登记文书的人员不得复核该登记',
      'who registered a paper does not confirm it',
    ),
    limitIsAhead: say(
      '整改期限已过；请先变更整改要求（AMEND）再送达',
      'the limit of the order has passed; amend it (AMEND) before it is served',
    ),
    dueIsAhead: say('新的整改期限（due）须晚于现在', 'the new limit (due) is in the future'),
    dueIsLater: say(
      '延长后的期限（due）须晚于现在和原期限',
      'an extended limit (due) is later than now and than before',
    ),
    extensionIsLeft: say(
      '延期次数已用完；请审核结果、变更要求或者移送执法',
      'no extension is left; review the results, amend the order or refer it to enforcement',
    ),
    objectionIsOpen: say('没有待答复的异议', 'there is no objection to answer'),
    everyItemIsAnswered: say(
      '须逐项答复尚未通过的要求，且只答复这些要求；请核对各项编号',
      'the results answer each item that is still open, and no other; check the ids of the items',
    ),
    everyItemIsMet: say(
      '须逐项认定尚未通过的要求均已落实；部分落实的请办理“部分通过”',
      'there is a finding for each item that is still open; accept some of them with ACCEPT_PARTLY',
    ),
    someItemsAreMet: say(
      '只能就尚未通过的部分要求作出认定；全部落实的请办理“整改通过”',
      'the findings are for some of the items that are still open; accept all of them with ACCEPT',
    ),
    returnedItemsAreOpen: say(
      '只能退回尚未通过的要求；请核对各项编号',
      'only open items are returned; check their ids',
    ),
    deciderDiffersFromAnswerer: anotherPerson(
      '为整改对象办理过本案的人员不得以提出部门身份作出决定',
      'who acted here for the addressee decides nothing for the issuer',
    ),
    deciderDiffersFromFinder: anotherPerson(
      '合规监管中发现问题的人员不得作出结案决定',
      'in a matter of compliance, who found it does not decide how it ends',
    ),
    improvementIsAcceptedByAnother: anotherPerson(
      '签发或者变更整改要求的人员不得认定改进完成',
      'who issued or amended the demand does not accept the improvement',
    ),
    rectificationIsAcceptedByAnother: anotherPerson(
      '签发或者变更整改要求的人员不得认定整改完成',
      'who issued or amended the order does not accept the rectification',
    ),
    outcomeIsRecordedByAnother: anotherPerson(
      '移送执法的人员不得登记执法结果',
      'who referred it to enforcement does not record the outcome',
    ),
    takerDiffersFromRequester: anotherPerson(
      '请求采取措施的人员不得自行采取该措施',
      'who requested a measure does not take it',
    ),
    lifterDiffersFromTaker: anotherPerson('采取措施的人员不得自行解除该措施', 'who took a measure does not lift it'),
    measuresAreRequested: say(
      '只能按作出部门的书面请求采取措施；请先登记请求',
      'only what the issuer has requested in writing is done; have the request recorded first',
    ),
    targetsFit: say(
      '措施对象须为在办的相应案件，且属于整改对象；请核对编号',
      'each target is an open case of the kind that the measure concerns, and of the addressee of the order; check the ids',
    ),
    measuresAreNew: say('对部分对象已采取该措施', 'one target has this measure already'),
    measureStands: say('该措施未采取或者已解除', 'this measure does not stand'),
    targetIsSubject: say(
      '违法违规案件针对交易主体；对交易场所的问题请移送执法',
      'a violation case is about a subject; what concerns the venue is referred to enforcement',
    ),
    violationIsNew: say('本案已立违法违规案件', 'a violation case was opened from this order already'),
  },
  claims: {
    instrument: say(
      '同一部门的同一文书就同一对象已立案；请在原案办理',
      'an order under this instrument of the same body against the same addressee is a case already; go on there',
    ),
  },
  notices: {
    improvement: say('数据安全改进要求', 'Demand to improve data security'),
    rectification: say('整改要求通知', 'Order to rectify'),
    compliance: say('合规监管整改要求', 'Order to comply with the rules of the venue'),
    moved: say('整改要求办理进展', 'Course of an order to rectify'),
    answered: say('整改对象已办理', 'The addressee of an order has acted'),
    half: say('整改期限已过半', 'Half of the limit of an order has passed'),
    overdue: say('整改逾期', 'An order to rectify is overdue'),
    result: say('整改要求办理结果', 'Result of an order to rectify'),
  },
  /** The reasons that the case itself gives to what it releases. */
  reasons: { ended: say('整改要求已办结', 'The order to rectify has ended') },
};
