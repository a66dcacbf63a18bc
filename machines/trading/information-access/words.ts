// Every title and every sentence that a user reads of a request for information.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

export const words = {
  title: say('协助调取', 'Access to information'),
  states: {
    opening: say('登记', 'Registered'),
    urgent: say('紧急调取，待补审', 'Urgent, check to follow'),
    running: say('紧急调取中', 'Open'),
    over: say('紧急调取已终结', 'Over'),
    checking: say('合法性审查中', 'Legal check'),
    incomplete: say('待补正', 'To be completed'),
    authorized: say('已准予调取', 'Authorised'),
    settling: say('调取已终结，后续事项未了', 'Over; something of it is still open'),
    provided: say('已提供', 'Provided'),
    expired: say('已到期', 'Expired'),
    revoked: say('已撤销', 'Revoked'),
    refused: say('不予提供', 'Refused'),
    withdrawn: say('已撤回', 'Withdrawn'),
  },
  tasks: {
    check: say('审查调取申请', 'Check the request'),
    checkUrgent: say('补审紧急调取', 'Check the urgent access'),
  },
  events: {
    AUTHORIZE: say('准予调取', 'Authorise'),
    RETURN: say('退回补正', 'Return to be completed'),
    COMPLETE: say('补正', 'Complete'),
    REFUSE: say('不予提供', 'Refuse'),
    WITHDRAW: say('撤回申请', 'Withdraw'),
    WITHDRAW_CONSENT: say('撤回授权', 'Withdraw consent'),
    PACK: say('备妥复制件', 'Pack copies'),
    PROVIDE: say('提供复制件', 'Provide copies'),
    NARROW: say('缩小范围', 'Narrow'),
    REVOKE: say('撤销准予', 'Revoke'),
    FINISH: say('调取完毕', 'Finish'),
    ALLOW_TELLING: say('同意告知当事人', 'Allow that parties are told'),
    KEEP_BAR: say('维持不予告知', 'Keep the bar on telling'),
    CLOSE_UNTOLD: say('不再告知并了结', 'Close without telling'),
    PLACE_HOLD: say('要求冻结档案', 'Demand a legal hold'),
    LIFT_HOLD: say('解除冻结', 'Lift a legal hold'),
    REGISTER_ACT: say('登记书面办理事项', 'Register an act on paper'),
    CONFIRM_ACT: say('复核书面办理事项', 'Confirm an act on paper'),
    DISCARD_ACT: say('作废登记的书面办理事项', 'Discard a registered act'),
    MATERIAL_READ: say('材料已被查阅', 'Material is read'),
    REFER_TO_DISCIPLINE: say('移送处分', 'Refer to discipline'),
    RECORD_OUTCOME: say('登记处分结果', 'Record the outcome of discipline'),
  },
  openings: {
    requesterFitsPurpose: say(
      '该单位不得以此目的调取；请核对调取目的和调取单位',
      'this body may not ask for this purpose; correct the purpose or the requester',
    ),
    headIsOfABody: say(
      '单位负责人调取的，须写明数据交易中心、运营企业或者综合监督管理部门中的一个（requester.hat）；其他调取单位不填',
      'the head of a body says of which: the center, the operating enterprise or the supervisor (requester.hat); others leave it out',
    ),
    openerIsTheRequester: say(
      '只能为本单位申请，或者由数据交易中心登记书面文书；请由调取人员本人提交，或者交中心登记',
      'a body asks for itself, or the center registers its paper; let one of the named persons submit it, or hand it to the center',
    ),
    foreignBodyHasApproval: say(
      '未经主管机关批准，不得向外国司法或者执法机构提供数据；请先取得批准文件（approval）',
      'nothing is provided to a foreign court or enforcement body without the approval of the competent authority; obtain it first (approval)',
    ),
    classesFitPurpose: say(
      '该目的不得调取此类材料；请核对材料类别（classes）',
      'this purpose does not open such material; correct its classes',
    ),
    scopeIsNamed: say(
      '请写明调取范围：案件或者主体；处分目的只写明人员',
      'name the cases or parties; for discipline, name the persons alone',
    ),
    officersAreNamed: say(
      '调取人员少于规定人数；请补充列明',
      'fewer officers are named than the rules require; name the others',
    ),
    instrumentIsNotAhead: say('文书日期不得晚于今日；请核对', 'the instrument is not of a later day; correct its date'),
    barFitsPurpose: say(
      '该目的不得限制告知当事人；请改为可以告知（mayTell）',
      'this purpose does not bar that the parties are told; set mayTell',
    ),
    urgencyFitsPurpose: say(
      '紧急调取仅限国家安全和侦查犯罪；请按一般程序申请',
      'urgent access is for national security and crime alone; ask in the ordinary way',
    ),
    untilFitsTerm: say(
      '申请的截止时间须晚于现在，且不超过规定期限；请更正（until）',
      'what is asked ends later than now, and within the term of the rules; correct `until`',
    ),
    casesAreThere: say(
      '所列案件不存在，或者不属数据交易场所；请核对案件编号',
      'a named case does not exist, or is not of the venue; correct the case ids',
    ),
    tradesAreFiscal: say(
      '财政监督仅限涉及财政资金的交易；其他交易请以其他目的申请',
      'fiscal supervision reaches trades with fiscal funds alone; ask for the others under another purpose',
    ),
    causeIsOpen: say(
      '须在未办结的检查、整改要求或者事件范围内调取；请写明所属案件（under）',
      'it is asked within an open inspection, order or incident; name that case (under)',
    ),
    requesterIsOfTheCase: say(
      '只有该检查的承办部门、检查组成员、受托机构，该整改要求的作出部门，或者对该事件负有监管职责的部门可以据此调取；请核对所属案件和调取单位（under、requester）',
      'only who inspects there, its team or evaluator, who issued the order, or who supervises the incident reads within it; correct the case or the requester (under, requester)',
    ),
    scopeIsOfTheCase: say(
      '调取范围须限于该检查、整改要求或者事件所涉的主体和案件；请缩小范围（scope）',
      'the scope lies within the parties and cases that the inspection, order or incident concerns; narrow it (scope)',
    ),
    everyPartyConsents: say(
      '须经所列案件各方当事人授权；请补充授权（consents）',
      'every party of the named cases consents; add the missing consents',
    ),
  },
  rules: {
    checkerDiffersFromRegistrar: anotherPerson(
      '登记人和调取人员不得审查该申请',
      'who registered it, or is to read under it, does not check it',
    ),
    actorIsOfTheRequest: say(
      '只能由申请书列明的调取人员办理；来文办理的，由数据交易中心一人登记、另一人复核',
      'this is for the persons named in the request; on their paper, one person of the center registers it and another confirms',
    ),
    completerIsKnown: say(
      '只能由申请书列明的调取人员或者数据交易中心补正；请由其中一人办理',
      'the persons named in the request, or the center, complete it; let one of them do it',
    ),
    deciderIsNotConcerned: anotherPerson(
      '被调取办理情况的人员不得办理该申请',
      'whose acts are asked for decides nothing in the request',
    ),
    scopeIsWithinRequest: say(
      '准予范围不得超出申请范围；请缩小范围或者重新申请',
      'what is authorised lies within what was asked; narrow it, or ask anew',
    ),
    untilIsWithinTerm: say(
      '准予期限须晚于今日且不超过规定期限；请更正截止时间（until）',
      'it ends later than now, and within the term of the rules; correct `until`',
    ),
    organHasWhatItAsked: say(
      '依法调取的申请须按所申请的范围、人员和期限准予；请与申请一致（scope、persons、until）',
      'what a security organ asks is authorised as it asks it: the same scope, persons and term (scope, persons, until)',
    ),
    everyPartyConsents: say(
      '案件现有各方当事人并未全部授权；请退回补充授权',
      'not every party that the cases have now consents; return it for the missing consents',
    ),
    consentsLastSoLong: say(
      '准予期限不得超过当事人授权的期限；请更正截止时间（until）',
      'it ends before the consents do; correct `until`',
    ),
    causeIsStillOpen: say(
      '所属检查、整改要求或者事件已办结；请退回或者不予提供',
      'the inspection, order or incident has ended; return or refuse the request',
    ),
    requesterIsOfTheCase: say(
      '调取单位已不是该检查、整改要求或者事件的承办方；请退回或者不予提供',
      'the requester has no part in that inspection, order or incident any more; return or refuse the request',
    ),
    scopeIsOfTheCase: say(
      '准予范围须限于该检查、整改要求或者事件所涉的主体和案件；请缩小范围（scope）',
      'what is authorised lies within what the inspection, order or incident concerns; narrow it (scope)',
    ),
    mayBeRefused: say(
      '依法调取的完整申请不得拒绝；材料不全的请退回补正',
      'a complete request of these organs is not refused; return what is missing',
    ),
    copiesWereAsked: say('申请未要求复制件；请改为查阅', 'no copies were asked for; let it be read here'),
    copiesArePacked: say(
      '没有备妥待交的复制件；请先备妥（PACK）',
      'no copies are packed to be handed over; pack them first (PACK)',
    ),
    handlerIsNotOfTheRequest: anotherPerson(
      '调取人员不得备妥或者交付自己申请的复制件',
      'who is to read under the request neither packs its copies nor hands them over',
    ),
    handerDiffersFromPacker: anotherPerson('备妥复制件的人员不得交付', 'who packed the copies does not hand them over'),
    barIsTheInstruments: say(
      '财政监督的告知期限由规则确定，不得再延或者免除；可以提前同意告知',
      'when the parties are told of fiscal supervision, the rules say; it may only be allowed earlier',
    ),
    barEndsLater: say('不得告知的期限须晚于现在；请更正（until）', 'the bar ends later than now; correct `until`'),
    scopeIsNarrower: say(
      '范围、人员和期限只能缩小，且须有变动；扩大的请重新申请',
      'scope, persons and term only shrink, and something changes; what is more is asked anew',
    ),
    limitIsConfirmed: say(
      '撤销或者缩小此类调取须凭原机关撤回文书或者形式审查不合格的说明，由中心一人登记（REGISTER_ACT）、另一人复核',
      'such an access is revoked or narrowed on a document, that its organ has withdrawn it or what fails in form: one person of the center registers it (REGISTER_ACT), another confirms',
    ),
    requestCameOnPaper: say(
      '该申请由调取单位自行提交，此项应由其调取人员本人办理',
      'this body asked by itself here, and its persons do this themselves',
    ),
    noActWaits: say(
      '已有登记的书面事项待复核；请先复核或者作废',
      'an act on paper waits to be confirmed; confirm or discard it first',
    ),
    actIsRegistered: say('没有待复核的书面事项', 'no act on paper waits to be confirmed'),
    confirmerDiffersFromRegistrar: anotherPerson(
      '登记书面事项的人员不得复核',
      'who registered the act on paper does not confirm it',
    ),
    tellingIsBarred: say('当事人可以告知，无须解除限制', 'nothing bars that the parties are told'),
    holdFitsPurpose: say(
      '依当事方同意、评估或者追究工作人员责任调取的，不得冻结档案',
      'an access by consent, for an evaluation or for discipline holds no archives',
    ),
    holdIsNew: say('该冻结已在执行', 'this hold is in effect already'),
    archivesAreInScope: say(
      '只能冻结准予范围内案件的档案；请核对档案编号',
      'only archives of cases within the access are held; correct the ids',
    ),
    holdStands: say('没有该冻结；请核对名称', 'there is no such hold; correct its name'),
    personIsInScope: say('该人员不在准予范围内；请核对', 'this person is not within the access; correct the name'),
    referralAwaitsOutcome: say(
      '没有待登记结果的移送；请核对人员',
      'no referral of this person waits for an outcome; correct the name',
    ),
  },
  claims: {
    instrument: say(
      '该文书已登记；延长或者扩大须凭新的文书',
      'this instrument was registered before; what is longer or more takes a new instrument',
    ),
  },
  purposes: {
    fiscalSupervision: say('财政资金收支监督', 'Supervision of fiscal funds'),
    nationalSecurity: say('维护国家安全', 'National security'),
    crimeInvestigation: say('侦查犯罪', 'Investigation of crime'),
    supervision: say('监督管理', 'Supervision'),
    evaluation: say('评估', 'Evaluation'),
    discipline: say('处分', 'Discipline'),
    partyConsent: say('经当事人授权', 'With the consent of the parties'),
    court: say('司法', 'Courts'),
  },
  notices: {
    registered: say('协助调取申请已登记', 'A request for information was registered'),
    returned: say('协助调取申请退回补正', 'A request for information was returned'),
    authorized: say('已准予调取', 'An access was authorised'),
    refused: say('不予提供', 'An access was refused'),
    registeredAct: say('书面办理事项待复核', 'An act on paper waits to be confirmed'),
    ended: say('调取已终结', 'An access has ended'),
    review: say('请复核是否仍不予告知当事人', 'Review whether the parties may still not be told'),
    told: say('贵方材料已依法准予调取', 'Access to your material was authorised'),
  },
};
