// What the pages of daily work say: inbox, cases, a case, sending.
import type { Text } from '@shuquan/machines/law';

const say = (zh: string, en: string): Text => ({ zh, en });

export const claiming = {
  claim: say('认领', 'Claim'),
  release: say('退回', 'Give back'),
  takeOver: say('接手', 'Take over'),
  claimed: say('已认领。', 'Claimed.'),
  released: say('已退回，他人可以认领。', 'Given back; others may claim it.'),
  takeOverTitle: say('接手他人已认领的任务', 'Take over a task that somebody has claimed'),
  held: (holder: string | null, task: string) =>
    holder
      ? say(
          `“${task}”现由${holder}认领。接手后由您办理，系统会通知${holder}，理由记入案卷。`,
          `“${task}” is claimed by ${holder}. You will act instead; ${holder} is told, and your reason goes on the record.`,
        )
      : say(
          `“${task}”已由他人认领。接手后由您办理，系统会通知认领人，理由记入案卷。`,
          `“${task}” is claimed by somebody else. You will act instead; they are told, and your reason goes on the record.`,
        ),
  reason: say('接手理由', 'Reason for taking over'),
  reasonNeeded: say('请填写接手理由（至少两个字）', 'Give the reason, two characters at least'),
};

export const casePage = {
  number: say('案号', 'Case'),
  state: say('当前环节', 'Stands at'),
  opened: say('立案', 'Opened'),
  changed: say('最近办理', 'Last act'),
  regime: say('适用规则', 'Rules that apply'),
  ended: say('已办结', 'Ended'),
  print: say('打印案卷', 'Print the file'),
  now: say('现在', 'Now'),
  nowEnded: (at: string) =>
    say(`本案已于${at}办结，不再办理。`, `The case ended on ${at}; nothing more is done in it.`),
  nowNobody: say(
    '现在不需要任何人办理，等待期限届满或者其他案件的结果。',
    'Nobody has to act now; a deadline or another case is awaited.',
  ),
  task: say('待办事项', 'To do'),
  by: say('由谁办理', 'By whom'),
  until: say('办理期限', 'Until'),
  holder: say('认领人', 'Claimed by'),
  nobody: say('无人认领', 'nobody'),
  late: say('已超时限，已报告', 'late, and reported'),
  mine: say('我可以办理', 'What I may do'),
  mineNone: say('在当前环节，您的身份没有可以办理的事项。', 'At this point your hat has nothing to do here.'),
  missing: say('现在还不能办理：', 'Not yet possible: '),
  remark: say('备注', 'Remark'),
  attach: say('补充材料', 'Attach documents'),
  rest: say('其他事项为什么不能办理', 'Why not the rest'),
  act: say('事项', 'Act'),
  who: say('由谁办理', 'Who may'),
  why: say('为什么现在不能由您办理', 'Why you cannot do it now'),
  article: say('依据', 'Under'),
  notYourHat: say('由上列人员办理，您现在的身份不能办理。', 'It is for those named; not for the hat you wear.'),
  onlyAt: (states: string) => say(`仅在以下环节办理：${states}。`, `Only possible at: ${states}.`),
  anywhere: say('当前环节不能办理。', 'Not possible at this point.'),
  parts: say('案卷', 'Case file'),
  tabs: {
    materials: say('材料', 'Materials'),
    history: say('经过', 'History'),
    linked: say('关联', 'Linked cases'),
    deadlines: say('期限', 'Deadlines'),
    picture: say('流程图', 'Chart'),
    record: say('记录与核验', 'Record and verification'),
  },
  noMaterials: say('还没有材料。', 'No material yet.'),
  opening: say('立案申请', 'Opening'),
  submittedBy: (who: string, at: string) => say(`${who}，${at}`, `${who}, ${at}`),
  causedBy: say('由关联案件引起：', 'Caused by: '),
  clock: say('期限届满', 'A deadline ran out'),
  chartMoved: say('流程版本更新', 'The chart was brought up to date'),
  told: say('系统记录', 'Noted by the system'),
  became: say('变为', 'became'),
  row: (seq: number) => say(`第${seq}行`, `row ${seq}`),
  parties: say('当事人', 'Parties'),
  noLinks: say('没有可以查阅的关联案件。', 'No linked case that you may read.'),
  notReadable: say('您的身份不能查阅', 'not for your hat to read'),
  kinds: {
    remind: say('提醒', 'reminder'),
    escalate: say('办理时限', 'time limit'),
    after: say('届满即变更', 'takes effect by itself'),
  } as Record<string, Text>,
  stands: say('已停止计时', 'stands still'),
  provisional: say('暂按周末推算，待节假日安排公布', 'provisional until the holiday notice is out'),
  noDeadlines: say('没有正在计算的期限。', 'No deadline is running.'),
  kind: say('种类', 'Kind'),
  deadline: say('期限', 'Deadline'),
  whole: (rows: number) =>
    say(
      `${rows}行记录，前后相连，每个状态都由事件推得。`,
      `${rows} rows, unbroken; every state follows from its events.`,
    ),
  older: (rows: number) =>
    say(
      `其中${rows}行出自旧版流程，仅核对了哈希值。`,
      `${rows} of them are of older charts; only their hashes were checked.`,
    ),
  broken: (row: number | null) =>
    row === null
      ? say('记录有问题，首处如下。', 'The record is not whole; the first fault:')
      : say(`记录有问题，首处在第${row}行。`, `The record is not whole; the first fault is in row ${row}.`),
  lastHash: say('最后一行的哈希值', 'Hash of the last row'),
  archive: say('下载案卷档案', 'Download the archive'),
  report: say('制作报告', 'Make a report'),
  reportFor: say('报告提供给', 'For whom'),
  reportPurpose: say('用途', 'Purpose'),
  reportMake: say('下载报告', 'Download the report'),
  verifying: say('正在核验……', 'Verifying …'),
  nextWho: say('下一步', 'Next'),
};

