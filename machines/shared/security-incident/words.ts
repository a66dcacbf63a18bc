// Every title and every sentence that a user reads of a security incident.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../rules.ts';

export const words = {
  kinds: {
    incident: say('数据安全事件', 'Data security incident'),
    increasedRisk: say('数据安全风险明显加大', 'Markedly increased risk'),
  },
  title: say('数据安全事件', 'Security incident'),
  states: {
    responding: say('应急处置中', 'Responding'),
    owner: say('承办单位', 'Who owns it'),
    ownerUnknown: say('确定承办单位', 'The owner is found'),
    venue: say('由数据交易中心承办', 'Owned by the center'),
    domain: say('由公共数据主管部门承办', 'Owned by the authority'),
    remedy: say('补救', 'Remedy'),
    remedyToStart: say('待采取补救措施', 'Remedy to start'),
    remedyLate: say('补救措施逾期未启动', 'Remedy not started at once'),
    remedyUnderway: say('补救中', 'Remedy under way'),
    remedyDone: say('补救完成', 'Remedy done'),
    notice: say('告知', 'Notice'),
    noticeDue: say('待告知', 'Notice due'),
    noticeLate: say('告知逾期', 'Notice overdue'),
    noticeDone: say('已告知', 'All told'),
    report: say('报告', 'Report'),
    reportDue: say('待首次报告', 'Initial report due'),
    reportLate: say('首次报告逾期', 'Initial report overdue'),
    reportMade: say('已首次报告', 'Initial report made'),
    police: say('报案', 'Police'),
    policeDue: say('待报案', 'Report to the police due'),
    policeDone: say('无须报案或者已报案', 'Not needed, or made'),
    persons: say('告知个人', 'Persons'),
    personsDue: say('待告知个人', 'Persons to be told'),
    personsDone: say('无须告知个人或者已告知', 'Not needed, or told'),
    reviewing: say('事后评估', 'Reviewing'),
    closed: say('已办结', 'Closed'),
    falseAlarm: say('误报', 'False alarm'),
  },
  tasks: {
    respond: say('处置数据安全事件', 'Respond to the incident'),
    review: say('评估原因并提交总结报告', 'Find the cause and report in summary'),
  },
  events: {
    GRADE: say('定级', 'Grade'),
    LOWER_GRADE: say('提请降低级别', 'Propose a lower grade'),
    CONFIRM_LOWERING: say('确认降低级别', 'Confirm the lower grade'),
    JUDGE_CRIME: say('认定是否涉嫌犯罪', 'Judge whether a crime is suspected'),
    START_REMEDY: say('开始补救', 'Start the remedy'),
    FINISH_REMEDY: say('完成补救', 'Finish the remedy'),
    NAME_AFFECTED: say('列明受影响对象并告知', 'Name who is affected, and tell them'),
    NOBODY_AFFECTED: say('认定无受影响主体', 'Find that nobody is affected'),
    NOTICES_SETTLED: say('告知回执', 'The notices were settled'),
    TELL_OTHERWISE: say('以其他方式告知', 'Tell by another channel'),
    REPORT_TO: say('向有关部门报告', 'Report to a body'),
    REPORT_TO_POLICE: say('向公安机关报案', 'Report to the police'),
    TELL_PERSONS: say('告知个人', 'Tell the persons'),
    PERSONS_NEED_NOT: say('认定无须告知个人', 'Find that persons need not be told'),
    TAKE_MEASURES: say('采取措施', 'Take measures'),
    LIFT_MEASURE: say('解除措施', 'Lift a measure'),
    LIFT_MEASURES: say('批量解除措施', 'Lift measures of several cases'),
    ROOT_CAUSE: say('提交原因分析', 'File the root cause'),
    SUMMARIZE: say('提交总结报告', 'File the summary'),
    FOLLOW_UP: say('移交后续办理', 'Open a follow-up'),
    FOLLOW_UP_OPENED: say('后续案件已立', 'A follow-up was opened'),
    NO_FOLLOW_UP: say('说明无须后续办理', 'State why nothing follows'),
    CLOSE: say('办结', 'Close'),
    FALSE_ALARM: say('认定误报', 'Find a false alarm'),
  },
  openings: {
    discoveryIsNotAhead: say(
      '发现时间不得晚于登记时间；请更正发现时间（discoveredAt）',
      'an incident is discovered before it is recorded; correct the time (discoveredAt)',
    ),
    remedyFollowsDiscovery: say(
      '登记时已采取的补救，其开始时间须在发现之后、登记之前；请更正（remedy.startedAt）',
      'a remedy that has begun began after the discovery and before the recording; correct the time (remedy.startedAt)',
    ),
    planIsInForce: say(
      '所列应急处置预案须为登记的现行有效版本；请核对登记和版本，尚未登记的先不填（plan）',
      'the emergency plan is the version in force in its register; check register and version, or leave it out while there is none (plan)',
    ),
    openerIsOfScope: say(
      '交易场所的事件由数据交易中心或者运营企业登记，授权运营域的事件由主管部门、授权运营域或者运营单位登记；请核对范围（scope）',
      'the center or the enterprise records an incident of the venue; the authority, the domain or an operator one of the domain; check the scope',
    ),
  },
  rules: {
    actorIsOfScope: say(
      '该事件不由本部门承办；请由事件所在范围的承办单位办理',
      'this incident is not in your hands; the owner of its scope takes this step',
    ),
    gradeIsNotLowered: say(
      '降低级别须由两人办理；请提请降低级别（LOWER_GRADE），由另一位人员确认',
      'two persons lower a grade: propose it (LOWER_GRADE), and another one confirms',
    ),
    gradeIsLower: say(
      '提请的级别须低于现定级别；升级请直接定级（GRADE）',
      'the grade proposed is lower than the present one; raise it by GRADE',
    ),
    loweringIsProposed: say('尚无降低级别的提请', 'nobody has proposed a lower grade'),
    confirmerDiffersFromProposer: anotherPerson(
      '提请降级的人员不得确认',
      'who proposed a lower grade does not confirm it',
    ),
    crimeIsRuledOutByAnother: anotherPerson(
      '登记或者定级人员不得认定不涉嫌犯罪',
      'who recorded or graded an incident does not find that no crime is suspected',
    ),
    affectedAreNamed: say(
      '须列明受影响的案件、数据集或者人数',
      'name a case, a data set, or how many persons are affected',
    ),
    datasetsAreAuthorized: say(
      '所列数据集须为授权运营域内在办协议或者场景授权所含的数据集；交易场所的标的请按登记案件列明',
      'each data set named is under an open agreement or grant of the domain; objects of the venue are named by their cases',
    ),
    orderIsOnThisIncident: say(
      '事件后续的整改要求，限于数据交易中心就本次交易场所事件对运营企业提出的合规监管要求，由本部门自行提出；其他请另行办理',
      'an order that follows from an incident is one of compliance, of the center to its enterprise, on this incident of the venue, issued by who opens it; others are opened by their issuer',
    ),
    ordersHaveEnded: say(
      '由本事件提出的整改要求尚未办结；请先办结',
      'an order that this incident opened has not ended; bring it to its end first',
    ),
    namedCasesExist: say(
      '所列案件须存在且属于可受影响的种类；请核对编号',
      'each case named exists and is of a kind that can be affected; check the ids',
    ),
    nobodyIsNamed: say(
      '已列明受影响对象，不得认定无受影响主体',
      'somebody was named already, so it cannot be found that nobody is affected',
    ),
    finderDiffersFromOpener: anotherPerson(
      '登记、定级或者列明受影响范围的人员不得作出该认定',
      'who recorded or graded an incident, or named whom it affects, does not make this finding',
    ),
    undeliverableAreLeft: say(
      '以其他方式告知的，须为未送达且尚未告知的主体；请核对',
      'who is told by another channel was not reached, and not told since; check the parties',
    ),
    crimeIsPossible: say('该事件不涉嫌犯罪，无须报案', 'no crime is suspected, so nothing is reported to the police'),
    personsAreAffected: say('未列明受影响个人；请先列明人数', 'no persons were named as affected; name how many first'),
    measureIsOfScope: say(
      '该措施不属于本事件的范围；请选择该范围的措施',
      'this measure is not of the scope of the incident; choose one that is',
    ),
    targetsFit: say(
      '措施对象须为在办的相应案件；请核对编号',
      'each target is an open case of the kind that the measure concerns; check the ids',
    ),
    grantsAreOfTheAgreement: say(
      '所列场景授权须为该协议项下在办的授权，且一次只列一份协议；请核对编号',
      'grants are listed of one agreement whose rights are suspended, and are open; check the ids',
    ),
    measuresAreNew: say(
      '对部分对象已采取该措施；请只列未采取的',
      'one target has this measure already; name only the others',
    ),
    measureStands: say('该措施未采取或者已解除', 'this measure does not stand'),
    lifterDiffersFromImposer: anotherPerson('采取措施的人员不得解除该措施', 'who took a measure does not lift it'),
    noMeasureStands: say('尚有措施未解除；请先逐项解除', 'a measure still stands; lift each one first'),
    gradeIsSet: say('须先定级', 'grade the incident first'),
    rootCauseIsFound: say('须先提交原因分析', 'file the root cause first'),
    summaryReachesEachBody: say(
      '总结报告须送达已收到事件报告的每个部门；请补列部门（bodies）',
      'the summary goes to each body that has a report; name them all (bodies)',
    ),
    everybodyIsCorrected: say(
      '须向已收到报告的每个部门（含公安机关）和已告知的个人作出更正；请补列更正（corrections、persons）',
      'each body that has a report, the police and the persons who were told get a correction; name each (corrections, persons)',
    ),
    summaryIsMade: say('须先提交总结报告', 'file the summary first'),
    followUpIsNamed: say(
      '须移交后续办理，或者说明无须后续办理的理由',
      'open a follow-up, or state why nothing follows',
    ),
  },
  notices: {
    affected: say('数据安全事件告知书', 'Notice of a security incident'),
    opened: say('发生数据安全事件', 'A security incident is recorded'),
    late: say('数据安全事件处置逾期', 'A step of a security incident is overdue'),
    summarized: say('数据安全事件总结报告', 'Summary of a security incident'),
    reported: say('数据安全事件报告', 'Report of a security incident'),
    closed: say('数据安全事件办结', 'A security incident is closed'),
    corrected: say('数据安全事件误报更正', 'Correction: a false alarm'),
  },
};
