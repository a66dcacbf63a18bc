// The CLI's own words.
import type { Text } from '../../machines/law/cite.ts';

const texts = {
  case: ['案件', 'Case'], state: ['状态', 'State'], version: ['版本', 'Version'], regime: ['规则包', 'Regime'], since: ['自', 'Since'], opened: ['立案', 'Opened'], ended: ['已办结', 'ended'],
  deadlines: ['期限', 'Deadlines'], deadline: ['期限', 'Deadline'], due: ['届满', 'Due'], left: ['剩余', 'Left'], kind: ['类别', 'Kind'], provisional: ['暂定(该年节假日安排未载入)', 'provisional (holiday notice not loaded)'],
  tasks: ['待办任务', 'Tasks'], task: ['任务', 'Task'], by: ['办理方', 'By'], claimed: ['认领人', 'Claimed by'], escalated: ['已升级', 'escalated'], effects: ['外部调用', 'Outside calls'],
  attempts: ['次数', 'Attempts'], next: ['下次', 'Next try'], error: ['错误', 'Last error'], now: ['现可办理', 'Possible now'], event: ['事件', 'Event'], title: ['名称', 'Title'], articles: ['依据', 'Articles'],
  unmet: ['尚缺', 'Still missing'], mine: ['您可办', 'You'], nothing: ['无', 'none'], seq: ['序号', 'Seq'], time: ['时间', 'Time'], who: ['何人', 'Who'], role: ['身份', 'Role'], from: ['由', 'From'], to: ['至', 'To'],
  lifecycle: ['流程', 'Lifecycle'], paused: ['停止计算', 'paused'], day: ['天', 'd'], overdue: ['逾期', 'overdue'], yes: ['可以办理', 'would be taken'], no: ['不能办理', 'would be refused'],
  allowed: ['可办', 'Possible instead'], whole: ['记录完整,状态可由事件重新推导', 'the record is whole, and every state follows from its events'], broken: ['记录有问题', 'the record is not whole'],
  rows: ['行', 'rows'], older: ['行属旧版流程,只校验哈希', 'of older machine versions, by their hashes alone'], valid: ['有效', 'valid'], invalid: ['无效', 'not valid'], accepted: ['已受理', 'accepted'], repeated: ['(重复提交,未再次办理)', '(repeated: nothing happened again)'],
  refused: ['未受理', 'refused'], nextStep: ['下一步', 'Next step'], stored: ['已存', 'stored'], loaded: ['已载入', 'loaded'], cases: ['件', 'cases'], moved: ['项期限变动', 'deadlines moved'],
  after: ['届满', 'deadline'], remind: ['提醒', 'reminder'], escalate: ['升级', 'escalation'], recompute: ['期限重算', 'deadlines recomputed'], system: ['系统', 'system'], open: ['立案', 'opened'],
  identity: ['身份证号码(不回显):', 'Identity number (not shown): '], unreachable: ['无法连接', 'not reachable'], more: ['下一页', 'next page'], restarted: ['已恢复', 'restarted'], same: ['不变', 'as it was'],
  by2: ['发起方', 'Opened by'], states: ['状态', 'States'], events: ['事件', 'Events'], seals: ['总链封印', 'Seals over all cases'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type Word = keyof typeof texts;
export type Language = keyof Text;
/** `word('due')` in one language. */
export const wordsIn = (language: Language) => (word: Word): string => texts[word][language === 'zh' ? 0 : 1];
