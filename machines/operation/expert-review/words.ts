// Every title and every sentence that a user reads of an expert review.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

export const words = {
  title: say('专家综合评审', 'Expert review'),
  states: {
    reviewing: say('评审中', 'Under review'),
    awaitingGroup: say('待提供专家组名单', 'Awaiting the expert group'),
    formingPanel: say('组成评审组', 'Forming the panel'),
    declaring: say('声明利益冲突', 'Declaring conflicts of interest'),
    scoring: say('专家评分', 'Scoring'),
    replacing: say('补选专家', 'Filling vacant seats'),
    consolidated: say('汇总待签署', 'Awaiting the signature of the chair'),
    concluded: say('评审完成', 'Concluded'),
    discontinued: say('终止评审', 'Discontinued'),
  },
  tasks: {
    awaitingGroup: say('提供专家组名单', 'Name the expert group'),
    formingPanel: say('确定评审专家', 'Confirm the panel'),
    declaring: say('声明有无利益冲突', 'Declare whether there is a conflict of interest'),
    scoring: say('独立评分并提出意见', 'Score independently, and give an opinion'),
    replacing: say('补选评审专家', 'Fill the vacant seats of the panel'),
    consolidated: say('组长签署评审结果', 'Sign the result as the chair'),
  },
  events: {
    PROVIDE_GROUP: say('提供专家组名单', 'Name the expert group'),
    CONFIRM_PANEL: say('确定评审专家', 'Confirm the panel'),
    DECLARE_NO_CONFLICT: say('声明无利益冲突', 'Declare that there is no conflict of interest'),
    RECUSE: say('专家回避', 'Recuse oneself'),
    SUBMIT_SCORE: say('提交评分', 'Submit the score'),
    REPLACE: say('补选专家', 'Fill the vacant seats'),
    NAME_CHAIR: say('更换组长', 'Name another chair'),
    SIGN: say('组长签署', 'Sign the result'),
    WITHDRAW_REVIEW: say('评审事由消失', 'The reason for the review no longer exists'),
  },
  /** What each rule demands, and what to do next. */
  rules: {
    panelIsLargeEnough: say('评审专家人数不足；请补足', 'the panel has too few experts; name more'),
    panelIsOdd: say(
      '评审专家人数须为单数；请增减一人',
      'a panel has an odd number of experts; add one or leave one out',
    ),
    panelComesFromTheGroup: say(
      '评审专家须从委员会组建的专家组中确定；所选人员不在专家组的，请另选，或者由委员会办公室补充名单',
      'experts come from the group that the committee formed; choose from it, or ask its office to add to it',
    ),
    panelIsThirdParty: say(
      '综合评审由第三方专家进行，申请单位及其关联单位、主管部门的人员不得担任评审专家；请另选',
      'third-party experts make the review: nobody who works for the applicant, its affiliates or the authority; choose somebody else',
    ),
    panelHasNoHands: say(
      '提交或者审查过本申请的人员不得担任评审专家；请另选',
      'who submitted or reviewed the application does not review it as an expert; choose somebody else',
    ),
    panelHasNoOrganisers: say(
      '提供专家组名单或者确定评审专家的人员不得自任评审专家；请另选',
      'who names the expert group or chooses from it does not sit on the panel; choose somebody else',
    ),
    organiserWasNoHand: anotherPerson(
      '提交或者审查过本申请的人员不提供专家组名单，也不确定评审专家',
      'who submitted or reviewed the application names neither the group nor the panel',
    ),
    panelNamesNobodyTwice: say(
      '同一专家不得重复列入；已在评审组或者已退出的，不得再选',
      'name each expert once, and nobody who sits on the panel or has left it',
    ),
    chairSitsOnThePanel: say(
      '组长须为评审组成员；原组长退出的，须同时指定新组长（chair）',
      'the chair is a member of the panel; name a new one (chair) if the former has left',
    ),
    seatsAreFilled: say('须一次补足全部空缺席位，不多不少', 'fill every vacant seat, neither more nor fewer'),
    expertSits: say(
      '仅限本次评审组成员办理；已回避或者逾期的专家不再参加',
      'only members of this panel may do this; an expert who recused or was overdue has left it',
    ),
    expertHasNotDeclared: say(
      '该专家已作声明，不必重复',
      'this expert has already declared; no second declaration is needed',
    ),
    expertHasNotScored: say(
      '每位专家只评分一次；已提交评分的，不得更改或者回避',
      'each expert scores once: after that, the expert neither changes the score nor recuses',
    ),
    signerIsTheChair: say('评审结果由组长签署', 'the chair of the panel signs its result'),
    chairIsAnotherMember: say('新组长须为评审组其他成员', 'the new chair is another member of the panel'),
  },
  claims: { review: say('该申请的专家评审已在进行', 'the review of this application is already under way') },
  /** Subject lines of the notices. */
  notices: { overdue: say('专家逾期，须补选', 'An expert is overdue and must be replaced') },
};
