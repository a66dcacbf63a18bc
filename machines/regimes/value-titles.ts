// What people read for a value of a parameter that is one of a list.
import { type Text, say } from '../law/cite.ts';
import { roles } from '../law/roles.ts';
import type { committeeDepartments } from './parameters/operation/authorization.ts';
import type { ParameterKey } from './parameters.ts';

/** Of the committee (P7). */
export const departmentTitles: Record<(typeof committeeDepartments)[number], Text> = {
  dataAdministration: say('政数', 'Data administration'),
  cyberspace: say('网信', 'Cyberspace'),
  developmentAndReform: say('发改', 'Development and reform'),
  stateAssets: say('国资委', 'State assets'),
  industry: say('工信', 'Industry'),
  publicSecurity: say('公安', 'Public security'),
  stateSecurity: say('国家安全', 'State security'),
  justice: say('司法行政', 'Justice'),
  finance: say('财政', 'Finance'),
  marketRegulation: say('市场监管', 'Market regulation'),
};

const retention = {
  latest: say('各起算时间中最晚的一个', 'the latest of the instants that count'),
};
const titles: Partial<Record<ParameterKey, Record<string, Text>>> = {
  'calendar.uncovered': {
    provisional: say('暂按周一至周五推算，通知载入后重新计算', 'Monday to Friday for now, counted again later'),
    refuse: say('不推算，暂不受理', 'not guessed: refused'),
  },
  'trade.subject.uniqueness': {
    perEntity: say('每个主体一项登记', 'one registration for each subject'),
    perRole: say('每个主体的每种身份一项登记', 'one registration for each role of a subject'),
  },
  'trade.stages': {
    subjectRegistration: say('主体登记', 'registration of the subjects'),
    listingRegistration: say('标的登记', 'registration of the object'),
    application: say('交易申请', 'application'),
    negotiation: say('交易磋商', 'negotiation'),
    contract: say('签订合同', 'contract'),
    delivery: say('交易实施', 'performance'),
    settlement: say('交易结算', 'settlement'),
    filing: say('交易备案', 'filing'),
  },
  'trade.paymentOrder': {
    contract: say('按合同约定', 'as contracted'),
    prepay: say('先付款后交付', 'payment first'),
    onDelivery: say('交付时付款', 'on delivery'),
    milestones: say('按进度付款', 'by milestones'),
  },
  'trade.contract.reviewTiming': {
    preSign: say('签署前', 'before signature'),
    postSign: say('签署后', 'after signature'),
  },
  'trade.delivery.onSilence': {
    escalate: say('报告数据交易中心处理', 'reported to the center'),
    accept: say('视为验收', 'taken as accepted'),
  },
  'trade.violation.measures': {
    warn: say('提示、警告', 'warning'),
    pauseDelivery: say('暂停交付', 'delivery paused'),
    freezeSettlement: say('冻结结算', 'settlement frozen'),
    suspendListing: say('暂停标的交易', 'listing suspended'),
    suspendSubject: say('暂停主体资格', 'subject suspended'),
    terminateTrade: say('终止交易', 'trade terminated'),
  },
  'trade.retention.start': { ...retention, caseEnd: say('案件办结之日', 'the end of the case') },
  'trade.retention.afterEnd': {
    manualDecision: say('由人决定处置', 'a person decides'),
    keep: say('继续保存', 'kept on'),
  },
  'pd.application.forms': {
    legalPerson: say('法人', 'legal persons'),
    unincorporated: say('非法人组织', 'unincorporated organisations'),
  },
  'pd.expert.rule': {
    scoreAndShare: say('平均分和推荐比例均达到', 'both mean score and share of votes'),
    score: say('平均分达到', 'mean score'),
    share: say('推荐比例达到', 'share of votes'),
  },
  'pd.committee.departments': departmentTitles,
  'pd.committee.requiredFor': {
    grant: say('授权', 'grant'),
    renewal: say('续期', 'renewal'),
    termination: say('终止', 'termination'),
    revocation: say('撤销', 'revocation'),
    earlyTermination: say('提前终止', 'early termination'),
  },
  'pd.committee.majorityOf': {
    members: say('全体组成部门', 'all members'),
    present: say('出席部门', 'those present'),
  },
  'pd.agreement.termStart': {
    effectiveDate: say('协议生效之日', 'the day on which it takes effect'),
    lastSignature: say('最后一方签署之日', 'the last signature'),
  },
  'pd.renewal.latest': { expiry: say('有效期届满之前', 'before the term ends') },
  'pd.suspension.scope': {
    allGrants: say('全部场景授权', 'every grant'),
    listedGrants: say('所列场景授权', 'the grants that are listed'),
  },
  'pd.suspension.exportedProducts': {
    keepFlagged: say('保留并标记', 'kept and marked'),
    stopAll: say('全部停用', 'all stopped'),
  },
  'pd.termination.scope': {
    orderedGrants: say('责令整改所涉的场景授权', 'the grants that the order names'),
    wholeAgreement: say('整个协议', 'the whole agreement'),
  },
  'pd.revocation.grounds': {
    dataLeakedOrHandedOn: say('泄露数据或者擅自转交', 'data leaked or handed on'),
    processedOutsideDomain: say('在授权运营域外处理数据', 'data processed outside of the domain'),
    exportMisused: say('出域产品被滥用', 'an exported product misused'),
    falseApplication: say('申请材料虚假', 'a false application'),
    conditionsLost: say('不再具备条件', 'the conditions no longer met'),
  },
  'pd.logs.start': { ...retention, endOfRights: say('权限终止之日', 'the end of the rights') },
};

/** What a value of a parameter is called; undefined where it says itself (a number, a name, a grade). */
export function valueTitle(key: ParameterKey, value: string): Text | undefined {
  const own = titles[key];
  if (own && Object.hasOwn(own, value)) return own[value];
  return key.startsWith('trade.roles.') ? roles[value as keyof typeof roles] : undefined;
}