export const sending = {
  steps: [say('填写', 'Fill in'), say('核对', 'Check'), say('回执', 'Receipt')] as const,
  check: say('核对', 'Check'),
  send: say('确认提交', 'Send'),
  change: say('返回修改', 'Change'),
  cancel: say('返回案件', 'Back to the case'),
  passed: say('核对通过：内容符合要求，尚未提交。', 'Checked: nothing stands against it. Nothing is sent yet.'),
  moved: (by: string) =>
    say(
      `您填写期间案件有新的办理：${by}。您填写的内容已保留。`,
      `The case has moved on meanwhile: ${by}. What you typed is kept.`,
    ),
  goOn: say('已了解，继续办理', 'I have seen it; go on'),
  impossible: say('本事项现在不能办理。', 'This cannot be done now.'),
  claimedBy: (who: string) => say(`该任务现由${who}认领。`, `The task is claimed by ${who}.`),
  again: say('重新登录', 'Sign in again'),
  receipt: say('回执', 'Receipt'),
  recorded: say('已受理，已记入案卷', 'Taken, and on the record'),
  act: say('事项', 'Act'),
  row: say('记录序号', 'Row'),
  at: say('时间', 'Time'),
  by: say('办理人', 'By'),
  next: say('下一步', 'Next'),
  nextNobody: say('无需他人办理。', 'Nobody else has to act.'),
  toCase: say('查看案件', 'See the case'),
  printReceipt: say('打印回执', 'Print the receipt'),
};

export const inboxPage = {
  none: say('没有待办事项。', 'Nothing to do here.'),
  task: say('任务', 'Task'),
  case: say('案件', 'Case'),
  kind: say('流程', 'Lifecycle'),
  since: say('转入时间', 'Since'),
  due: say('办理期限', 'Due'),
  holder: say('认领人', 'Claimed by'),
  act: say('操作', 'Action'),
  free: say('待认领', 'unclaimed'),
  late: say('已超时限', 'late'),
  kindFilter: say('按流程筛选', 'Filter by lifecycle'),
  keys: say('快捷键', 'Keys'),
  claimSelected: (n: number) => say(`认领所选${n}项`, `Claim the ${n} selected`),
  results: say('认领结果', 'What came of it'),
  keyList: [
    ['j / k', say('下一项 / 上一项', 'next / previous')],
    ['Enter', say('打开案件', 'open the case')],
    ['c', say('认领', 'claim')],
    ['u', say('退回', 'give back')],
    ['x', say('选中或取消选中', 'select or unselect')],
    ['/', say('查找', 'search')],
    ['?', say('本说明', 'this help')],
  ] as const,
};

export const casesPage = {
  label: say('案件', 'Case'),
  kind: say('流程', 'Lifecycle'),
  number: say('案号', 'Number'),
  state: say('当前环节', 'Stands at'),
  due: say('最近期限', 'Next deadline'),
  opened: say('立案时间', 'Opened'),
  changed: say('最近办理', 'Last act'),
  ended: say('已办结', 'ended'),
  search: say('名称、编号、单位', 'Name, number, organisation'),
  any: say('全部流程', 'All lifecycles'),
  standing: say('办理状态', 'Open or ended'),
  open: say('办理中', 'Open'),
  closed: say('已办结', 'Ended'),
  all: say('全部', 'All'),
  more: say('继续显示', 'Show more'),
  none: say('没有符合条件的案件。', 'No case fits.'),
};
