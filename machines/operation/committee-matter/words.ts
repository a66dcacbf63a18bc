// Every title and every sentence that a user reads of a matter before the committee.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

export const words = {
  title: say('委员会审议', 'Committee matter'),
  states: {
    pending: say('待决定', 'Pending'),
    registered: say('已登记', 'Registered'),
    onAgenda: say('列入议程', 'On the agenda'),
    deliberating: say('审议表决', 'Deliberation and vote'),
    decided: say('已决定', 'Decided'),
    notified: say('已通知', 'Decision notified'),
    withdrawn: say('议题撤回', 'Withdrawn'),
  },
  tasks: {
    pending: say('提请委员会审议并形成决定', 'Bring the matter to a decision of the committee'),
    deliberating: say('审议表决', 'Deliberate and vote'),
    decided: say('通知审议决定', 'Notify the decision'),
  },
  events: {
    PUT_ON_AGENDA: say('列入议程', 'Put the matter on the agenda'),
    RESCHEDULE: say('改定会议日期', 'Set another day'),
    SUBSTITUTE: say('更换委员单位代表', 'Send another representative'),
    RECUSE: say('委员回避', 'Recuse oneself'),
    OPEN_SITTING: say('开会审议', 'Open the sitting'),
    VOTE: say('表决', 'Vote'),
    DECIDE: say('形成决定', 'Record the decision'),
    ADJOURN: say('休会再议', 'Adjourn the sitting'),
    DEFER: say('暂缓审议', 'Defer the matter'),
    ISSUE_NOTICE: say('通知决定', 'Notify the decision'),
    WITHDRAW_MATTER: say('提请事由消失', 'The reason for the matter no longer exists'),
  },
  /** What each rule demands, and what to do next. */
  rules: {
    rosterIsTheCommittee: say(
      '委员会由政数、网信、发改、国资委、工信、公安、国家安全、司法行政、财政、市场监管等部门组成；请列明各部门代表（seats）',
      'the committee consists of ten named departments and others; list a representative of each of the ten (seats)',
    ),
    seatsAreDistinct: say(
      '每个部门一席、每人一席；名单有重复，请更正',
      'each department has one seat, and each person has one; the list repeats one of them, correct it',
    ),
    substituteIsNew: say(
      '只有委员单位可以更换代表；新代表须未占席位、未曾回避',
      'a department of the committee may send another person: one who has no seat and has not recused',
    ),
    seatsWereNoHands: anotherPerson(
      '经办本事项的人员（含提出、调查、评估、审查的人员）不列入委员名单，由其单位另派代表',
      'who raised, investigated, evaluated or reviewed the matter takes no seat on it; their department sends somebody else',
    ),
    memberSits: say(
      '仅限名单上且未回避的委员办理；请核对委员名单',
      'only a listed member who has not recused may do this; check the seats of this matter',
    ),
    memberIsPresent: say('仅限出席本次会议的委员表决', 'only members who are present at this sitting vote'),
    memberHasNotVoted: say(
      '一人一票，该委员已表决；表决后不得再次表决或者回避',
      'each member votes once: after that, the member neither votes again nor recuses',
    ),
    presentAreMembers: say(
      '出席人员须为名单上且未回避的委员，不得重复；请更正（present）',
      'those present are listed members who have not recused, each once; correct the list (present)',
    ),
    quorumIsPresent: say(
      '出席委员未达规定人数，不得开会审议；请另行召集',
      'there is no quorum; call the members again',
    ),
    enoughMembersRemain: say(
      '回避的委员过多，委员会不足以作出决定；请由其单位另派代表',
      'too many members are recused for a decision of the committee; let their departments send other representatives',
    ),
    quorumHasVoted: say(
      '表决委员未达规定人数；请等待委员表决，或者休会再议',
      'the votes do not make a quorum; wait for more votes, or adjourn the sitting',
    ),
    everyoneHasVoted: say(
      '出席委员尚未全部表决；请未表决的委员表决（可弃权）或者回避，也可休会再议',
      'a member who is present has not voted; let the member vote (abstaining counts) or recuse, or adjourn the sitting',
    ),
    voteIsUnfinished: say(
      '出席委员已全部表决，本次审议已有结果；请形成决定（DECIDE）',
      'everyone present has voted: the committee has decided, and its office records that (DECIDE)',
    ),
    minutesAreAttached: say(
      '形成决定须附会议纪要（minutes）',
      'a decision is recorded with the minutes of the sitting; attach them (minutes)',
    ),
    deferralIsLeft: say(
      '已达暂缓审议的次数上限；请作出决定，或者休会再议',
      'no deferral is left; decide the matter, or adjourn the sitting',
    ),
  },
  /** Why maker and checker must differ; completes the sentence of the shared rule. */
  checkers: {
    memberWasNoHand: say(
      '经办本事项的人员视同回避，不参加表决；其单位可以另派代表',
      'who prepared or reviewed the matter counts as recused and does not vote; the department may send somebody else',
    ),
    secretaryWasNoHand: say(
      '经办本事项的人员不拟定委员名单、不召集会议、不记录审议决定',
      'who prepared or reviewed the matter neither draws up its roster nor opens its sitting nor records its decision',
    ),
  },
  /** The same for what opens a case. */
  openings: {
    isMajorIssue: say(
      '授权、续期、终止、撤销由相应案件提请审议；可以直接提请的只有重大问题',
      'grants, renewals, terminations and revocations come from their own case; only a major issue is raised directly',
    ),
  },
  claims: {
    matter: say('该案件的同一事项已在审议中', 'this matter of the case is already before the committee'),
  },
  /** Subject lines of the notices. */
  notices: {
    agenda: say('委员会审议事项列入议程', 'A matter is on the agenda of the committee'),
    decision: say('委员会审议决定', 'Decision of the committee'),
  },
};
