// Every title and every sentence that a user reads of a revocation.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

export const words = {
  title: say('撤销授权', 'Revocation'),
  states: {
    alleged: say('提出撤销事由', 'Alleged'),
    investigating: say('调查', 'Under investigation'),
    hearing: say('听取陈述申辩', 'Operator to be heard'),
    beforeCommittee: say('提请委员会审议', 'Before the committee'),
    revoked: say('撤销授权', 'Revoked'),
    refused: say('不予撤销', 'Not revoked'),
    dismissed: say('撤销事由不成立', 'Dismissed'),
    overtaken: say('因协议终止而终结', 'Overtaken by the end of the agreement'),
  },
  tasks: {
    alleged: say('决定是否立案调查', 'Decide whether to investigate'),
    investigating: say('调查并提出结论', 'Investigate and report'),
    hearing: say('陈述申辩', 'Make a statement'),
  },
  events: {
    INVESTIGATE: say('立案调查', 'Open the investigation'),
    ORDER_SUSPENSION: say('暂停公共数据使用权限', 'Suspend the rights during the procedure'),
    DISMISS: say('不予立案', 'Dismiss the allegation'),
    REPORT_FINDINGS: say('提出调查结论', 'Report the findings'),
    SUBMIT_STATEMENT: say('陈述申辩', 'Make a statement'),
    WAIVE_STATEMENT: say('放弃陈述申辩', 'Waive the statement'),
    MATTER_DECIDED: say('委员会决定', 'The committee has decided'),
    AGREEMENT_ENDED: say('协议已终止', 'The agreement has ended'),
  },
  rules: {
    notYetSuspended: say('本案已暂停该单位的公共数据使用权限', 'this case has suspended the rights already'),
    investigatorDiffersFromAccuser: anotherPerson(
      '提出撤销事由（含发现违规）的人员不得驳回、不得暂停权限、不得作出调查结论',
      'who made the allegation, or found the misuse behind it, neither dismisses it nor suspends for it nor reports the findings',
    ),
    matterIsRevocation: say('该决定不是关于撤销授权的', 'this decision is not about a revocation'),
  },
  openings: {
    groundIsListed: say(
      '撤销事由不在现行规则所列事由之内；请从所列事由中选择',
      'the rules in force do not list this ground; choose one that they list',
    ),
  },
  notices: {
    moved: say('撤销授权案件办理情况', 'On the revocation of the authorization'),
  },
};
