// Every title and every sentence that a user reads of a retained archive.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../rules.ts';

export const words = {
  title: say('留存档案', 'Retained archive'),
  states: {
    kept: say('保存', 'Kept'),
    'kept.term': say('保存期限', 'Term'),
    'kept.term.sealing': say('归档封存', 'Being sealed'),
    'kept.term.retained': say('保存中', 'Retained'),
    'kept.term.eligible': say('期满待决定', 'Eligible for disposal'),
    'kept.term.underReview': say('销毁审核', 'Disposal under review'),
    'kept.term.disposing': say('正在销毁', 'Being disposed of'),
    'kept.hold': say('法定冻结', 'Legal hold'),
    'kept.hold.free': say('无冻结', 'No hold'),
    'kept.hold.held': say('冻结中', 'Held'),
    disposed: say('已销毁', 'Disposed of'),
  },
  tasks: {
    'kept.term.eligible': say('期满档案：延长保存或者提出销毁', 'Extend the retention, or propose disposal'),
    'kept.term.underReview': say('审核档案销毁', 'Decide on the disposal'),
  },
  events: {
    ARCHIVE_SEALED: say('归档封存完成', 'The archive is sealed'),
    RETRY: say('重试归档操作', 'Ask the archive again'),
    EXTEND: say('延长保存期限', 'Extend the retention'),
    PROPOSE_DISPOSAL: say('提出销毁', 'Propose disposal'),
    APPROVE_DISPOSAL: say('批准销毁', 'Approve disposal'),
    REFUSE_DISPOSAL: say('不予销毁', 'Refuse disposal'),
    PLACE_HOLD: say('实施法定冻结', 'Place a legal hold'),
    LIFT_HOLD: say('解除法定冻结', 'Lift a legal hold'),
    ARCHIVE_DISPOSED: say('档案已销毁', 'The archive is disposed of'),
  },
  /** What each rule demands, and what to do next. */
  rules: {
    untilGrows: say(
      '保存期限只能延长，不得缩短；请给出更晚的日期（until）',
      'the term of retention may only grow; give a later date (until)',
    ),
    untilIsAhead: say('新的保存期限（until）须晚于现在', 'the new end of the term (until) is in the future'),
    sealIsTheSame: say('销毁回执与封存的档案不符', 'the receipt names another archive than the one that was sealed'),
    regimeAllowsDisposal: say(
      '现行规则规定期满后继续保存，不得销毁',
      'the regime keeps archives after the end of their term; they are not disposed of',
    ),
    noHoldStands: say(
      '存在法定冻结，解除前不得销毁；请由作出冻结的一方先行解除',
      'a legal hold is in force; the archive is disposed of only after those who placed it have lifted it',
    ),
    secondPersonDecides: anotherPerson(
      '提出销毁的人员不得作出决定',
      'the person who proposed the disposal does not decide on it',
    ),
    holdIsNew: say('该冻结已在执行', 'this hold is already in force'),
    holdIsTheirs: say(
      '没有该项冻结，或者该项冻结不是以本身份作出；冻结由作出的一方解除',
      'no such hold was placed in this role; a hold is lifted in the role that placed it',
    ),
    disposalIsNotUnderWay: say(
      '销毁已批准并正在执行，不能再冻结',
      'the disposal is approved and under way; a hold comes too late',
    ),
  },
  /** Subject lines of the notices. */
  notices: {
    termEnded: say('保存期限届满，待决定是否销毁', 'A term of retention has ended; extend it, or propose disposal'),
  },
};
