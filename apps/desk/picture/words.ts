// What the picture itself says; titles of states and events come from the chart.
import { type Text, say } from '@shuquan/machines/law';

export const words = {
  picture: say('流程图', 'Chart'),
  now: say('现在', 'Now'),
  can: say('可以', 'Possible'),
  nothing: say('本身份现在没有可办事项', 'nothing in this hat just now'),
  waits: say('等待', 'Awaited'),
  due: say('期限', 'Deadlines'),
  none: say('无', 'none'),
  ended: say('本案已办结', 'the case has ended'),
  anywhere: say('任何状态下', 'In every state'),
  active: say('当前', 'current'),
  passed: say('已经过', 'passed'),
  outcome: say('结果', 'outcome'),
  possible: say('可办', 'possible now'),
  timed: say('期限届满', 'by a deadline'),
  parallel: say('并行部分', 'in parallel'),
  folded: say('点击展开', 'click to unfold'),
  states: (n: number) => say(`含${n}个状态`, n === 1 ? '1 state inside' : `${n} states inside`),
  legend: say('图例', 'Legend'),
  more: (title: Text, n: number) => say(`${title.zh}等${n}项`, `${title.en} +${n - 1}`),
  failed: say('流程图暂时无法显示，请稍后重试。', 'The chart cannot be shown just now; try again.'),
} as const;
