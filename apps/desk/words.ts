// What the console itself says, in the language of officials. What the law, a lifecycle or a refusal says comes from the API.
import { type Text, say } from '@shuquan/machines/law';

export type Language = 'zh' | 'en';

/** Between what is put together from several texts. */
export const [colon, comma, semicolon] = [say('：', ': '), say('、', ', '), say('；', '; ')];
export const bracketed = (name: string, more: string): Text => say(`${name}（${more}）`, `${name} (${more})`);

export const words = {
  product: say('数权', 'Shuquan'),
  tagline: say('数据交易与公共数据授权运营办理平台', 'Desk for data trading and authorized operation of public data'),
  language: say('English', '中文'),
  skip: say('跳到正文', 'Skip to the content'),
  pages: {
    inbox: say('待办', 'Inbox'),
    cases: say('案件', 'Cases'),
    start: say('新办', 'New case'),
    home: say('本单位', 'Our company'),
    calendar: say('期限日历', 'Calendar'),
    notices: say('通知', 'Notices'),
    law: say('法规与流程', 'Law and lifecycles'),
    verify: say('核验', 'Verification'),
    admin: say('管理', 'Administration'),
  },
  signIn: {
    development: say('开发登录', 'Development sign-in'),
    banner: say(
      '开发登录：未配置身份提供方，任何人都可以以任何人的身份办理。仅供本机试用。',
      'Development sign-in: no identity provider is configured, and anybody may act as anybody. For trying out on this machine only.',
    ),
    choose: say('选择办理人员和身份', 'Choose a person and a hat'),
    with: say('登录', 'Sign in'),
    out: say('退出', 'Sign out'),
    switch: say('切换身份', 'Change hat'),
    absence: say('委托代办', 'Absence'),
    search: say('按姓名、身份、单位查找', 'Find by name, hat or organisation'),
    opens: say('可以立案：', 'Opens: '),
    acts: say('参与办理：', 'Acts in: '),
    ownCases: say('办理本单位为当事人的案件', 'acts in the cases of the own organisation'),
    reads: say('查阅职权范围内的案件', 'reads the cases of the own duty'),
    forWhom: say('代为办理：', 'For: '),
    noHat: say('该账户现在没有任何身份，请联系管理员。', 'This account wears no hat now; ask an administrator.'),
  },
  menu: say('菜单', 'Menu'),
  pagesOf: say('主导航', 'Main navigation'),
  find: say('查找案件：名称、编号、单位', 'Find cases: name, number, organisation'),
  bell: (unread: number) =>
    unread ? say(`通知：${unread}条未读`, `Notices: ${unread} unread`) : say('通知：没有未读', 'Notices: none unread'),
  articles: say('依据：', 'Under: '),
  broken: say('页面出错，请重试。', 'The page failed; try again.'),
  noPage: say('没有这个页面。', 'There is no such page.'),
  toInbox: say('回到待办', 'To the inbox'),
  sample: {
    opening: (of: Text): Text => say(`${of.zh} · 立案申请`, `${of.en} · opening`),
    note: say(
      '表单样张：可以试填，内容只留在本页，不会提交。',
      'A sample of the form: it can be tried out, nothing is sent.',
    ),
    fill: say('试填', 'Fill in'),
    read: say('核对', 'Check'),
    unknown: say('没有这个事项的表单。', 'There is no such form.'),
  },
  loading: say('正在读取……', 'Loading …'),
  retry: say('重试', 'Try again'),
  unreachable: say('暂时无法连接服务，请稍后重试。', 'The service cannot be reached just now; try again.'),
} as const;

export const due = {
  provisional: say('暂按周末推算，待节假日安排公布', 'provisional until the holiday notice is out'),
};
