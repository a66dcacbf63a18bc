// Every title and every sentence that a user reads of the admission of a person.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

export const words = {
  title: say('数据加工人员备案审查', 'Staff admission'),
  states: {
    underAdmission: say('办理备案审查', 'Under admission'),
    'underAdmission.awaitingIdentity': say('实名认证', 'Awaiting the real-name check'),
    'underAdmission.underReview': say('备案与审查', 'Filing and review'),
    'underAdmission.correction': say('补正', 'Correction'),
    'underAdmission.awaitingNda': say('签订保密协议', 'Awaiting the non-disclosure agreement'),
    admitted: say('已准入', 'Admitted'),
    'admitted.active': say('可登录', 'May enter'),
    'admitted.suspended': say('暂停登录', 'Suspended'),
    removing: say('撤销人员权限', 'Access being revoked'),
    'removing.asked': say('已要求撤销权限', 'Revocation asked of the domain'),
    'removing.incomplete': say('权限部分撤销', 'Revoked in part'),
    removed: say('已移除', 'Removed'),
    refused: say('不予准入', 'Refused'),
    lapsed: say('失效', 'Lapsed'),
    withdrawn: say('已撤回', 'Withdrawn'),
  },
  tasks: {
    'underAdmission.awaitingIdentity': say('办理实名认证', 'Check the real name'),
    'underAdmission.underReview': say('备案审查数据加工人员', 'File and review the person'),
    'underAdmission.correction': say('补正人员备案', 'Correct the filing'),
    'underAdmission.awaitingNda': say('签订并提交保密协议', 'Sign and submit the non-disclosure agreement'),
    removing: say('督促确认撤销人员权限', 'Obtain confirmation that the access is revoked'),
  },
  events: {
    VERIFY_IDENTITY: say('实名认证通过', 'Confirm the real name'),
    FAIL_IDENTITY: say('实名认证未通过', 'Report that the real name is not confirmed'),
    PASS: say('备案审查通过', 'File and pass'),
    RETURN: say('退回补正', 'Return for correction'),
    REFUSE: say('审查不通过', 'Refuse the admission'),
    RESUBMIT: say('补正后提交', 'Submit again'),
    SIGN_NDA: say('签订保密协议', 'Sign the non-disclosure agreement'),
    WITHDRAW: say('撤回', 'Withdraw'),
    ASSIGN_SCENARIOS: say('安排应用场景', 'Assign scenarios'),
    SUSPEND: say('暂停人员权限', 'Suspend the person'),
    LIFT: say('恢复人员权限', 'Lift the suspension of the person'),
    REMOVE: say('移除人员', 'Remove the person'),
    ENTER_DOMAIN: say('登录授权运营域', 'The person enters the domain'),
    RECORD_OPERATIONS: say('归集操作记录', 'The domain records the operations of the person'),
  },
  rules: {
    identityIsThePersons: say(
      '实名认证的人员与申报的人员不一致；请核对后重新认证',
      'the identity service recognised a person other than the one proposed; repeat the check',
    ),
    reviewerDiffersFromProposer: anotherPerson(
      '申报人员不得审查',
      'a person who proposed the filing does not review it',
    ),
    proposerIsNoReviewer: anotherPerson('审查人员不得申报', 'a person who reviewed the filing does not propose it'),
    lifterDiffersFromSuspender: anotherPerson(
      '申报人员、作出暂停的人员不得恢复',
      'a person who proposed or suspended the person does not lift the suspension',
    ),
    grantDataMayBeOperated: say(
      '该场景授权含有分级调整后不得授权运营的公共数据，不得登录',
      'the grant of this scenario holds data that may not be operated: no person may enter for it',
    ),
    ndaIsSigned: say(
      '须附已签订的保密协议，签订日期不得晚于今日',
      'attach the signed non-disclosure agreement; its date is today or earlier',
    ),
    grantsAreOfTheAgreement: say(
      '所列场景授权须属于本协议且未终结',
      'the grants that are listed must be open grants of this agreement',
    ),
    grantIsAssigned: say(
      '该人员未被安排参与此应用场景；请先安排应用场景',
      'the person is not assigned to this scenario; assign it first',
    ),
    grantIsInUse: say(
      '该场景授权未开通、已暂停或者已终止，不得登录',
      'the grant of this scenario is not provisioned, is suspended or has ended: no person may enter for it',
    ),
    personIsSuspendedByAuthority: say(
      '主管部门未暂停该人员的权限；因其他事由的暂停，待该事由消除后解除',
      'the authority has not suspended this person; a suspension for another cause is lifted at the end of that cause',
    ),
    personIsNotYetSuspended: say('主管部门已暂停该人员的权限', 'the authority has suspended this person already'),
  },
  claims: {
    staff: say('该人员在本单位已有备案', 'this person is already filed for this operator'),
  },
  notices: {
    moved: say('人员备案审查办理情况', 'On the staff filing'),
    revocationLate: say('撤销人员域内权限未完成', 'The access of a person is not yet revoked'),
  },
};
