// What the law pages, verification, the calendar and the company home say.
import { type Text, say } from '@shuquan/machines/law';

const n = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const law = {
  intro: say(
    '条文要旨由本系统编写，以法规文本为准。',
    'The gist of each article is in our words; the text of the regulation is the authority.',
  ),
  articles: say('法规条文', 'Articles'),
  lifecycles: say('办理流程', 'Lifecycles'),
  regimes: say('适用规则与参数', 'Rules in force and their parameters'),
  books: {
    T: say('数据交易管理办法', 'Measures on Data Trading'),
    P: say('公共数据授权运营管理办法', 'Measures on Authorized Operation of Public Data'),
  },
  search: say('按条号或者文字查找', 'Find by number or words'),
  find: say('按名称查找', 'Find by name'),
  nothing: say('没有符合条件的条文。', 'No article fits.'),
  treatment: {
    enforced: say('系统执行', 'Enforced'),
    recorded: say('系统记录', 'Recorded'),
    outside: say('系统之外', 'Outside'),
  },
  treatmentMeans: {
    enforced: say('不合条文的事项系统不予受理', 'what goes against it is refused'),
    recorded: say('系统留存依据与经过，由人判断', 'the record shows it, people judge'),
    outside: say('由系统以外的机关或者制度落实', 'other bodies or systems carry it out'),
  },
  all: say('全部', 'All'),
  openedBy: say('由谁提起', 'Opened by'),
  readBy: say('谁可查阅', 'Read by'),
  basis: say('依据', 'Articles'),
  outcomes: say('可能的结果', 'Outcomes'),
  chart: say('流程图', 'Chart'),
  chartHint: say('点击带“+”的方框可以展开。', 'A box with “+” unfolds by a click.'),
  opening: say('提起时需要', 'Needed to open it'),
  rules: say('须符合', 'Conditions'),
  events: say('可办事项', 'What may be done'),
  event: say('事项', 'Act'),
  who: say('谁可办理', 'Who may'),
  needs: say('需要填写或者提交', 'What it needs'),
  nothingNeeded: say('无须填写', 'nothing to fill in'),
  needed: say('必填', 'required'),
  told: say('由其他案件或者外部系统报告', 'Reported by other cases and outside systems'),
  states: say('各个状态', 'States'),
  state: say('状态', 'State'),
  task: say('待办任务', 'Task'),
  parameter: say('参数', 'Parameter'),
  value: say('取值', 'Value'),
  notSet: say('未设定', 'not set'),
  bases: {
    text: say('条文原文', 'text'),
    reading: say('对条文的理解', 'reading'),
    gap: say('条文未规定，由本系统补充', 'gap filled'),
    outside: say('其他法律规定', 'another law'),
  },
  allFields: say('全部字段', 'all fields'),
  fields: (count: number) => say(`${count}个字段`, n(count, 'field', 'fields')),
  source: say('文本', 'Text'),
  notClaimed: say('未纳入的内容', 'Not carried'),
  yes: say('是', 'yes'),
  no: say('否', 'no'),
  back: say('返回法规与流程', 'Law and lifecycles'),
} as const;

export const verify = {
  certificate: say('核验凭证', 'Verify a certificate'),
  number: say('凭证编号', 'Number of the certificate'),
  numberHint: say(
    '按凭证上的编号填写，空格、大小写、全角半角均可。',
    'As it stands on the certificate; blanks, small letters and full-width signs do no harm.',
  ),
  check: say('核验', 'Verify'),
  valid: say('有效', 'Valid'),
  invalid: say('无效', 'Not valid'),
  validSince: (day: string) => say(`自${day}起有效`, `valid since ${day}`),
  invalidSince: (day: string) => say(`自${day}起无效`, `not valid since ${day}`),
  holder: say('持有人', 'Holder'),
  citizen: say('自然人（依法不公开姓名）', 'A citizen (not named by law)'),
  about: say('标的', 'Object'),
  kind: say('登记类别', 'Registered as'),
  issued: say('发证日期', 'Issued'),
  until: say('有效期至', 'Valid until'),
  unlimited: say('长期', 'no end'),
  version: say('版本', 'Version'),
  state: say('登记状态', 'State'),
  basis: say('依据', 'Articles'),
  asOf: (instant: string) => say(`以${instant}的登记为准`, `as registered at ${instant}`),
  print: say('查看并打印凭证', 'Show and print the certificate'),
  printNow: say('打印', 'Print'),
  unknown: say('没有查到该凭证', 'No such certificate'),
  unknownHint: say('请核对编号；编号以凭证原件为准。', 'Check the number against the certificate itself.'),
  record: say('核验案件记录', 'Verify the record of a case'),
  caseId: say('案件编号', 'Case number'),
  caseHint: say('只有可以查阅该案件的人员才能核验其记录。', 'Only those who may read a case may verify its record.'),
  signIn: say('核验案件记录须先登录。', 'Sign in to verify the record of a case.'),
  whole: (rows: number) =>
    say(
      `${rows}行，前后相连，每个状态都由事件推得。`,
      `${n(rows, 'row', 'rows')}, unbroken; every state follows from its events.`,
    ),
  broken: (rows: number, row: number | null) =>
    say(
      row === null ? `${rows}行，记录不完整。` : `${rows}行，第${row}行起有问题。`,
      row === null
        ? `${n(rows, 'row', 'rows')}; the record is not whole.`
        : `${n(rows, 'row', 'rows')}; the first bad one is row ${row}.`,
    ),
  older: (rows: number) =>
    say(
      `其中${rows}行由旧版流程产生，只核对了哈希。`,
      `${n(rows, 'row', 'rows')} of older charts: their hashes alone were checked.`,
    ),
  hash: say('末行哈希', 'Hash of the last row'),
  download: say('下载归档包', 'Download the archive'),
  downloading: say(
    '归档包可以脱离本系统自行校验（BagIt）。',
    'The archive checks itself without this service (BagIt).',
  ),
  refused: say('无法核验', 'It cannot be verified'),
  findings: {
    altered: say('内容被改动', 'altered'),
    missing: say('缺行', 'missing'),
    outOfOrder: say('次序错乱', 'out of order'),
    notDerivable: say('状态不能由事件推得', 'the state does not follow from the events'),
  },
  other: say('与记录不符', 'does not fit the record'),
} as const;

