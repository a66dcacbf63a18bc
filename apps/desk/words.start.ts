// What the page for new cases says, and the first look at an empty system.
import { say } from '@shuquan/machines/law';

export const starting = {
  intro: say('以您现在的身份可以办理下列立案。', 'With the hat you wear you may open the following.'),
  none: say(
    '您现在的身份不能立案；可以切换身份，或者在“法规与流程”中查看由谁立案。',
    'The hat you wear opens nothing; change it, or see under “Law and lifecycles” who may.',
  ),
  begin: say('开始填写', 'Begin'),
  needed: say('需要填写', 'What is asked'),
  optional: say('（选填）', ' (optional)'),
  steps: say('办理环节和时限', 'Steps and time limits'),
  noLimit: say('未规定时限', 'no time limit'),
  cancel: say('返回', 'Back'),
  opened: say('立案', 'Opening'),
};

export const welcome = {
  title: say('欢迎使用数权', 'Welcome to Shuquan'),
  what: say(
    '这里办理数据交易和公共数据授权运营：每一步都依照长春市两部办法（征求意见稿）进行，有期限、有依据、有记录，任何人都可以核验。',
    'Data trading and the authorized operation of public data are handled here: each step follows the two draft regulations of Changchun, with deadlines, articles and a record that anybody can check.',
  ),
  empty: say('系统里还没有您可以查阅的案件。', 'There is no case yet that you may read.'),
  first: say('可以先这样做', 'What to do first'),
  open: say('新办一件：', 'Open a case: '),
  law: say('看看有哪些流程、由谁办理、依据哪一条', 'See which lifecycles there are, who acts, under which article'),
  verify: say('核验一张证书', 'Verify a certificate'),
  examples: say('载入示例', 'Load the examples'),
  examplesWhat: say(
    '由虚构的人员经同一接口办完一笔数据交易，从主体登记到备案归档，约一分钟。授权运营的示例要跨越两年，需要移动时钟，请在命令行运行 npm run demo -- operation。仅限开发登录。',
    'Fictional people do a whole data trade over the same API, from registration to filing, in about a minute. The example of authorized operation spans two years and moves the clock: run `npm run demo -- operation` in a terminal. Development sign-in only.',
  ),
  running: say('正在载入示例，案件会陆续出现……', 'Loading; cases appear one by one …'),
  done: say(
    '示例已载入，可以切换身份查看各方的案件。',
    'The example is loaded; change the hat to see what each party sees.',
  ),
  failed: say(
    '示例没有载入完，已有的案件可以查看；可以再次载入。',
    'The example did not come to its end; what is there can be read, and it can be loaded again.',
  ),
};
