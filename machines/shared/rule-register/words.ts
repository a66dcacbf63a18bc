// Every title and every sentence that a user reads of the register of rules.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../rules.ts';

export const words = {
  title: say('规则制度登记', 'Register of rules'),
  states: {
    proposed: say('待审批', 'Proposed'),
    whose: say('确定承办单位', 'The owner is found'),
    byCenter: say('由数据交易中心审批', 'Approved by the center'),
    byAuthority: say('由公共数据主管部门审批', 'Approved by the authority'),
    registered: say('已登记', 'Registered'),
    withdrawn: say('已撤回', 'Withdrawn'),
    repealed: say('已废止', 'Repealed'),
  },
  tasks: { approve: say('审批规则制度', 'Approve the rule') },
  events: {
    PROPOSE: say('提出新版本', 'Propose a version'),
    APPROVE: say('批准', 'Approve'),
    WITHDRAW: say('撤回', 'Withdraw'),
    REPEAL: say('废止', 'Repeal'),
  },
  openings: {
    openerMakesTheRule: say(
      '交易场所的规则由数据交易中心制定，授权运营域的规则由公共数据主管部门制定；请核对种类（kind）',
      'the center makes the rules of the venue, the authority those of the domain; check the kind',
    ),
  },
  rules: {
    actorMakesTheRule: say(
      '该规则不由本单位制定；请由制定单位办理',
      'this rule is not yours to make; whoever makes it takes this step',
    ),
    approverDiffersFromProposer: anotherPerson('提出人员不得批准', 'who proposed a version does not approve it'),
    repealerDiffersFromApprover: anotherPerson(
      '批准人员不得废止',
      'who approved the version in force does not repeal it',
    ),
    startsTodayOrLater: say(
      '新版本自批准之日或者其后施行；请更正施行日期（from）后重新提出',
      'a later version comes into force on the day of its approval or after it; propose it again with another day (from)',
    ),
    versionIsNew: say('该版本号已登记；请更换版本号', 'this version is registered already; give it another name'),
    followsTheLast: say(
      '施行日期须晚于已登记的最后一版；请更正施行日期（from）',
      'it comes into force after the last version that is registered; correct the day (from)',
    ),
  },
  claims: {
    kind: say(
      '该种规则已有登记；请在该登记中提出新版本',
      'there is a register of this kind; propose the version there',
    ),
  },
};
