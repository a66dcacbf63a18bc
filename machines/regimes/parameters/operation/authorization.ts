// Announcement and application, experts and committee: P7, P10, P14, P15.
import { gap, reading, text } from '../../../law/cite.ts';
import { choice, choices, duration, flag, fraction, note, number, optionalDay, texts } from '../define.ts';

/** P7: the ten departments that the draft names; the list is open (“等”). */
export const committeeDepartments = [
  'dataAdministration',
  'cyberspace',
  'developmentAndReform',
  'stateAssets',
  'industry',
  'publicSecurity',
  'stateSecurity',
  'justice',
  'finance',
  'marketRegulation',
] as const;
const matters = ['grant', 'renewal', 'termination', 'revocation', 'earlyTermination'] as const;

export const authorizationParameters = {
  // Announcement and application: P10(1), P14, P15
  'pd.announcement.perYear': number(['每年公告次数', 'Announcements per year'], text('P10(1)'), 1, { floor: 1 }),
  'pd.announcement.modes': texts(
    ['可公告的授权方式（*：不限）', 'Modes of authorization that an announcement may state (*: any)'],
    gap('P10(1)', 'D-0412'),
    ['*'],
  ),
  'pd.proposal.confirmDue': duration(
    ['提请事项确认期限', 'What one person of an office proposed lapses unless another confirms it within'],
    gap(['P10(1)', 'P10(3)', 'P11'], 'D-0426'),
    '20 bd',
    { floor: '1 bd', ceiling: '60 bd' },
  ),
  'pd.announcement.suggestedWindow': duration(
    ['申请窗口建议长度', 'Suggested window for applications (each announcement sets its own)'],
    gap('P10(1)', 'D-0034'),
    '30 cd',
  ),
  'pd.announcement.prepareDue': duration(
    ['公告拟制时限', 'An announcement is drawn up within'],
    gap('P10(1)', 'D-0105'),
    '20 bd',
  ),
  'pd.announcement.approveSla': duration(
    ['公告审定时限', 'Approval of an announcement'],
    gap('P10(1)', 'D-0105'),
    '5 bd',
  ),
  'pd.announcement.extensions': number(
    ['申请窗口可延长次数', 'Extensions of the window for applications'],
    gap('P10(1)', 'D-0231'),
    2,
    { floor: 0, ceiling: 3 },
  ),
  'pd.application.draftExpiry': duration(
    ['申请草稿保留期', 'A draft application lapses after'],
    gap('P10(1)', 'D-0023'),
    '90 cd',
  ),
  'pd.application.forms': choices(
    ['可申请的组织形式', 'Forms of organisation that may apply'],
    text('P4(3)'),
    ['legalPerson', 'unincorporated'],
    ['legalPerson', 'unincorporated'],
    { atLeast: ['legalPerson'] },
  ),
  'pd.qualification.sla': duration(['资格审查时限', 'Qualification review'], gap('P10(2)', 'D-0034'), '10 bd'),
  'pd.qualification.correctionDue': duration(
    ['申请补正期限', 'Correction of an application'],
    gap('P10(2)', 'D-0034'),
    '5 bd',
  ),
  'pd.qualification.lookBack': duration(
    ['重大违法记录回溯期', 'How far back a record of major illegality counts'],
    gap('P14(3)', 'D-0034'),
    '3 y',
  ),
  'pd.qualification.recheckAtSigning': flag(
    ['签约前复核资格', 'Conditions are checked again at signing'],
    reading(['P14', 'P15'], 'D-0034'),
    true,
  ),

  // Experts and committee: P7, P10(2)
  'pd.expert.panel': number(
    ['专家组最少人数', 'Fewest experts on a panel (the number is odd)'],
    gap('P10(2)', 'D-0035'),
    5,
    { floor: 3, ceiling: 21, odd: true },
  ),
  'pd.expert.rule': choice(
    ['专家评审通过规则', 'When the panel recommends'],
    gap('P10(2)', 'D-0035'),
    'scoreAndShare',
    ['scoreAndShare', 'score', 'share'],
  ),
  'pd.expert.passScore': number(['通过的平均分', 'Mean score that passes, out of 100'], gap('P10(2)', 'D-0035'), 70, {
    floor: 0,
    ceiling: 100,
  }),
  'pd.expert.recommendShare': fraction(
    ['推荐的专家比例', 'Share of the experts who recommend'],
    gap('P10(2)', 'D-0035'),
    '2/3',
    { floor: '1/2', ceiling: '1/1' },
  ),
  'pd.expert.groupDue': duration(
    ['专家组名单提供时限', 'The committee’s office names the expert group within'],
    gap('P7(2)', 'D-0110'),
    '5 bd',
  ),
  'pd.expert.formDue': duration(['组成专家组时限', 'The panel is formed within'], gap('P10(2)', 'D-0035'), '10 bd'),
  'pd.expert.declareDue': duration(
    ['利益冲突声明时限', 'An expert declares conflicts within'],
    gap('P10(2)', 'D-0035'),
    '3 bd',
  ),
  'pd.expert.replaceDue': duration(
    ['补选专家时限', 'A vacant seat on the panel is filled within'],
    gap('P10(2)', 'D-0110'),
    '5 bd',
  ),
  'pd.expert.scoreDue': duration(['专家评分时限', 'An expert scores within'], gap('P10(2)', 'D-0035'), '10 bd'),
  'pd.expert.signDue': duration(['组长签署时限', 'The chair signs the result within'], gap('P10(2)', 'D-0035'), '3 bd'),
  'pd.application.reportDue': duration(
    ['评审结果上报时限', 'The result is reported to the committee within'],
    gap('P10(2)', 'D-0036'),
    '5 bd',
  ),
  'pd.committee.departments': texts(['委员会组成部门', 'Departments of the committee'], text('P7'), [
    ...committeeDepartments,
  ]),
  'pd.committee.requiredFor': choices(
    ['须经委员会审议的事项', 'What the committee decides'],
    reading(['P7(3)', 'P10(2)', 'P13', 'P29'], 'D-0036'),
    matters,
    matters,
    { atLeast: ['grant', 'renewal', 'termination', 'revocation'] },
  ),
  'pd.committee.quorum': fraction(['出席比例', 'Members present, at least'], gap('P7', 'D-0036'), '2/3', {
    floor: '1/2',
    ceiling: '1/1',
  }),
  'pd.committee.majority': fraction(['通过比例（超过）', 'Votes in favour, more than'], gap('P7', 'D-0036'), '1/2', {
    floor: '1/2',
    ceiling: '3/4',
  }),
  'pd.committee.majorityOf': choice(['通过比例的基数', 'The majority is counted of'], gap('P7', 'D-0036'), 'members', [
    'members',
    'present',
  ]),
  'pd.committee.defer': number(['可延期审议次数', 'Deferrals of one matter'], gap('P7', 'D-0036'), 1, { floor: 0 }),
  'pd.committee.voteDue': duration(
    ['会上表决时限', 'Members vote, from the opening of the sitting, within'],
    gap('P7', 'D-0107'),
    '1 bd',
  ),
  'pd.committee.decisionDue': duration(['审议时限', 'A matter is decided within'], gap('P7', 'D-0036'), '20 bd'),
  'pd.committee.noticeDue': duration(
    ['决定通知时限', 'A decision is made known within'],
    gap('P10(3)', 'D-0036'),
    '3 bd',
  ),
  'pd.authority.party': note(
    ['授权主体（org: 加统一社会信用代码）', 'The authorizing body (`org:` and its credit code)'],
    reading(['P5', 'P10(3)'], 'D-0315'),
    null,
  ),
  'pd.resource.registeredFrom': optionalDay(
    ['自何日起须登记公共数据资源', 'From which day data sets carry a code of registration'],
    gap(['P9', 'P10(3)'], 'D-0315'),
    null,
  ),
  'pd.price.limitedFrom': optionalDay(
    ['自何日起公共数据产品须有最高限价', 'From which day a product of public data has a highest price'],
    gap(['T19', 'P24'], 'D-0315'),
    null,
  ),
  'pd.publicity.days': duration(['公示期', 'Publicity before a grant'], gap('P10(3)', 'D-0034'), '0 cd', {
    ceiling: '60 cd',
  }),
};