export const certificate = {
  title: say('登记凭证', 'Certificate of registration'),
  page: say('凭证', 'Certificate'),
  certifies: (holder: string, what: string) =>
    say(`兹证明${holder}已办理${what}。`, `This certifies that ${holder} holds this registration: ${what}.`),
  issuer: say('长春市数据交易中心', 'Changchun Data Trading Center'),
  scan: say('扫描二维码或者凭编号核验', 'Verify by the code or the number'),
  invalid: say('本凭证已失去效力', 'This certificate is no longer valid'),
} as const;

export const calendar = {
  month: (year: number, month: number) =>
    say(
      `${year}年${month}月`,
      new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        Date.UTC(year, month - 1),
      ),
    ),
  before: say('上一月', 'Month before'),
  after: say('下一月', 'Next month'),
  today: say('本月', 'This month'),
  weekdays: [
    say('一', 'Mon'),
    say('二', 'Tue'),
    say('三', 'Wed'),
    say('四', 'Thu'),
    say('五', 'Fri'),
    say('六', 'Sat'),
    say('日', 'Sun'),
  ],
  holiday: say('休', 'off'),
  workday: say('班', 'work'),
  more: (count: number) => say(`另有${count}件`, `${count} more`),
  list: say('期限列表', 'List of deadlines'),
  overdue: say('已逾期', 'Overdue'),
  inMonth: say('本月到期', 'Due in this month'),
  none: say('没有到期的案件。', 'No case falls due.'),
  case: say('案件', 'Case'),
  kind: say('流程', 'Lifecycle'),
  due: say('期限', 'Due'),
  capped: (count: number) => say(`只列出前${count}件。`, `The first ${count} alone are listed.`),
  source: (year: number, source: string) => say(`${year}年放假安排：${source}`, `Holidays of ${year}: ${source}`),
  bundled: say('国务院办公厅通知（随软件收录）', 'the notice of the State Council (as shipped with the software)'),
  provisional: (year: number) =>
    say(
      `${year}年的放假通知尚未载入，工作日暂按周一至周五推算，通知载入后重新计算。`,
      `The holiday notice for ${year} is not loaded: working days are taken as Monday to Friday for now, and counted again once it is.`,
    ),
  cases: (count: number) => say(`${count}件到期`, `${count} due`),
} as const;

export const home = {
  none: say(
    '本页供企业、机构和公民使用；当前身份不代表任何主体。',
    'This page is for companies, bodies and citizens; the hat that is worn acts for nobody.',
  ),
  forUs: say('等我方办理', 'Waits for us'),
  forOthers: say('等其他方办理', 'Waits for others'),
  registrations: say('主体登记与凭证', 'Registrations and certificates'),
  listings: say('登记的标的', 'Listings'),
  trades: say('交易', 'Trades'),
  others: say('其他案件', 'Other cases'),
  nothing: say('无', 'nothing'),
  begin: say('办理主体登记', 'Register'),
  beginHint: say(
    '尚未办理主体登记。登记后方可登记标的、申请交易。',
    'No registration yet: it comes before listings and trades.',
  ),
  task: say('事项', 'Task'),
  case: say('案件', 'Case'),
  by: say('由谁', 'By'),
  due: say('期限', 'Due'),
  state: say('状态', 'State'),
  certificate: say('凭证', 'Certificate'),
  until: (day: string) => say(`有效期至${day}`, `valid until ${day}`),
  unlimited: say('长期有效', 'valid without end'),
  road: say('交易进程', 'The road of the trade'),
  done: say('已完成', 'done'),
  here: say('办理中', 'under way'),
  ahead: say('未开始', 'ahead'),
  capped: (count: number) => say(`只列出最近的${count}件。`, `The last ${count} alone are listed.`),
} as const;

/** What verification found, by its kind. */
export const findingInWords = (kind: string): Text =>
  kind in verify.findings ? verify.findings[kind as keyof typeof verify.findings] : verify.other;
