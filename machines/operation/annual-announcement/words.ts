// Every title and every sentence that a user reads of an annual announcement.
import { say } from '../../law/cite.ts';

export const words = {
  title: say('年度公告', 'Annual announcement'),
  states: {
    draft: say('拟制', 'Draft'),
    underApproval: say('审批', 'Under approval'),
    published: say('已发布', 'Published'),
    open: say('受理申请', 'Open for applications'),
    closed: say('申请截止', 'Closed for applications'),
    concluded: say('已办结', 'Concluded'),
    cancelled: say('已撤销', 'Cancelled'),
  },
  tasks: {
    draft: say('拟制年度公告', 'Draw up the annual announcement'),
    underApproval: say('审批年度公告', 'Approve the annual announcement'),
  },
  events: {
    SUBMIT: say('提交审批', 'Submit for approval'),
    RETURN: say('退回修改', 'Return for correction'),
    APPROVE: say('批准发布', 'Approve and publish'),
    AMEND: say('修改公告', 'Amend before the window opens'),
    EXTEND: say('延长申请期限', 'Extend the window'),
    CANCEL: say('撤销公告（已发布的，提请撤销）', 'Cancel the announcement, or propose it once it is published'),
    CONFIRM_CANCELLATION: say('确认撤销公告', 'Confirm the cancellation'),
    TAKE_BACK: say('撤回提请', 'Take the proposal back'),
    APPLICATION_SUBMITTED: say('收到申请', 'An application was submitted'),
    APPLICATION_ENDED: say('申请办结', 'An application has ended'),
  },
  /** What each rule demands, and what to do next. */
  rules: {
    demandIsStated: say(
      '公告应当根据社会主体的数据需求发布；请写明数据需求（demand）',
      'an announcement answers the demand of society for data; state that demand (demand)',
    ),
    modesAreStated: say(
      '公告须明确授权方式；请填写（modes）',
      'an announcement states the modes of authorization; name them (modes)',
    ),
    modesAreOfTheRules: say(
      '授权方式须为规则所列的方式；请更正（modes）',
      'the modes of authorization are those that the rules list; correct them (modes)',
    ),
    conditionsAreStated: say(
      '公告须明确申报条件；请填写（conditions）',
      'an announcement states the conditions for applying; name them (conditions)',
    ),
    windowIsSet: say(
      '公告须规定申请时间；请填写起始日（opensOn）和截止日（closesOn）',
      'an announcement prescribes the time for applications; name its first day (opensOn) and its last (closesOn)',
    ),
    windowIsAhead: say(
      '申请起始日不得早于今日，截止日不得早于起始日；请重新设定',
      'the window begins today or later, and does not end before it begins; set other days',
    ),
    windowIsStillAhead: say(
      '拟定的申请起始日已过；请退回并重新设定',
      'the first day of the proposed window has passed; return the announcement and set other days',
    ),
    amendmentIsStated: say(
      '修改后的公告与已发布的相同；请修改内容',
      'this is what is published already; amend something',
    ),
    extensionIsLeft: say(
      '申请窗口的延长次数已用尽；可在下一批公告中受理',
      'the window is extended no more; later applications come under the next announcement',
    ),
    extensionIsLater: say('延长后的截止日须晚于原截止日', 'the new last day is later than the present one'),
    nobodyHasApplied: say(
      '已有单位提交申请，不得撤销公告；全部申请办结后，公告自动办结',
      'an application has been submitted, so the announcement stays; it concludes when every application has ended',
    ),
  },
  /** Why maker and checker must differ; completes the sentence of the shared rule. */
  checkers: {
    approverDiffersFromPreparer: say('公告的拟制人不得审批该公告', 'who drew up an announcement does not approve it'),
  },
  claims: {
    announcement: say('该年度该轮次的公告已在办理', 'this round of the year has its announcement already'),
  },
  /** Subject lines of the notices. */
  notices: {
    published: say('公共数据授权运营年度公告', 'Annual announcement of authorized operation of public data'),
    cancelled: say('撤销公共数据授权运营年度公告', 'The annual announcement is cancelled'),
  },
};
