// Every title and every sentence that a user reads of an inspection or evaluation.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../rules.ts';

export const words = {
  kinds: {
    securityInspection: say('数据安全检查', 'Data security inspection'),
    evaluation: say('规范经营评估', 'Evaluation'),
    operatorInspection: say('授权运营监督检查', 'Inspection of an operator'),
    recheck: say('复查', 'Recheck'),
    special: say('专项检查', 'Special inspection'),
  },
  title: say('检查评估', 'Inspection or evaluation'),
  /** The aspect of a finding that something asked for was not handed in. */
  cooperation: say('配合监管', 'Cooperation'),
  states: {
    scheduled: say('待制定方案', 'To be planned'),
    planned: say('方案已定', 'Planned'),
    underway: say('检查评估中', 'Under way'),
    field: say('现场工作', 'Field work'),
    materials: say('调取材料', 'Materials'),
    materialsIdle: say('无待提交材料', 'Nothing is asked for'),
    materialsAsked: say('待提交材料', 'Materials are asked for'),
    materialsOverdue: say('材料逾期未交', 'Materials are overdue'),
    reporting: say('报告', 'Reporting'),
    drafting: say('起草报告', 'Drafting'),
    commenting: say('听取被检查单位意见', 'Comment'),
    confirming: say('待确认', 'To be confirmed'),
    carryingOut: say('移交办理', 'Findings are carried out'),
    followUp: say('跟踪办理', 'Follow-up'),
    closed: say('已办结', 'Closed'),
    discontinued: say('已终止', 'Discontinued'),
  },
  tasks: {
    plan: say('制定检查评估方案', 'Plan the inspection'),
    start: say('按方案开始检查评估', 'Start the inspection'),
    field: say('开展现场工作', 'Do the field work'),
    materials: say('提交所调取的材料', 'Hand in the materials'),
    draft: say('起草检查评估报告', 'Draft the report'),
    comment: say('对报告初稿提出意见', 'Comment on the draft'),
    confirm: say('确认报告及处理意见', 'Confirm the report and what follows'),
    followUp: say('跟踪移交事项，办结检查评估', 'See the findings through, and close'),
  },
  events: {
    PLAN: say('制定方案', 'Plan'),
    COMMISSION: say('委托第三方机构评估', 'Commission a third party'),
    START: say('开始检查评估', 'Start'),
    REQUEST_MATERIALS: say('调取材料', 'Ask for materials'),
    HAND_IN: say('提交材料', 'Hand in materials'),
    RECORD_REFUSAL: say('认定拒绝提供材料', 'Record a refusal to hand in'),
    FINISH_FIELD_WORK: say('结束现场工作', 'Finish the field work'),
    DRAFT: say('提交报告初稿', 'File the draft'),
    SUBMIT_COMMENT: say('提出意见', 'Comment'),
    SEND_BACK: say('退回修改', 'Send back'),
    CONFIRM: say('确认报告', 'Confirm the report'),
    CONSEQUENCE_OPENED: say('处理案件已立', 'A case was opened'),
    CLOSE: say('办结', 'Close'),
    DISCONTINUE: say('终止检查评估', 'Discontinue'),
  },
  openings: {
    openerIsOwner: say(
      '对交易场所、交易主体的检查评估由综合监督管理部门发起，对授权运营单位的检查由公共数据主管部门发起',
      'the supervisor opens an inspection of the venue or of a subject, the authority one of an operator',
    ),
    targetFitsKind: say(
      '评估的对象为数据交易场所，安全检查的对象为数据交易场所或者交易主体，运营检查的对象为授权运营单位；请核对种类和对象',
      'an evaluation is of the venue, a security inspection of the venue or a subject, an operator inspection of an operator; check kind and target',
    ),
    targetExists: say(
      '所填登记或者协议须存在且有效；请核对编号',
      'the registration or the agreement exists and is in force; check its number',
    ),
    causeIsOnFile: say(
      '复查须写明所依据的整改要求、事件或者检查，且该案件须存在；请核对编号（follows）',
      'a recheck names the order, incident or inspection that it follows, and it exists; check its number (follows)',
    ),
    causeConcernsTarget: say(
      '所依据的案件须涉及本次检查对象；请核对编号（follows）',
      'what an inspection follows concerns whom it inspects; check its number (follows)',
    ),
    periodIsOfTheRound: say(
      '期间由定期轮次填写；另行开展的检查评估不填（period）',
      'the round sets the period; leave it out of another inspection (period)',
    ),
  },
  rules: {
    aspectsAreCovered: say(
      '评估须涵盖交易活动、服务质量、安全管理、规范经营等规则所列各方面；请补全（aspects）',
      'an evaluation covers every aspect that the rules list, among them trading, service, security and standard operation; add what is missing (aspects)',
    ),
    departmentTakesPart: say(
      '数据安全检查须会同有关部门开展；请列明至少一个参加部门及其人员（departments）',
      'a security inspection is held with other departments; name at least one with its persons (departments)',
    ),
    departmentsAreOthers: say(
      '参加部门须为其他部门，其人员不得同时列为检查人员；请更正（departments、inspectors）',
      'the departments that take part are other bodies, and their persons are none of the inspectors; correct them (departments, inspectors)',
    ),
    venueIsNamed: say(
      '检查评估数据交易场所的，须写明数据交易中心和运营企业（venue）',
      'name the center and the operating enterprise when the venue is inspected (venue)',
    ),
    windowIsAhead: say(
      '结束时间须晚于开始时间和现在；请更正（from、to）',
      'the window ends after it begins, and after now; correct it (from, to)',
    ),
    windowHasBegun: say('尚未到方案所定的开始时间', 'the window of the plan has not begun yet'),
    commissionIsPossible: say(
      '仅评估和运营检查可以委托第三方机构',
      'only an evaluation or an operator inspection may be commissioned',
    ),
    evaluatorIsNotInspected: say(
      '受托机构不得为被检查单位或者数据交易场所；请另行委托',
      'neither the venue nor whoever is inspected evaluates itself; commission another body',
    ),
    evaluatorDoesNotTrade: say(
      '受托机构不得为在本场所登记的交易主体；请另行委托',
      'no subject that is registered to trade here evaluates the venue; commission another body',
    ),
    evaluatorIsNoPartner: say(
      '受托机构不得为授权运营单位的关联单位或者合作伙伴；请另行委托',
      'neither an affiliate nor a partner of the operator inspects it; commission another body',
    ),
    actorIsOfTheTeam: say(
      '仅检查组成员或者受托机构可以办理；请由检查组人员办理，或者变更方案',
      'only the team or the commissioned evaluator takes this step; ask one of them, or change the plan',
    ),
    inspectedAreAsked: say(
      '只能向被检查单位调取材料；请核对提交单位（from）',
      'materials are asked of those who are inspected; check of whom (from)',
    ),
    materialsAreNew: say(
      '材料编号不得重复；请另行编号（id）',
      'each material has an id of its own; choose another (id)',
    ),
    limitIsAhead: say('提交期限须晚于现在（due）', 'the limit lies in the future (due)'),
    materialsAreOpen: say(
      '所列材料须已调取且尚未提交；请核对编号',
      'each material was asked for and is still open; check the ids',
    ),
    materialsAreTheirs: say(
      '只能提交向本单位调取的材料；请核对编号',
      'a body hands in what it was asked for itself; check the ids',
    ),
    refusalIsCertain: say(
      '提交期限届满前，须附书面拒绝材料方可认定拒绝提供（statement）',
      'before the limit has passed a refusal is recorded on a refusal in writing only; attach it (statement)',
    ),
    materialsAreAnswered: say(
      '尚有材料未提交；请先催交，或者认定拒绝提供',
      'something asked for is still open; wait for it, or record a refusal',
    ),
    everyAspectIsAnswered: say(
      '方案所列各方面均须有符合或者不符合的结论；请补全（findings）',
      'every aspect of the plan has a finding, for or against; add what is missing (findings)',
    ),
    findingsAreOfThePlan: say(
      '结论所涉方面、单位须在方案之内；请核对（aspect、about）',
      'a finding concerns an aspect of the plan and somebody who is inspected; check both (aspect, about)',
    ),
    ordersAreConsidered: say(
      '评估须计入对该单位尚未办结的整改要求；请逐一列明（considered）',
      'an evaluation takes the open orders to those evaluated into account; list each of them (considered)',
    ),
    nothingIsFoundAgainst: say(
      '已有不符合的结论或者拒不提供材料的记录，不得终止检查；请完成检查并逐项提出处理意见',
      'something was found against those inspected, or a refusal recorded; go on to the confirmation, which says what follows from each',
    ),
    graveFindingsOpenACase: say(
      '特别严重的问题不得仅作记录；请立案处理（opens）',
      'what is grave is not only noted; open a case on it (opens)',
    ),
    everyFindingIsFollowed: say(
      '每项不符合的结论须有且仅有一项处理意见；请逐一列明（consequences）',
      'each finding against has exactly one consequence; list them all (consequences)',
    ),
    consequencesFit: say(
      '处理案件须与检查对象、结论相符；请核对种类、对象和所涉检查',
      'what is opened fits who was inspected and what was found; check its kind, its addressee and the inspection it names',
    ),
    consequencesHaveEnded: say(
      '移交的案件尚未全部办结；整改要求须办结或者已移送执法',
      'a case that was opened is still running; each has ended, or an order was referred to enforcement',
    ),
    answererIsNotOfTheTeam: anotherPerson(
      '检查组成员不得代被检查单位提交材料或者意见',
      'who inspects does not answer for those who are inspected',
    ),
    drafterIsNoAnswerer: anotherPerson(
      '代被检查单位提交材料或者意见的人员不得办理',
      'who answered for those who are inspected does not inspect them',
    ),
    confirmerDiffersFromDrafter: anotherPerson(
      '起草报告、认定拒绝提供材料或者代被检查单位答复的人员不得确认报告',
      'who drafted, recorded a refusal, or answered for those inspected does not confirm',
    ),
  },
  notices: {
    planned: say('检查评估通知书', 'An inspection is planned'),
    started: say('检查评估开始', 'An inspection has started'),
    asked: say('调取材料通知书', 'Materials are asked for'),
    materialsOverdue: say('材料逾期未交', 'Materials are overdue'),
    late: say('检查评估逾期', 'An inspection is late'),
    draft: say('检查评估报告初稿征求意见', 'The draft is open for comment'),
    result: say('检查评估结果', 'Result of an inspection'),
    closed: say('检查评估办结', 'An inspection is closed'),
    discontinued: say('检查评估终止', 'An inspection is discontinued'),
  },
};
