// What forms themselves say. Titles, hints and refusals come with the schema and the answer.
import type { Text } from '@shuquan/machines/law';
import { articles, isArticleId, say } from '@shuquan/machines/law';

export const words = {
  needed: say('必填', 'Required'),
  optional: say('选填', 'Optional'),
  form: say('填写内容', 'Content'),
  nothingToFill: say('此事项无需填写内容。', 'Nothing has to be filled in.'),
  missing: say('必填', 'Required'),
  tooShort: (least: number): Text => say(`不得少于 ${least} 个字符`, `At least ${least} characters`),
  tooLong: (most: number): Text => say(`不得超过 ${most} 个字符`, `At most ${most} characters`),
  tooFew: (least: number): Text => say(`不得少于 ${least} 项`, `At least ${least}`),
  tooSmall: (least: string): Text => say(`不得小于 ${least}`, `At least ${least}`),
  tooBig: (most: string): Text => say(`不得超过 ${most}`, `At most ${most}`),
  malformed: say('格式不符', 'Not in the form that is asked'),
  choose: say('请选择', 'Choose'),
  yes: say('是', 'Yes'),
  no: say('否', 'No'),
  clear: say('清除', 'Clear'),
  other: say('其他', 'Other'),
  item: (n: number): Text => say(`第 ${n} 项`, `Item ${n}`),
  add: (what: Text): Text => say(`添加${what.zh}`, `Add: ${what.en}`),
  remove: (what: Text): Text => say(`删除${what.zh}`, `Remove: ${what.en}`),
  open: (what: Text): Text => say(`填写${what.zh}`, `Fill in: ${what.en}`),
  yuan: say('元', 'yuan'),
  notMoney: say('请填写金额，最多两位小数，例如 1200.50', 'An amount with at most two decimals, such as 1200.50'),
  beijing: say('北京时间', 'Beijing time (UTC+8)'),
  months: say('个月', 'months'),
  years: say('年', 'years'),
  upload: say('上传文件', 'Upload a file'),
  uploading: (name: string): Text => say(`正在上传“${name}”……`, `Uploading “${name}” …`),
  unreachable: say('暂时无法连接服务，请重试。', 'The service cannot be reached just now; try again.'),
  download: (name: string): Text => say(`下载“${name}”`, `Download “${name}”`),
  hashed: say('由文件计算', 'Compute from a file'),
  hashHint: say(
    '64 位十六进制数；文件只在本机计算，不上传。',
    '64 hexadecimal digits; the file stays on this machine.',
  ),
  findCase: say('按名称、编号或者单位查找', 'Find by name, number or organisation'),
  noCase: say('没有找到可以查看的案件', 'No case found that you may read'),
  findParty: say('按单位名称查找，或者填写统一社会信用代码', 'Find by name, or type a credit code'),
  noParty: say(
    '没有找到；可以填写 18 位统一社会信用代码',
    'Nothing found; a credit code of 18 characters can be typed',
  ),
  citizen: say('公民', 'Citizen'),
  person: say('账号或者姓名', 'Account or name'),
  region: say('按名称查找国家或者地区', 'Find a country or region'),
  noRegion: say('没有这个国家或者地区', 'No such country or region'),
  task: say('选择任务', 'Choose a task'),
  identity: say('公民身份号码', 'Identity number'),
  identityHint: say(
    '号码只用于换取登记引用值，不保存、不记录。',
    'The number is turned into a reference; it is neither kept nor logged.',
  ),
  reference: say('换取引用值', 'Get the reference'),
  referenceKept: (digits: string): Text => say(`已登记引用值（${digits}…）`, `Reference on file (${digits}…)`),
  free: say('名称', 'Name'),
  problems: (n: number): Text => say(`有 ${n} 处需要更正`, `${n} to correct`),
  change: (what: Text): Text => say(`修改${what.zh}`, `Change: ${what.en}`),
  changeShort: say('修改', 'Change'),
  before: say('修改前', 'Before'),
  none: say('未填写', 'Not filled in'),
  furtherField: say('其他内容', 'Further content'),
  saved: (time: string): Text => say(`已保存 ${time}`, `Saved ${time}`),
  saving: say('正在保存……', 'Saving …'),
  notSaved: say('草稿尚未保存，将自动重试。', 'The draft is not saved yet; it will be tried again.'),
  signInAgain: say(
    '登录已过期，重新登录后将继续保存草稿。',
    'Sign in again; the draft is kept and will be saved then.',
  ),
} as const;

const digits = '〇一二三四五六七八九';
const numeral = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens ? '十' : ''}${ones ? digits[ones] : ''}`;
};

/** An article as officials cite it. */
export function articleName(id: string): Text {
  const found = /^([TP])(\d+)(?:\((\d+)\))?$/.exec(id);
  if (!found) return say(id, id);
  const [, law, article, item] = found;
  const [zh, en] = law === 'T' ? ['数据交易办法', 'Data trading'] : ['授权运营办法', 'Authorized operation'];
  return say(
    `${zh}第${numeral(Number(article))}条${item ? `第（${numeral(Number(item))}）项` : ''}`,
    `${en}, article ${article}${item ? `(${item})` : ''}`,
  );
}
export const articleTitle = (id: string): Text | undefined => (isArticleId(id) ? articles[id].title : undefined);
