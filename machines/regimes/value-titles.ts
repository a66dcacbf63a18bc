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

const latest: Text = { zh: '各起算时间中最晚的一个', en: 'the latest of the instants that count' };
// Plain literals, without a call or a spread: a bundler leaves them out where nobody reads them.
const titles: Partial<Record<ParameterKey, Record<string, Text>>> = {
  'calendar.uncovered': {
    provisional: { zh: '暂按周一至周五推算，通知载入后重新计算', en: 'Monday to Friday for now, counted again later' },
    refuse: { zh: '不推算，暂不受理', en: 'not guessed: refused' },
  },
  'trade.subject.uniqueness': {
    perEntity: { zh: '每个主体一项登记', en: 'one registration for each subject' },
    perRole: { zh: '每个主体的每种身份一项登记', en: 'one registration for each role of a subject' },
  },
  'trade.stages': {
    subjectRegistration: { zh: '主体登记', en: 'registration of the subjects' },
    listingRegistration: { zh: '标的登记', en: 'registration of the object' },
    application: { zh: '交易申请', en: 'application' },
    negotiation: { zh: '交易磋商', en: 'negotiation' },
    contract: { zh: '签订合同', en: 'contract' },
    delivery: { zh: '交易实施', en: 'performance' },
    settlement: { zh: '交易结算', en: 'settlement' },
    filing: { zh: '交易备案', en: 'filing' },
  },
  'trade.paymentOrder': {
    contract: { zh: '按合同约定', en: 'as contracted' },
    prepay: { zh: '先付款后交付', en: 'payment first' },
    onDelivery: { zh: '交付时付款', en: 'on delivery' },
    milestones: { zh: '按进度付款', en: 'by milestones' },
  },
  'trade.contract.reviewTiming': {
    preSign: { zh: '签署前', en: 'before signature' },
    postSign: { zh: '签署后', en: 'after signature' },
  },
  'trade.delivery.onSilence': {
    escalate: { zh: '报告数据交易中心处理', en: 'reported to the center' },
    accept: { zh: '视为验收', en: 'taken as accepted' },
  },
  'trade.violation.measures': {
    warn: { zh: '提示、警告', en: 'warning' },
    pauseDelivery: { zh: '暂停交付', en: 'delivery paused' },
    freezeSettlement: { zh: '冻结结算', en: 'settlement frozen' },
    suspendListing: { zh: '暂停标的交易', en: 'listing suspended' },
    suspendSubject: { zh: '暂停主体资格', en: 'subject suspended' },
    terminateTrade: { zh: '终止交易', en: 'trade terminated' },
  },
  'trade.retention.start': { latest, caseEnd: { zh: '案件办结之日', en: 'the end of the case' } },
  'trade.retention.afterEnd': {
    manualDecision: { zh: '由人决定处置', en: 'a person decides' },
    keep: { zh: '继续保存', en: 'kept on' },
  },
  'pd.application.forms': {
    legalPerson: { zh: '法人', en: 'legal persons' },
    unincorporated: { zh: '非法人组织', en: 'unincorporated organisations' },
  },
  'pd.expert.rule': {
    scoreAndShare: { zh: '平均分和推荐比例均达到', en: 'both mean score and share of votes' },
    score: { zh: '平均分达到', en: 'mean score' },
    share: { zh: '推荐比例达到', en: 'share of votes' },
  },
  'pd.committee.departments': departmentTitles,
  'pd.committee.requiredFor': {
    grant: { zh: '授权', en: 'grant' },
    renewal: { zh: '续期', en: 'renewal' },
    termination: { zh: '终止', en: 'termination' },
    revocation: { zh: '撤销', en: 'revocation' },
    earlyTermination: { zh: '提前终止', en: 'early termination' },
  },
  'pd.committee.majorityOf': {
    members: { zh: '全体组成部门', en: 'all members' },
    present: { zh: '出席部门', en: 'those present' },
  },
  'pd.agreement.termStart': {
    effectiveDate: { zh: '协议生效之日', en: 'the day on which it takes effect' },
    lastSignature: { zh: '最后一方签署之日', en: 'the last signature' },
  },
  'pd.renewal.latest': { expiry: { zh: '有效期届满之前', en: 'before the term ends' } },
  'pd.suspension.scope': {
    allGrants: { zh: '全部场景授权', en: 'every grant' },
    listedGrants: { zh: '所列场景授权', en: 'the grants that are listed' },
  },
  'pd.suspension.exportedProducts': {
    keepFlagged: { zh: '保留并标记', en: 'kept and marked' },
    stopAll: { zh: '全部停用', en: 'all stopped' },
  },
  'pd.termination.scope': {
    orderedGrants: { zh: '责令整改所涉的场景授权', en: 'the grants that the order names' },
    wholeAgreement: { zh: '整个协议', en: 'the whole agreement' },
  },
  'pd.revocation.grounds': {
    dataLeakedOrHandedOn: { zh: '泄露数据或者擅自转交', en: 'data leaked or handed on' },
    processedOutsideDomain: { zh: '在授权运营域外处理数据', en: 'data processed outside of the domain' },
    exportMisused: { zh: '出域产品被滥用', en: 'an exported product misused' },
    falseApplication: { zh: '申请材料虚假', en: 'a false application' },
    conditionsLost: { zh: '不再具备条件', en: 'the conditions no longer met' },
  },
  'pd.logs.start': { latest, endOfRights: { zh: '权限终止之日', en: 'the end of the rights' } },
};

/** What a value of a parameter is called; undefined where it says itself (a number, a name, a grade). */
export function valueTitle(key: ParameterKey, value: string): Text | undefined {
  const own = titles[key];
  if (own && Object.hasOwn(own, value)) return own[value];
  return key.startsWith('trade.roles.') ? roles[value as keyof typeof roles] : undefined;
}
