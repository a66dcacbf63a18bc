// Every title and every sentence that a user reads of a violation case.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

export const words = {
  title: say('违法违规处置', 'Violation case'),
  states: {
    open: say('办理中', 'Open'),
    'open.finding': say('认定与处置', 'Finding and measures'),
    'open.finding.suspected': say('涉嫌违法违规', 'Suspected'),
    'open.finding.confirmed': say('已认定', 'Confirmed'),
    'open.finding.confirmed.measureDue': say('待采取处置措施', 'A measure is due'),
    'open.finding.confirmed.handling': say('处置中', 'Being handled'),
    'open.report': say('报告', 'Report'),
    'open.report.due': say('待报告', 'Due'),
    'open.report.sent': say('已报告，待签收', 'Sent'),
    'open.report.received': say('已签收', 'Received'),
    'open.rectification': say('整改', 'Rectification'),
    'open.rectification.none': say('未要求整改', 'None required'),
    'open.rectification.required': say('整改中', 'Required'),
    'open.rectification.submitted': say('整改待验收', 'Submitted'),
    'open.rectification.overdue': say('整改逾期', 'Overdue'),
    'open.rectification.settled': say('整改已了结', 'Settled'),
    closed: say('已结案', 'Closed'),
    dismissed: say('嫌疑已排除', 'Dismissed'),
  },
  tasks: {
    'open.finding.suspected': say('认定或者排除违法违规嫌疑', 'Confirm or dismiss the suspicion'),
    'open.finding.confirmed.measureDue': say('采取必要的处置措施', 'Take the necessary measures'),
    'open.finding.confirmed.handling': say('处置完毕后结案', 'Complete and close the case'),
    'open.report.due': say('向综合监督管理部门报告', 'Report to the supervisor'),
    'open.report.sent': say('签收违法违规情况报告', 'Acknowledge the report'),
    'open.rectification.required': say('整改并提交结果', 'Rectify and submit the result'),
    'open.rectification.submitted': say('验收整改结果', 'Review the rectification'),
    'open.rectification.overdue': say('延期或者认定整改未完成', 'Extend the limit, or find that it failed'),
  },
  events: {
    CONFIRM: say('认定违法违规', 'Confirm the violation'),
    DISMISS: say('排除嫌疑', 'Dismiss the suspicion'),
    TAKE_MEASURE: say('采取处置措施', 'Take a measure'),
    LIFT_MEASURE: say('解除处置措施', 'Lift a measure'),
    REVOKE: say('撤销登记', 'Revoke a registration'),
    REPORT: say('向综合监督管理部门报告', 'Report to the supervisor'),
    ACKNOWLEDGE_REPORT: say('签收报告', 'Acknowledge the report'),
    RECORD_RECEIPT: say('登记送达回执', 'Record the receipt of the report'),
    SUPPLEMENT_REPORT: say('补充报告', 'Supplement the report'),
    SUBMIT_STATEMENT: say('提交陈述意见', 'Submit a statement'),
    EXTEND_SCOPE: say('增列涉案标的、主体', 'Add listings or subjects to the case'),
    REQUIRE_RECTIFICATION: say('要求整改', 'Require rectification'),
    SUBMIT_RECTIFICATION: say('提交整改结果', 'Submit the rectification'),
    ACCEPT_RECTIFICATION: say('整改验收通过', 'Accept the rectification'),
    RETURN_RECTIFICATION: say('退回整改', 'Return the rectification'),
    EXTEND_RECTIFICATION: say('延长整改期限', 'Extend the limit of the rectification'),
    FAIL_RECTIFICATION: say('认定整改未完成', 'Find that the rectification failed'),
    CLOSE: say('结案', 'Close the case'),
  },
  /** What each rule demands, and what to do next. */
  rules: {
    deciderDiffersFromFinder: anotherPerson(
      '发现人、举报人不得对自己提出的嫌疑作出认定、排除、处置、解除或者结案决定',
      'the person who raised a suspicion, or named somebody in it, does not decide on it',
    ),
    secondPersonRevokes: anotherPerson(
      '认定违法违规的人员不得决定撤销登记',
      'the person who confirmed the violation does not revoke a registration',
    ),
    secondPersonEndsTrade: anotherPerson(
      '认定违法违规的人员不得决定终止交易',
      'the person who confirmed the violation does not terminate the trade',
    ),

    lifterDiffersFromImposer: anotherPerson(
      '采取处置措施的人员不得自行解除该措施',
      'the person who imposed a measure does not lift it',
    ),
    closerDiffersFromImposer: anotherPerson(
      '采取处置措施的人员不得办理结案或者排除嫌疑',
      'the person who imposed a measure neither closes the case nor dismisses it',
    ),
    accepterDiffersFromOrderer: anotherPerson(
      '提出整改要求的人员不得验收整改或者认定整改未完成',
      'the person who demanded the rectification neither accepts it nor finds that it failed',
    ),
    dueReportIsMade: say(
      '报告期限已届满，或者已采取处置措施的，须先向综合监督管理部门报告（REPORT），方可排除嫌疑结案',
      'the report is due, or a measure was taken: report to the supervisor first (REPORT), also where the suspicion is dismissed',
    ),

    measureIsOffered: say(
      '现行规则未列该项处置措施；请从所列措施（trade.violation.measures）中选择',
      'the regime does not list this measure; choose one that it lists (trade.violation.measures)',
    ),
    measureCanBeUndone: say(
      '认定前只能采取可以解除的临时措施；请先认定',
      'before confirmation only measures that can be lifted are taken; confirm the violation first',
    ),
    measureHasTarget: say(
      '本案未列明该措施所针对的交易、标的或者主体；有多个主体的须指明（subject），尚未列入的请先增列',
      'the case names no target for this measure; say which subject (subject), or add it to the case first',
    ),
    measureIsNew: say('该措施已在执行', 'this measure is already in force'),
    measureStands: say('没有正在执行的该项措施', 'no such measure is in force'),
    revocationHasTarget: say(
      '只能撤销本案所列标的或者主体的登记；请核对案件编号（target），或者先增列',
      'a case revokes only registrations of its own listing and subjects; check the id (target), or add it to the case first',
    ),
    finalActIsOfConfirmed: say(
      '对后来增列的标的或者主体，须先就其认定违法违规（CONFIRM），方可警告或者撤销登记',
      'of whoever was named later the violation is confirmed first (CONFIRM); then they are warned, or their registration is revoked',
    ),
    somebodyIsNewlyNamed: say(
      '已认定的情形没有增列的标的或者主体；无须再次认定',
      'nobody was named since it was confirmed; there is nothing more to confirm',
    ),
    newlyNamedExist: say(
      '须至少增列一个标的或者主体，且均已登记；请核对案件编号（listing、subjects）',
      'add at least one listing or subject, and registered ones only; check the case ids (listing, subjects)',
    ),
    listingIsNotFixed: say(
      '本案已列有标的；另一标的请另立案件',
      'the case already names another listing; open a case of its own for this one',
    ),

    measureIsTaken: say(
      '认定违法违规后，须依法采取必要的处置措施方可结案；请至少采取一项',
      'a confirmed violation needs a measure before the case closes; take at least one',
    ),
    reportIsReceived: say(
      '须向综合监督管理部门报告并取得回执，方可结案',
      'the case closes only when the supervisor has received the report; report, and have the receipt recorded',
    ),
    reportIsOfEverybodyNamed: say(
      '报告后又增列了标的或者主体；请补充报告（SUPPLEMENT_REPORT）并取得回执后再结案',
      'somebody was named after the report; supplement it (SUPPLEMENT_REPORT) and have the receipt recorded before the case closes',
    ),
    noMeasureStands: say(
      '尚有正在执行的措施；结案前请逐项解除，或者以终止交易、撤销登记了结',
      'measures are still in force; before closing, lift each, or terminate the trade or revoke the registration instead',
    ),
    rectificationIsSettled: say(
      '整改尚未了结；请先验收，或者认定整改未完成',
      'the rectification is still open; accept it, or find that it failed',
    ),
    violationIsConfirmed: say(
      '认定违法违规后方可要求整改；请先认定',
      'rectification is required only of a confirmed violation; confirm it first',
    ),
    rectificationIsDueAhead: say('整改期限（due）须晚于现在', 'the limit of the rectification (due) is in the future'),
    extensionIsLeft: say(
      '整改期限的延期次数已用完；请认定整改未完成并采取措施',
      'no extension is left; find that the rectification failed, and take measures',
    ),
  },
  /** The same for what opens a case. */
  openings: {
    namedCasesExist: say(
      '所列交易、标的或者主体不存在；请核对案件编号',
      'a trade, listing or subject that is named does not exist; check the case ids',
    ),
  },
  /** Subject lines of the notices. */
  notices: {
    warned: say('违法违规警告', 'Warning for a violation'),
    moved: say('违法违规处置进展', 'Progress of a violation case that concerns you'),
    reported: say('交易实施过程中违法违规情况报告', 'Report of a violation in a trade'),
    dismissalReported: say('补充报告：违法违规嫌疑已排除', 'Supplement to the report: the suspicion is dismissed'),
  },
  /** The reasons that the case itself gives to a trade, a listing or a subject. The ledger keeps them. */
  reasons: {
    suspected: say('交易实施中发现涉嫌违法违规情形', 'A violation is suspected in the implementation of the trade'),
    dismissed: say('违规嫌疑排除', 'The suspicion is dismissed'),
  },
};
