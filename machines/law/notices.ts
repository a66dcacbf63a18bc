// The register of notices: what each is, who receives it, when, and under which article. A notice's own subject line
// stands in the words of the lifecycle that sends it.
import { type Basis, type Text, gap, reading, say, text } from './cite.ts';

export type Notice = {
  title: Text;
  /** Who receives it. */ to: Text;
  /** What it follows. */ when: Text;
  law: Basis[];
};

const notice = (title: Text, to: Text, when: Text, ...law: Basis[]): Notice => ({ title, to, when, law });

const parties = say('交易双方', 'both parties of the trade');
const operator = say('运营单位', 'the operator');

export const notices = {
  N1: notice(
    say('登记办理结果通知', 'Decision on a registration'),
    say('登记主体', 'the subject that registers'),
    say('主体或标的登记的每一办理结果', 'each decision on the registration of a subject or an object'),
    text('T16', 'T17'),
  ),
  N2: notice(
    say('信息披露督促通知', 'Reminder to disclose'),
    parties,
    say('交易申请阶段，以及退回补充时', 'during the application, and when it is returned'),
    text('T18'),
  ),
  N3: notice(
    say('违法违规情况报告', 'Report of a violation'),
    say('数据主管部门', 'the data supervisor'),
    say('实施中发现违法违规，及其后的补充报告', 'a violation found in a trade, and each supplement'),
    text('T22'),
  ),
  N4: notice(
    say('数据安全事件告知书', 'Notice of a security incident'),
    say('受影响的交易主体、运营单位', 'each subject or operator that is affected'),
    say('列明受影响对象时，以及认定误报时', 'those affected are named, or the alarm proves false'),
    text('T27'),
  ),
  N5: notice(
    say('数据安全事件报告', 'Report of a security incident'),
    say('有关部门', 'the departments'),
    say('事件向有关部门报告及其补充', 'an incident is reported, or the report supplemented'),
    text('T27'),
  ),
  N6: notice(
    say('数据安全改进要求', 'Demand to improve data security'),
    say(
      '整改对象、数据主管部门，办理情况并通知提出部门',
      'the addressee and the data supervisor; its course also the issuer',
    ),
    say(
      '网信、公安、密码管理等部门提出改进要求，及其后的每一步',
      'a security authority demands improvement, and each step after it',
    ),
    text('T29'),
  ),
  N7: notice(
    say('整改要求通知', 'Order to rectify'),
    say(
      '整改对象、数据主管部门，办理情况并通知提出部门',
      'the addressee and the data supervisor; its course also the issuer',
    ),
    say('监管部门提出整改要求，及其后的每一步', 'a regulator orders rectification, and each step after it'),
    text('T32', 'T33'),
  ),
  N8: notice(
    say('授权运营公告', 'Announcement of authorized operation'),
    say('社会公众', 'the public'),
    say('公告发布、更正或者终止', 'an announcement is published, corrected or ended'),
    text('P10(1)'),
  ),
  N9: notice(
    say('专家评审与委员会审议通知', 'Expert review and committee'),
    say('委员会及其办公室、评审专家', 'the committee, its office, the experts'),
    say('评审意见报送、事项提请审议', 'a review is reported, a matter is put to the committee'),
    text('P10(2)', 'P7(3)'),
  ),
  N10: notice(
    say('授权决定通知', 'Decision on an authorization'),
    say('申请单位、运营单位、主管部门', 'the applicant, the operator, the authority'),
    say(
      '申请、协议、提前终止、域验收的办理结果',
      'a decision on an application, an agreement, an early end or a domain',
    ),
    text('P10(3)'),
  ),
  N11: notice(
    say('期限届满提醒', 'The end of a term approaches'),
    say('运营单位、主管部门', 'the operator, the authority'),
    say('协议期限届满前', 'before the term of an agreement ends'),
    text('P13'),
  ),
  N12: notice(
    say('数据需求与授权使用办理通知', 'Requests under an agreement'),
    operator,
    say(
      '场景、人员、导入、导出和质量问题的办理结果',
      'a decision on a scenario, a person, an import, an export or a quality issue',
    ),
    text('P18'),
  ),
  N13: notice(
    say('数据治理督促通知', 'Demand to govern data'),
    say('数据提供单位', 'the providing unit'),
    say('质量问题交办及期限届满前', 'a quality issue is assigned, and before its limit ends'),
    text('P19'),
  ),
  N14: notice(
    say('定期运营报告通知', 'Periodic report on the operation'),
    say('运营单位、主管部门', 'the operator, the authority'),
    say('定期报告到期、提交、退回、逾期', 'a periodic report is due, filed, returned or overdue'),
    text('P16(3)'),
  ),
  N15: notice(
    say('年度运营报告通知', 'Annual report on the operation'),
    say('运营单位、主管部门', 'the operator, the authority'),
    say('年度报告到期、提交、退回、逾期', 'an annual report is due, filed, returned or overdue'),
    text('P30'),
  ),
  N16: notice(
    say('责令改正并暂停权限通知', 'Order to correct, and suspension of rights'),
    say('运营单位、授权运营域', 'the operator, the operation domain'),
    say('责令改正及其办理的每一步、期限届满前', 'an order to correct, each step of it, and before its limit ends'),
    text('P29'),
  ),
  N17: notice(
    say('整改反馈通知', 'Rectification feedback'),
    say('主管部门', 'the authority'),
    say('运营单位反馈整改情况', 'the operator reports on the rectification'),
    text('P29'),
  ),
  N18: notice(
    say('授权运营域关闭通知', 'The operation domain is closed'),
    say('运营单位、委员会办公室、数据提供单位', 'the operator, the office of the committee, the providing units'),
    say('权限撤销、数据删除完毕', 'access is revoked and the data are deleted'),
    text('P31'),
  ),
  N19: notice(
    say('任务与办理时限通知', 'A task, and its time limit'),
    say('承办人，逾期时并及其上级', 'who is to act, and their lead when it is overdue'),
    say(
      '任一办理时限将届满或者届满；任务被接手、指派、委托或者退回',
      'any time limit of a task is near or past; it is taken over, assigned, delegated or back',
    ),
    gap('T3', 'D-0022'),
  ),
  N20: notice(
    say('年度评估结果通知', 'Result of an evaluation'),
    operator,
    say('评估结果确认', 'the result of an evaluation is confirmed'),
    text('P12'),
  ),
  N21: notice(
    say('撤销授权办理通知', 'Revocation of an authorization'),
    operator,
    say('撤销程序的每一步', 'each step of a revocation'),
    reading('P29', 'D-0128'),
  ),
  N22: notice(
    say('交易进展通知', 'Course of a trade'),
    say('交易双方及有关办理部门', 'both parties of the trade, and who handles it'),
    say('交易各阶段的办理进展', 'a step of the trade has been taken'),
    reading('T15', 'D-0026'),
  ),
  N23: notice(
    say('整改要求办理结果通知', 'Result of an order to rectify'),
    say('整改对象、提出部门、数据主管部门', 'the addressee, the issuer, the data supervisor'),
    say('整改通过、执法办结或者要求撤回', 'an order is accepted, enforced or withdrawn'),
    text('T29', 'T32', 'T33'),
  ),
  N24: notice(
    say('数据安全事件进展通知', 'Course of a security incident'),
    say('承办单位及其上级', 'the owner of the incident, and who supervises it'),
    say('事件登记、逾期、办结、更正', 'an incident is recorded, overdue, closed or corrected'),
    text('T27'),
  ),
  N25: notice(
    say('定期工作通知', 'Periodic duty'),
    say(
      '承办单位，逾期、延期和未开展时并及其上级',
      'its owner; when it is overdue, postponed or not held, who supervises too',
    ),
    say('定期工作应当开展、延期、逾期、未开展', 'a periodic duty falls due, is postponed, overdue or not held'),
    text('T27', 'P26'),
  ),
  N26: notice(
    say('协助调取通知', 'Access to information'),
    say('数据交易中心、调取单位、材料所属当事人', 'the center, the requesting body, the parties whose material it is'),
    say(
      '申请登记、退回、准予、终结，不予告知的复核，以及告知当事人',
      'a request is registered, returned, authorised or over; a bar on telling is to be reviewed; parties are told',
    ),
    gap(['T25', 'T34', 'T35'], 'D-0273'),
  ),
  N27: notice(
    say('检查评估通知', 'Inspection or evaluation'),
    say(
      '被检查单位、承办部门；公布结果的，及于社会公众',
      'those inspected, the owner; the public, where results are published',
    ),
    say(
      '检查评估通知、开始、调取材料、征求意见、结果、逾期、办结',
      'an inspection is announced, starts, asks for materials, is open for comment, has a result, is late or ends',
    ),
    text('T28', 'T31', 'P16(3)'),
  ),
  N28: notice(
    say('账本锚定通知', 'Anchor of the ledger'),
    say('数据主管部门', 'the data supervisor'),
    say('每次锚定，以及逾期未锚定时', 'the ledger has been anchored, or an anchor is overdue'),
    reading('T24', 'D-0285'),
  ),
  N29: notice(
    say('违规案件进展通知', 'Course of a violation case'),
    say('涉案主体', 'the respondent'),
    say('警告、措施及其解除、案件办结', 'a warning, a measure or its end, the end of the case'),
    text('T22'),
  ),
  N30: notice(
    say('季度协助调取统计', 'Numbers of accesses of a quarter'),
    say('数据主管部门', 'the data supervisor'),
    say(
      '每季度终了后，按目的列明申请、准予、不予、查阅数量',
      'a quarter has ended: how many were asked, granted, refused and read, by purpose',
    ),
    reading(['T25', 'T28'], 'D-0316'),
  ),
} as const satisfies Record<string, Notice>;

export type NoticeId = keyof typeof notices;
/** What the articles themselves demand to be told; the rest are courtesies that nobody reached may settle. */
export const demandedNotices: readonly NoticeId[] = [
  'N2',
  'N3',
  'N4',
  'N5',
  'N6',
  'N7',
  'N8',
  'N9',
  'N13',
  'N14',
  'N15',
  'N16',
  'N17',
];
/** Is it a notice of the register? */
export const isNoticeId = (id: string): id is NoticeId => Object.hasOwn(notices, id);
