// Every title and every sentence that a user reads of a periodic duty.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../rules.ts';

export const words = {
  title: say('定期工作', 'Periodic duty'),
  states: {
    planned: say('已列入计划', 'Planned'),
    due: say('应当开展', 'Due'),
    overdue: say('逾期未开展', 'Overdue'),
    underway: say('开展中', 'Under way'),
    underConfirmation: say('待确认', 'Under confirmation'),
    counting: say('统计中', 'Being counted'),
    done: say('已完成', 'Done'),
    notHeld: say('未开展', 'Not held'),
    whose: say('确定承办单位', 'The owner is found'),
    ofCenter: say('由数据交易中心承办', 'Owned by the center'),
    ofOpco: say('由运营企业承办', 'Owned by the operating enterprise'),
    ofAuthority: say('由公共数据主管部门承办', 'Owned by the authority'),
    ofOperator: say('由授权运营单位承办', 'Owned by the operator'),
  },
  tasks: {
    start: say('开展定期工作', 'Start the duty'),
    report: say('提交定期工作报告', 'Report on the duty'),
    confirm: say('确认定期工作结果', 'Confirm the result of the duty'),
  },
  events: {
    START: say('开展', 'Start'),
    REPORT: say('提交报告', 'Report'),
    RETURN: say('退回', 'Return'),
    CLOSE_FINDING: say('销号', 'Close a finding'),
    CONFIRM: say('确认', 'Confirm'),
    POSTPONE: say('延期', 'Postpone'),
    RECORD_DEFAULT: say('记录未开展', 'Record a default'),
    ARCHIVES_SAMPLED: say('档案抽检结果', 'A sample of the archives was checked'),
    ACCESSES_COUNTED: say('调取统计结果', 'The accesses were counted'),
    INCIDENT_OPENED: say('风险已立案', 'An incident was opened'),
    FINDINGS_CARRIED: say('上期问题转入', 'Findings were carried over'),
  },
  openings: {
    dutyIsInTheCatalogue: say(
      '该项工作不在现行规则的定期工作目录之内；请核对名称（duty）',
      'the catalogue of the rules in force has no such duty; check its name (duty)',
    ),
    calendarOpensThePeriods: say(
      '各周期的工作由系统按期立项；人工只能提出专项（extra）',
      'the calendar opens the periods; a person asks for an extra one (extra)',
    ),
    openerIsOfTheSide: say(
      '交易场所的工作由数据交易中心提出，授权运营的工作由公共数据主管部门提出',
      'the center asks for duties of the venue, the authority for those of authorized operation',
    ),
    agreementFitsTheOwner: say(
      '授权运营单位的定期工作须列明其有效的授权运营协议（agreement），其他工作不列',
      'a duty of an operator names its agreement, which is in force (agreement); other duties name none',
    ),
    extraIsDueInItsPeriod: say(
      '专项的完成日期（dueOn）须在今日之后、一个周期之内',
      'an extra duty is due after today and within one period (dueOn)',
    ),
  },
  rules: {
    actorIsOwner: say('该项工作不由本单位承办；请由承办单位办理', 'this duty is not yours; its owner takes this step'),
    actorIsOfTheSide: say(
      '该项工作不由本单位管理；请由主管的一方办理',
      'this duty is not in your hands; whoever answers for its side takes this step',
    ),
    evidenceIsWhole: say(
      '报告须附目录要求的每一项材料（evidence）；请补齐后提交',
      'the report shows everything that the catalogue asks for (evidence); complete it',
    ),
    rulesAreInForce: say(
      '须载明目录要求的每种规则的现行有效版本（rules）；请先在规则制度登记中登记',
      'the report names the version in force of each rule that the catalogue asks for (rules); register it first',
    ),
    sampleIsChecked: say(
      '系统尚未完成档案抽检；请待抽检结果返回后再提交报告',
      'the archives of the sample have not been checked yet; report when their result is there',
    ),
    highFindingIsDescribed: say(
      '有高风险问题的，须说明发现时间、情况、是否涉嫌犯罪和是否涉及关键信息基础设施（risk）',
      'where a finding is high, say when it was discovered, what it is, whether a crime is suspected and infrastructure critical (risk)',
    ),
    discoveryIsPast: say(
      '发现时间不得晚于报告时间；请更正（risk.discoveredAt）',
      'what is reported was discovered before; correct the time (risk.discoveredAt)',
    ),
    findingIsOpen: say(
      '没有这一未销号的问题；请核对编号（finding）',
      'there is no such open finding; check its name (finding)',
    ),
    confirmerDiffersFromReporter: anotherPerson(
      '报告或者销号人员不得确认、退回',
      'who reported or closed a finding neither confirms nor returns',
    ),
    findingsAreAnswered: say(
      '每一问题须已销号，或者列明转入下期（carry）；转入的须为未销号的问题',
      'each finding is closed, or named as carried to the next case (carry), and nothing else is named',
    ),
    carriedAreWithinLimit: say(
      '已过整改期限的问题不得转入下期；请先销号',
      'a finding whose limit has passed is not carried over; close it by evidence first',
    ),
    openFindingsHaveAPlace: say(
      '下期工作已经办结或者尚未立项，未销号的问题无处转入；请先销号',
      'the next case has ended or is not opened, so nothing can be carried over; close the findings by evidence first',
    ),
    postponementIsLeft: say('每期只能延期一次', 'a duty is postponed once in its period'),
    dueStaysInThePeriod: say(
      '延期后的日期须晚于原期限和今日，且不得超出本周期',
      'the new day is after the old one and after today, and within the same period',
    ),
    nextPeriodHasBegun: say(
      '本周期尚未结束，仍可开展；下一周期开始后方可记录未开展',
      'the period has not ended and the duty may still be done; a default is recorded after the next one has begun',
    ),
  },
  claims: { period: say('该周期的工作已立项', 'the duty has a case for this period') },
  notices: {
    due: say('定期工作应当开展', 'A periodic duty falls due'),
    overdue: say('定期工作逾期', 'A periodic duty is overdue'),
    postponed: say('定期工作延期', 'A periodic duty was postponed'),
    notHeld: say('定期工作未开展', 'A periodic duty was not held'),
    numbers: say('季度协助调取统计', 'Numbers of accesses of a quarter'),
    sampleFailed: say('档案抽检未通过', 'An archive of the sample does not hold'),
  },
};
